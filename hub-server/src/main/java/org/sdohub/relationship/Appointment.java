package org.sdohub.relationship;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;

/**
 * An office of a relationship on one side, filled or not (RFC 3975 5, RFC 4052 2.2).
 *
 * @param appointingBody the group that appoints, such as the IAB; null where the organization itself does
 * @param duties in words; may be empty
 * @param matter the scope or the meeting of a representative; empty for all
 * @param person the nominee or officer; null while nobody is named
 * @param from the term's begin; null before somebody is appointed
 * @param until the term's end; null while it is open-ended or nobody is appointed
 * @param tenure null where nobody is appointed, and for those appointed before the hub asked: these are regular
 */
public record Appointment(
        UUID key,
        OrganizationId side,
        Kind kind,
        State state,
        @Nullable GroupId appointingBody,
        String duties,
        String matter,
        @Nullable PersonId person,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Tenure tenure) {

    public enum Tenure {
        REGULAR,
        /** Until a regular officer is found. */
        INTERIM
    }

    /** @param until null for an open-ended one */
    public record Term(Instant from, @Nullable Instant until, Tenure tenure) {}

    public enum Kind {
        /** Conveys statements and looks after the relationship for one side. */
        LIAISON_MANAGER,
        /** Speaks for one side at a meeting or on one matter of the other. */
        REPRESENTATIVE,
        /** To whom the other side's manager turns; has no right by that. */
        COUNTERPART
    }

    public enum State {
        OPEN,
        NOMINATED,
        APPOINTED,
        ENDED
    }

    /** What is known when the office is opened. */
    public record Details(
            OrganizationId side, Kind kind, @Nullable GroupId appointingBody, String duties, String matter) {}

    static Appointment opened(UUID key, Details details) {
        return new Appointment(
                key,
                details.side,
                details.kind,
                State.OPEN,
                details.appointingBody,
                details.duties,
                details.matter,
                null,
                null,
                null,
                null);
    }

    Appointment nominated(PersonId nominee) {
        return with(State.NOMINATED, nominee, null, null, null);
    }

    Appointment appointed(PersonId officer, Term term) {
        return with(State.APPOINTED, officer, term.from, term.until, term.tenure);
    }

    /** A term that has ended already keeps its end. */
    Appointment ended(Instant now) {
        Instant end = until == null || until.isAfter(now) ? now : until;
        return with(State.ENDED, person, from, from == null ? null : end, tenure);
    }

    private Appointment with(
            State next,
            @Nullable PersonId officer,
            @Nullable Instant begin,
            @Nullable Instant end,
            @Nullable Tenure held) {
        return new Appointment(key, side, kind, next, appointingBody, duties, matter, officer, begin, end, held);
    }

    public boolean interim() {
        return tenure == Tenure.INTERIM;
    }

    /** Nobody holds it: nobody was appointed yet, the term has not begun, or it has run out. */
    public boolean vacantAt(Instant now) {
        return switch (state) {
            case OPEN, NOMINATED -> true;
            case APPOINTED -> from == null || now.isBefore(from) || until != null && !now.isBefore(until);
            case ENDED -> false;
        };
    }

    /** The office that gives the officer rights; empty for a nominee, an ended one, and a counterpart. */
    public Optional<Office> office(RelationshipId relationship) {
        if (state != State.APPOINTED || from == null) {
            return Optional.empty();
        }
        return switch (kind) {
            case LIAISON_MANAGER ->
                Optional.of(new Office(Office.Kind.LIAISON_MANAGER, side, relationship, from, until));
            case REPRESENTATIVE -> Optional.of(new Office(Office.Kind.REPRESENTATIVE, side, relationship, from, until));
            case COUNTERPART -> Optional.empty();
        };
    }
}
