package org.sdohub.relationship;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.PersonStore;
import org.sdohub.relationship.RelationshipAccess.Acting;

/** Invitations of a representative to one meeting; seen by whoever may see their relationship. */
@Singleton
public class Invitations {

    private final InvitationStore store;
    private final Relationships relationships;
    private final PersonStore people;
    private final Bodies bodies;

    Invitations(InvitationStore store, Relationships relationships, PersonStore people, Bodies bodies) {
        this.store = store;
        this.relationships = relationships;
        this.people = people;
        this.bodies = bodies;
    }

    public Invitation invite(Act act, RelationshipId relationship, Invitation.Meeting meeting) {
        Relationship of = relationships.seen(relationship, act, Relationships.unknown("relationship"));
        Acting acting = inviting(act.actor(), act.at(), of).orElseThrow(RelationshipAccess.INVITE::refused);
        of.refuseUnlessBinding("Representatives are invited once both sides have agreed.");
        refuseUnfitting(acting.side(), meeting, act.at());
        return store.save(
                Invitation.invited(
                        new InvitationId(act.newId()), of.id(), acting.side(), meeting, act.at(), acting.office()),
                act);
    }

    private void refuseUnfitting(OrganizationId side, Invitation.Meeting meeting, Instant now) {
        Problems problems = new Problems();
        Bodies.Tree tree = bodies.tree();
        boolean own = tree.knows(meeting.body())
                && tree.lineage(meeting.body()).organization().equals(side);
        problems.addIf(!own, () -> Fitness.foreign("body"));
        Wording.title(problems, meeting.title(), "title");
        Wording.prose(problems, meeting.conditions(), "conditions");
        problems.addIf(
                meeting.letter().isBlank(),
                () -> Refusal.invalid(
                        "INVITATION_LETTER_MISSING",
                        "An invitation is given in writing: name the statement or the address where it is found.",
                        "letter"));
        Wording.line(problems, meeting.letter(), "letter");
        problems.addIf(
                meeting.to().isBefore(meeting.from()),
                () -> Refusal.invalid("INVITATION_DAYS_REVERSED", "A meeting ends after it begins.", "to"));
        problems.addIf(
                !now.isBefore(meeting.begin()),
                () -> Refusal.invalid(
                        "INVITATION_MEETING_BEGUN", "An invitation comes before the meeting begins.", "from"));
        problems.refuseIfAny();
    }

    /** By the side that was invited, which names who comes. */
    public Invitation accept(Act act, InvitationId id, @Nullable Long expectedVersion, PersonId representative) {
        return store.change(id, act, expectedVersion, found -> {
            Invitation invitation = known(found);
            Relationship of = relationshipOf(invitation, act);
            Office capacity = mayFor(guest(of, invitation), of, RelationshipAccess.APPOINT, act);
            of.refuseUnlessBinding("Its relationship is not in force.");
            if (people.find(representative).isEmpty()) {
                throw new Refused(Refusal.notFound("PERSON_UNKNOWN", "There is no such person.", "representative"));
            }
            return invitation.accepted(representative, act.at(), capacity);
        });
    }

    public Invitation decline(Act act, InvitationId id, @Nullable Long expectedVersion, String reason) {
        return store.change(id, act, expectedVersion, found -> {
            Invitation invitation = known(found);
            Relationship of = relationshipOf(invitation, act);
            Office capacity = mayFor(guest(of, invitation), of, RelationshipAccess.APPOINT, act);
            return invitation.declined(given(reason), capacity);
        });
    }

    public Invitation withdraw(Act act, InvitationId id, @Nullable Long expectedVersion, String reason) {
        return store.change(id, act, expectedVersion, found -> {
            Invitation invitation = known(found);
            Relationship of = relationshipOf(invitation, act);
            Office capacity = mayFor(invitation.by(), of, RelationshipAccess.INVITE, act);
            return invitation.withdrawn(given(reason), act.at(), capacity);
        });
    }

    /** The representative reports also after the days of the meeting, when the office is over. */
    public Invitation report(Act act, InvitationId id, @Nullable Long expectedVersion, String text) {
        return store.change(id, act, expectedVersion, found -> {
            Invitation invitation = known(found);
            Relationship of = relationshipOf(invitation, act);
            PersonId person = act.actor().person();
            boolean own = person != null && person.equals(invitation.representative());
            Office capacity = own ? null : mayFor(guest(of, invitation), of, RelationshipAccess.REPORT, act);
            Problems problems = new Problems();
            problems.addIf(
                    text.isBlank(), () -> Refusal.invalid("RELATIONSHIP_TEXT_MALFORMED", "Say what happened.", "text"));
            Wording.prose(problems, text, "text");
            problems.refuseIfAny();
            var report = new Invitation.Report(act.at(), act.actor().name(), text.strip());
            return invitation.reported(report, capacity);
        });
    }

    private static OrganizationId guest(Relationship of, Invitation invitation) {
        return of.arrangement().other(invitation.by());
    }

    private Office mayFor(OrganizationId side, Relationship of, RelationshipAccess row, Act act) {
        return relationships.maySpeakFor(side, of, row, act);
    }

    private static String given(String reason) {
        if (reason.isBlank()) {
            throw new Refused(Refusal.invalid("RELATIONSHIP_REASON_MISSING", "Say why.", "reason"));
        }
        return reason.strip();
    }

    /** Whether the actor may invite somebody in it now. */
    public boolean mayInvite(Actor actor, Instant now, Relationship of) {
        return of.state().binding() && inviting(actor, now, of).isPresent();
    }

    /** Whether the actor may accept or decline it now. */
    public boolean mayAnswer(Actor actor, Instant now, Relationship of, Invitation invitation) {
        return invitation.state() == Invitation.State.INVITED
                && of.arrangement()
                        .side(guest(of, invitation))
                        .flatMap(side -> RelationshipAccess.APPOINT.forSide(actor, now, side, of.id(), bodies.tree()))
                        .isPresent();
    }

    private Optional<Acting> inviting(Actor actor, Instant now, Relationship of) {
        return RelationshipAccess.INVITE.forEither(actor, now, of.arrangement(), of.id(), bodies.tree());
    }

    private Relationship relationshipOf(Invitation invitation, Act act) {
        return relationships.seen(invitation.relationship(), act, unknown());
    }

    private static Invitation known(Optional<Invitation> found) {
        return found.orElseThrow(() -> new Refused(unknown()));
    }

    private static Refusal unknown() {
        return Refusal.notFound("INVITATION_UNKNOWN", "There is no such invitation.", "id");
    }

    /** Of each of these relationships, which the caller may see, the latest first; one round trip. */
    public Map<RelationshipId, List<Invitation>> of(Collection<RelationshipId> seen) {
        return store.of(seen);
    }

    /** Those of them that exist and that the actor may see; two round trips. */
    public Map<InvitationId, Invitation> visible(Collection<InvitationId> ids, Actor actor, Instant now) {
        return relationships.visible(store.findAll(ids), Invitation::relationship, actor, now);
    }
}
