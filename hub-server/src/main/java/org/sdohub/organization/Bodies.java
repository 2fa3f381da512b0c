package org.sdohub.organization;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.EventLog;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/**
 * Every organization and group and what stands above it, kept in memory because each access decision asks for it. Read
 * again when the sequence shows that one of them changed, here or on another node.
 */
@Singleton
public class Bodies {

    private final OrganizationStore organizations;
    private final GroupStore groups;
    private final EventLog events;
    private volatile boolean grown = true;
    private volatile @Nullable Tree tree;
    private long seen;

    Bodies(OrganizationStore organizations, GroupStore groups, EventLog events) {
        this.organizations = organizations;
        this.groups = groups;
        this.events = events;
        var unused = events.onGrowth(() -> grown = true);
    }

    /** As it was read last, perhaps before a change, and without any store; empty where it was never read. */
    public Optional<Tree> lastRead() {
        return Optional.ofNullable(tree);
    }

    /** One moment's view; all answers drawn from it agree with each other. */
    public synchronized Tree tree() {
        Tree current = tree;
        if (current == null) {
            return read();
        }
        if (!grown) {
            return current;
        }
        grown = false;
        List<HubEvent> news;
        do {
            news = events.after(seen, 500);
            if (news.stream().anyMatch(Bodies::concernsBodies)) {
                return read();
            }
            seen = news.isEmpty() ? seen : news.getLast().sequence();
        } while (!news.isEmpty());
        return current;
    }

    /** As it stood at this event or later, for who follows the events and may be quicker than the word that there are any. */
    public synchronized Tree tree(long sequence) {
        grown |= seen < sequence;
        return tree();
    }

    private static boolean concernsBodies(HubEvent event) {
        return event.subject().startsWith("organization:") || event.subject().startsWith("group:");
    }

    private Tree read() {
        grown = false;
        seen = events.last();
        Tree read = new Tree(organizations.all(), groups.all());
        tree = read;
        return read;
    }

    public static final class Tree {

        private final Map<OrganizationId, Organization> organizations = new HashMap<>();
        private final Map<GroupId, Group> groups = new HashMap<>();
        private final Map<String, BodyId> byKey = new HashMap<>();

        public Tree(List<Organization> allOrganizations, List<Group> allGroups) {
            for (Organization organization : allOrganizations) {
                organizations.put(organization.id(), organization);
                byKey.put(organization.acronym().folded(), organization.id());
            }
            allGroups.forEach(group -> groups.put(group.id(), group));
            for (Group group : allGroups) {
                group.earlierAcronyms().forEach(earlier -> byKey.putIfAbsent(key(group, earlier), group.id()));
            }
            allGroups.forEach(group -> byKey.put(key(group, group.acronym()), group.id()));
        }

        private String key(Group group, Acronym acronym) {
            Organization organization = organizations.get(group.organization());
            return (organization == null ? "?" : organization.acronym().folded()) + "/" + acronym.folded();
        }

        /** {@code OMA} or {@code OMA/CD}, in any case, also by an earlier acronym of a group. */
        public Optional<BodyId> byKey(String key) {
            return Optional.ofNullable(byKey.get(key.strip().toUpperCase(java.util.Locale.ROOT)));
        }

        /** By acronym. */
        public List<Organization> organizations() {
            return organizations.values().stream()
                    .sorted(Comparator.comparing(one -> one.acronym().folded()))
                    .toList();
        }

        public Optional<Organization> organization(OrganizationId id) {
            return Optional.ofNullable(organizations.get(id));
        }

        /** At any depth. */
        public List<GroupId> groupsOf(OrganizationId organization) {
            return groups.values().stream()
                    .filter(group -> group.organization().equals(organization))
                    .map(Group::id)
                    .toList();
        }

        public Optional<Group> group(GroupId id) {
            return Optional.ofNullable(groups.get(id));
        }

        public boolean knows(BodyId body) {
            return switch (body) {
                case OrganizationId id -> organizations.containsKey(id);
                case GroupId id -> groups.containsKey(id);
            };
        }

        /** @throws Refused where the body is unknown */
        public Lineage lineage(BodyId body) {
            return switch (body) {
                case OrganizationId id -> new Lineage(known(id), id, List.of());
                case GroupId id -> lineageOf(groups.get(known(id)));
            };
        }

        private <B extends BodyId> B known(B body) {
            if (!knows(body)) {
                throw new Refused(unknown());
            }
            return body;
        }

        private Lineage lineageOf(@Nullable Group group) {
            if (group == null) {
                throw new Refused(unknown());
            }
            List<BodyId> above = new ArrayList<>();
            Group at = group.parent() == null ? null : groups.get(group.parent());
            while (at != null && !above.contains(at.id())) {
                above.add(at.id());
                at = at.parent() == null ? null : groups.get(at.parent());
            }
            above.add(group.organization());
            return new Lineage(group.id(), group.organization(), above);
        }

        /** The body itself and every group below it, at any depth. */
        public Set<BodyId> withAllBelow(BodyId body) {
            Set<BodyId> all = new LinkedHashSet<>(List.of(body));
            groups.keySet().stream()
                    .filter(group -> lineage(group).isOrIsBelow(body))
                    .forEach(all::add);
            return all;
        }

        /** Who has now what a group had: the successor of a concluded one, and so on; anybody else keeps it. */
        public BodyId heirOf(BodyId body) {
            Set<BodyId> seen = new LinkedHashSet<>();
            BodyId at = body;
            while (seen.add(at) && at instanceof GroupId id) {
                BodyId next = group(id).map(Group::successor).orElse(null);
                if (next == null) {
                    return at;
                }
                at = next;
            }
            return at instanceof GroupId id ? lineage(id).organization() : at;
        }

        /** The groups directly under it that still exist. */
        public List<Group> livingUnder(GroupId parent) {
            return groups.values().stream()
                    .filter(group -> parent.equals(group.parent()) && group.state() != Group.State.CONCLUDED)
                    .toList();
        }

        /** The organization that the body is or belongs to. */
        public Organization organizationOf(BodyId body) {
            OrganizationId id = lineage(body).organization();
            return organization(id).orElseThrow(() -> new Refused(unknown()));
        }

        /** How people call it: {@code OMA CD}. */
        public String label(BodyId body) {
            return switch (body) {
                case OrganizationId id -> organizationOf(id).acronym().value();
                case GroupId id -> {
                    Group group = groups.get(known(id));
                    yield group == null
                            ? "?"
                            : organizationOf(id).acronym().value() + " "
                                    + group.acronym().value();
                }
            };
        }

        private static Refusal unknown() {
            return Refusal.notFound("BODY_UNKNOWN", "There is no such organization or group.");
        }
    }
}
