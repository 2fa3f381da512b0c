package org.sdohub.organization;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.GraphGuard;
import org.sdohub.kernel.GraphGuard.Edge;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

@Singleton
public class Groups {

    private static final String TREE = "groups";

    private final GroupStore store;
    private final Bodies bodies;
    private final GraphGuard guard;

    Groups(GroupStore store, Bodies bodies, GraphGuard guard) {
        this.store = store;
        this.bodies = bodies;
        this.guard = guard;
    }

    public Group create(Act act, OrganizationId organization, Group.Details details) {
        Bodies.Tree tree = bodies.tree();
        if (!tree.knows(organization)) {
            throw new Refused(Organizations.unknown());
        }
        Office capacity = mayEdit(act, new Lineage(organization, organization, List.of()));
        refuseForeignParent(tree, organization, details.parent());
        return store.save(Group.formed(new GroupId(act.newId()), organization, details, capacity), act);
    }

    public Group edit(Act act, GroupId id, @Nullable Long expectedVersion, Group.Details details) {
        if (details.parent() == null || store.find(id).isEmpty()) {
            return editInPlace(act, id, expectedVersion, details);
        }
        // Also where the parent seems to stay: somebody may have moved the group since the caller looked.
        var edge = new Edge(id, details.parent());
        return guard.addEdge(
                TREE,
                edge,
                act.at(),
                others -> refuseCycle(edge, others),
                () -> editInPlace(act, id, expectedVersion, details));
    }

    private Group editInPlace(Act act, GroupId id, @Nullable Long expectedVersion, Group.Details details) {
        return store.change(id, act, expectedVersion, found -> {
            Group group = found.orElseThrow(() -> new Refused(unknown()));
            Bodies.Tree tree = bodies.tree();
            Office capacity = mayEdit(act, tree.lineage(id));
            refuseForeignParent(tree, group.organization(), details.parent());
            return group.edited(details, capacity);
        });
    }

    /** A group that stood above itself would make every walk upwards endless. */
    private void refuseCycle(Edge wanted, List<Edge> others) {
        List<Edge> edges = new ArrayList<>(others);
        for (Group group : store.all()) {
            if (group.parent() != null && !group.id().equals(wanted.from())) {
                edges.add(new Edge(group.id(), group.parent()));
            }
        }
        if (GraphGuard.leads(edges, wanted.to(), wanted.from())) {
            throw new Refused(Refusal.broken(
                    "GROUP_PARENT_CYCLE", "A group cannot stand above itself, directly or through others.", "parent"));
        }
    }

    private static void refuseForeignParent(Bodies.Tree tree, OrganizationId organization, @Nullable GroupId parent) {
        if (parent == null) {
            return;
        }
        boolean ours = tree.group(parent)
                .map(group -> group.organization().equals(organization))
                .orElse(false);
        if (!ours) {
            throw new Refused(Refusal.notFound(
                    "GROUP_PARENT_UNKNOWN", "The parent is not a group of this organization.", "parent"));
        }
    }

    private static Office mayEdit(Act act, Lineage on) {
        return editing(act.actor(), act.at(), on)
                .orElseThrow(() -> Organizations.refused(OrganizationAccess.EDIT_GROUPS));
    }

    /** The office by which the actor may edit it, also asked by {@code viewerCanEdit}. */
    public static Optional<Office> editing(Actor actor, Instant now, Lineage on) {
        return OrganizationAccess.EDIT_GROUPS.to(actor, now, on);
    }

    public Page<Group> page(GroupStore.Filter filter, Page.Request request) {
        return store.page(filter, request);
    }

    static Refusal unknown() {
        return Refusal.notFound("GROUP_UNKNOWN", "There is no such group.", "id");
    }
}
