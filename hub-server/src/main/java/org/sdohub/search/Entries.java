package org.sdohub.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.DependencyStore;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Store;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Group;
import org.sdohub.organization.GroupStore;
import org.sdohub.organization.Organization;
import org.sdohub.organization.OrganizationStore;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.RelationshipStore;
import org.sdohub.relationship.WorkArea;
import org.sdohub.relationship.WorkAreaId;
import org.sdohub.relationship.WorkAreaStore;
import org.sdohub.specification.EnablerRelease;
import org.sdohub.specification.EnablerReleaseId;
import org.sdohub.specification.EnablerReleaseStore;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationStore;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementId;
import org.sdohub.statement.StatementSight;
import org.sdohub.statement.StatementStore;

/** Things of all rooms, and what is to be said of them in an index. */
@Singleton
public class Entries {

    private static final Map<String, Function<UUID, ? extends Id>> IDS = Map.of(
            "statement", StatementId::new,
            "specification", SpecificationId::new,
            "enabler-release", EnablerReleaseId::new,
            "dependency", DependencyId::new,
            "relationship", RelationshipId::new,
            "work-area", WorkAreaId::new,
            "organization", OrganizationId::new,
            "group", GroupId::new);

    private final Map<Class<? extends Id>, Store<? extends Id, ? extends Entity>> stores = new HashMap<>();
    private final Bodies bodies;
    private final StatementEntry statements;

    Entries(
            StatementStore statements,
            SpecificationStore specifications,
            EnablerReleaseStore releases,
            DependencyStore dependencies,
            RelationshipStore relationships,
            WorkAreaStore areas,
            OrganizationStore organizations,
            GroupStore groups,
            StatementSight sight,
            Bodies bodies) {
        stores.put(StatementId.class, statements);
        stores.put(SpecificationId.class, specifications);
        stores.put(EnablerReleaseId.class, releases);
        stores.put(DependencyId.class, dependencies);
        stores.put(RelationshipId.class, relationships);
        stores.put(WorkAreaId.class, areas);
        stores.put(OrganizationId.class, organizations);
        stores.put(GroupId.class, groups);
        this.bodies = bodies;
        this.statements = new StatementEntry(sight);
    }

    /** Empty for the id of what is not searched for. */
    public static Optional<Id> id(String text) {
        int colon = text.indexOf(':');
        return Optional.ofNullable(IDS.get(text.substring(0, colon)))
                .map(make -> make.apply(UUID.fromString(text.substring(colon + 1))));
    }

    /**
     * As they are stored now; ids of what is not searched for have no entry. One round trip for each kind.
     *
     * @param sequence of an event; what happened until then is in it
     */
    public List<Entry> ofAll(Collection<? extends Id> ids, long sequence) {
        return of(load(ids).values(), bodies.tree(sequence));
    }

    private Map<Id, Entity> load(Collection<? extends Id> ids) {
        Map<Class<?>, List<Id>> byKind = new HashMap<>();
        ids.forEach(id ->
                byKind.computeIfAbsent(id.getClass(), any -> new ArrayList<>()).add(id));
        Map<Id, Entity> found = new HashMap<>();
        byKind.forEach((kind, those) -> found.putAll(load(kind, those)));
        return found;
    }

    @SuppressWarnings("unchecked")
    private Map<? extends Id, ? extends Entity> load(Class<?> kind, List<Id> ids) {
        Store<Id, Entity> store = (Store<Id, Entity>) stores.get(kind);
        return store == null ? Map.of() : store.findAll(ids);
    }

    /** As they are given: what was already left out of a thing for somebody is not said of it either. */
    public List<Entry> of(Collection<? extends Entity> things) {
        return of(things, bodies.tree());
    }

    private List<Entry> of(Collection<? extends Entity> things, Bodies.Tree tree) {
        Map<Id, Entity> others = load(things.stream()
                .flatMap(thing -> spokenOf(thing).stream())
                .distinct()
                .toList());
        return things.stream()
                .flatMap(thing -> entries(thing, others, tree).stream())
                .toList();
    }

    /** Whose names or terms are needed to speak of it. */
    private static List<Id> spokenOf(Entity thing) {
        return switch (thing) {
            case Dependency one -> CatalogueEntry.around(one);
            case WorkArea area -> List.of(area.relationship());
            default -> List.of();
        };
    }

    private List<Entry> entries(Entity thing, Map<Id, Entity> others, Bodies.Tree tree) {
        return switch (thing) {
            case Statement one -> statements.of(one, tree);
            case Specification one -> CatalogueEntry.of(one, tree);
            case EnablerRelease one -> List.of(CatalogueEntry.of(one, tree));
            case Dependency one -> List.of(CatalogueEntry.of(one, others, tree));
            case Relationship one -> List.of(BodyEntry.of(one, tree));
            case WorkArea one -> List.of(BodyEntry.of(one, (Relationship) others.get(one.relationship()), tree));
            case Organization one -> List.of(BodyEntry.of(one));
            case Group one -> List.of(BodyEntry.of(one, tree));
            default -> List.of();
        };
    }
}
