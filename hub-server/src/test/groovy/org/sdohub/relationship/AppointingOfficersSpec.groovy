package org.sdohub.relationship

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.People.NOW
import static org.sdohub.a.Relationships.MANAGER
import static org.sdohub.a.Relationships.active
import static org.sdohub.a.Relationships.by
import static org.sdohub.a.Relationships.managerOf
import static org.sdohub.a.Relationships.person
import static org.sdohub.relationship.Appointment.State.APPOINTED
import static org.sdohub.relationship.Appointment.State.ENDED
import static org.sdohub.relationship.Appointment.State.NOMINATED
import static org.sdohub.relationship.Appointment.State.OPEN

import org.sdohub.kernel.Office
import org.sdohub.kernel.Refused
import org.sdohub.relationship.Relationship.Turn
import spock.lang.Specification

/** Who looks after a relationship on each side (RFC 3975 5). */
class AppointingOfficersSpec extends Specification {

    static final Office OFFICE = by(OMA).office()
    static final ADA = person('Ada')

    static final Map<String, Closure> ACTS = [
        'nominate': { it.nominated(MANAGER, person('Bob'), OFFICE) },
        'appoint' : { it.appointed(MANAGER, ADA, NOW, null, OFFICE) },
        'end'     : { it.relieved(MANAGER, NOW, '', OFFICE) },
    ]

    static Relationship with(Appointment.State state, Appointment.Kind kind = Appointment.Kind.LIAISON_MANAGER) {
        def details = new Appointment.Details(OMA, kind, null, '', '')
        def open = active().opened(MANAGER, details, OFFICE).next()
        switch (state) {
            case OPEN: return open
            case NOMINATED: return open.nominated(MANAGER, ADA, OFFICE).next()
            case APPOINTED: return open.appointed(MANAGER, ADA, NOW, null, OFFICE).next()
            case ENDED: return open.relieved(MANAGER, NOW, '', OFFICE).next()
        }
    }

    def "an office that is #state can be filled and emptied: '#act' leads to #next, or is refused with #code"() {
        expect:
        outcome { ACTS[act](with(state)) } == [next, code]

        where:
        state     | act        || next      | code
        OPEN      | 'nominate' || NOMINATED | null
        OPEN      | 'appoint'  || APPOINTED | null
        OPEN      | 'end'      || ENDED     | null
        NOMINATED | 'nominate' || NOMINATED | null
        NOMINATED | 'appoint'  || APPOINTED | null
        NOMINATED | 'end'      || ENDED     | null
        APPOINTED | 'nominate' || null      | 'APPOINTMENT_FILLED'
        APPOINTED | 'appoint'  || null      | 'APPOINTMENT_FILLED'
        APPOINTED | 'end'      || ENDED     | null
        ENDED     | 'nominate' || null      | 'APPOINTMENT_ENDED'
        ENDED     | 'appoint'  || null      | 'APPOINTMENT_ENDED'
        ENDED     | 'end'      || null      | 'APPOINTMENT_ENDED'
    }

    def "appointing #what is refused with #code"() {
        expect:
        outcome { with(OPEN).appointed(key, officer, NOW, until, OFFICE) } == [null, code]

        where:
        what                        | key                | officer | until                 || code
        'nobody'                    | MANAGER            | null    | null                  || 'APPOINTMENT_PERSON_MISSING'
        'for no time at all'        | MANAGER            | ADA     | NOW                   || 'APPOINTMENT_TERM_EMPTY'
        'to an office nobody knows' | new UUID(0, 1)     | ADA     | null                  || 'APPOINTMENT_UNKNOWN'
    }

    def "appointing without a name appoints the nominee"() {
        expect:
        with(NOMINATED).appointed(MANAGER, null, NOW, null, OFFICE).next().staff().get(MANAGER).person() == ADA
    }

    def "a #kind who is #state has the offices #offices of the side for this relationship"() {
        given:
        def relationship = with(state, kind)

        expect:
        relationship.officesOf(ADA)*.kind() == offices
        relationship.officesOf(ADA).every { it.body() == OMA && it.matter() == relationship.id() }

        where:
        kind                              | state     || offices
        Appointment.Kind.LIAISON_MANAGER  | NOMINATED || []
        Appointment.Kind.LIAISON_MANAGER  | APPOINTED || [Office.Kind.LIAISON_MANAGER]
        Appointment.Kind.REPRESENTATIVE   | APPOINTED || [Office.Kind.REPRESENTATIVE]
        Appointment.Kind.COUNTERPART      | APPOINTED || []
    }

    def "the end of the relationship ends every appointment, and its rights"() {
        when:
        def over = with(APPOINTED).turned(Turn.END, by(IETF), NOW.plusSeconds(60)).next()

        then:
        over.officesOf(ADA).empty
        over.staff().get(MANAGER).state() == ENDED
        over.staff().get(MANAGER).until() == NOW.plusSeconds(60)
    }

    def "what nobody holds is shown as vacant, also a manager's office that a side has not even opened"() {
        given:
        def term = with(OPEN).appointed(MANAGER, ADA, NOW, NOW.plusSeconds(60), OFFICE).next()

        expect: 'neither side has a manager'
        active().vacancies(NOW).collect { [it.side(), it.appointment()] } == [[OMA, null], [IETF, null]]

        and: 'one side looks for one'
        with(OPEN).vacancies(NOW).collect { [it.side(), it.appointment()] } == [[OMA, MANAGER], [IETF, null]]

        and: 'one side has one, for as long as the term lasts'
        term.vacancies(NOW)*.side() == [IETF]
        term.vacancies(NOW.plusSeconds(60))*.side() == [OMA, IETF]
    }

    private static List outcome(Closure<?> act) {
        try {
            return [act().next().staff().get(MANAGER).state(), null]
        } catch (Refused refused) {
            return [null, refused.refusals().first().code()]
        }
    }
}
