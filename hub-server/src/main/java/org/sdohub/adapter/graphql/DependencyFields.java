package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependencies;
import org.sdohub.dependency.Dependencies.Declaration;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.DependencyStore;
import org.sdohub.dependency.End;
import org.sdohub.dependency.Health;
import org.sdohub.dependency.Justification;
import org.sdohub.dependency.Situation;
import org.sdohub.dependency.Situations;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Problems;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.WorkAreaId;
import org.sdohub.relationship.WorkAreas;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationStore;
import org.sdohub.specification.VersionId;

/** Dependencies, each with its health of this moment. */
@Singleton
final class DependencyFields implements Fields {

    private static final String SITUATIONS = "situations of dependencies";

    private final Dependencies dependencies;
    private final Situations situations;
    private final SpecificationStore specifications;
    private final SpecificationReferences named;
    private final RelationshipReferences relationships;
    private final WorkAreas workAreas;
    private final References references;
    private final HubFields hub;

    DependencyFields(
            Dependencies dependencies,
            Situations situations,
            SpecificationStore specifications,
            SpecificationReferences named,
            RelationshipReferences relationships,
            WorkAreas workAreas,
            References references,
            HubFields hub) {
        this.dependencies = dependencies;
        this.situations = situations;
        this.specifications = specifications;
        this.named = named;
        this.relationships = relationships;
        this.workAreas = workAreas;
        this.references = references;
        this.hub = hub;
    }

    /** One end as it is shown: what stands in the catalogue, or else the text. */
    record ShownEnd(
            String label,
            @Nullable SpecificationId specification,
            @Nullable VersionId version,
            @Nullable String text) {

        static ShownEnd of(End end, String label) {
            return switch (end) {
                case End.WholeSpecification whole -> new ShownEnd(label, whole.specification(), null, null);
                case End.ExactVersion exact -> new ShownEnd(label, exact.specification(), exact.version(), null);
                case End.UncataloguedText text -> new ShownEnd(label, null, null, text.text());
            };
        }
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.<Dependency, Situation>batch(SITUATIONS, (all, actor, now) -> {
            Map<DependencyId, Situation> found = situations.of(all, now);
            Map<Dependency, Situation> byDependency = new HashMap<>();
            all.forEach(one -> byDependency.put(one, Objects.requireNonNull(found.get(one.id()))));
            return byDependency;
        });
        wiring.node("Dependency", Dependency.class, DependencyId::new, dependencies::visible)
                .field("from", (one, ask) -> situation(one, ask, it -> ShownEnd.of(one.from(), it.fromLabel())))
                .field("to", (one, ask) -> situation(one, ask, it -> ShownEnd.of(one.to(), it.toLabel())))
                .field("health", (one, ask) -> situation(one, ask, Health::of))
                .field(
                        "viewerCanEdit",
                        (one, ask) -> dependencies
                                .editing(ask.actor(), ask.now(), one)
                                .isPresent())
                .field("history", (one, ask) -> hub.history(one.id(), ask));
        wiring.type("DependencyEnd", ShownEnd.class);
        wiring.type("DependencyJustification", Justification.class);
        wiring.type("DependencyHealth", Health.class);
        wiring.extend("Specification", Specification.class)
                .field("dependencies", (of, ask) -> page(ask, new Fixed(null, of.id(), null)))
                .field("dependents", (of, ask) -> page(ask, new Fixed(null, null, of.id())));
        wiring.extend("Relationship", Relationship.class)
                .field("dependencies", (of, ask) -> page(ask, new Fixed(of.id(), null, null)));
        wiring.query("dependencies", ask -> page(ask, new Fixed(null, null, null)));
        wiring.mutation("declareDependency", "dependency", this::declare);
        wiring.mutation("editDependency", "dependency", this::edit);
        wiring.mutation("justifyDependency", "dependency", this::justify);
        wiring.mutation("dropDependency", "dependency", this::drop);
    }

    private static <T> CompletableFuture<T> situation(Dependency one, Ask ask, Function<Situation, T> shown) {
        return ask.<Situation>batched(SITUATIONS, one).thenApply(shown);
    }

    /** What the place in the schema says already, so that the filter cannot say otherwise. */
    private record Fixed(
            @Nullable RelationshipId relationship,
            @Nullable SpecificationId from,
            @Nullable SpecificationId to) {}

    private Connection page(Ask ask, Fixed fixed) {
        Input filter = ask.arguments().object("filter");
        Set<Dependency.State> states = filter.choices(Dependency.State.class, "states");
        String side = filter.optionalText("side");
        String body = filter.optionalText("body");
        var wanted = new DependencyStore.Filter(
                states.isEmpty() ? Set.of(Dependency.State.LIVE) : states,
                filter.choices(Dependency.Kind.class, "kinds"),
                fixed.relationship != null ? fixed.relationship : relationships.wanted(filter, ask),
                side == null ? null : references.organization(side),
                fixed.from != null ? fixed.from : optionalSpecification(filter, "from"),
                fixed.to != null ? fixed.to : optionalSpecification(filter, "to"),
                filter.as(LocalDate.class, "neededBefore"),
                body == null ? null : references.body(body),
                optionalBody(filter, "owner"),
                filter.choices(Health.State.class, "healths"),
                filter.as(LocalDate.class, "neededFrom"),
                workArea(filter, ask));
        var order = Objects.requireNonNull(ask.arguments().choice(DependencyStore.Order.class, "orderBy"));
        var page = dependencies.page(wanted, order, ask.page(order.name()), ask.actor(), ask.now());
        return ask.connection(page, order.name());
    }

    /** One that the asker may not see has nothing that belongs to it. */
    private @Nullable WorkAreaId workArea(Input filter, Ask ask) {
        String reference = filter.optionalText("workArea");
        if (reference == null) {
            return null;
        }
        WorkAreaId id = relationships.workArea(reference);
        boolean seen = !workAreas.visible(Set.of(id), ask.actor(), ask.now()).isEmpty();
        return seen ? id : new WorkAreaId(new UUID(0, 0));
    }

    private @Nullable SpecificationId optionalSpecification(Input input, String name) {
        String reference = input.optionalText(name);
        return reference == null ? null : named.specification(reference);
    }

    private Map<String, Object> declare(Input input, Act act) {
        Problems problems = new Problems();
        End from = problems.collect(() -> input.at("from", () -> end(input.object("from"))));
        End to = problems.collect(() -> input.at("to", () -> end(input.object("to"))));
        problems.refuseIfAny();
        var declaration = new Declaration(
                Objects.requireNonNull(from),
                Objects.requireNonNull(to),
                Objects.requireNonNull(input.choice(Dependency.Kind.class, "kind")),
                input.flag("pinned"),
                input.choice(Maturity.class, "neededMaturity"),
                input.as(LocalDate.class, "neededBy"),
                input.as(LocalDate.class, "expected"),
                input.textOr("reason", ""),
                optionalBody(input, "owner"),
                optionalBody(input, "counterpart"),
                relationships.optionalRelationship(input, "relationship"));
        return Map.of("dependency", dependencies.declare(act, declaration));
    }

    /** The schema lets exactly one of the three through. */
    private End end(Input end) {
        if (end.optionalText("text") != null) {
            return new End.UncataloguedText(end.text("text"));
        }
        if (end.optionalText("version") == null) {
            return new End.WholeSpecification(named.specification(end.text("specification")));
        }
        VersionId version = named.version(end.text("version"));
        Specification of = specifications.ofVersions(List.of(version)).get(version);
        return new End.ExactVersion(of == null ? new SpecificationId(version.value()) : of.id(), version);
    }

    private @Nullable BodyId optionalBody(Input input, String name) {
        String reference = input.optionalText(name);
        return reference == null ? null : references.body(reference);
    }

    private Map<String, Object> edit(Input input, Act act) {
        BodyId owner = optionalBody(input, "owner");
        BodyId counterpart = optionalBody(input, "counterpart");
        UnaryOperator<Dependency.Details> change = now -> new Dependency.Details(
                input.choiceOr(Dependency.Kind.class, "kind", now.kind()),
                input.optionalText("pinned") == null ? now.pinned() : input.flag("pinned"),
                input.gave("neededMaturity") ? input.choice(Maturity.class, "neededMaturity") : now.neededMaturity(),
                input.gave("neededBy") ? input.as(LocalDate.class, "neededBy") : now.neededBy(),
                input.gave("expected") ? input.as(LocalDate.class, "expected") : now.expected(),
                input.textOr("reason", now.reason()),
                owner == null ? now.owner() : owner,
                input.gave("counterpart") ? counterpart : now.counterpart());
        DependencyId id = input.id("id", DependencyId::new);
        return Map.of("dependency", dependencies.edit(act, id, input.version(), change));
    }

    private Map<String, Object> justify(Input input, Act act) {
        UnaryOperator<Justification> change = now -> new Justification(
                input.textOr("description", now.description()),
                input.textOr("approvalStatus", now.approvalStatus()),
                input.textOr("reason", now.reason()),
                input.textOr("rights", now.rights()),
                input.textOr("quality", now.quality()),
                input.textOr("stability", now.stability()),
                input.textOr("relatedDocuments", now.relatedDocuments()),
                input.textOr("references", now.references()),
                input.textOr("qualification", now.qualification()),
                input.textOr("other", now.other()));
        DependencyId id = input.id("id", DependencyId::new);
        return Map.of("dependency", dependencies.justify(act, id, input.version(), change));
    }

    private Map<String, Object> drop(Input input, Act act) {
        DependencyId id = input.id("id", DependencyId::new);
        return Map.of("dependency", dependencies.drop(act, id, input.version(), input.text("reason")));
    }
}
