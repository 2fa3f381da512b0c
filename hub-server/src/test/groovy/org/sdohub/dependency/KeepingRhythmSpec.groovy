package org.sdohub.dependency

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Dependencies.aList
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.Relationships.inState
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.a.Specifications.ANY_OFFICE

import java.time.Instant
import java.time.LocalDate
import org.sdohub.adapter.graphql.NeedsOfOma
import org.sdohub.adapter.mongo.Stores
import org.sdohub.dependency.DependencyListStore.Direction
import org.sdohub.dependency.ListRhythm.Pace
import org.sdohub.kernel.Refused
import org.sdohub.kernel.Step
import org.sdohub.organization.Bodies
import org.sdohub.relationship.Relationship.State
import org.sdohub.relationship.RelationshipEvent
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** How often a list shall come is agreed by both sides, and a list that does not come is noticed by the date alone. */
class KeepingRhythmSpec extends Specification {

    static final OURS = new Direction(relationshipId('oma-ietf'), OMA)
    static final MONTHLY = new Pace(1, LocalDate.of(2005, 1, 31), 'RFC 4691 2.3')
    static final QUARTERLY = new Pace(3, LocalDate.of(2005, 3, 31), '')

    @Shared
    @AutoCleanup
    Stores stores = Stores.embedded()

    static ListRhythm said(ListRhythm now, Pace pace, side) {
        now.said(pace, side, ANY_OFFICE).next()
    }

    private static void relationship(Stores own, State state) {
        ['OMA', 'IETF'].each { own.organizations.save(anOrganization(it), by(administrator())) }
        def one = NeedsOfOma.first(inState(state))
        own.relationships.save(Step.of(one, null, new RelationshipEvent.RelationshipProposed(one.id())), by(administrator()))
    }

    private static ListRhythms rhythms(Stores own) {
        new ListRhythms(own.listRhythms, own.dependencyLists, null, own.relationships, new Bodies(own.organizations, own.groups, own.events))
    }

    private static ListRhythmWatch watch(Stores own) {
        new ListRhythmWatch(own.listRhythms, own.dependencyLists, rhythms(own))
    }

    static ListRhythm agreed(Pace pace, ListRhythm now = ListRhythm.none(OURS)) {
        said(said(now, pace, OMA), pace, IETF)
    }

    def "agreed on #months months from #first, with #last as the last list, on #day: #sentence"() {
        given:
        def rhythm = agreed(new Pace(months, LocalDate.parse(first), ''))

        when:
        def beat = rhythm.on(LocalDate.parse(day), last ? LocalDate.parse(last) : null, 'OMA')

        then:
        beat.sentence() == sentence
        beat.nextDue() == LocalDate.parse(due)
        beat.overdue() == sentence.contains('ago')

        where:
        months | first        | last         | day          || due          | sentence
        1      | '2005-01-31' | null         | '2005-01-30' || '2005-01-31' | 'OMA sends its list every month; the first is due on 2005-01-31, in 1 day.'
        1      | '2005-01-31' | null         | '2005-01-31' || '2005-01-31' | 'OMA sends its list every month; the first is due on 2005-01-31, today.'
        1      | '2005-01-31' | null         | '2005-02-01' || '2005-01-31' | 'OMA sends its list every month; the first was due on 2005-01-31, 1 day ago.'
        1      | '2005-01-31' | '2005-01-31' | '2005-02-01' || '2005-02-28' | 'OMA sends its list every month; the next is due on 2005-02-28, in 27 days.'
        3      | '2005-03-31' | '2005-03-01' | '2005-03-02' || '2005-06-01' | 'OMA sends its list every 3 months; the next is due on 2005-06-01, in 91 days.'
        3      | '2005-03-31' | '2004-10-01' | '2005-03-02' || '2005-03-31' | 'OMA sends its list every 3 months; the next is due on 2005-03-31, in 29 days.'
        24     | '2005-03-31' | '2005-03-31' | '2007-04-02' || '2007-03-31' | 'OMA sends its list every 24 months; the next was due on 2007-03-31, 2 days ago.'
    }

    def "while nothing is agreed nothing is due"() {
        expect:
        with(ListRhythm.none(OURS).on(LocalDate.of(2005, 1, 1), null, 'OMA')) {
            nextDue() == null
            !overdue()
            sentence() == 'Nothing is agreed on how often OMA sends its list.'
        }
    }

    def "what one side says is in force when the other says the same, and until then what was agreed stays"() {
        given:
        def monthly = agreed(MONTHLY)

        expect: 'a proposal changes nothing, also said twice, and another one takes its place'
        monthly.agreed() == MONTHLY && monthly.proposal() == null
        with(said(said(monthly, null, OMA), QUARTERLY, OMA)) {
            agreed() == MONTHLY
            proposal().pace() == QUARTERLY
        }

        and: 'the other side agrees, or says something else'
        said(said(monthly, QUARTERLY, OMA), QUARTERLY, IETF).with { [it.agreed(), it.proposal()] } == [QUARTERLY, null]
        said(said(monthly, QUARTERLY, OMA), null, IETF).with { [it.agreed(), it.proposal().by()] } == [MONTHLY, IETF]
        agreed(null, monthly).with { [it.agreed(), it.proposal()] } == [null, null]

        and: 'saying what is in force takes a proposal back'
        said(said(monthly, QUARTERLY, OMA), MONTHLY, OMA).proposal() == null
    }

    def "#what is refused as #code"() {
        when:
        act()

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == [code]

        where:
        what                     | act                                                         || code
        'what is in force'       | { agreed(MONTHLY).said(MONTHLY, IETF, ANY_OFFICE) }         || 'DEPENDENCY_LIST_RHYTHM_AS_IT_IS'
        'nothing, where nothing is' | { ListRhythm.none(OURS).said(null, OMA, ANY_OFFICE) }    || 'DEPENDENCY_LIST_RHYTHM_AS_IT_IS'
        'no month'               | { new Pace(0, LocalDate.of(2005, 1, 1), '') }               || 'DEPENDENCY_LIST_RHYTHM_MALFORMED'
        'more than two years'    | { new Pace(25, LocalDate.of(2005, 1, 1), '') }              || 'DEPENDENCY_LIST_RHYTHM_MALFORMED'
        'a long story'           | { new Pace(1, LocalDate.of(2005, 1, 1), 'x' * 301) }        || 'DEPENDENCY_LIST_RHYTHM_MALFORMED'
    }

    def "that a list did not come is told once for each list, by the date alone"() {
        given:
        def watch = watch(stores)
        relationship(stores, State.ACTIVE)
        def first = ListRhythm.none(OURS).said(MONTHLY, OMA, ANY_OFFICE)
        stores.listRhythms.save(first, by(administrator()))
        stores.listRhythms.save(first.next().said(MONTHLY, IETF, ANY_OFFICE), by(administrator()))
        def told = { stores.everythingThatHappened().findAll { it.type() == 'DependencyListOverdue' }*.changes().flatten()*.after() }
        def days = { from, to -> LocalDate.parse(from).datesUntil(LocalDate.parse(to)).forEach { 2.times { n -> watch.begin(it) } } }

        when: 'January passes without a list'
        days('2005-01-01', '2005-02-10')

        then:
        told() == ['2005-01-31']

        when: 'it comes, and the next does not'
        def list = aList(OURS.relationship(), OMA, 1)
        stores.dependencyLists.save(DependencyList.published(list, ANY_OFFICE), by(administrator()))
        def due = stores.dependencyLists.lastPublished([OURS])[OURS].plusMonths(1)
        days('2005-02-10', due.plusDays(40).toString())

        then:
        told() == ['2005-01-31', due.toString()].findAll { LocalDate.parse(it) >= LocalDate.parse('2005-01-31') }
        stores.verification.run().findings() == []
    }

    def "a list that is late is owed while the relationship is #state: #owed"() {
        given:
        def own = Stores.embedded()
        relationship(own, state)
        def first = ListRhythm.none(OURS).said(MONTHLY, OMA, ANY_OFFICE)
        own.listRhythms.save(first, by(administrator()))
        own.listRhythms.save(first.next().said(MONTHLY, IETF, ANY_OFFICE), by(administrator()))

        when:
        def all = rhythms(own)
        watch(own).begin(LocalDate.parse('2005-02-01'))

        then:
        all.overdue(Instant.parse('2005-01-31T12:00:00Z')) == []
        all.overdue(Instant.parse('2005-02-01T12:00:00Z'))*.rhythm()*.direction() == (owed ? [OURS] : [])
        own.everythingThatHappened().count { it.type() == 'DependencyListOverdue' } == (owed ? 1 : 0)

        cleanup:
        own.close()

        where:
        state         || owed
        State.ACTIVE  || true
        State.DORMANT || true
        State.ENDED   || false
    }
}
