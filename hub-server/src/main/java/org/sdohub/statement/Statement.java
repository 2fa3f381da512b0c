package org.sdohub.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;

/**
 * A business letter from one standards body to another (RFC 4053 2.2), on its way: DRAFT -> PENDING -> POSTED, besides
 * ABANDONED and WITHDRAWN. Each state has only the acts that it allows; {@link #as} refuses all others.
 */
public sealed interface Statement extends Entity {

    enum State {
        DRAFT,
        PENDING,
        POSTED,
        ABANDONED,
        WITHDRAWN
    }

    @Override
    StatementId id();

    Letter letter();

    Origin origin();

    State state();

    /** Null until it is posted. */
    default @Nullable String number() {
        return null;
    }

    /** Null until it is posted. */
    default @Nullable Instant postedAt() {
        return null;
    }

    default List<Gate> gates() {
        return List.of();
    }

    default List<Handling> handlings() {
        return List.of();
    }

    default boolean archived() {
        return false;
    }

    /** @throws Refused unless it is in that state */
    default <S extends Statement> S as(Class<S> wanted, String done) {
        if (!wanted.isInstance(this)) {
            throw new Refused(Refusal.broken(
                    "STATEMENT_STATE_FORBIDS", "A statement that is " + state() + " cannot be " + done + "."));
        }
        return wanted.cast(this);
    }

    /** What turns a letter into a posted statement. */
    record Publication(String number, Instant at, List<Handling> handlings) {}

    /** @param returned why a gate sent it back; null otherwise */
    record Draft(
            StatementId id,
            long version,
            Letter letter,
            Origin origin,
            @Nullable String returned) implements Statement {

        @Override
        public State state() {
            return State.DRAFT;
        }

        static Step<Statement> begun(StatementId id, Letter letter, Origin origin, @Nullable Office capacity) {
            return Step.of(new Draft(id, 1, letter, origin, null), capacity, new StatementEvent.StatementDrafted(id));
        }

        /** By somebody without account, who has not confirmed it yet. */
        static Step<Statement> received(StatementId id, Letter letter, Origin origin) {
            return Step.of(new Draft(id, 1, letter, origin, null), null, new StatementEvent.SubmissionReceived(id));
        }

        /** @param changes old and new, for whom it was returned from */
        Step<Statement> edited(Letter other, Origin by, @Nullable Office capacity, List<Change> changes) {
            return Step.of(
                    new Draft(id, version + 1, other, by, returned),
                    capacity,
                    new StatementEvent.DraftEdited(id, changes));
        }

        /** The next version of this draft, waiting; see {@link Pending#orPosted}. */
        Pending submitted(Origin filed, Instant at, List<Gate> gates) {
            return new Pending(id, version + 1, letter, filed, at, gates);
        }

        Step<Statement> abandoned(String reason, Instant at, @Nullable Office capacity) {
            return Step.of(
                    new Abandoned(id, version + 1, letter, origin, reason, at),
                    capacity,
                    new StatementEvent.StatementAbandoned(id, reason));
        }
    }

    record Pending(StatementId id, long version, Letter letter, Origin origin, Instant submittedAt, List<Gate> gates)
            implements Statement {

        public Pending {
            gates = List.copyOf(gates);
        }

        @Override
        public State state() {
            return State.PENDING;
        }

        boolean waits() {
            return gates.stream().anyMatch(Gate::open);
        }

        /** @return the posted statement in the same version, if no gate is open */
        Statement orPosted(Publication publication) {
            return waits()
                    ? this
                    : new Posted(
                            id,
                            version,
                            letter,
                            origin,
                            publication.number,
                            submittedAt,
                            publication.at,
                            gates,
                            publication.handlings,
                            origin.lead(),
                            false);
        }

        Pending passed(Gate gate, Gate.Passage passage) {
            List<Gate> next = new ArrayList<>(gates);
            next.set(gates.indexOf(gate), gate.passed(passage));
            return new Pending(id, version + 1, letter, origin, submittedAt, next);
        }

        Step<Statement> returned(String reason, @Nullable Office capacity) {
            return Step.of(
                    new Draft(id, version + 1, letter, origin, reason),
                    capacity,
                    new StatementEvent.StatementReturned(id, reason));
        }

        Step<Statement> abandoned(String reason, Instant at, @Nullable Office capacity) {
            return Step.of(
                    new Abandoned(id, version + 1, letter, origin, reason, at),
                    capacity,
                    new StatementEvent.StatementAbandoned(id, reason));
        }
    }

    record Abandoned(StatementId id, long version, Letter letter, Origin origin, String reason, Instant at)
            implements Statement {

        @Override
        public State state() {
            return State.ABANDONED;
        }

        Step<Statement> takenUp(@Nullable Office capacity) {
            return Step.of(
                    new Draft(id, version + 1, letter, origin, null),
                    capacity,
                    new StatementEvent.StatementTakenUp(id));
        }
    }

    /**
     * @param archived dealt with, kept and findable, apart from what is current (RFC 4053 2.4)
     * @param revisions posted statements of its senders that took its place; what it asked for is owed to them
     */
    record Posted(
            StatementId id,
            long version,
            Letter letter,
            Origin origin,
            String number,
            Instant submittedAt,
            Instant postedAt,
            List<Gate> gates,
            List<Handling> handlings,
            @Nullable BodyId lead,
            boolean archived,
            List<StatementId> revisions)
            implements Statement {

        public Posted {
            gates = List.copyOf(gates);
            handlings = List.copyOf(handlings);
            // An older hub stored none.
            revisions = List.copyOf(Objects.requireNonNullElse(revisions, List.of()));
        }

        /** That nothing has taken the place of. */
        Posted(
                StatementId id,
                long version,
                Letter letter,
                Origin origin,
                String number,
                Instant submittedAt,
                Instant postedAt,
                List<Gate> gates,
                List<Handling> handlings,
                @Nullable BodyId lead,
                boolean archived) {
            this(
                    id,
                    version,
                    letter,
                    origin,
                    number,
                    submittedAt,
                    postedAt,
                    gates,
                    handlings,
                    lead,
                    archived,
                    List.of());
        }

        public boolean revised() {
            return !revisions.isEmpty();
        }

        @Override
        public State state() {
            return State.POSTED;
        }

        public Optional<Handling> handlingOf(BodyId body) {
            return handlings.stream().filter(one -> one.body().equals(body)).findFirst();
        }

        /** The handlings that a statement from these bodies can answer. */
        List<Handling> handlingsOf(List<BodyId> bodies) {
            return handlings.stream().filter(one -> bodies.contains(one.body())).toList();
        }

        boolean dealtWith() {
            return handlings.stream()
                    .allMatch(one -> one.state() == Handling.State.CLOSED || one.state() == Handling.State.REDIRECTED);
        }

        /** The next version, with these handlings in place of theirs; one of a new body is added. */
        Posted with(List<Handling> changed) {
            List<Handling> next = new ArrayList<>(handlings);
            for (Handling one : changed) {
                next.replaceAll(other -> other.body().equals(one.body()) ? one : other);
                if (handlingOf(one.body()).isEmpty()) {
                    next.add(one);
                }
            }
            boolean away =
                    archived && next.stream().noneMatch(one -> one.state().open());
            return copy(version + 1, letter, next, lead, away, revisions);
        }

        Posted ledBy(BodyId body) {
            return copy(version + 1, letter, handlings, body, archived, revisions);
        }

        Posted intoArchive() {
            return copy(version + 1, letter, handlings, lead, true, revisions);
        }

        Posted with(Letter other) {
            return copy(version + 1, other, handlings, lead, archived, revisions);
        }

        /** In the same version, as most may see it. */
        Posted withoutHidden() {
            return copy(version, letter.withoutHidden(), handlings, lead, archived, revisions);
        }

        /** The next version, which these have taken the place of. */
        Posted revisedBy(List<StatementId> others) {
            return copy(version + 1, letter, handlings, lead, archived, others);
        }

        private Posted copy(
                long theVersion,
                Letter theLetter,
                List<Handling> theHandlings,
                @Nullable BodyId theLead,
                boolean away,
                List<StatementId> theRevisions) {
            return new Posted(
                    id,
                    theVersion,
                    theLetter,
                    origin,
                    number,
                    submittedAt,
                    postedAt,
                    gates,
                    theHandlings,
                    theLead,
                    away,
                    theRevisions);
        }

        Step<Statement> withdrawn(String reason, Instant at, @Nullable Office capacity) {
            return Step.of(
                    new Withdrawn(id, version + 1, this, reason, at),
                    capacity,
                    new StatementEvent.StatementWithdrawn(id, reason));
        }

        StatementEvent.StatementPosted event() {
            return new StatementEvent.StatementPosted(id, List.of(new Change("number", null, number)));
        }
    }

    /** @param was the record, which stays */
    record Withdrawn(StatementId id, long version, Posted was, String reason, Instant at) implements Statement {

        @Override
        public State state() {
            return State.WITHDRAWN;
        }

        @Override
        public Letter letter() {
            return was.letter();
        }

        @Override
        public Origin origin() {
            return was.origin();
        }

        @Override
        public String number() {
            return was.number();
        }

        @Override
        public Instant postedAt() {
            return was.postedAt();
        }

        @Override
        public List<Gate> gates() {
            return was.gates();
        }

        @Override
        public List<Handling> handlings() {
            return was.handlings();
        }

        /** What everybody else sees: number, bodies, dates and the reason, under the same number. */
        Withdrawn asNotice() {
            Envelope envelope = was.letter.envelope();
            Envelope bare = Envelope.between(
                            envelope.from(),
                            envelope.to().stream()
                                    .map(to -> new Envelope.Addressee(to.body(), null))
                                    .toList(),
                            envelope.cc(),
                            null)
                    .with(envelope.strangers());
            Posted kept = new Posted(
                    was.id,
                    was.version,
                    Letter.of(bare, ""),
                    was.origin,
                    was.number,
                    was.submittedAt,
                    was.postedAt,
                    List.of(),
                    List.of(),
                    null,
                    false);
            return new Withdrawn(id, version, kept, reason, at);
        }
    }
}
