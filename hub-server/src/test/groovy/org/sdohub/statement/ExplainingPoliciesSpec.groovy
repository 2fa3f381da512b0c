package org.sdohub.statement

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.rules
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.statement.StatementRoom.changed
import static org.sdohub.statement.StatementRoom.gated

import java.time.LocalDate
import org.sdohub.kernel.Office.Kind
import org.sdohub.organization.Profile
import org.sdohub.organization.Profile.GateKind
import org.sdohub.organization.Profile.Purpose
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What would happen if X filed for Y on some day, by which rules. */
class ExplainingPoliciesSpec extends Specification {

    @AutoCleanup
    StatementRoom room = new StatementRoom(org.sdohub.adapter.mongo.Stores.embedded(), rules(), gated(GateKind.APPROVAL, GateKind.MANAGER_REVIEW))
    Policies policies = new Policies(new LivingRelationships(room.stores.relationships, room.bodies), room.bodies)

    List<Policies.Rule> rules(String from, String to, Purpose purpose, String on, Policies.Subject subject) {
        policies.explain(body(from), body(to), purpose, LocalDate.parse(on)).rules().findAll { it.subject() == subject }
    }

    def "the gates of #from to #to are passed by #offices"() {
        expect:
        rules(from, to, Purpose.FOR_ACTION, '2026-11-20', Policies.Subject.GATE).collect { [it.gate(), it.offices()] } == offices

        where:
        from            | to      || offices
        'IETF/DISPATCH' | 'OMA'   || [[GateKind.APPROVAL, [Kind.AREA_DIRECTOR]], [GateKind.MANAGER_REVIEW, [Kind.LIAISON_MANAGER]]]
        'IETF/IESG'     | 'OMA'   || [[GateKind.APPROVAL, [Kind.EXECUTIVE]], [GateKind.MANAGER_REVIEW, [Kind.LIAISON_MANAGER]]]
        'IETF/DISPATCH' | 'ITU-T' || [[GateKind.APPROVAL, [Kind.AREA_DIRECTOR]], [GateKind.MANAGER_REVIEW, [Kind.LIAISON_COORDINATOR]]]
        'OMA/CD'        | 'IETF'  || [[null, []]]
    }

    def "what is explained is what happens: a statement that is filed waits at those gates"() {
        given:
        def filed = room.filed(org.sdohub.a.Letters.aLetter().from('IETF/DISPATCH').to('OMA').forActionSometime(), StatementRoom.fromIetf())

        expect:
        filed.gates()*.kind() == rules('IETF/DISPATCH', 'OMA', Purpose.FOR_ACTION, '2026-11-20', Policies.Subject.GATE)*.gate()
    }

    def "on #day the rule is '#sentence', from #validFrom until #validUntil"() {
        given: 'other rules from 2027 on'
        def next = rules()
        room.stores.organizations.change(OMA, by(administrator()), null) { found ->
            found.get().ruledBy(new Profile(LocalDate.of(2027, 1, 1), [new Profile.PurposeRule(Purpose.FOR_ACTION, false, 'Action')],
                    Profile.ContactModel.CONTACT_OF_EACH_SIDE, [], [], [], next.formats(), next.ladder(), false, false, next.visibility(), next.zone(), []), null)
        }

        expect:
        with(rules('OMA/CD', 'IETF', Purpose.FOR_ACTION, day, subject).first()) {
            it.sentence().startsWith(sentence)
            it.organization() == OMA
            it.validFrom() == LocalDate.parse(validFrom)
            it.validUntil()?.toString() == validUntil
        }

        where:
        day          | subject                   || sentence                       | validFrom    | validUntil
        '2026-12-31' | Policies.Subject.DEADLINE || 'A deadline must be given'     | '2005-04-01' | '2026-12-31'
        '2027-01-01' | Policies.Subject.DEADLINE || 'No deadline is needed'        | '2027-01-01' | null
        '2026-12-31' | Policies.Subject.CONTACTS || 'Contacts: one for the resp'   | '2005-04-01' | '2026-12-31'
        '2027-01-01' | Policies.Subject.CONTACTS || 'Contacts: one of each side'   | '2027-01-01' | null
        '2027-01-01' | Policies.Subject.PURPOSE  || 'OMA calls this "Action".'     | '2027-01-01' | null
    }

    def "the addressee's duty comes from the addressee's rules; what asks for nothing owes nothing"() {
        expect:
        rules('OMA/CD', 'IETF/SIP', purpose, '2026-11-20', Policies.Subject.ANSWER)*.sentence() == sentences

        where:
        purpose                 || sentences
        Purpose.FOR_ACTION      || ['IETF SIP owes an answer, be it that there will be none.']
        Purpose.FOR_INFORMATION || []
    }

    def "nobody known has no rules"() {
        expect:
        policies.explain(body('NOBODY'), body('NOWHERE'), Purpose.FOR_ACTION, LocalDate.of(2026, 1, 1)).rules() == []
    }
}
