package org.sdohub.relationship

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by

import java.time.Instant
import org.sdohub.a.Relationships as Some
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.BodyId.OrganizationId
import org.sdohub.kernel.Office
import org.sdohub.kernel.PersonId
import org.sdohub.kernel.Refusal
import org.sdohub.kernel.Refused
import org.sdohub.organization.Bodies
import org.sdohub.organization.Group
import org.sdohub.organization.Person
import org.sdohub.organization.Profile.Visibility
import org.sdohub.relationship.Relationship.State

/** The relationship room over stores of its own: OMA (CD, TP), IETF (IAB, SIP) and 3GPP; one relationship at most. */
class RelationshipRoom implements AutoCloseable {

    static final RelationshipId ID = Some.relationshipId('oma-ietf')
    private static final Office CHAIR = Some.by(OMA).office()

    final Stores stores = Stores.embedded()
    final Bodies bodies = new Bodies(stores.organizations, stores.groups, stores.events)
    final Relationships relationships = new Relationships(stores.relationships, bodies)
    final Appointments appointments = new Appointments(stores.relationships, relationships, stores.people, bodies)
    final NewWork newWork = new NewWork(stores.newWork, relationships, stores.people, bodies)
    final Invitations invitations = new Invitations(stores.invitations, relationships, stores.people, bodies)
    private int offices

    RelationshipRoom() {
        ['OMA', 'IETF', '3GPP'].each { stores.organizations.save(anOrganization(it), by(administrator())) }
        ['OMA/CD', 'IETF/SIP'].each { stores.groups.save(aGroup(it), by(administrator())) }
        stores.groups.save(aGroup('OMA/TP', Group.Kind.PLENARY), by(administrator()))
        stores.groups.save(aGroup('IETF/IAB', Group.Kind.BOARD), by(administrator()))
    }

    Relationship active(Map given = [:]) {
        def visibility = given.visibility ?: Visibility.PUBLIC
        def terms = new Terms(given.coDevelopment ?: false, [], '', null, visibility, visibility, given.redistributedTo ?: Visibility.PUBLIC)
        stores.relationships.save(Relationship.proposed(ID, new Slug('oma-ietf'), Some.arrangement(terms: terms), Upkeep.NONE, Some.by(OMA)), by(administrator()))
        change { it.consented(Some.by(IETF)) }
        change { it.turned(Relationship.Turn.ACTIVATE, Some.by(OMA), NOW) }
    }

    Relationship inState(State state) {
        if (state == State.PROPOSED) {
            return stores.relationships.save(Relationship.proposed(ID, new Slug('oma-ietf'), Some.arrangement(), Upkeep.NONE, Some.by(OMA)), by(administrator()))
        }
        active()
        def turn = [(State.DORMANT): Relationship.Turn.MAKE_DORMANT, (State.UNDER_REVISION): Relationship.Turn.REVISE, (State.ENDED): Relationship.Turn.END][state]
        turn == null ? now() : change { it.turned(turn, Some.by(OMA), NOW) }
    }

    Relationship now() {
        stores.relationships.find(ID).get()
    }

    Relationship change(Closure rule) {
        stores.relationships.change(ID, by(administrator()), null) { rule(it.get()) }
    }

    /** As liaison manager of that side. */
    Relationship appointed(OrganizationId side, PersonId who, Instant from, Instant until) {
        def key = new UUID(1, ++offices)
        change { it.opened(key, Some.managerOf(side), CHAIR) }
        change { it.appointed(key, who, from, until, CHAIR) }
    }

    PersonId entered(String name) {
        def id = Some.person(name)
        stores.people.save(Person.entered(id, name, null), by(administrator()))
        id
    }

    void coordinates(String name, OrganizationId organization) {
        def id = entered(name)
        stores.people.change(id, by(administrator()), null) {
            it.get().appointed(new UUID(2, ++offices), new Office(Office.Kind.LIAISON_COORDINATOR, organization, null, NOW.minusSeconds(60), null), null)
        }
    }

    static List<Refusal> refusalsOf(Closure<?> act) {
        try {
            act()
            return []
        } catch (Refused refused) {
            return refused.refusals()
        }
    }

    static List<String> codesOf(Closure<?> act) {
        refusalsOf(act)*.code()
    }

    @Override
    void close() {
        stores.close()
    }
}
