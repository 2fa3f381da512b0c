package org.sdohub.relationship

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Bodies.organizationId
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.Relationships.MANAGER
import static org.sdohub.a.Relationships.active
import static org.sdohub.a.Relationships.arrangement
import static org.sdohub.a.Relationships.by
import static org.sdohub.a.Relationships.content
import static org.sdohub.a.Relationships.managerOf
import static org.sdohub.a.Relationships.person
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.a.Relationships.side

import java.time.LocalDate
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import org.bson.Document
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Act
import org.sdohub.kernel.Page
import org.sdohub.kernel.Refused
import org.sdohub.organization.Profile.Visibility
import org.sdohub.relationship.Relationship.Turn
import org.sdohub.relationship.RelationshipStore.Filter
import org.sdohub.relationship.RelationshipStore.OrderBy
import org.sdohub.relationship.RelationshipStore.OrderField
import org.sdohub.specification.SpecificationId
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What the stores of relationships and work areas promise. */
abstract class RelationshipStoreContract extends Specification {

    static final THREE_GPP = organizationId('3GPP')
    static final Page.Request ALL = Page.Request.first(100)
    static final SPECIFICATION = new SpecificationId(new UUID(0, 3261))

    @Shared
    @AutoCleanup
    Stores stores

    abstract Stores stores()

    def setupSpec() {
        stores = stores()
    }

    def cleanup() {
        assert stores.guard.strangers.isEmpty()
        ['relationships', 'workAreas', 'events'].each { stores.database.raw(it).deleteMany(new Document()) }
    }

    static Act act() {
        new Act(administrator(), NOW)
    }

    Relationship propose(String key, Arrangement arrangement = arrangement()) {
        def step = Relationship.proposed(relationshipId(key), new Slug(key), arrangement, Upkeep.NONE,
                by(arrangement.first().organization()))
        stores.relationships.save(step, act())
    }

    Relationship change(Relationship relationship, Closure rule) {
        stores.relationships.change(relationship.id(), act(), null) { rule(it.get()) }
    }

    static Arrangement between(organization, other, Map values = [:]) {
        arrangement([first: side(organization), second: side(other)] + values)
    }

    def "what was stored is found as it was, by id and by key"() {
        given: 'everything that can be said of a relationship'
        def rule = new Terms.CitationRule(OMA, 'RFC', ['Proposed Standard'])
        def terms = new Terms(false, [rule], 'as it is', 30, Visibility.PUBLIC, Visibility.PARTIES, Visibility.PUBLIC)
        def oma = new Side(OMA, [groupId('OMA/CD')], groupId('OMA/TP'), 'by consensus', 'on invitation')
        def upkeep = new Upkeep(
                [new Agreement('Collaboration', Agreement.Kind.RFC, 'RFC 3975', true, LocalDate.of(2005, 1, 1), null)],
                'each month', LocalDate.of(2005, 12, 1))
        propose('oma-ietf')
        def full = change(stores.relationships.find(relationshipId('oma-ietf')).get()) {
            it.edited(arrangement(first: oma, terms: terms, scope: 'SIP', purpose: 'avoid double work'), upkeep, by(OMA))
        }
        full = change(full) { it.consented(by(IETF)) }
        full = change(full) { it.noticed(new UUID(0, 7), Notice.Kind.MODIFY, by(IETF)) }
        full = change(full) { it.opened(MANAGER, managerOf(OMA), by(OMA).office()) }
        full = change(full) { it.appointed(MANAGER, person('Ada'), NOW, NOW.plusSeconds(60), by(OMA).office()) }

        expect:
        stores.relationships.find(full.id()).get() == full
        stores.relationships.findByKey(new Slug('OMA-IETF')).get() == full
        stores.relationships.findByKey(new Slug('oma-3gpp')).empty
    }

    def "a key is taken once"() {
        given:
        propose('oma-ietf')

        when:
        def step = Relationship.proposed(relationshipId('twin'), new Slug('oma-ietf'), between(OMA, THREE_GPP), Upkeep.NONE, by(OMA))
        stores.relationships.save(step, act())

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['RELATIONSHIP_KEY_TAKEN']
    }

    def "of #what there can be #allowed living relationship(s)"() {
        given:
        propose('first', between(OMA, IETF, [scope: 'SIP']))

        when:
        def codes = codesOf { propose('second', other) }

        then:
        codes == refused

        where:
        what                                       | other                                  || refused
        'the same pair and scope'                  | between(OMA, IETF, [scope: 'SIP'])     || ['RELATIONSHIP_ALREADY_LIVING']
        'the same pair named the other way round'  | between(IETF, OMA, [scope: ' sip '])   || ['RELATIONSHIP_ALREADY_LIVING']
        'the same pair with another scope'         | between(OMA, IETF, [scope: 'ENUM'])    || []
        'another pair with the same scope'         | between(OMA, THREE_GPP, [scope: 'SIP']) || []
        allowed = refused ? 'one' : 'two'
    }

    def "an ended relationship is in no one's way, however many there were"() {
        given:
        3.times { turn ->
            def relationship = propose("oma-ietf-$turn")
            change(relationship) { it.turned(Turn.END, by(OMA), NOW) }
        }

        expect:
        propose('oma-ietf').state() == Relationship.State.PROPOSED
    }

    def "of two proposals at once for one pair and scope exactly one is accepted"() {
        given:
        def pool = Executors.newFixedThreadPool(8)

        when:
        def jobs = (1..8).collect { writer -> { -> codesOf { propose("proposal-$writer") } } as Callable }
        def outcomes = pool.invokeAll(jobs)*.get()

        then:
        outcomes.count([]) == 1
        outcomes.count(['RELATIONSHIP_ALREADY_LIVING']) == 7
        stores.relationships.page(Filter.ALL, Readers.PUBLIC, OrderBy.KEY, ALL).total().asLong == 1
        stores.everythingThatHappened()*.type() == ['RelationshipProposed']

        cleanup:
        pool?.shutdownNow()
    }

    def "a list shows what #who may read, and counts nothing else"() {
        given:
        propose('oma-ietf')
        propose('oma-3gpp', between(OMA, THREE_GPP, [visibility: Visibility.PARTIES]))

        when:
        def page = stores.relationships.page(Filter.ALL, readers, OrderBy.KEY, ALL)

        then:
        page.values()*.key()*.value() == keys
        page.total().asLong == keys.size()
        stores.relationships.readable(readers).size() == keys.size()

        where:
        who                   | readers                  || keys
        'everybody'           | Readers.PUBLIC           || ['oma-ietf']
        'people of the IETF'  | new Readers([IETF] as Set) || ['oma-ietf']
        'people of the OMA'   | new Readers([OMA] as Set)  || ['oma-3gpp', 'oma-ietf']
    }

    def "relationships are filtered by #what"() {
        given:
        propose('oma-ietf', between(OMA, IETF, [purpose: 'Avoid double work']))
        def informal = propose('oma-3gpp', between(OMA, THREE_GPP, [kind: Arrangement.Kind.INFORMAL]))
        change(informal) { it.consented(by(THREE_GPP)) }

        expect:
        stores.relationships.page(filter, Readers.PUBLIC, OrderBy.KEY, ALL).values()*.key()*.value() == keys

        where:
        what           | filter                                                              || keys
        'organization' | new Filter(IETF, [] as Set, [] as Set, '')                          || ['oma-ietf']
        'either side'  | new Filter(OMA, [] as Set, [] as Set, '')                           || ['oma-3gpp', 'oma-ietf']
        'state'        | new Filter(null, [Relationship.State.AGREED] as Set, [] as Set, '') || ['oma-3gpp']
        'kind'         | new Filter(null, [] as Set, [Arrangement.Kind.FORMAL] as Set, '')   || ['oma-ietf']
        'text'         | new Filter(null, [] as Set, [] as Set, 'DOUBLE')                    || ['oma-ietf']
    }

    def "pages follow each other in the order that was asked for"() {
        given:
        ['ab', 'cd', 'ef'].eachWithIndex { name, place ->
            def relationship = propose(name, between(OMA, organizationId(name)))
            change(relationship) { it.turned(Turn.END, by(OMA, 'over', LocalDate.of(2020 - place, 1, 1)), NOW) }
        }

        when:
        def order = new OrderBy(field, ascending)
        def first = stores.relationships.page(Filter.ALL, Readers.PUBLIC, order, Page.Request.first(2))
        def rest = stores.relationships.page(Filter.ALL, Readers.PUBLIC, order,
                new Page.Request(2, first.items().last().position(), null, false))

        then:
        (first.values() + rest.values())*.key()*.value() == keys

        where:
        field                  | ascending || keys
        OrderField.KEY         | true      || ['ab', 'cd', 'ef']
        OrderField.KEY         | false     || ['ef', 'cd', 'ab']
        OrderField.STATE_SINCE | true      || ['ef', 'cd', 'ab']
    }

    def "those of several organizations come in one round trip"() {
        given:
        propose('oma-ietf')
        propose('oma-3gpp', between(OMA, THREE_GPP))
        stores.guard.roundTrips()

        when:
        def found = stores.relationships.of([OMA, IETF])

        then:
        found.collectEntries { [it.key, it.value*.key()*.value()] } == [(OMA): ['oma-3gpp', 'oma-ietf'], (IETF): ['oma-ietf']]
        stores.guard.roundTrips() == 1
    }

    def "an officer's relationships are found while they live and the officer is not relieved"() {
        given:
        def relationship = propose('oma-ietf')
        change(relationship) { it.consented(by(IETF)) }
        change(relationship) { it.opened(MANAGER, managerOf(OMA), by(OMA).office()) }
        change(relationship) { it.appointed(MANAGER, person('Ada'), NOW, null, by(OMA).office()) }
        def officers = new AppointedOfficers(stores.relationships)

        expect:
        officers.officesOf(person('Ada'), NOW)*.matter() == [relationship.id()]
        officers.officesOf(person('Ada'), NOW.minusSeconds(1)).empty
        officers.officesOf(person('Bob'), NOW).empty

        when:
        change(relationship) { it.turned(Turn.END, by(OMA), NOW) }

        then:
        officers.officesOf(person('Ada'), NOW.plusSeconds(1)).empty
    }

    WorkArea area(String name, Map values = [:]) {
        def id = new WorkAreaId(UUID.nameUUIDFromBytes(name.bytes))
        def of = values.of ?: active()
        stores.workAreas.save(
                WorkArea.proposed(id, of, Slug.of(name), content(name, values), OMA, NOW, by(OMA).office()), act())
    }

    def "a work area is found as it was stored, by id, key, relationship, group and specification"() {
        given:
        def part = new WorkArea.Part(OMA, [groupId('OMA/CD')], [SPECIFICATION])
        def item = new WorkArea.SharedItem('Rules', IETF, WorkArea.ItemState.WATCH, ['read them'], LocalDate.of(2006, 1, 1))
        area('Privacy', [parts: [part], items: [item], description: 'who sees what'])
        def stored = stores.workAreas.change(area('ENUM').id(), act(), null) { it.get().consented(IETF, by(IETF).office()) }
        def privacy = stores.workAreas.findByKey('oma-ietf/privacy').get()
        def of = [stored.relationship()]

        expect:
        privacy.shown() == content('Privacy', [parts: [part], items: [item], description: 'who sees what'])
        stores.workAreas.findAll([stored.id()]) == [(stored.id()): stored]
        stores.workAreas.of(of)[stored.relationship()]*.key() == ['oma-ietf/enum', 'oma-ietf/privacy']
        stores.workAreas.with([groupId('OMA/CD')])[groupId('OMA/CD')] == [privacy]
        stores.workAreas.about([SPECIFICATION])[SPECIFICATION] == [privacy]
        [new WorkAreaStore.Filter(groupId('OMA/CD'), null, null, ''), new WorkAreaStore.Filter(null, SPECIFICATION, null, ''),
         new WorkAreaStore.Filter(null, null, true, ''), new WorkAreaStore.Filter(null, null, null, 'SEES')].every {
            stores.workAreas.page(it, of, ALL).values() == [privacy]
        }
    }

    def "a relationship has one work area of a name"() {
        given:
        area('Privacy')

        when:
        def twin = WorkArea.proposed(new WorkAreaId(new UUID(0, 9)), active(), new Slug('privacy'), content('privacy'), OMA, NOW,
                by(OMA).office())
        stores.workAreas.save(twin, act())

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['WORK_AREA_TITLE_TAKEN']
    }

    def "work areas of relationships that may not be read are neither listed nor counted"() {
        given:
        area('Privacy')

        expect:
        stores.workAreas.page(WorkAreaStore.Filter.ALL, [], ALL).values().empty
        stores.workAreas.page(WorkAreaStore.Filter.ALL, [], ALL).total().asLong == 0
        stores.workAreas.page(WorkAreaStore.Filter.ALL, [relationshipId('another')], ALL).total().asLong == 0
    }

    static List<String> codesOf(Closure<?> act) {
        try {
            act()
            return []
        } catch (Refused refused) {
            return refused.refusals()*.code()
        }
    }
}
