package org.sdohub.dependency

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Relationships.active
import static org.sdohub.a.Relationships.arrangement
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.a.Specifications.ANY_OFFICE
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.a.Specifications.aVersion
import static org.sdohub.a.Specifications.details
import static org.sdohub.a.Specifications.specificationId
import static org.sdohub.a.Specifications.versionId
import static org.sdohub.dependency.Health.State.*
import static org.sdohub.organization.Profile.Maturity.*

import java.time.LocalDate
import org.sdohub.a.Dependencies
import org.sdohub.organization.Profile.Visibility
import org.sdohub.relationship.Terms
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What becomes of a dependency's health is put on record when it happens, once. */
class FollowingHealthSpec extends Specification {

    static final SIP = groupId('IETF/SIP')
    static final FORBIDDING = new Terms(false, [new Terms.CitationRule(OMA, 'RFC', ['Standard'])], '', null, Visibility.PUBLIC, Visibility.PUBLIC, Visibility.PUBLIC)

    @AutoCleanup
    HealthRoom room = new HealthRoom()

    private static day(String day) {
        LocalDate.parse(day)
    }

    def "a draft becomes an RFC: who cited it is told what to cite, and nobody else is told anything"() {
        given:
        room.keep(aSpecification('OMA-TS-X', OMA, versions: ['1.0': DRAFT]))
        def draft = room.keep(aSpecification('draft-x', owner: SIP, versions: ['-05': DRAFT]))
        room.keep(aSpecification('draft-y', owner: SIP, versions: ['-01': DRAFT]))
        def one = room.declare('OMA-TS-X', 'draft-x')
        def other = room.declare('OMA-TS-X', 'draft-y')
        room.settle()

        expect: 'what it was declared with is no change'
        room.told() == []

        when:
        room.keep(aSpecification('RFC 9', versions: ['1': PUBLISHED]))
        room.change(draft) { it.edited(details('draft-x', owner: SIP, relations: [PUBLISHED_AS: 'RFC 9']), ANY_OFFICE) }
        room.settle()

        then:
        room.told()*.subject() == [one.id().text()]
        with(room.told(one)[0]) {
            before().state() == ON_TRACK
            after().state() == DRIFTED
            after().sentence() == 'draft-x was published: cite RFC 9 now.'
            after().citeNow() == [specificationId('RFC 9')]
        }
        room.told()[0].by().name() == 'Liaison Hub'

        and: 'record and event are one write'
        room.stores.dependencies.find(one.id()).get().lastHealth() == room.told(one)[0].after()
        room.told()[0].version() == one.version() + 1
        room.stores.dependencies.find(other.id()).get() == other
    }

    def "what turns health: #what, #states"() {
        given:
        def source = room.keep(aSpecification('OMA-TS-X', OMA, versions: ['1.0': DRAFT]))
        def target = room.keep(aSpecification('draft-x', owner: SIP, series: 'RFC', versions: ['1': aVersion('1', DRAFT, '2005-01-01')]))
        def terms = room.keep(active('oma-ietf', arrangement(terms: new Terms(false, [], '', null, Visibility.PUBLIC, Visibility.PUBLIC, Visibility.PUBLIC))))
        def one = room.declare('OMA-TS-X', 'draft-x', relationship: relationshipId('oma-ietf'), needed: given)
        room.settle()

        when:
        change(room, source, target, terms, one)
        room.settle()

        then:
        room.told(one).collectMany { [it.before().state(), it.after().state()] } == states
        room.contradictions() == []

        where:
        what                                 | given   || states                   | change
        'a version published'                | null    || [ON_TRACK, SATISFIED]    | { r, s, t, m, d -> r.change(t) { it.versionAdded(versionId('2'), aVersion('2', PUBLISHED, '2005-02-01'), versionId('draft-x 1'), ANY_OFFICE) } }
        'a version withdrawn'                | null    || [ON_TRACK, BROKEN]       | { r, s, t, m, d -> r.change(t) { it.versionEdited(versionId('draft-x 1'), aVersion('1', WITHDRAWN, '2005-01-01'), null, ANY_OFFICE) } }
        'no group works on it any more'      | null    || [ON_TRACK, AT_RISK]      | { r, s, t, m, d -> r.change(t) { it.edited(details('draft-x', series: 'RFC'), ANY_OFFICE) } }
        'what depends was withdrawn'         | null    || [ON_TRACK, BROKEN]       | { r, s, t, m, d -> r.change(s) { it.versionEdited(versionId('OMA-TS-X 1.0'), aVersion('1.0', WITHDRAWN, '2000-01-01'), null, ANY_OFFICE) } }
        'another one took its place'         | 'DRAFT' || [SATISFIED, DRIFTED]     | { r, s, t, m, d -> r.keep(aSpecification('RFC 9', relations: [OBSOLETES: 'draft-x'])) }
        'an update takes nobody\'s place'    | 'DRAFT' || []                       | { r, s, t, m, d -> r.keep(aSpecification('RFC 9', relations: [UPDATES: 'draft-x'])) }
        'the terms forbid to cite it'        | 'DRAFT' || [SATISFIED, INELIGIBLE]  | { r, s, t, m, d -> r.change(m) { HealthRoom.agreeing(it, FORBIDDING) } }
        'a day set that has passed'          | null    || [ON_TRACK, LATE]         | { r, s, t, m, d -> r.change(d) { it.edited(Dependencies.needing(neededBy: '2005-02-27'), ANY_OFFICE) } }
        'a day set that suffices'            | null    || [ON_TRACK, ON_TRACK]     | { r, s, t, m, d -> r.change(d) { it.edited(Dependencies.needing(neededBy: '2005-03-27', expected: '2005-03-26'), ANY_OFFICE) } }
        'another reason given'               | null    || []                       | { r, s, t, m, d -> r.change(d) { it.edited(Dependencies.needing(reason: 'as ever'), ANY_OFFICE) } }
        'it is needed no more'               | null    || []                       | { r, s, t, m, d -> r.change(d) { it.dropped('no more', ANY_OFFICE) }; r.keep(aSpecification('RFC 9', relations: [OBSOLETES: 'draft-x'])) }
    }

    def "the successor's successor is the one to cite, also where the way there is taken back"() {
        given:
        room.keep(aSpecification('RFC 1', versions: ['1': PUBLISHED]))
        def one = room.declare('"a product"', 'RFC 1')
        room.settle()

        when:
        def second = room.keep(aSpecification('RFC 2', relations: [OBSOLETES: 'RFC 1']))
        room.settle()
        room.keep(aSpecification('RFC 3', relations: [OBSOLETES: 'RFC 2']))
        room.settle()

        then:
        room.told(one)*.after()*.citeNow() == [[specificationId('RFC 2')], [specificationId('RFC 3')]]

        when: 'the step between was an error'
        room.change(second) { it.edited(details('RFC 2'), ANY_OFFICE) }
        room.settle()

        then:
        room.told(one).last().after().state() == SATISFIED
    }

    def "dates that pass turn health on their day, once"() {
        given:
        room.keep(aSpecification('draft-x', owner: SIP, versions: ['-05': aVersion('-05', DRAFT, '2005-01-01', expires: '2005-03-05')]))
        def one = room.declare('"a product"', 'draft-x', expected: '2005-03-10', neededBy: '2005-03-20')
        room.settle()

        when: 'each day begins twice'
        List<List> turns = []
        (1..40).each { days ->
            def before = room.told().size()
            2.times { room.settle(day('2005-03-01').plusDays(days as long)) }
            room.told(one).drop(before).each { turned -> turns << [room.calendar.day.toString(), turned.after().state(), turned.after().sentence()] }
        }

        then:
        turns == [
                ['2005-03-06', AT_RISK, 'draft-x expired on 2005-03-05 and is still Draft.'],
                ['2005-03-21', LATE, 'draft-x was needed by 2005-03-20, 1 day ago, and is still Draft.']]
    }

    def "after downtime what is so now is told, not what was so meanwhile"() {
        given:
        room.keep(aSpecification('draft-x', owner: SIP, versions: ['-05': DRAFT]))
        def one = room.declare('"a product"', 'draft-x', expected: '2005-03-10', neededBy: '2005-03-20')
        room.settle()

        when:
        room.settle(day('2006-01-01'))

        then:
        room.told(one)*.after()*.state() == [LATE]
        room.told(one)[0].after().days() == 287
    }

    def "a date beyond all calendars harms nobody"() {
        given:
        room.keep(aSpecification('draft-x', owner: SIP, versions: ['-05': DRAFT]))
        room.declare('"a product"', 'draft-x', neededBy: LocalDate.of(123456, 1, 2), expected: LocalDate.of(123456, 1, 1))

        when:
        room.settle()
        room.settle(day('2005-03-02'))

        then:
        room.told() == []
    }

    def "what an older hub declared is found, and told as no change"() {
        given:
        room.keep(aSpecification('RFC 1', versions: ['1': PUBLISHED]))
        def one = room.declare('"a product"', 'RFC 1', neverTold: true)

        when:
        room.settle()

        then:
        room.told(one) == [new HealthChange(null, room.of(one))]
        room.contradictions() == []
    }

    def "seeing everything again changes nothing"() {
        given:
        def draft = room.keep(aSpecification('draft-x', owner: SIP, versions: ['-05': DRAFT]))
        (1..210).each { room.declare("\"product $it\"", 'draft-x', neededBy: '2005-03-01') }
        room.settle()
        room.change(draft) { it.versionAdded(versionId('6'), aVersion('-06', STABLE, '2005-02-01'), versionId('draft-x -05'), ANY_OFFICE) }
        room.settle(day('2005-03-02'))
        def happened = room.stores.events.last()
        assert room.turns().countBy { it } == [['AT_RISK', 'LATE']: 210]

        when:
        room.forgetWhatWasSeen()
        room.settle()

        then:
        room.stores.events.last() == happened
    }

    def "who may read of it is settled with what is told of it"() {
        given:
        def draft = room.keep(aSpecification('draft-x', owner: SIP, versions: ['-05': DRAFT]))
        def one = room.declare('"a product"', 'draft-x')
        room.settle()

        when: 'it is closed, and then something happens to it'
        room.change(draft) { it.edited(details('draft-x', owner: SIP, access: 'MEMBER'), ANY_OFFICE) }
        room.change(draft) { it.versionAdded(versionId('6'), aVersion('-06', PUBLISHED, '2005-02-01'), versionId('draft-x -05'), ANY_OFFICE) }
        room.settle()

        then:
        room.told(one)*.after()*.state() == [SATISFIED]
        room.stores.dependencies.find(one.id()).get().restrictedTo() == [IETF]
        room.stores.everythingThatHappened().findAll { it.subject() == one.id().text() }*.type().takeRight(2) ==
                ['DependencyReadersChanged', 'DependencyHealthChanged']
    }

    def "a catalogue that is imported costs the same for each record, however many dependencies there are"() {
        given:
        def targets = (1..20).collect { room.keep(aSpecification("draft-$it", owner: SIP, versions: ['-05': DRAFT])) }
        (1..dependencies).each { room.declare("\"product $it\"", "draft-${1 + it % 20}") }
        room.settle()

        when: 'many records on which nothing rests'
        (1..520).each { room.keep(aSpecification("RFC $it")) }
        room.stores.guard.roundTrips()
        room.settle()

        then: 'a look at each batch of events, not at each event or dependency'
        room.stores.guard.roundTrips() <= 15

        when: 'one on which some rest'
        room.change(targets[0]) { it.versionAdded(versionId('6'), aVersion('-06', PUBLISHED, '2005-02-01'), versionId('draft-1 -05'), ANY_OFFICE) }
        room.stores.guard.roundTrips()
        room.settle()
        def trips = room.stores.guard.roundTrips()

        then: 'four for each whose health turned'
        room.told().size() == (dependencies / 20) as int
        trips <= 25 + 4 * room.told().size()
        room.stores.guard.strangers.empty

        where:
        dependencies << [20, 200]
    }
}
