package org.sdohub.a

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.People.LONG_AGO
import static org.sdohub.a.People.NOW

import java.time.LocalDate
import org.sdohub.kernel.BodyId.OrganizationId
import org.sdohub.kernel.Office
import org.sdohub.kernel.PersonId
import org.sdohub.organization.Profile.Visibility
import org.sdohub.relationship.Appointment
import org.sdohub.relationship.Arrangement
import org.sdohub.relationship.Decision
import org.sdohub.relationship.Relationship
import org.sdohub.relationship.Relationship.State
import org.sdohub.relationship.Relationship.Turn
import org.sdohub.relationship.RelationshipId
import org.sdohub.relationship.Side
import org.sdohub.relationship.Slug
import org.sdohub.relationship.Terms
import org.sdohub.relationship.Upkeep
import org.sdohub.relationship.WorkArea

/** Relationships as specs speak of them; the same key always has the same id. */
class Relationships {

    static final LocalDate DAY = LocalDate.of(2005, 1, 1)
    static final UUID MANAGER = UUID.nameUUIDFromBytes('the manager of OMA'.bytes)

    static RelationshipId relationshipId(String key) {
        new RelationshipId(UUID.nameUUIDFromBytes(key.bytes))
    }

    static PersonId person(String name) {
        new PersonId(UUID.nameUUIDFromBytes(name.bytes))
    }

    static Side side(OrganizationId organization) {
        new Side(organization, [], null, '', '')
    }

    static Arrangement arrangement(Map<String, ?> values = [:]) {
        def visibility = values.visibility ?: Visibility.PUBLIC
        new Arrangement(
                values.kind ?: Arrangement.Kind.FORMAL,
                values.first ?: side(OMA),
                values.second ?: side(IETF),
                values.purpose ?: '',
                values.scope ?: '',
                '',
                values.terms ?: new Terms(false, [], '', null, visibility, visibility, values.redistributedTo ?: Visibility.PUBLIC))
    }

    static Decision by(OrganizationId organization, String reason = 'as both wish', LocalDate on = DAY) {
        new Decision(organization, new Office(Office.Kind.EXECUTIVE, organization, null, LONG_AGO, null), on, reason)
    }

    static Relationship proposed(String key = 'oma-ietf', Arrangement arrangement = arrangement()) {
        Relationship.proposed(relationshipId(key), new Slug(key), arrangement, Upkeep.NONE,
                by(arrangement.first().organization())).next()
    }

    static Relationship agreed(String key = 'oma-ietf', Arrangement arrangement = arrangement()) {
        def proposal = proposed(key, arrangement)
        proposal.consented(by(arrangement.second().organization())).next()
    }

    static Relationship active(String key = 'oma-ietf', Arrangement arrangement = arrangement()) {
        agreed(key, arrangement).turned(Turn.ACTIVATE, by(OMA), NOW).next()
    }

    /** One that came to this state on the usual way. */
    static Relationship inState(State state) {
        switch (state) {
            case State.PROPOSED: return proposed()
            case State.AGREED: return agreed()
            case State.ACTIVE: return active()
            case State.UNDER_REVISION: return active().turned(Turn.REVISE, by(OMA), NOW).next()
            case State.DORMANT: return active().turned(Turn.MAKE_DORMANT, by(OMA), NOW).next()
            case State.ENDED: return active().turned(Turn.END, by(OMA), NOW).next()
        }
    }

    static Appointment.Details managerOf(OrganizationId organization) {
        new Appointment.Details(organization, Appointment.Kind.LIAISON_MANAGER, null, '', '')
    }

    static WorkArea.Content content(String title, Map<String, ?> values = [:]) {
        new WorkArea.Content(title, values.description ?: '', values.parts ?: [], values.items ?: [])
    }
}
