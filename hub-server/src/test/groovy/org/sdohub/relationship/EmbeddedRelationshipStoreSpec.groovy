package org.sdohub.relationship

import org.sdohub.adapter.mongo.Stores

class EmbeddedRelationshipStoreSpec extends RelationshipStoreContract {
    @Override
    Stores stores() {
        Stores.embedded()
    }
}
