package org.sdohub.adapter.mongo

import org.sdohub.a.RealMongo
import org.sdohub.specification.EnablerReleaseStore
import org.sdohub.specification.SpecificationStore
import org.sdohub.specification.SpecificationStoreContract
import spock.lang.AutoCleanup
import spock.lang.Requires

@Requires(value = { RealMongo.available() }, reason = 'needs HUB_MONGODB_URI or Docker')
class MongoSpecificationStoreSpec extends SpecificationStoreContract {

    @AutoCleanup
    Stores stores = Stores.at(RealMongo.uri())

    @Override
    SpecificationStore store() {
        stores.specifications
    }

    @Override
    EnablerReleaseStore releases() {
        stores.enablerReleases
    }

    def cleanup() {
        assert stores.guard.strangers.isEmpty()
    }
}
