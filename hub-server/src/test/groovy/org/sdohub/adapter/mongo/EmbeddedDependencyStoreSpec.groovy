package org.sdohub.adapter.mongo

import org.sdohub.dependency.DependencyListStore
import org.sdohub.dependency.DependencyStore
import org.sdohub.dependency.DependencyStoreContract
import spock.lang.AutoCleanup

class EmbeddedDependencyStoreSpec extends DependencyStoreContract {

    @AutoCleanup
    Stores stores = Stores.embedded()

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
