package org.sdohub.statement

import org.sdohub.a.RealMongo
import org.sdohub.adapter.mongo.Stores
import spock.lang.Requires

@Requires(value = { RealMongo.available() }, reason = 'needs HUB_MONGODB_URI or Docker')
class MongoActingAtOnceSpec extends ActingAtOnceContract {
    @Override
    Stores stores() {
        Stores.at(RealMongo.uri())
    }
}
