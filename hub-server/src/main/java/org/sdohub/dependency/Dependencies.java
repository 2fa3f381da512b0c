package org.sdohub.dependency;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependency.Details;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.kernel.Store.Saved;
import org.sdohub.kernel.Store.Saving;
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
     * @param justification null where none is given
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
            @Nullable RelationshipId relationship,
            @Nullable Justification justification) {

        /** One for which nobody demands a justification, or will give it later. */
        public Declaration(
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
                @Nullable RelationshipId relationship) {
            this(
                    from,
                    to,
                    kind,
                    pinned,
                    neededMaturity,
                    neededBy,
                    expected,
                    reason,
                    owner,
                    counterpart,
                    relationship,
                    null);
        }

        Declaration ownedBy(BodyId whoDepends, @Nullable BodyId whoOwes) {
            return new Declaration(
                    from,
                    to,
                    kind,
                    pinned,
                    neededMaturity,
                    neededBy,
                    expected,
                    reason,
                    whoDepends,
                    whoOwes,
                    relationship,
                    justification);
        }

        /** Of one that has an owner. */
        Details details() {
            return new Details(
                    kind,
                    pinned,
                    neededMaturity,
                    neededBy,
                    expected,
                    reason,
                    Objects.requireNonNull(owner),
                    counterpart);
        }
    }

    /** One of many that are declared together. */
    public record Declaring(Act act, Declaration wanted) {}

    public Dependency declare(Act act, Declaration wanted) {
        return declareAll(List.of(new Declaring(act, wanted))).getFirst().get();
    }

    /**
     * The same for many, with few round trips for all of them. One that is refused does not hold up the others.
     *
     * @return in the same order
     */
    public List<Saved<Dependency>> declareAll(List<Declaring> all) {
        var rules = new DeclarationRules(
                bodies.tree(), ends(all.stream().flatMap(one -> Stream.of(one.wanted.from, one.wanted.to))));
        Map<Declaring, Step<Dependency>> declared = new LinkedHashMap<>();
        Map<Declaring, Saved<Dependency>> outcomes = new IdentityHashMap<>();
        for (Declaring one : all) {
            try {
                declared.put(one, declared(one, rules));
            } catch (Refused refused) {
                outcomes.put(one, new Saved<>(null, refused));
            }
        }
        List<Saving<Dependency>> savings = standing(declared);
        Iterator<Saved<Dependency>> saved = store.saveAll(savings).iterator();
        declared.keySet().forEach(one -> outcomes.put(one, saved.next()));
        return all.stream().map(outcomes::get).map(Objects::requireNonNull).toList();
    }

    private Step<Dependency> declared(Declaring one, DeclarationRules rules) {
        Act act = one.act;
        Declaration whole = rules.completed(one.wanted);
        Relationship relationship = relationship(act, one.wanted.relationship);
        rules.refuseUnfitting(whole, relationship);
        Office capacity = DependencyAccess.DECLARE
                .to(act.actor(), act.at(), rules.concerned(whole, relationship), one.wanted.relationship)
                .orElseThrow(() -> refused(DependencyAccess.DECLARE));
        return rules.declared(new DependencyId(act.newId()), whole, act.at(), capacity);
    }

    /** Each with the health in which it begins. */
    private List<Saving<Dependency>> standing(Map<Declaring, Step<Dependency>> declared) {
        if (declared.isEmpty()) {
            return List.of();
        }
        Instant now = declared.keySet().iterator().next().act.at();
        var health =
                situations.health(declared.values().stream().map(Step::next).toList(), now);
        List<Saving<Dependency>> savings = new ArrayList<>();
        declared.forEach((one, step) -> {
            Dependency standing = step.next()
                    .standing(Objects.requireNonNull(health.get(step.next().id())));
            savings.add(new Saving<>(new Step<>(standing, step.capacity(), step.facts()), one.act));
        });
        return savings;
    }

    public Dependency edit(Act act, DependencyId id, @Nullable Long expectedVersion, UnaryOperator<Details> change) {
        return store.change(id, act, expectedVersion, found -> {
            Dependency now = seen(found, act);
            Office capacity = mayDeclare(act, now);
            Details wanted = change.apply(now.details());
            new DeclarationRules(bodies.tree(), ends(Stream.of(now.from(), now.to()))).refuseUnfitting(now, wanted);
            return now.edited(wanted, capacity);
        });
    }

    /** @param change from what was said so far, to all that shall be said */
    public Dependency justify(
            Act act, DependencyId id, @Nullable Long expectedVersion, UnaryOperator<Justification> change) {
        return store.change(id, act, expectedVersion, found -> {
            Dependency now = seen(found, act);
            Office capacity = mayDeclare(act, now);
            Justification said = now.justification();
            return now.justified(change.apply(said == null ? Justification.NOTHING : said), capacity);
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
        DependencySight sight = sight(actor, now);
        Map<DependencyId, Dependency> visible = new HashMap<>(store.findAll(ids));
        visible.values().removeIf(one -> !sight.sees(one));
        return visible;
    }

    public Page<Dependency> page(
            DependencyStore.Filter filter,
            DependencyStore.Order order,
            Page.Request request,
            Actor actor,
            Instant now) {
        return store.page(filter, sight(actor, now), order, request);
    }

    /** What the actor may read of dependencies; a round trip at most. */
    public DependencySight sight(Actor actor, Instant now) {
        return new DependencySight(specifications.memberships(actor, now), relationships.keptFrom(actor, now));
    }

    /** The office by which the actor may change it, also asked by {@code viewerCanEdit}. */
    public Optional<Office> editing(Actor actor, Instant now, Dependency one) {
        Bodies.Tree tree = bodies.tree();
        List<Lineage> on = Stream.of(one.owner(), one.counterpart())
                .filter(Objects::nonNull)
                .map(tree::lineage)
                .toList();
        return DependencyAccess.DECLARE.to(actor, now, on, one.relationship());
    }

    private Dependency seen(Optional<Dependency> found, Act act) {
        return found.filter(sight(act.actor(), act.at())::sees).orElseThrow(Dependencies::unknown);
    }

    private Office mayDeclare(Act act, Dependency one) {
        return editing(act.actor(), act.at(), one).orElseThrow(() -> refused(DependencyAccess.DECLARE));
    }

    private Map<SpecificationId, Specification> ends(Stream<End> ends) {
        return specificationStore.findAll(
                ends.map(End::specification).filter(Objects::nonNull).distinct().toList());
    }

    private @Nullable Relationship relationship(Act act, @Nullable RelationshipId id) {
        if (id == null) {
            return null;
        }
        Relationship relationship =
                relationships.visible(List.of(id), act.actor(), act.at()).get(id);
        if (relationship == null) {
            throw new Refused(
                    Refusal.notFound("RELATIONSHIP_UNKNOWN", "There is no such relationship.", "relationship"));
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
