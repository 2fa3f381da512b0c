package org.sdohub.search;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sdohub.dependency.Dependencies;
import org.sdohub.dependency.DependencyId;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.Id;
import org.sdohub.organization.GroupStore;
import org.sdohub.organization.OrganizationStore;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.Relationships;
import org.sdohub.relationship.WorkAreaId;
import org.sdohub.relationship.WorkAreas;
import org.sdohub.specification.EnablerReleaseId;
import org.sdohub.specification.EnablerReleaseStore;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationStore;
import org.sdohub.statement.Correspondence;
import org.sdohub.statement.StatementId;

/** Things of all kinds as their rooms show them. */
@Singleton
public class Things {

    @FunctionalInterface
    private interface Room<I extends Id> {
        Map<I, ? extends Entity> shown(Collection<I> ids, Actor actor, Instant now);
    }

    private final Map<Class<? extends Id>, Room<Id>> rooms = new HashMap<>();

    Things(
            Correspondence statements,
            Dependencies dependencies,
            Relationships relationships,
            WorkAreas areas,
            SpecificationStore specifications,
            EnablerReleaseStore releases,
            OrganizationStore organizations,
            GroupStore groups) {
        add(StatementId.class, statements::findAll);
        add(DependencyId.class, dependencies::visible);
        add(RelationshipId.class, relationships::visible);
        add(WorkAreaId.class, areas::visible);
        add(SpecificationId.class, (ids, actor, now) -> specifications.findAll(ids));
        add(EnablerReleaseId.class, (ids, actor, now) -> releases.findAll(ids));
        add(OrganizationId.class, (ids, actor, now) -> organizations.findAll(ids));
        add(GroupId.class, (ids, actor, now) -> groups.findAll(ids));
    }

    @SuppressWarnings("unchecked")
    private <I extends Id> void add(Class<I> kind, Room<I> room) {
        rooms.put(kind, (Room<Id>) (Room<?>) room);
    }

    /** In this order, without those that the actor may not see. One round trip for each kind. */
    public List<Entity> shown(List<Id> ids, Actor actor, Instant now) {
        Map<Class<?>, List<Id>> byKind = new HashMap<>();
        ids.forEach(id ->
                byKind.computeIfAbsent(id.getClass(), any -> new ArrayList<>()).add(id));
        Map<Id, Entity> found = new HashMap<>();
        byKind.forEach((kind, those) -> {
            Room<Id> room = rooms.get(kind);
            if (room != null) {
                found.putAll(room.shown(those, actor, now));
            }
        });
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }
}
