package org.sdohub.adapter.mongo

import static org.sdohub.a.Dependencies.aDependency

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

    def "whoever reads all live ones part by part looks at each once"() {
        given:
        30.times { kept(aDependency('X', "RFC $it")) }
        def before = stores.engine.documentsLookedAt()

        when:
        int read = 0
        def part = store().liveAfter(null, 5)
        while (part) {
            read += part.size()
            part = store().liveAfter(part.last().id(), 5)
        }

        then:
        read == 30
        stores.engine.documentsLookedAt() - before == 30
    }

    def cleanup() {
        assert stores.guard.strangers.isEmpty()
    }
}
