package org.sdohub.adapter.mongo

class EmbeddedGraphGuardSpec extends GraphGuardContract {
    @Override
    Stores stores() {
        Stores.embedded()
    }
}
