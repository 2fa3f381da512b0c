package org.sdohub.relationship

import org.sdohub.a.RealMongo
import org.sdohub.adapter.mongo.Stores
import spock.lang.Requires

@Requires(value = { RealMongo.available() }, reason = 'needs HUB_MONGODB_URI or Docker')
class MongoRelationshipStoreSpec extends RelationshipStoreContract {
    @Override
    Stores stores() {
        Stores.at(RealMongo.uri())
    }
}
