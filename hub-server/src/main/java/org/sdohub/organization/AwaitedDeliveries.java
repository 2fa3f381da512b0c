package org.sdohub.organization;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.organization.Charter.ExpectedDelivery;

/** What the groups of an organization wait for from each other, by their charters in force. Charters are public. */
@Singleton
public class AwaitedDeliveries {

    private final Bodies bodies;
    private final CharterStore store;

    AwaitedDeliveries(Bodies bodies, CharterStore store) {
        this.bodies = bodies;
        this.store = store;
    }

    /** The charters in force, by group; one round trip. */
    public Map<GroupId, Charter> inForce(OrganizationId organization) {
        Map<GroupId, Charter> inForce = new HashMap<>();
        store.ofGroups(bodies.tree().groupsOf(organization))
                .forEach((group, charters) -> inForce.put(group, charters.getFirst()));
        return inForce;
    }

    /** What is most urgent first; of the same urgency by group and deliverable, as the charters name them. */
    public List<AwaitedDelivery> of(OrganizationId organization, Instant now) {
        Map<GroupId, Charter> charters = inForce(organization);
        Map<GroupId, Set<GroupId>> waitsFor = new HashMap<>();
        for (Charter charter : charters.values()) {
            for (ExpectedDelivery what : charter.dependencies()) {
                GroupId from = named(organization, what.group());
                if (from != null) {
                    waitsFor.computeIfAbsent(charter.group(), any -> new HashSet<>())
                            .add(from);
                }
            }
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<AwaitedDelivery> all = new ArrayList<>();
        for (Charter charter : charters.values()) {
            for (ExpectedDelivery what : charter.dependencies()) {
                GroupId from = named(organization, what.group());
                Charter theirs = from == null ? null : charters.get(from);
                boolean circle = from != null && leads(waitsFor, from, charter.group());
                all.add(AwaitedDelivery.of(charter, what, from, theirs, circle, today));
            }
        }
        all.sort(Comparator.comparing(AwaitedDelivery::state)
                .thenComparing(AwaitedDelivery::group)
                .thenComparing(AwaitedDelivery::deliverable)
                .thenComparing(one -> one.waiting().value()));
        return all;
    }

    private @Nullable GroupId named(OrganizationId organization, String name) {
        Bodies.Tree tree = bodies.tree();
        String acronym = tree.organizationOf(organization).acronym().value();
        return tree.byKey(acronym + "/" + name)
                .filter(GroupId.class::isInstance)
                .map(GroupId.class::cast)
                .orElse(null);
    }

    private static boolean leads(Map<GroupId, Set<GroupId>> waitsFor, GroupId start, GroupId goal) {
        Set<GroupId> seen = new HashSet<>();
        Deque<GroupId> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            GroupId at = open.pop();
            if (at.equals(goal)) {
                return true;
            }
            if (seen.add(at)) {
                open.addAll(waitsFor.getOrDefault(at, Set.of()));
            }
        }
        return false;
    }
}
