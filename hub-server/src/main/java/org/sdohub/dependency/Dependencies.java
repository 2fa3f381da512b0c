package org.sdohub.dependency;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependency.Details;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.Relationships;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationStore;
import org.sdohub.specification.Specifications;

@Singleton
public class Dependencies {

    private final DependencyStore store;
    private final SpecificationStore specificationStore;
    private final Specifications specifications;
    private final Relationships relationships;
    private final Bodies bodies;
    private final Situations situations;

    Dependencies(
            DependencyStore store,
            SpecificationStore specificationStore,
            Specifications specifications,
            Relationships relationships,
            Bodies bodies,
            Situations situations) {
        this.store = store;
        this.specificationStore = specificationStore;
        this.specifications = specifications;
        this.relationships = relationships;
        this.bodies = bodies;
        this.situations = situations;
    }

    /**
     * A dependency as a person declares it.
     *
     * @param owner null for whoever owns {@code from} in the catalogue; needed where no catalogue knows it
     * @param counterpart null for whoever owns {@code to} in the catalogue, if anybody does
     * @param relationship null for none
     */
    public record Declaration(
            End from,
            End to,
            Dependency.Kind kind,
            boolean pinned,
            @Nullable Maturity neededMaturity,
            @Nullable LocalDate neededBy,
            @Nullable LocalDate expected,
            String reason,
            @Nullable BodyId owner,
            @Nullable BodyId counterpart,
            @Nullable RelationshipId relationship) {}

    public Dependency declare(Act act, Declaration wanted) {
        Map<SpecificationId, Specification> known = ends(wanted.from, wanted.to);
        Problems problems = new Problems();
        refuseUnknownEnds(problems, wanted, known);
        problems.refuseIfAny();
        BodyId owner = wanted.owner == null ? ownerOf(wanted.from, known) : wanted.owner;
        BodyId counterpart = wanted.counterpart == null ? ownerOf(wanted.to, known) : wanted.counterpart;
        refuseForeignOwner(problems, wanted.from, owner, known, "owner");
        refuseForeignOwner(problems, wanted.to, counterpart, known, "counterpart");
        problems.addIf(
                owner == null,
                () -> Refusal.invalid(
                        "DEPENDENCY_OWNER_MISSING",
                        "No catalogue says whose this is: name the body that depends.",
                        "owner"));
        problems.refuseIfAny();
        BodyId depending = Objects.requireNonNull(owner);
        OrganizationId side = bodies.tree().lineage(depending).organization();
        Relationship relationship = relationship(act, wanted.relationship, side, counterpart);
        // Naming oneself responsible for what the catalogue says is another's gives no right.
        List<Lineage> ends = lineages(
                Objects.requireNonNullElse(ownerOf(wanted.from, known), depending),
                wanted.to instanceof End.UncataloguedText ? counterpart : ownerOf(wanted.to, known),
                relationship);
        Office capacity = mayDeclare(act, ends, wanted.relationship);
        var details = new Details(
                wanted.kind,
                wanted.pinned,
                wanted.neededMaturity,
                wanted.neededBy,
                wanted.expected,
                wanted.reason,
                depending,
                counterpart);
        var place = new Dependency.Place(side, wanted.relationship, restrictedTo(known.values()));
        var id = new DependencyId(act.newId());
        Step<Dependency> declared = Dependency.declared(id, wanted.from, wanted.to, details, place, act.at(), capacity);
        Health first = situations.health(declared.next(), act.at());
        return store.save(new Step<>(declared.next().standing(first), capacity, declared.facts()), act);
    }

    public Dependency edit(Act act, DependencyId id, @Nullable Long expectedVersion, UnaryOperator<Details> change) {
        return store.change(id, act, expectedVersion, found -> {
            Dependency now = seen(found, act);
            Office capacity = mayDeclare(act, now);
            Details wanted = change.apply(now.details());
            Map<SpecificationId, Specification> known = ends(now.from(), now.to());
            Problems problems = new Problems();
            refuseForeignOwner(problems, now.from(), wanted.owner(), known, "owner");
            refuseForeignOwner(problems, now.to(), wanted.counterpart(), known, "counterpart");
            problems.refuseIfAny();
            refuseOtherSide(now.side(), wanted.owner());
            return now.edited(wanted, capacity);
        });
    }

    public Dependency drop(Act act, DependencyId id, @Nullable Long expectedVersion, String reason) {
        return store.change(id, act, expectedVersion, found -> {
            Dependency now = seen(found, act);
            return now.dropped(reason, mayDeclare(act, now));
        });
    }

    /** Those of these that the actor may read. */
    public Map<DependencyId, Dependency> visible(Collection<DependencyId> ids, Actor actor, Instant now) {
        Set<OrganizationId> memberships = specifications.memberships(actor, now);
        Map<DependencyId, Dependency> visible = new HashMap<>();
        store.findAll(ids).forEach((id, one) -> {
            if (memberships.containsAll(one.restrictedTo())) {
                visible.put(id, one);
            }
        });
        return visible;
    }

    public Page<Dependency> page(
            DependencyStore.Filter filter,
            DependencyStore.Order order,
            Page.Request request,
            Actor actor,
            Instant now) {
        return store.page(filter, specifications.memberships(actor, now), order, request);
    }

    /** The office by which the actor may change it, also asked by {@code viewerCanEdit}. */
    public Optional<Office> editing(Actor actor, Instant now, Dependency one) {
        return DependencyAccess.DECLARE.to(
                actor, now, lineages(one.owner(), one.counterpart(), null), one.relationship());
    }

    private Dependency seen(Optional<Dependency> found, Act act) {
        return found.filter(
                        one -> specifications.memberships(act.actor(), act.at()).containsAll(one.restrictedTo()))
                .orElseThrow(Dependencies::unknown);
    }

    private Office mayDeclare(Act act, Dependency one) {
        return editing(act.actor(), act.at(), one).orElseThrow(() -> refused(DependencyAccess.DECLARE));
    }

    private static Office mayDeclare(Act act, List<Lineage> on, @Nullable RelationshipId relationship) {
        return DependencyAccess.DECLARE
                .to(act.actor(), act.at(), on, relationship)
                .orElseThrow(() -> refused(DependencyAccess.DECLARE));
    }

    private List<Lineage> lineages(BodyId owner, @Nullable BodyId counterpart, @Nullable Relationship relationship) {
        Bodies.Tree tree = bodies.tree();
        List<Lineage> on = new ArrayList<>(List.of(tree.lineage(owner)));
        if (counterpart != null) {
            on.add(tree.lineage(counterpart));
        }
        if (relationship != null) {
            relationship.organizations().forEach(side -> on.add(tree.lineage(side)));
        }
        return on;
    }

    private Map<SpecificationId, Specification> ends(End from, End to) {
        List<SpecificationId> wanted = new ArrayList<>();
        for (End end : List.of(from, to)) {
            SpecificationId id = End.specification(end);
            if (id != null) {
                wanted.add(id);
            }
        }
        return specificationStore.findAll(wanted);
    }

    private static void refuseUnknownEnds(
            Problems problems, Declaration wanted, Map<SpecificationId, Specification> known) {
        refuseUnknownEnd(problems, wanted.from, known, "from");
        refuseUnknownEnd(problems, wanted.to, known, "to");
    }

    private static void refuseUnknownEnd(
            Problems problems, End end, Map<SpecificationId, Specification> known, String field) {
        SpecificationId id = End.specification(end);
        if (id == null) {
            return;
        }
        Specification specification = known.get(id);
        boolean there = specification != null
                && (!(end instanceof End.ExactVersion exact)
                        || specification.version(exact.version()).isPresent());
        problems.addIf(
                !there,
                () -> new Refusal.NotFound(
                        "DEPENDENCY_END_UNKNOWN",
                        "There is no such specification or version of it.",
                        List.of(field),
                        "Enter it first, or give it as text until a catalogue knows it."));
    }

    private static @Nullable BodyId ownerOf(End end, Map<SpecificationId, Specification> known) {
        SpecificationId id = End.specification(end);
        Specification specification = id == null ? null : known.get(id);
        if (specification == null) {
            return null;
        }
        return specification.owner() == null ? specification.organization() : specification.owner();
    }

    /** Whoever is named for a catalogued end must be of the organization whose document it is. */
    private void refuseForeignOwner(
            Problems problems,
            End end,
            @Nullable BodyId owner,
            Map<SpecificationId, Specification> known,
            String field) {
        if (owner == null) {
            return;
        }
        Bodies.Tree tree = bodies.tree();
        if (!tree.knows(owner)) {
            problems.add(Refusal.notFound("BODY_UNKNOWN", "There is no such organization or group.", field));
            return;
        }
        SpecificationId id = End.specification(end);
        Specification specification = id == null ? null : known.get(id);
        problems.addIf(
                specification != null && !tree.lineage(owner).organization().equals(specification.organization()),
                () -> Refusal.broken(
                        "DEPENDENCY_OWNER_FOREIGN",
                        "Only a body of the organization whose document it is can be responsible for it.",
                        field));
    }

    private void refuseOtherSide(OrganizationId side, BodyId owner) {
        if (!bodies.tree().lineage(owner).organization().equals(side)) {
            throw new Refused(Refusal.broken(
                    "DEPENDENCY_OWNER_FOREIGN", "The side that depends stays the same: declare a new one.", "owner"));
        }
    }

    private @Nullable Relationship relationship(
            Act act, @Nullable RelationshipId id, OrganizationId side, @Nullable BodyId counterpart) {
        if (id == null) {
            return null;
        }
        Relationship relationship =
                relationships.visible(List.of(id), act.actor(), act.at()).get(id);
        if (relationship == null) {
            throw new Refused(
                    Refusal.notFound("RELATIONSHIP_UNKNOWN", "There is no such relationship.", "relationship"));
        }
        List<OrganizationId> sides = relationship.organizations();
        boolean fits = sides.contains(side)
                && (counterpart == null
                        || relationship
                                .arrangement()
                                .other(side)
                                .equals(bodies.tree().lineage(counterpart).organization()));
        if (!fits) {
            throw new Refused(Refusal.broken(
                    "DEPENDENCY_NOT_OF_THIS_RELATIONSHIP",
                    "The one that depends and the one it depends on are not the two sides of this relationship.",
                    "relationship"));
        }
        if (!relationship.state().living()) {
            throw new Refused(
                    Refusal.broken("DEPENDENCY_RELATIONSHIP_ENDED", "This relationship has ended.", "relationship"));
        }
        return relationship;
    }

    static List<OrganizationId> restrictedTo(Collection<Specification> ends) {
        return ends.stream()
                .filter(one -> one.access() == Specification.Access.MEMBER)
                .map(Specification::organization)
                .distinct()
                .sorted(java.util.Comparator.comparing(OrganizationId::text))
                .toList();
    }

    static Refused unknown() {
        return new Refused(Refusal.notFound("DEPENDENCY_UNKNOWN", "There is no such dependency.", "id"));
    }

    static Refused refused(DependencyAccess row) {
        return new Refused(
                Refusal.notAllowed("DEPENDENCY_ACT_NOT_ALLOWED", "You may not do this: " + row.who() + " may."));
    }
}
