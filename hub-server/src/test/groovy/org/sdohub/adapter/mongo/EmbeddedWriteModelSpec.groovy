package org.sdohub.adapter.mongo


class EmbeddedWriteModelSpec extends WriteModelContract {
    @Override
    Stores stores() {
        Stores.embedded()
    }
}
