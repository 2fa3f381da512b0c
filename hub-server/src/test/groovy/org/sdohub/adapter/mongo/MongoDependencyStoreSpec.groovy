package org.sdohub.adapter.mongo

import org.sdohub.a.RealMongo
import org.sdohub.dependency.DependencyListStore
import org.sdohub.dependency.DependencyStore
import org.sdohub.dependency.DependencyStoreContract
import spock.lang.AutoCleanup
import spock.lang.Requires
@Requires(value = { RealMongo.available() }, reason = 'needs HUB_MONGODB_URI or Docker')
class MongoDependencyStoreSpec extends DependencyStoreContract {

    @AutoCleanup
    Stores stores = Stores.at(RealMongo.uri())

    @Override
    DependencyStore store() {
        stores.dependencies
    }

    @Override
    DependencyListStore lists() {
        stores.dependencyLists
    }

    def cleanup() {
        assert stores.guard.strangers.isEmpty()
    }
}
