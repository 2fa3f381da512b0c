package org.sdohub.kernel

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by

import org.sdohub.organization.Organization
import spock.lang.Specification

class ChangingAThingSpec extends Specification {

    /** Holds one thing; before a save it may be overtaken by somebody else as often as a spec says. */
    static class OneThing implements Store<BodyId.OrganizationId, Organization> {
        Organization held = anOrganization('OMA').next()
        int overtaken = 0
        int asked = 0

        @Override
        Optional<Organization> find(BodyId.OrganizationId id) {
            asked++
            Optional.of(held)
        }

        @Override
        Map<BodyId.OrganizationId, Organization> findAll(Collection<BodyId.OrganizationId> ids) {
            [(held.id()): held]
        }

        @Override
        Organization save(Step<Organization> step, Act act) {
            if (overtaken-- > 0) {
                held = renamed(held, 'by somebody else').next()
            }
            if (step.next().version() != held.version() + 1) {
                throw new Refused(Refusal.stale(step.next().version() - 1, held.version()))
            }
            held = step.next()
        }

        static Step<Organization> renamed(Organization thing, String name) {
            thing.edited(new Organization.Details(thing.acronym(), name, thing.kind(), thing.state(), null), null)
        }
    }

    def store = new OneThing()

    def "a change that was overtaken is decided again on what the other one wrote"() {
        given:
        store.overtaken = 3

        when:
        store.change(OMA, by(administrator()), null) { OneThing.renamed(it.get(), it.get().name() + ', again') }

        then:
        store.held.name() == 'by somebody else, again'
        store.held.version() == 5
        store.asked == 4
    }

    def "who named a version is told that it is stale, and nothing is tried twice"() {
        given:
        store.overtaken = 1

        when:
        store.change(OMA, by(administrator()), 1L) { OneThing.renamed(it.get(), 'mine') }

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['CONFLICT']
        store.held.name() == 'by somebody else'
    }

    def "a stale version is told before a rule of the state, but after what the caller may not see: #code"() {
        when:
        store.change(OMA, by(administrator()), 7L) { throw new Refused(refusal) }

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == [code]

        where:
        refusal                                       || code
        Refusal.notFound('THING_UNKNOWN', 'No.')      || 'THING_UNKNOWN'
        Refusal.notAllowed('THING_NOT_ALLOWED', 'No') || 'THING_NOT_ALLOWED'
        Refusal.broken('THING_IS_CLOSED', 'No.')      || 'CONFLICT'
        Refusal.invalid('THING_WRONG', 'No.')         || 'CONFLICT'
    }
}
