package org.sdohub.relationship;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Profile.Visibility;

/**
 * What two organizations have agreed, or are about to agree, and what has become of it (domain.md 2). Which act is
 * possible in which state is written in {@link State} and {@link Turn}, and nowhere else.
 *
 * @param key for links and for people, unique, such as {@code oma-ietf}
 * @param consents to the arrangement as it stands now
 * @param termsBefore what both consented to last, while it is under revision; null otherwise
 * @param milestones the states it reached, oldest first; never empty
 */
public record Relationship(
        RelationshipId id,
        long version,
        Slug key,
        State state,
        Arrangement arrangement,
        Upkeep upkeep,
        List<Consent> consents,
        List<Milestone> milestones,
        List<Notice> notices,
        Staff staff,
        @Nullable Terms termsBefore)
        implements Entity {

    public enum State {
        PROPOSED,
        AGREED,
        ACTIVE,
        UNDER_REVISION,
        DORMANT,
        ENDED;

        public boolean living() {
            return this != ENDED;
        }

        /** Both sides are asked for their consent; until then the arrangement may change. */
        public boolean negotiable() {
            return this == PROPOSED || this == UNDER_REVISION;
        }

        /** Once agreed and until it ends it has officers, and either side may give notice. */
        public boolean binding() {
            return this != PROPOSED && this != ENDED;
        }
    }

    /** What one side can decide alone. Becoming AGREED is no turn: it takes the consent of both. */
    public enum Turn {
        ACTIVATE(State.ACTIVE, State.AGREED, State.DORMANT),
        REVISE(State.UNDER_REVISION, State.AGREED, State.ACTIVE, State.DORMANT),
        MAKE_DORMANT(State.DORMANT, State.ACTIVE),
        END(State.ENDED, State.PROPOSED, State.AGREED, State.ACTIVE, State.UNDER_REVISION, State.DORMANT);

        private final State to;
        private final Set<State> from;

        Turn(State to, State... from) {
            this.to = to;
            this.from = Set.of(from);
        }
    }

    public Relationship {
        consents = List.copyOf(consents);
        milestones = List.copyOf(milestones);
        notices = List.copyOf(notices);
    }

    /** Proposing is the proposer's consent. */
    public static Step<Relationship> proposed(
            RelationshipId id, Slug key, Arrangement arrangement, Upkeep upkeep, Decision decision) {
        var next = new Relationship(
                id,
                1,
                key,
                State.PROPOSED,
                arrangement,
                upkeep,
                List.of(Consent.given(decision)),
                List.of(Milestone.reached(State.PROPOSED, decision)),
                List.of(),
                Staff.NOBODY,
                null);
        return Step.of(next, decision.office(), new RelationshipEvent.RelationshipProposed(id));
    }

    public Step<Relationship> consented(Decision decision) {
        refuseUnless(state.negotiable(), "Consent is asked for only while it is proposed or under revision.");
        if (hasConsentOf(decision.side())) {
            throw broken("RELATIONSHIP_CONSENT_GIVEN_ALREADY", "This side has consented to it as it stands.");
        }
        refuseOutOfOrder(decision.on());
        List<Consent> both = plus(consents, Consent.given(decision));
        var change = new Change("consent", null, decision.side().text());
        if (both.size() < 2) {
            Relationship next = with(state, arrangement, upkeep, both, milestones, termsBefore);
            return Step.of(next, decision.office(), new RelationshipEvent.RelationshipConsented(id, List.of(change)));
        }
        List<Milestone> reached = plus(milestones, Milestone.reached(State.AGREED, decision));
        Relationship next = with(State.AGREED, arrangement, upkeep, both, reached, null);
        List<Change> changes = List.of(change, new Change("state", state.name(), State.AGREED.name()));
        return Step.of(next, decision.office(), new RelationshipEvent.RelationshipAgreed(id, changes));
    }

    public boolean hasConsentOf(OrganizationId side) {
        return consents.stream().anyMatch(consent -> consent.side().equals(side));
    }

    public Step<Relationship> turned(Turn turn, Decision decision, Instant now) {
        return turned(turn, turn == Turn.END ? ClosingPlan.NONE : null, decision, now);
    }

    /** The end, with what becomes of what is open. */
    public Step<Relationship> ended(ClosingPlan plan, Decision decision, Instant now) {
        return turned(Turn.END, plan, decision, now);
    }

    private Step<Relationship> turned(Turn turn, @Nullable ClosingPlan plan, Decision decision, Instant now) {
        refuseEnded();
        if (state == turn.to) {
            throw broken("RELATIONSHIP_STATE_ALREADY_REACHED", "It is in that state already.");
        }
        refuseUnless(
                turn.from.contains(state), "From its present state, " + state + ", it cannot become " + turn.to + ".");
        refuseOutOfOrder(decision.on());
        if (decision.reason().isBlank()) {
            throw new Refused(Refusal.invalid(
                    "RELATIONSHIP_REASON_MISSING", "Say why: the reason stays with the relationship.", "reason"));
        }
        List<Consent> kept = turn == Turn.REVISE ? List.of() : consents;
        List<Milestone> reached = plus(milestones, Milestone.reached(turn.to, decision, plan));
        Relationship turned = with(
                turn.to, arrangement, upkeep, kept, reached, turn == Turn.REVISE ? arrangement.terms() : termsBefore);
        Relationship next = plan == null ? turned : turned.dismissing(plan, now);
        List<Change> changes = List.of(new Change("state", state.name(), turn.to.name()));
        return Step.of(next, decision.office(), fact(turn, changes, decision.reason()));
    }

    private HubEvent.Fact fact(Turn turn, List<Change> changes, String reason) {
        return switch (turn) {
            case ACTIVATE -> new RelationshipEvent.RelationshipActivated(id, changes, reason);
            case REVISE -> new RelationshipEvent.RelationshipPutUnderRevision(id, changes, reason);
            case MAKE_DORMANT -> new RelationshipEvent.RelationshipMadeDormant(id, changes, reason);
            case END -> new RelationshipEvent.RelationshipEnded(id, changes, reason);
        };
    }

    /** Another arrangement needs new consents; only that of the side which wrote it counts as given. */
    public Step<Relationship> edited(Arrangement wanted, Upkeep kept, Decision decision) {
        refuseEnded();
        boolean rearranged = !wanted.equals(arrangement);
        if (rearranged && !state.negotiable()) {
            throw new Refused(new Refusal.Broken(
                    "RELATIONSHIP_ARRANGEMENT_AGREED",
                    "What both sides agreed stays as it is until one of them puts it under revision.",
                    List.of(),
                    "Use reviseRelationship first; agreements, reporting and the last review can be changed at once."));
        }
        if (rearranged && !wanted.organizations().equals(arrangement.organizations())) {
            throw broken(
                    "RELATIONSHIP_SIDES_FIXED", "The two organizations stay the same: propose another relationship.");
        }
        List<Consent> given = rearranged ? List.of(Consent.given(decision)) : consents;
        Relationship next = with(state, wanted, kept, given, milestones, termsBefore);
        List<Change> changes = Changes.between(this, next);
        return Step.of(next, decision.office(), new RelationshipEvent.RelationshipEdited(id, changes));
    }

    /** RFC 3975 1: whoever finds the arrangement inapplicable may say so; what follows is another act. */
    public Step<Relationship> noticed(UUID notice, Notice.Kind kind, Decision decision) {
        refuseEnded();
        refuseUnless(state.binding(), "Notice is given of what was agreed; this is only proposed.");
        if (decision.reason().isBlank()) {
            throw new Refused(Refusal.invalid("RELATIONSHIP_REASON_MISSING", "Say why notice is given.", "reason"));
        }
        var given = new Notice(notice, kind, decision.side(), decision.on(), decision.reason());
        Relationship next = new Relationship(
                id,
                version + 1,
                key,
                state,
                arrangement,
                upkeep,
                consents,
                milestones,
                plus(notices, given),
                staff,
                termsBefore);
        var change = new Change("notice", null, kind + " by " + decision.side().text());
        return Step.of(
                next, decision.office(), new RelationshipEvent.NoticeGiven(id, List.of(change), decision.reason()));
    }

    public Step<Relationship> opened(UUID appointment, Appointment.Details details, Office capacity) {
        refuseUnstaffed();
        var change = new Change(
                "appointment", null, details.kind() + " of " + details.side().text());
        return Step.of(
                staffed(staff.opened(appointment, details)),
                capacity,
                new RelationshipEvent.AppointmentOpened(id, List.of(change)));
    }

    public Step<Relationship> nominated(UUID appointment, PersonId nominee, Office capacity) {
        refuseUnstaffed();
        Staff next = staff.nominated(appointment, nominee);
        return Step.of(staffed(next), capacity, new RelationshipEvent.OfficerNominated(id, named(appointment, next)));
    }

    /** @param officer null appoints the nominee; @param until null for an open-ended term */
    public Step<Relationship> appointed(
            UUID appointment, @Nullable PersonId officer, Instant from, @Nullable Instant until, Office capacity) {
        return appointed(appointment, officer, new Appointment.Term(from, until, Appointment.Tenure.REGULAR), capacity);
    }

    /** @param officer null appoints the nominee */
    public Step<Relationship> appointed(
            UUID appointment, @Nullable PersonId officer, Appointment.Term term, Office capacity) {
        refuseUnstaffed();
        Staff next = staff.appointed(appointment, officer, term);
        return Step.of(staffed(next), capacity, new RelationshipEvent.OfficerAppointed(id, named(appointment, next)));
    }

    public Step<Relationship> relieved(UUID appointment, Instant at, String reason, Office capacity) {
        refuseEnded();
        Appointment now = staff.get(appointment);
        Staff next = staff.relieved(appointment, at);
        var change = new Change("appointment", now.kind() + " of " + now.side().text(), null);
        String note = reason.isBlank() ? null : reason;
        return Step.of(staffed(next), capacity, new RelationshipEvent.AppointmentEnded(id, List.of(change), note));
    }

    private List<Change> named(UUID appointment, Staff next) {
        return List.of(new Change(
                "person",
                text(staff.get(appointment).person()),
                text(next.get(appointment).person())));
    }

    private static @Nullable String text(@Nullable PersonId person) {
        return person == null ? null : person.text();
    }

    private void refuseUnstaffed() {
        refuseUnlessBinding("Officers are appointed once both sides have agreed.");
    }

    void refuseUnlessBinding(String why) {
        refuseUnless(state.binding(), why);
    }

    private void refuseEnded() {
        if (!state.living()) {
            throw broken("RELATIONSHIP_ENDED", "This relationship has ended; propose a new one.");
        }
    }

    private void refuseUnless(boolean possible, String why) {
        refuseEnded();
        if (!possible) {
            throw broken("RELATIONSHIP_ACT_NOT_IN_THIS_STATE", why);
        }
    }

    private void refuseOutOfOrder(LocalDate on) {
        if (on.isBefore(milestones.getLast().on())) {
            throw new Refused(Refusal.invalid(
                    "RELATIONSHIP_DATE_OUT_OF_ORDER",
                    "It reached its present state on " + milestones.getLast().on() + "; this cannot have come before.",
                    "on"));
        }
    }

    private static Refused broken(String code, String message) {
        return new Refused(Refusal.broken(code, message));
    }

    private Relationship with(
            State next,
            Arrangement arranged,
            Upkeep kept,
            List<Consent> given,
            List<Milestone> reached,
            @Nullable Terms before) {
        return new Relationship(id, version + 1, key, next, arranged, kept, given, reached, notices, staff, before);
    }

    /** Whoever held an office holds it no longer. */
    private Relationship dismissing(ClosingPlan plan, Instant now) {
        return new Relationship(
                id,
                version,
                key,
                state,
                arrangement,
                upkeep,
                consents,
                milestones,
                notices,
                staff.dismissed(plan.keepsCounterparts(), now),
                termsBefore);
    }

    private Relationship staffed(Staff next) {
        return new Relationship(
                id, version + 1, key, state, arrangement, upkeep, consents, milestones, notices, next, termsBefore);
    }

    private static <T> List<T> plus(List<T> list, T one) {
        List<T> longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }

    /** What was decided about what was open at the end; empty while it lives. */
    public Optional<ClosingPlan> closingPlan() {
        return state == State.ENDED ? Optional.ofNullable(milestones.getLast().plan()) : Optional.empty();
    }

    /** By its terms nobody but the two sides is shown what they send each other; a proposal binds nobody, an end releases nobody. */
    public boolean keepsExchange() {
        return state != State.PROPOSED && terms().redistributedTo() == Visibility.PARTIES;
    }

    /** Those in force: under revision no side changes them alone. */
    public Terms terms() {
        return termsBefore == null ? arrangement.terms() : termsBefore;
    }

    public List<OrganizationId> organizations() {
        return arrangement.organizations();
    }

    /** The offices that give this person rights; an ended relationship gives none. */
    public List<Office> officesOf(PersonId person) {
        return state.living() ? staff.officesOf(person, id) : List.of();
    }

    /** What nobody holds; nobody is missing before both sides have agreed, nor after the end. */
    public List<Vacancy> vacancies(Instant now) {
        return state.binding() ? staff.vacancies(organizations(), now) : List.of();
    }

    /** At least yearly, also when dormant; null where nothing is in force. */
    public @Nullable LocalDate reviewDue() {
        if (!state.binding()) {
            return null;
        }
        LocalDate last = upkeep.lastReviewed();
        return last != null
                ? last.plusYears(1)
                : milestones.stream()
                        .filter(reached -> reached.state() == State.AGREED)
                        .map(reached -> reached.on().plusYears(1))
                        .findFirst()
                        .orElse(null);
    }
}
