package org.sdohub.relationship

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.People.holding
import static org.sdohub.a.Relationships.active
import static org.sdohub.a.Relationships.person
import static org.sdohub.kernel.Office.Kind.EXECUTIVE

import java.time.LocalDate
import org.sdohub.a.Relationships as Some
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Refused
import org.sdohub.organization.Bodies
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Whoever ends a relationship says first what becomes of what is open. */
class EndingRelationshipsSpec extends Specification {

    @AutoCleanup
    Stores stores = Stores.embedded()
    Bodies bodies = new Bodies(stores.organizations, stores.groups, stores.events)
    Relationships relationships = new Relationships(stores.relationships, bodies)
    Map<OpenMatters.Kind, Integer> open = [:]

    def setup() {
        ['OMA', 'IETF'].each { stores.organizations.save(anOrganization(it), by(administrator())) }
    }

    RelationshipEndings endings() {
        new RelationshipEndings(stores.relationships, relationships, open.collect { kind, many ->
            [kind: { kind }, openIn: { ids -> ids.collectEntries { [it, many] } }] as OpenMatters
        })
    }

    /** With a liaison manager and a counterpart of the OMA. */
    Relationship staffed() {
        def office = Some.by(OMA).office()
        def proposal = stores.relationships.save(Relationship.proposed(Some.relationshipId('oma-ietf'), new Slug('oma-ietf'),
                Some.arrangement(), Upkeep.NONE, Some.by(OMA)), by(administrator()))
        [{ it.consented(Some.by(IETF)) },
         { it.opened(new UUID(0, 1), Some.managerOf(OMA), office) },
         { it.appointed(new UUID(0, 1), person('Ada'), NOW.minusSeconds(9), null, office) },
         { it.opened(new UUID(0, 2), new Appointment.Details(OMA, Appointment.Kind.COUNTERPART, null, '', ''), office) },
         { it.appointed(new UUID(0, 2), person('Bo'), NOW.minusSeconds(9), null, office) },
        ].each { rule -> stores.relationships.change(proposal.id(), by(administrator()), null) { rule(it.get()) } }
        stores.relationships.find(proposal.id()).get()
    }

    def "all that is open and undecided is told at once, with the field to decide it in"() {
        given:
        open = [(OpenMatters.Kind.STATEMENTS): 2, (OpenMatters.Kind.DEPENDENCIES): 1]
        def relationship = staffed()

        when:
        endings().end(by(holding(EXECUTIVE, OMA)), relationship.id(), null, null, 'over', ClosingPlan.NONE)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code().unique() == ['RELATIONSHIP_OPEN_MATTERS_UNDECIDED']
        refused.refusals()*.field() == [['open', 'statements'], ['open', 'dependencies'], ['open', 'appointments']]
        refused.refusals()*.message().first() == '2 statements still wait for an answer in this relationship.'
        endings().openIn([relationship])[relationship] == new RelationshipEndings.Open(2, 1, 2)
    }

    def "what was decided stays with the end; officers are #plan: #left have an office"() {
        when:
        def ended = endings().end(by(holding(EXECUTIVE, OMA)), staffed().id(), null, LocalDate.of(2020, 1, 1), 'over',
                new ClosingPlan(null, null, plan))

        then:
        ended.state() == Relationship.State.ENDED
        with(ended.milestones().last()) {
            it.on() == LocalDate.of(2020, 1, 1)
            it.decider() == EXECUTIVE
            it.plan().appointments() == plan
        }
        ended.staff().appointments().findAll { it.state() == Appointment.State.APPOINTED }*.kind() == left
        ended.officesOf(person('Ada')) == []

        where:
        plan                                        || left
        ClosingPlan.Appointments.END                || []
        ClosingPlan.Appointments.KEEP_COUNTERPARTS  || [Appointment.Kind.COUNTERPART]
    }

    def "a review is due yearly, and the sentence says how it stands on #today"() {
        given: 'agreed on 1 January 2005'
        def relationship = active()

        expect:
        Review.sentence(relationship, LocalDate.parse(today)) == sentence

        where:
        today        || sentence
        '2005-12-31' || 'The yearly review is due on 2006-01-01, in 1 day.'
        '2006-01-01' || 'The yearly review is due today.'
        '2006-01-11' || 'The yearly review was due on 2006-01-01, 10 days ago.'
    }

    def "nothing is due of what is only proposed"() {
        expect:
        Review.sentence(Some.proposed(), LocalDate.of(2020, 1, 1)) == ''
    }
}
