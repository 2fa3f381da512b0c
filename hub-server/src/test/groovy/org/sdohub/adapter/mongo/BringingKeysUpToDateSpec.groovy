package org.sdohub.adapter.mongo

import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by

import com.mongodb.client.model.Filters
import com.mongodb.client.model.Updates
import org.sdohub.kernel.Page
import org.sdohub.organization.OrganizationStore
import spock.lang.AutoCleanup
import spock.lang.Specification

class BringingKeysUpToDateSpec extends Specification {

    @AutoCleanup Stores stores = Stores.embedded()
    List<String> told = []

    private Rekeying rekeying() {
        new Rekeying(stores.database, [stores.groups, stores.organizations])
    }

    private List<String> found() {
        stores.organizations.page(new OrganizationStore.Filter([] as Set, [] as Set, 'full o'), Page.Request.first(9)).values()*.acronym()*.value()
    }

    def "what an older hub stored is found by what this one keeps, and looked through once"() {
        given:
        (1..3).each { stores.organizations.save(anOrganization("O$it".toString()), by(administrator())) }
        stores.database.raw('organizations').updateMany(Filters.empty(), Updates.unset('keys.beginnings'))

        expect:
        found() == []

        when:
        rekeying().bringUpToDate { told << it }

        then:
        found() == ['O1', 'O2', 'O3']
        told == ['Making the keys anew of the organizations']

        when:
        stores.database.raw('organizations').updateMany(Filters.empty(), Updates.unset('keys.beginnings'))
        rekeying().bringUpToDate { told << it }

        then:
        told.size() == 1
        found() == []
    }

    def "a new hub has nothing to do"() {
        when:
        rekeying().bringUpToDate { told << it }

        then:
        told == []
    }
}
