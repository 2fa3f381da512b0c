package org.sdohub.relationship;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;

/**
 * One side asks the other, beforehand and in writing, to send a representative to one of its meetings, under conditions
 * that it sets (RFC 3975 5.1). Who comes has that office for the days of the meeting, and reports afterwards.
 *
 * @param by the side that holds the meeting
 * @param state how far it has come
 * @param representative null until the other side has named one
 * @param reason why it was declined or withdrawn; empty otherwise
 * @param acceptedAt null until it was
 * @param report null until there is one
 */
public record Invitation(
        InvitationId id,
        long version,
        RelationshipId relationship,
        OrganizationId by,
        Meeting meeting,
        Instant invitedAt,
        State state,
        @Nullable PersonId representative,
        String reason,
        @Nullable Instant acceptedAt,
        @Nullable Report report)
        implements Entity {

    public enum State {
        INVITED,
        ACCEPTED,
        DECLINED,
        WITHDRAWN,
        REPORTED
    }

    /**
     * @param body that meets
     * @param from its first day in its zone
     * @param to its last day
     * @param conditions under which the guest takes part, in words; may be empty
     * @param letter the written invitation: a statement's number or an address
     */
    public record Meeting(
            BodyId body, String title, LocalDate from, LocalDate to, ZoneId zone, String conditions, String letter) {

        Instant begin() {
            return from.atStartOfDay(zone).toInstant();
        }

        /** Until the end of its last day. */
        Instant end() {
            return to.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    public record Report(Instant at, String by, String text) {}

    static Step<Invitation> invited(
            InvitationId id,
            RelationshipId relationship,
            OrganizationId by,
            Meeting meeting,
            Instant at,
            Office capacity) {
        var next = new Invitation(id, 1, relationship, by, meeting, at, State.INVITED, null, "", null, null);
        var change = new Change("meeting", null, meeting.title);
        return Step.of(next, capacity, new RelationshipEvent.RepresentativeInvited(id, List.of(change)));
    }

    Step<Invitation> accepted(PersonId person, Instant now, Office capacity) {
        refuseUnless(State.INVITED);
        refuseOnce(now.isBefore(meeting.end()), "INVITATION_MEETING_OVER", "The meeting is over.");
        var change = new Change("representative", null, person.text());
        return Step.of(
                with(State.ACCEPTED, person, "", now, null),
                capacity,
                new RelationshipEvent.InvitationAccepted(id, List.of(change)));
    }

    Step<Invitation> declined(String why, Office capacity) {
        refuseUnless(State.INVITED);
        return Step.of(
                with(State.DECLINED, null, why, null, null),
                capacity,
                new RelationshipEvent.InvitationDeclined(id, why));
    }

    /** Also after it was accepted, until the meeting begins. */
    Step<Invitation> withdrawn(String why, Instant now, Office capacity) {
        if (state != State.ACCEPTED) {
            refuseUnless(State.INVITED);
        }
        refuseOnce(now.isBefore(meeting.begin()), "INVITATION_MEETING_BEGUN", "The meeting has begun.");
        return Step.of(
                with(State.WITHDRAWN, representative, why, acceptedAt, null),
                capacity,
                new RelationshipEvent.InvitationWithdrawn(id, why));
    }

    Step<Invitation> reported(Report told, @Nullable Office capacity) {
        refuseUnless(State.ACCEPTED);
        refuseOnce(
                !told.at.isBefore(meeting.begin()),
                "INVITATION_MEETING_NOT_BEGUN",
                "There is nothing to report before the meeting has begun.");
        return Step.of(
                with(State.REPORTED, representative, "", acceptedAt, told),
                capacity,
                new RelationshipEvent.MeetingReported(id));
    }

    private void refuseUnless(State wanted) {
        if (state != wanted) {
            throw new Refused(Refusal.broken(
                    "INVITATION_ACT_NOT_IN_THIS_STATE",
                    "This cannot be done with an invitation that is " + state + "."));
        }
    }

    private static void refuseOnce(boolean possible, String code, String message) {
        if (!possible) {
            throw new Refused(Refusal.broken(code, message));
        }
    }

    private Invitation with(
            State next, @Nullable PersonId person, String why, @Nullable Instant accepted, @Nullable Report told) {
        return new Invitation(id, version + 1, relationship, by, meeting, invitedAt, next, person, why, accepted, told);
    }

    /** For the days of the meeting, in the organization that sends the representative; empty before it was accepted. */
    Optional<Office> office(OrganizationId sent) {
        return acceptedAt == null || state != State.ACCEPTED
                ? Optional.empty()
                : Optional.of(
                        new Office(Office.Kind.REPRESENTATIVE, sent, relationship, meeting.begin(), meeting.end()));
    }

    /** The meeting is over and nobody has reported. */
    public boolean reportOwed(Instant now) {
        return state == State.ACCEPTED && !now.isBefore(meeting.end());
    }
}
