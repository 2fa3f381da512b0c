package org.sdohub.adapter.mongo

import org.sdohub.a.RealMongo
import spock.lang.Requires

@Requires(value = { RealMongo.available() }, reason = 'needs HUB_MONGODB_URI or Docker')
class MongoGraphGuardSpec extends GraphGuardContract {
    @Override
    Stores stores() {
        Stores.at(RealMongo.uri())
    }
}
