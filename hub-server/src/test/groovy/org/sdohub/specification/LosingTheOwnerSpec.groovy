package org.sdohub.specification

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.People.holding
import static org.sdohub.a.Specifications.ANY_OFFICE
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.a.Specifications.details
import static org.sdohub.a.Specifications.specificationId
import static org.sdohub.kernel.Office.Kind.SECRETARIAT

import java.time.Clock
import java.time.ZoneOffset
import org.sdohub.adapter.mongo.Stores
import org.sdohub.organization.Bodies
import org.sdohub.organization.Group
import org.sdohub.organization.GroupEndings
import org.sdohub.organization.Profile.Maturity
import spock.lang.AutoCleanup

/** Specifications outlive the group that worked on them: whoever takes over is responsible, on record. */
class LosingTheOwnerSpec extends spock.lang.Specification {

    @AutoCleanup
    Stores stores = Stores.embedded()
    Bodies bodies = new Bodies(stores.organizations, stores.groups, stores.events)
    LeftSpecifications left = new LeftSpecifications(stores.specifications, bodies, Clock.fixed(NOW, ZoneOffset.UTC))

    def setup() {
        stores.organizations.save(anOrganization('OMA'), by(administrator()))
        stores.groups.save(aGroup('OMA/TP', Group.Kind.PLENARY), by(administrator()))
        stores.groups.save(aGroup('OMA/CD', Group.Kind.WORKING_GROUP, groupId('OMA/TP')), by(administrator()))
        stores.groups.save(aGroup('OMA/MWS'), by(administrator()))
    }

    private void keep(String designation, owner) {
        stores.specifications.save(Specification.created(specificationId(designation), OMA, details(designation, owner: owner), ANY_OFFICE), by(administrator()))
    }

    private void keepPublished(String designation, owner) {
        def versions = aSpecification(designation, OMA, owner: owner, versions: [draft: Maturity.DRAFT, '1.0': Maturity.PUBLISHED]).versions()
        def created = Specification.created(specificationId(designation), OMA, details(designation, owner: owner), ANY_OFFICE)
        stores.specifications.save(Specification.recorded(created, versions, false, ANY_OFFICE), by(administrator()))
    }

    private Specification now(String designation) {
        stores.specifications.find(specificationId(designation)).get()
    }

    private void concluded(String group) {
        new GroupEndings(stores.groups, bodies).conclude(by(holding(SECRETARIAT, OMA)), groupId(group), null, 'Its work is done.')
    }

    private void follow() {
        stores.everythingThatHappened().each { left.follow(it) }
    }

    def "what a concluded group worked on goes to #heir, once and on record; what it published stays its work, and others' theirs"() {
        given: 'more than are handed over in one go'
        (1..120).each { keep("OMA-TS-$it", groupId(group)) }
        keep('OMA-TS-Other', groupId('OMA/TP'))
        keepPublished('OMA-TS-50-Published', groupId(group))

        when:
        concluded(group)
        2.times { follow() }

        then:
        (1..120).collect { now("OMA-TS-$it").owner() }.unique() == [owner]
        (1..120).collect { now("OMA-TS-$it").version() }.unique() == [2]
        now('OMA-TS-Other').version() == 1
        now('OMA-TS-50-Published').owner() == groupId(group)
        stores.events.of(specificationId('OMA-TS-1'), 100).findAll { it.type() == 'SpecificationHandedOver' }*.changes().flatten()
                .collect { [it.field(), it.before(), it.after()] } == [['owner', groupId(group).text(), owner?.text()]]

        where:
        group     | heir                                   || owner
        'OMA/CD'  | 'the group above'                      || groupId('OMA/TP')
        'OMA/MWS' | 'the organization, where none is left' || null
    }
}
