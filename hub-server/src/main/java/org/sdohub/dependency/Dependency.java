package org.sdohub.dependency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.relationship.RelationshipId;

/**
 * One need (domain.md 4). What it says of health is for followers only: whoever looks gets it worked out anew.
 *
 * @param from what depends
 * @param to what it depends on
 * @param pinned the exact version is needed and no later one will do; else the newest counts
 * @param neededMaturity what the target has to reach; null for what its kind usually needs
 * @param neededBy the last day that is early enough; null where no date was set
 * @param expected when the target is forecast to reach it; null where nobody has said
 * @param reason why it is needed, in words; may be empty
 * @param owner who is responsible where it is needed
 * @param counterpart who is responsible for the target; null where nobody is known to be
 * @param side the organization that depends: the direction within the relationship
 * @param relationship null where it belongs to none
 * @param restrictedTo organizations of whose members-only specifications it speaks, sorted; whoever reads it must be a
 *     member of all of them; empty for everybody
 * @param justification null where nobody has given one
 * @param lastHealth what was last told of its health, so that a change is told once; null where nothing was yet
 */
public record Dependency(
        DependencyId id,
        long version,
        State state,
        End from,
        End to,
        Kind kind,
        boolean pinned,
        @Nullable Maturity neededMaturity,
        @Nullable LocalDate neededBy,
        @Nullable LocalDate expected,
        String reason,
        BodyId owner,
        @Nullable BodyId counterpart,
        OrganizationId side,
        @Nullable RelationshipId relationship,
        List<OrganizationId> restrictedTo,
        Instant declaredAt,
        @Nullable Health lastHealth,
        @Nullable Justification justification)
        implements Entity {

    public enum Kind {
        NORMATIVE,
        INFORMATIVE,
        /** Work that does not exist yet. */
        WANTED,
        /** Part of a release's baseline. */
        BASELINE,
        UNCLASSIFIED
    }

    public enum State {
        LIVE,
        /** Not needed any more; kept, but in no new list. */
        DROPPED
    }

    /** What can be changed of a declared one; its two ends and its relationship stay. */
    public record Details(
            Kind kind,
            boolean pinned,
            @Nullable Maturity neededMaturity,
            @Nullable LocalDate neededBy,
            @Nullable LocalDate expected,
            String reason,
            BodyId owner,
            @Nullable BodyId counterpart) {}

    public Dependency {
        restrictedTo = List.copyOf(restrictedTo);
    }

    /** Where a declared dependency stands; fixed when it is declared, but for who may read it. */
    public record Place(OrganizationId side, @Nullable RelationshipId relationship, List<OrganizationId> restrictedTo) {
        public Place {
            restrictedTo = List.copyOf(restrictedTo);
        }
    }

    public static Step<Dependency> declared(
            DependencyId id, End from, End to, Details details, Place place, Instant at, Office capacity) {
        return declared(id, from, to, details, place, null, at, capacity);
    }

    static Step<Dependency> declared(
            DependencyId id,
            End from,
            End to,
            Details details,
            Place place,
            @Nullable Justification justification,
            Instant at,
            Office capacity) {
        refuseUnfitting(from, to, details);
        if (justification != null) {
            justification.refuseUnfitting();
        }
        return with(id, 1, State.LIVE, from, to, details, place, at, null, justification)
                .firstKept(capacity);
    }

    /** The step that puts this new one on record. */
    Step<Dependency> firstKept(Office capacity) {
        List<Change> changes = new ArrayList<>();
        note(changes, "kind", null, kind);
        note(changes, "neededBy", null, neededBy);
        note(changes, "expected", null, expected);
        return Step.of(this, capacity, new DependencyEvent.DependencyDeclared(id, changes));
    }

    public Step<Dependency> edited(Details wanted, Office capacity) {
        return revised(wanted, justification, List.of(edit(wanted)), capacity);
    }

    Step<Dependency> justified(Justification wanted, Office capacity) {
        return revised(details(), wanted, List.of(justify(wanted)), capacity);
    }

    /** Whichever of the two is said anew has a fact of its own. */
    Step<Dependency> revised(Details wanted, @Nullable Justification said, Office capacity) {
        List<HubEvent.Fact> facts = new ArrayList<>();
        if (!wanted.equals(details())) {
            facts.add(edit(wanted));
        }
        if (said != null && !said.equals(justification)) {
            facts.add(justify(said));
        }
        return revised(wanted, said, facts, capacity);
    }

    private Step<Dependency> revised(
            Details wanted, @Nullable Justification said, List<HubEvent.Fact> facts, Office capacity) {
        refuseDropped();
        refuseUnfitting(from, to, wanted);
        if (said != null) {
            said.refuseUnfitting();
        }
        Dependency next = with(id, version + 1, state, from, to, wanted, place(), declaredAt, lastHealth, said);
        return new Step<>(next, capacity, facts);
    }

    boolean says(Details details, @Nullable Justification said) {
        return details.equals(details()) && Objects.equals(said, justification);
    }

    private HubEvent.Fact edit(Details wanted) {
        List<Change> changes = new ArrayList<>();
        note(changes, "kind", kind, wanted.kind);
        note(changes, "pinned", pinned, wanted.pinned);
        note(changes, "neededMaturity", neededMaturity, wanted.neededMaturity);
        note(changes, "neededBy", neededBy, wanted.neededBy);
        note(changes, "expected", expected, wanted.expected);
        note(changes, "reason", reason, wanted.reason);
        note(changes, "owner", owner.text(), wanted.owner.text());
        note(changes, "counterpart", text(counterpart), text(wanted.counterpart));
        return new DependencyEvent.DependencyEdited(id, changes);
    }

    private HubEvent.Fact justify(Justification wanted) {
        Justification before = justification == null ? Justification.NOTHING : justification;
        List<Change> changes = new ArrayList<>();
        for (Justification.Item item : Justification.Item.values()) {
            note(changes, item.field(), said(item, before), said(item, wanted));
        }
        return new DependencyEvent.DependencyJustified(id, changes);
    }

    private static @Nullable String said(Justification.Item item, Justification justification) {
        String said = item.said(justification);
        return said.isEmpty() ? null : said;
    }

    /** @param capacity null where it follows from the end of its relationship */
    public Step<Dependency> dropped(String why, @Nullable Office capacity) {
        refuseDropped();
        if (why.isBlank()) {
            throw new Refused(Refusal.invalid(
                    "DEPENDENCY_REASON_MISSING", "Say why it is not needed any more: the reason is kept.", "reason"));
        }
        Dependency next = with(
                id, version + 1, State.DROPPED, from, to, details(), place(), declaredAt, lastHealth, justification);
        return Step.of(next, capacity, new DependencyEvent.DependencyDropped(id, why.strip()));
    }

    /** Its relationship has ended, and with it the terms; the need stays. */
    Step<Dependency> released() {
        Place place = new Place(side, null, restrictedTo);
        Dependency next =
                with(id, version + 1, state, from, to, details(), place, declaredAt, lastHealth, justification);
        var change = new Change("relationship", text(relationship), null);
        return Step.of(next, null, new DependencyEvent.DependencyReleased(id, List.of(change)));
    }

    /** A group that was responsible has ended; its heir is responsible now. */
    Step<Dependency> inherited(BodyId nowOwner, @Nullable BodyId nowCounterpart) {
        Details details =
                new Details(kind, pinned, neededMaturity, neededBy, expected, reason, nowOwner, nowCounterpart);
        List<Change> changes = new ArrayList<>();
        note(changes, "owner", owner.text(), nowOwner.text());
        note(changes, "counterpart", text(counterpart), text(nowCounterpart));
        Dependency next =
                with(id, version + 1, state, from, to, details, place(), declaredAt, lastHealth, justification);
        return Step.of(next, null, new DependencyEvent.DependencyHandedOver(id, changes));
    }

    /** The access of a specification that it speaks of has changed. */
    Step<Dependency> restricted(List<OrganizationId> organizations) {
        Place place = new Place(side, relationship, organizations);
        Dependency next =
                with(id, version + 1, state, from, to, details(), place, declaredAt, lastHealth, justification);
        return Step.of(next, null, new DependencyEvent.DependencyReadersChanged(id));
    }

    /** With the health that it was declared with, which is no change yet. */
    Dependency standing(Health first) {
        return with(id, version, state, from, to, details(), place(), declaredAt, first, justification);
    }

    /** Its health turned. Who may read it is settled in the same write: the sentence speaks of both ends as they are. */
    Step<Dependency> turned(Health now, List<OrganizationId> organizations) {
        Place place = new Place(side, relationship, organizations);
        Dependency next = with(id, version + 1, state, from, to, details(), place, declaredAt, now, justification);
        List<HubEvent.Fact> facts = new ArrayList<>();
        if (!organizations.equals(restrictedTo)) {
            facts.add(new DependencyEvent.DependencyReadersChanged(id));
        }
        facts.add(new DependencyEvent.DependencyHealthChanged(id, new HealthChange(lastHealth, now).changes()));
        return new Step<>(next, null, facts);
    }

    private void refuseDropped() {
        if (state == State.DROPPED) {
            throw new Refused(Refusal.broken("DEPENDENCY_DROPPED", "This dependency was dropped; declare a new one."));
        }
    }

    private static void refuseUnfitting(End from, End to, Details details) {
        Problems problems = new Problems();
        problems.addIf(
                from.equals(to), () -> Refusal.broken("DEPENDENCY_ON_ITSELF", "Nothing depends on itself.", "to"));
        problems.addIf(
                details.pinned && !(to instanceof End.ExactVersion),
                () -> Refusal.broken(
                        "DEPENDENCY_PINNED_WITHOUT_VERSION", "Only an exact version can be pinned.", "pinned"));
        problems.addIf(
                details.reason.length() > LONGEST_REASON,
                () -> Refusal.invalid(
                        "DEPENDENCY_REASON_TOO_LONG",
                        "A reason has at most " + LONGEST_REASON + " characters.",
                        "reason"));
        problems.refuseIfAny();
    }

    private static final int LONGEST_REASON = 4000;

    /** The same need with other details, to see what would be: nothing is checked or told. */
    public Dependency with(Details other) {
        return with(id, version, state, from, to, other, place(), declaredAt, lastHealth, justification);
    }

    /** What the target has to reach: something to look at for an informative one, publication for the others. */
    public Maturity needed() {
        if (neededMaturity != null) {
            return neededMaturity;
        }
        return usuallyNeeded(kind);
    }

    static Maturity usuallyNeeded(Kind kind) {
        return kind == Kind.INFORMATIVE ? Maturity.DRAFT : Maturity.PUBLISHED;
    }

    public Details details() {
        return new Details(kind, pinned, neededMaturity, neededBy, expected, reason, owner, counterpart);
    }

    private Place place() {
        return new Place(side, relationship, restrictedTo);
    }

    private static Dependency with(
            DependencyId id,
            long version,
            State state,
            End from,
            End to,
            Details details,
            Place place,
            Instant at,
            @Nullable Health lastHealth,
            @Nullable Justification justification) {
        return new Dependency(
                id,
                version,
                state,
                from,
                to,
                details.kind,
                details.pinned,
                details.neededMaturity,
                details.neededBy,
                details.expected,
                details.reason,
                details.owner,
                details.counterpart,
                place.side,
                place.relationship,
                place.restrictedTo,
                at,
                lastHealth,
                justification);
    }

    private static @Nullable String text(@Nullable Id thing) {
        return thing == null ? null : thing.text();
    }

    private static void note(List<Change> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(
                    field, before == null ? null : before.toString(), after == null ? null : after.toString()));
        }
    }
}
