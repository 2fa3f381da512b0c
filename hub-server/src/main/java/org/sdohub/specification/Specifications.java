package org.sdohub.specification;

import static org.sdohub.specification.SpecificationAccess.READ_MEMBERS_ONLY;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.GraphGuard;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.kernel.Store.Saved;
import org.sdohub.kernel.Store.Saving;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Organization;
import org.sdohub.organization.Profile.Rung;
import org.sdohub.specification.Specification.Details;

@Singleton
public class Specifications {

    private static final int MOST_RELATIONS = 200;

    private final SpecificationStore store;
    private final Bodies bodies;
    private final RelationClaims claims;

    Specifications(SpecificationStore store, Bodies bodies, GraphGuard guard, Succession succession) {
        this.store = store;
        this.bodies = bodies;
        this.claims = new RelationClaims(guard, succession);
    }

    /**
     * A version as a person gives it.
     *
     * @param maturity the step's label on the organization's ladder at the version's date, in any case
     */
    public record VersionDetails(
            String label,
            @Nullable String identifier,
            LocalDate date,
            String maturity,
            @Nullable LocalDate expires) {}

    public Specification create(Act act, OrganizationId organization, Details details) {
        return record(act, organization, details, List.of(), false);
    }

    /**
     * One with all its versions, as a catalogue tells of it.
     *
     * @param lines whether each version opens a line of its own, as each 3GPP release does; otherwise each takes the
     *     place of the one before
     */
    public record Recording(
            Act act, OrganizationId organization, Details details, List<VersionDetails> versions, boolean lines) {}

    public Specification record(
            Act act, OrganizationId organization, Details details, List<VersionDetails> versions, boolean lines) {
        Step<Specification> recorded = recorded(new Recording(act, organization, details, versions, lines));
        return claims.holding(act, Map.of(recorded.next().id(), details.relations()), () -> store.save(recorded, act));
    }

    /**
     * Many with few round trips for all of them. One that is refused does not hold up the others.
     *
     * @param all without relations: those are entered when both ends are there
     * @return in the same order
     */
    public List<Saved<Specification>> recordAll(List<Recording> all) {
        List<Saving<Specification>> savings = new ArrayList<>();
        Map<Recording, Refused> refused = new IdentityHashMap<>();
        for (Recording one : all) {
            try {
                savings.add(new Saving<>(recorded(one), one.act));
            } catch (Refused no) {
                refused.put(one, no);
            }
        }
        Iterator<Saved<Specification>> saved = store.saveAll(savings).iterator();
        return all.stream()
                .map(one -> refused.containsKey(one)
                        ? new Saved<Specification>(null, Objects.requireNonNull(refused.get(one)))
                        : saved.next())
                .toList();
    }

    private Step<Specification> recorded(Recording one) {
        OrganizationId organization = one.organization;
        Details details = one.details;
        Act act = one.act;
        Bodies.Tree tree = bodies.tree();
        if (!tree.knows(organization)) {
            throw new Refused(Refusal.notFound(
                    "SPECIFICATION_ORGANIZATION_UNKNOWN", "There is no such organization.", "organization"));
        }
        refuseForeignOwner(tree, organization, details.owner());
        Office capacity = mayEdit(act, lineage(tree, organization, details.owner()));
        var id = new SpecificationId(act.newId());
        refuseUnknownRelations(details.relations());
        return Specification.recorded(
                Specification.created(id, organization, details, capacity),
                numbered(act, tree.organizationOf(organization), one.versions),
                one.lines,
                capacity);
    }

    private static List<SpecificationVersion> numbered(
            Act act, Organization organization, List<VersionDetails> versions) {
        return versions.stream()
                .sorted(Comparator.comparing(VersionDetails::date))
                .map(one -> SpecificationVersion.of(
                        new VersionId(act.innerId()),
                        details(one, rung(organization, one.maturity(), one.date())),
                        null))
                .toList();
    }

    /** @param change is asked again on what somebody else just wrote, unless the caller named a version */
    public Specification edit(
            Act act, SpecificationId id, @Nullable Long expectedVersion, UnaryOperator<Details> change) {
        Specification now = store.find(id).orElseThrow(Specifications::unknown);
        mayEdit(act, lineage(now));
        List<Relation> wanted = change.apply(now.details()).relations();
        List<Relation> claimed = wanted.equals(now.relations()) ? List.of() : wanted;
        refuseUnknownRelations(claimed);
        return claims.holding(
                act,
                Map.of(id, claimed),
                () -> store.change(id, act, expectedVersion, found -> {
                    Specification current = found.orElseThrow(Specifications::unknown);
                    Office capacity = mayEdit(act, lineage(current));
                    Details next = change.apply(current.details());
                    refuseForeignOwner(bodies.tree(), current.organization(), next.owner());
                    refuseUnclaimed(current, next, claimed);
                    return current.edited(next, capacity);
                }));
    }

    /**
     * Adds relations to many specifications with one claim and one walk for all of them, as a catalogue tells of them.
     *
     * @param act without idempotency key: it is a change of each of them
     * @throws Refused where one of them breaks a rule; then none is written
     */
    public void relate(Act act, Map<SpecificationId, List<Relation>> more) {
        Map<SpecificationId, Specification> known = store.findAll(more.keySet());
        more.forEach((id, relations) -> {
            Specification now = Optional.ofNullable(known.get(id)).orElseThrow(Specifications::unknown);
            mayEdit(act, lineage(now));
            refuseTooMany(now.details().relatedTo(relations).relations());
        });
        refuseUnknown(more.values().stream().flatMap(List::stream).toList());
        claims.holding(act, more, () -> {
            more.forEach((id, relations) -> store.change(id, act, null, found -> {
                Specification current = found.orElseThrow(Specifications::unknown);
                return current.edited(current.details().relatedTo(relations), mayEdit(act, lineage(current)));
            }));
            return more;
        });
    }

    /**
     * @param replaces the version whose place it takes; null for the newest one before it
     * @param beside whether it opens a line of its own and takes nobody's place
     */
    public Specification addVersion(
            Act act,
            SpecificationId id,
            @Nullable Long expectedVersion,
            VersionDetails version,
            @Nullable VersionId replaces,
            boolean beside) {
        var added = new VersionId(act.innerId());
        return store.change(id, act, expectedVersion, found -> {
            Specification current = found.orElseThrow(Specifications::unknown);
            Office capacity = mayEdit(act, lineage(current));
            Rung rung = rung(current.organization(), version.maturity(), version.date());
            VersionId replaced = beside ? null : replaced(current, version.date(), replaces);
            SpecificationVersion.Details wanted = details(version, rung);
            identifiers(act, current).refuseContradicting(current, wanted);
            return current.versionAdded(added, wanted, replaced, capacity);
        });
    }

    private static @Nullable VersionId replaced(Specification current, LocalDate date, @Nullable VersionId replaces) {
        if (replaces != null) {
            return current.version(replaces)
                    .orElseThrow(Specifications::versionUnknown)
                    .id();
        }
        SpecificationVersion latest = current.latest();
        return latest == null || latest.date().isAfter(date) ? null : latest.id();
    }

    /**
     * A new step is looked up on the ladder of today, because a step is taken now; the one it has stays what it was.
     *
     * @param successor null where it is the newest of its line
     */
    public Specification editVersion(
            Act act,
            VersionId version,
            @Nullable Long expectedVersion,
            UnaryOperator<VersionDetails> change,
            UnaryOperator<@Nullable VersionId> successor) {
        Specification of = Optional.ofNullable(
                        store.ofVersions(List.of(version)).get(version))
                .orElseThrow(Specifications::versionUnknown);
        return store.change(of.id(), act, expectedVersion, found -> {
            Specification current = found.orElseThrow(Specifications::unknown);
            Office capacity = mayEdit(act, lineage(current));
            SpecificationVersion now = current.version(version).orElseThrow(Specifications::versionUnknown);
            VersionDetails wanted = change.apply(asGiven(now));
            Rung rung = wanted.maturity().equals(now.rung().label())
                    ? now.rung()
                    : rung(current.organization(), wanted.maturity(), today(act));
            SpecificationVersion.Details next = details(wanted, rung);
            if (!next.equals(now.details())) {
                identifiers(act, current).refuseContradicting(current, next);
            }
            return current.versionEdited(version, next, successor.apply(now.successor()), capacity);
        });
    }

    private IdentifierCheck identifiers(Act act, Specification of) {
        return new IdentifierCheck(bodies.tree().organizationOf(of.organization()), today(act));
    }

    private static VersionDetails asGiven(SpecificationVersion now) {
        return new VersionDetails(
                now.label(), now.identifier(), now.date(), now.rung().label(), now.expires());
    }

    private static SpecificationVersion.Details details(VersionDetails version, Rung rung) {
        return new SpecificationVersion.Details(
                version.label(), version.identifier(), version.date(), rung, version.expires());
    }

    private static LocalDate today(Act act) {
        return LocalDate.ofInstant(act.at(), ZoneOffset.UTC);
    }

    Rung rung(OrganizationId organization, String label, LocalDate day) {
        return rung(bodies.tree().organizationOf(organization), label, day);
    }

    private static Rung rung(Organization organization, String label, LocalDate day) {
        List<Rung> ladder = organization.profileOn(day).ladder();
        return ladder.stream()
                .filter(rung -> rung.label().equalsIgnoreCase(label.strip()))
                .findFirst()
                .orElseThrow(() -> new Refused(new Refusal.Invalid(
                        "SPECIFICATION_MATURITY_UNKNOWN",
                        "The organization's ladder of " + day + " has no step called " + label + ".",
                        List.of("maturity"),
                        "Its steps are: "
                                + String.join(
                                        ", ", ladder.stream().map(Rung::label).toList()) + ".")));
    }

    private void refuseUnknownRelations(List<Relation> relations) {
        refuseTooMany(relations);
        refuseUnknown(relations);
    }

    private static void refuseTooMany(List<Relation> relations) {
        if (relations.size() > MOST_RELATIONS) {
            throw new Refused(Refusal.invalid(
                    "SPECIFICATION_TOO_MANY_RELATIONS",
                    "A specification has at most " + MOST_RELATIONS + " relations.",
                    "relations"));
        }
    }

    private void refuseUnknown(List<Relation> relations) {
        Problems problems = new Problems();
        Set<SpecificationId> wanted = new HashSet<>();
        relations.forEach(relation -> wanted.add(relation.to()));
        Set<SpecificationId> known = store.findAll(wanted).keySet();
        for (int i = 0; i < relations.size(); i++) {
            String place = String.valueOf(i);
            problems.addIf(
                    !known.contains(relations.get(i).to()),
                    () -> Refusal.notFound(
                            "SPECIFICATION_UNKNOWN", "There is no such specification.", "relations", place, "to"));
        }
        problems.refuseIfAny();
    }

    /** Somebody took a relation away meanwhile that this writer did not know it would add. */
    private static void refuseUnclaimed(Specification current, Details next, List<Relation> claimed) {
        boolean known = next.relations().stream()
                .allMatch(relation ->
                        claimed.contains(relation) || current.relations().contains(relation));
        if (!known) {
            throw new Refused(Refusal.stale(current.version() - 1, current.version()));
        }
    }

    private static void refuseForeignOwner(Bodies.Tree tree, OrganizationId organization, @Nullable GroupId owner) {
        if (owner == null) {
            return;
        }
        boolean ours = tree.group(owner)
                .map(group -> group.organization().equals(organization))
                .orElse(false);
        if (!ours) {
            throw new Refused(Refusal.notFound(
                    "SPECIFICATION_OWNER_UNKNOWN", "The owner is not a group of this organization.", "owner"));
        }
    }

    private static Lineage lineage(Bodies.Tree tree, OrganizationId organization, @Nullable GroupId owner) {
        return tree.lineage(owner == null ? organization : owner);
    }

    private Lineage lineage(Specification specification) {
        return lineage(bodies.tree(), specification.organization(), specification.owner());
    }

    static Office mayEdit(Act act, Lineage on) {
        return SpecificationAccess.EDIT_SPECIFICATION
                .to(act.actor(), act.at(), on)
                .orElseThrow(() -> new Refused(Refusal.notAllowed(
                        "SPECIFICATION_ACT_NOT_ALLOWED",
                        "You may not do this: " + SpecificationAccess.EDIT_SPECIFICATION.who() + " may.")));
    }

    /** The office by which the actor may edit it, also asked by {@code viewerCanEdit}. */
    public Optional<Office> editing(Actor actor, Instant now, Specification specification) {
        return SpecificationAccess.EDIT_SPECIFICATION.to(actor, now, lineage(specification));
    }

    /** Whether the actor may know more than title and number. */
    public boolean mayRead(Actor actor, Instant now, Specification specification) {
        return specification.access() != Specification.Access.MEMBER
                || isMember(actor, now, specification.organization());
    }

    /** Whether the actor may know which documents for members this group works on. */
    public boolean mayKnowOwned(Actor actor, Instant now, GroupId owner) {
        Bodies.Tree tree = bodies.tree();
        return tree.knows(owner) && isMember(actor, now, tree.lineage(owner).organization());
    }

    private boolean isMember(Actor actor, Instant now, OrganizationId of) {
        return READ_MEMBERS_ONLY.to(actor, now, new Lineage(of, of, List.of())).isPresent()
                || memberships(actor, now).contains(of);
    }

    /** The organizations that the actor is a member of, by an office there or in one of their groups. */
    public Set<OrganizationId> memberships(Actor actor, Instant now) {
        Bodies.Tree tree = bodies.tree();
        return actor.officesAt(now).stream()
                .map(Office::body)
                .filter(Objects::nonNull)
                .filter(tree::knows)
                .map((BodyId body) -> tree.lineage(body))
                .filter(lineage -> READ_MEMBERS_ONLY.to(actor, now, lineage).isPresent())
                .map(Lineage::organization)
                .collect(Collectors.toUnmodifiableSet());
    }

    public static Refused unknown() {
        return new Refused(Refusal.notFound("SPECIFICATION_UNKNOWN", "There is no such specification.", "id"));
    }

    static Refused versionUnknown() {
        return new Refused(
                Refusal.notFound("SPECIFICATION_VERSION_UNKNOWN", "There is no such version of it.", "version"));
    }
}
