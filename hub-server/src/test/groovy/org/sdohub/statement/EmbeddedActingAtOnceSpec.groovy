package org.sdohub.statement

import org.sdohub.adapter.mongo.Stores

class EmbeddedActingAtOnceSpec extends ActingAtOnceContract {
    @Override
    Stores stores() {
        Stores.embedded()
    }
}
