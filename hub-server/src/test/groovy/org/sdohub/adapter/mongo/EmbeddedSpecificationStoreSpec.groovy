package org.sdohub.adapter.mongo

import org.sdohub.specification.EnablerReleaseStore
import org.sdohub.specification.SpecificationStore
import org.sdohub.specification.SpecificationStoreContract
import spock.lang.AutoCleanup

class EmbeddedSpecificationStoreSpec extends SpecificationStoreContract {

    @AutoCleanup
    Stores stores = Stores.embedded()

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
