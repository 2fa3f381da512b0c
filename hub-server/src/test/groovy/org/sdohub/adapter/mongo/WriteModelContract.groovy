package org.sdohub.adapter.mongo

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.details
import static org.sdohub.a.Bodies.groupId
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
import org.sdohub.kernel.Step
import org.sdohub.kernel.Store
import org.sdohub.organization.Acronym
import org.sdohub.organization.Group
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

    def "many that are saved together are what they would be one by one, in few round trips"() {
        given:
        stores.guard.roundTrips()

        when:
        def saved = stores.groups.saveAll((1..300).collect { new Store.Saving(aGroup("OMA/G$it"), by(administrator())) })

        then:
        stores.guard.roundTrips() == 4
        saved*.get()*.id() == (1..300).collect { groupId("OMA/G$it") }
        saved.every { stores.groups.find(it.get().id()).get() == it.get() }
        happened()*.subject() == saved*.get()*.id()*.text()
        happened()*.sequence() == (1L..300L).toList()
        stores.database.raw('groups').find(Filters.ne('pending', [])).first() == null
    }

    def "many changes that are saved together are what they would be one by one, in few round trips"() {
        given:
        def all = stores.groups.saveAll((1..300).collect { new Store.Saving(aGroup("OMA/G$it"), by(administrator())) })*.get()
        stores.guard.roundTrips()

        when:
        def saved = stores.groups.saveAll(all.collect { new Store.Saving(asBoard(it), by(administrator())) })

        then:
        stores.guard.roundTrips() == 5
        saved*.get()*.id() == all*.id()
        saved.every { stores.groups.find(it.get().id()).get() == it.get() && it.get().kind() == Group.Kind.BOARD && it.get().version() == 2 }
        happened()*.sequence() == (1L..600L).toList()
        happened().drop(300)*.subject() == all*.id()*.text()
        stores.database.raw('groups').find(Filters.ne('pending', [])).first() == null
    }

    def "what a dead writer left waiting in one of many that are changed together comes before what they do now"() {
        given: 'a writer that died between its document and the sequence'
        def all = stores.groups.saveAll((1..3).collect { new Store.Saving(aGroup("OMA/G$it"), by(administrator())) })*.get()
        def second = stores.groups.save(all[1].edited(details('G2', Group.Kind.AREA), null), by(administrator()))
        def event = stores.database.raw('events').find(Filters.eq('_id', 4L)).first()
        stores.database.raw('events').deleteOne(Filters.eq('_id', 4L))
        event.remove('_id')
        event.put('sequence', new org.bson.BsonInt64(0))
        stores.database.raw('groups').updateOne(Filters.eq('_id', second.id().text()), Updates.push('pending', event))

        when:
        stores.groups.saveAll([all[0], second, all[2]].collect { new Store.Saving(asBoard(it), by(administrator())) })

        then:
        happened()*.sequence() == (1L..7L).toList()
        happened().findAll { it.subject() == second.id().text() }*.version() == [1L, 2L, 3L]
        stores.database.raw('groups').find(Filters.ne('pending', [])).first() == null
    }

    def "one of many changes whose event another node was faster to bring into the sequence is done, one that is not there is stale"() {
        given:
        def all = stores.groups.saveAll((1..2).collect { new Store.Saving(aGroup("OMA/G$it"), by(administrator())) })*.get()
        def sent = all.collect {
            def saving = new Store.Saving(asBoard(it), by(administrator()))
            new Candidate(saving, stores.groups.made(saving.step(), saving.act()))
        }
        def raw = stores.database.raw('groups')
        raw.updateOne(MongoStore.isBefore(sent[0].thing()), stores.groups.replacement(sent[0].thing(), sent[0].made()))
        stores.relay.sweep(java.time.Instant.now().plusSeconds(60))

        when:
        new WrittenChanges(stores.database, stores.events, raw).tell(sent)

        then:
        sent*.refused == [false, true]
        sent[1].outcome().refused().refusals()*.code() == ['CONFLICT']
        sent[0].waiting() == []
    }

    def "of many that are saved together one that is refused holds up none of the others, whether it is new or a change"() {
        given:
        def there = stores.groups.save(aGroup('OMA/G1'), by(administrator()))
        def stale = there.edited(details('G1'), null)
        stores.groups.save(stale, by(administrator()))
        def change = stores.groups.find(there.id()).get().edited(details('G1', Group.Kind.BOARD), null)
        def steps = [aGroup('OMA/G2'), aGroup('OMA/G1'), change, stale, aGroup('OMA/G3')]

        when:
        def saved = stores.groups.saveAll(steps.collect { new Store.Saving(it, by(administrator())) })

        then:
        saved*.refused()*.refusals()*.first()*.code() == [null, 'CONFLICT', null, 'CONFLICT', null]
        saved*.thing()*.id() == [groupId('OMA/G2'), null, groupId('OMA/G1'), null, groupId('OMA/G3')]
        stores.groups.find(there.id()).get().kind() == Group.Kind.BOARD
        happened().size() == 5
    }

    def "keys are good once for many that are saved together, too"() {
        given:
        def saving = { int n, String input -> new Store.Saving(aGroup("OMA/G$n"), keyed(administrator(), "key $n", input)) }
        stores.groups.saveAll([saving(1, 'form'), saving(2, 'form')])

        when:
        def again = stores.groups.saveAll([saving(1, 'form'), saving(2, 'something else'), saving(3, 'form'), saving(3, 'form')])

        then:
        again[0].refused() instanceof Store.AlreadyDone
        again[1].refused().refusals()*.code() == ['IDEMPOTENCY_KEY_REUSED']
        again[2].get().id() == groupId('OMA/G3')
        again[3].refused() instanceof Store.AlreadyDone
        happened()*.receipt()*.key() == ['key 1', 'key 2', 'key 3']
    }

    def "keys are good once for many changes that are saved together, too"() {
        given:
        def all = stores.groups.saveAll((1..3).collect { new Store.Saving(aGroup("OMA/G$it"), by(administrator())) })*.get()
        def saving = { int n, String input -> new Store.Saving(asBoard(all[n - 1]), keyed(administrator(), "key $n", input)) }
        stores.groups.saveAll([saving(1, 'form'), saving(2, 'form')])

        when:
        def again = stores.groups.saveAll([saving(1, 'form'), saving(2, 'something else'), saving(3, 'form'), saving(3, 'form')])

        then:
        again[0].refused() instanceof Store.AlreadyDone
        again[1].refused().refusals()*.code() == ['IDEMPOTENCY_KEY_REUSED']
        again[2].get().version() == 2
        again[3].refused() instanceof Store.AlreadyDone
        happened()*.receipt()*.key().findAll() == ['key 1', 'key 2', 'key 3']
    }

    def "what a dead writer of many left is swept into the sequence once, however many they are"() {
        given: 'a writer that died between its documents and the sequence'
        stores.groups.saveAll((1..1100).collect { new Store.Saving(aGroup("OMA/G$it"), by(administrator())) })
        def events = stores.database.raw('events')
        events.find(Filters.gt('_id', 10L)).toList().each { event ->
            event.remove('_id')
            event.put('sequence', new org.bson.BsonInt64(0))
            stores.database.raw('groups').updateOne(Filters.eq('_id', event.subject.value), Updates.push('pending', event))
        }
        events.deleteMany(Filters.gt('_id', 10L))

        when:
        def found = stores.relay.sweep(java.time.Instant.now().plusSeconds(60))

        then:
        found == 1090
        happened()*.sequence() == (1L..1100L).toList()
        happened()*.subject().toSet().size() == 1100
        stores.relay.sweep(java.time.Instant.now().plusSeconds(60)) == 0
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

    Step<Group> asBoard(Group group) {
        group.edited(details(group.acronym().value(), Group.Kind.BOARD), null)
    }
}
