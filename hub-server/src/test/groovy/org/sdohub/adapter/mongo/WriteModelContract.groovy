package org.sdohub.adapter.mongo

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.rules
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.People.keyed

import com.mongodb.client.model.Filters
import com.mongodb.client.model.Updates
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import org.bson.Document
import org.sdohub.kernel.HubEvent
import org.sdohub.kernel.Refused
import org.sdohub.kernel.Store
import org.sdohub.organization.Acronym
import org.sdohub.organization.Organization
import spock.lang.Specification

/** What every document store promises: state and event in one write, by compare-and-set, once, in one order. */
abstract class WriteModelContract extends Specification {

    Stores stores

    abstract Stores stores()

    def setup() {
        stores = stores()
    }

    def cleanup() {
        assert stores.guard.strangers.isEmpty()
        stores.close()
    }

    static Organization.Details named(Organization organization, String name) {
        new Organization.Details(organization.acronym(), name, organization.kind(), organization.state(), null)
    }

    Organization rename(String name, act = by(administrator())) {
        stores.organizations.change(OMA, act, null) { found -> found.get().edited(named(found.get(), name), null) }
    }

    List<HubEvent> happened() {
        stores.everythingThatHappened()
    }

    def "what was saved is found as it was, with its event in the sequence"() {
        given:
        def saved = stores.organizations.save(anOrganization('OMA'), by(administrator()))

        expect:
        stores.organizations.find(OMA).get() == saved
        stores.organizations.findByAcronym(new Acronym('oma')).get() == saved
        happened()*.type() == ['OrganizationCreated']
        happened()*.sequence() == [1L]
        happened().first().by().name() == administrator().name()
    }

    def "a change on an old version is refused with both versions, and changes nothing"() {
        given:
        def first = stores.organizations.save(anOrganization('OMA'), by(administrator()))
        rename('Open Mobile Alliance')

        when: 'somebody saves what was decided on the first version'
        stores.organizations.save(first.edited(named(first, 'Something else'), null), by(administrator()))

        then:
        def refused = thrown(Refused)
        refused.refusals().first().code() == 'CONFLICT'
        refused.refusals().first().expectedVersion() == 1
        refused.refusals().first().currentVersion() == 2
        stores.organizations.find(OMA).get().name() == 'Open Mobile Alliance'
        happened().size() == 2
    }

    def "of a unique key there is one, and the second is told which"() {
        given:
        stores.organizations.save(anOrganization('OMA'), by(administrator()))

        when:
        def other = anOrganization('OMA').next()
        def twin = new Organization(
                org.sdohub.a.Bodies.organizationId('twin'), 1, other.acronym(), 'Twin', other.kind(), other.state(), null, [rules()])
        stores.organizations.save(org.sdohub.kernel.Step.of(twin, null,
                new org.sdohub.organization.OrganizationEvent.OrganizationCreated(twin.id(), 'OMA')), by(administrator()))

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['ORGANIZATION_ACRONYM_TAKEN']
        happened().size() == 1
    }

    def "the same key with the same input is carried out once"() {
        given:
        stores.organizations.save(anOrganization('OMA'), by(administrator()))
        rename('Once', keyed(administrator(), 'key 1', 'rename to Once'))

        when:
        rename('Once', keyed(administrator(), 'key 1', 'rename to Once'))

        then:
        thrown(Store.AlreadyDone)
        happened().size() == 2
        stores.organizations.find(OMA).get().version() == 2
    }

    def "of many keys it is told which were carried out"() {
        given:
        stores.organizations.save(anOrganization('OMA'), by(administrator()))
        def acts = ['One', 'Two'].collect { keyed(administrator(), "key $it", "rename to $it") }
        rename('One', acts[0])
        rename('Two', acts[1])
        def keys = acts*.receipt()*.key()

        expect:
        stores.events.carriedOut(keys + ['never used']) == keys as Set
        stores.events.carriedOut([]) == [] as Set
    }

    def "a key that was used cannot be used for another input"() {
        given:
        stores.organizations.save(anOrganization('OMA'), by(administrator()))
        rename('Once', keyed(administrator(), 'key 1', 'rename to Once'))

        when:
        rename('Twice', keyed(administrator(), 'key 1', 'rename to Twice'))

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['IDEMPOTENCY_KEY_REUSED']
        stores.organizations.find(OMA).get().name() == 'Once'
    }

    def "many writers lose no change, and the sequence has every event once, gap-free, each thing's in its order"() {
        given:
        def things = (1..4).collect { stores.organizations.save(anOrganization("ORG$it"), by(administrator())) }
        def pool = Executors.newFixedThreadPool(8)

        when:
        def jobs = (1..8).collect { writer ->
            { ->
                25.times { turn ->
                    def id = things[(writer + turn) % 4].id()
                    stores.organizations.change(id, by(administrator()), null) {
                        it.get().edited(named(it.get(), "by $writer, turn $turn"), null)
                    }
                }
            } as Callable
        }
        pool.invokeAll(jobs)*.get()

        then:
        def all = happened()
        all*.sequence() == (1L..204L).toList()
        all*.eid().toSet().size() == 204
        all.groupBy { it.subject() }.values().every { events -> events*.version() == (1L..events.size()).toList() }
        things.collect { stores.organizations.find(it.id()).get().version() }.sum() == 204

        cleanup:
        pool?.shutdownNow()
    }

    def "what a dead writer left waiting is swept into the sequence once, before what came after it"() {
        given: 'a writer that died between its document and the sequence'
        stores.organizations.save(anOrganization('OMA'), by(administrator()))
        rename('First')
        def raw = stores.database.raw('organizations')
        def event = stores.database.raw('events').find(Filters.eq('_id', 2L)).first()
        stores.database.raw('events').deleteOne(Filters.eq('_id', 2L))
        event.remove('_id')
        event.put('sequence', new org.bson.BsonInt64(0))
        raw.updateOne(Filters.eq('_id', OMA.text()), Updates.push('pending', event))

        when: 'another writes the same thing'
        rename('Second')

        then:
        happened()*.version() == [1L, 2L, 3L]
        happened()*.sequence() == [1L, 2L, 3L]
        raw.find(Filters.eq('_id', OMA.text())).first().getArray('pending').isEmpty()
    }

    def "an index that an older hub made #otherwise gives way to the one that is wanted, and nothing else does"() {
        given: 'two things, and the indexes of an older hub'
        def things = stores.database.collection('things')
        things.insertMany([new Document(_id: 1, a: 1, b: 2), new Document(_id: 2, a: 1, b: 1)])
        stores.database.index('things', 'kept', false, 'b')
        stores.database.index('things', name, unique, *fields)

        when:
        stores.database.index('things', 'wanted', false, 'a', 'b')

        then: 'also when it is asked for again'
        stores.database.index('things', 'wanted', false, 'a', 'b')
        things.listIndexes().collectEntries { [it.name, it.key.keySet() as List] } ==
                [_id_: ['_id'], kept: ['b'], wanted: ['a', 'b']]
        things.find(Filters.eq('a', 1)).sort(new Document(a: 1, b: 1)).collect { it._id } == [2, 1]

        where:
        otherwise              | name     | unique | fields
        'over other fields'    | 'wanted' | false  | ['a']
        'by another name'      | 'older'  | false  | ['a', 'b']
        'as a unique one'      | 'wanted' | true   | ['a', 'b']
    }
}
