package org.sdohub.dependency;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyList.Answer;
import org.sdohub.dependency.DependencyList.Entry;
import org.sdohub.dependency.DependencyList.Verdict;
import org.sdohub.dependency.DependencyListStore.Direction;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.Relationships;
import org.sdohub.specification.Designation;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationVersion;
import org.sdohub.specification.Specifications;

@Singleton
public class DependencyLists {

    private static final int LONGEST_NOTE = 4000;
    private static final Pattern UNSORTED = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private final DependencyListStore store;
    private final DependencyStore dependencies;
    private final Situations situations;
    private final Relationships relationships;
    private final Specifications specifications;
    private final Bodies bodies;

    DependencyLists(
            DependencyListStore store,
            DependencyStore dependencies,
            Situations situations,
            Relationships relationships,
            Specifications specifications,
            Bodies bodies) {
        this.store = store;
        this.dependencies = dependencies;
        this.situations = situations;
        this.relationships = relationships;
        this.specifications = specifications;
        this.bodies = bodies;
    }

    /** @param note what the sender says about it; may be empty */
    public DependencyList publish(Act act, Direction direction, String note) {
        Relationship relationship = open(act, direction);
        Office capacity = publishing(act.actor(), act.at(), direction)
                .orElseThrow(() -> Dependencies.refused(DependencyAccess.PUBLISH_LIST));
        if (!relationship.state().living()) {
            throw new Refused(Refusal.broken("DEPENDENCY_RELATIONSHIP_ENDED", "This relationship has ended."));
        }
        if (note.length() > LONGEST_NOTE) {
            throw new Refused(Refusal.invalid(
                    "DEPENDENCY_LIST_NOTE_TOO_LONG", "A note has at most " + LONGEST_NOTE + " characters.", "note"));
        }
        int number = store.newest(List.of(direction)).getOrDefault(direction, 0) + 1;
        var list = new DependencyList(
                new DependencyListId(act.newId()),
                1,
                direction.relationship(),
                direction.side(),
                number,
                LocalDate.ofInstant(act.at(), ZoneOffset.UTC),
                act.at(),
                note.strip(),
                draft(direction, act.at()),
                null,
                List.of());
        return store.save(DependencyList.published(list, capacity), act);
    }

    /** The relationship of a direction; what the actor may not see does not exist. */
    Relationship open(Act act, Direction direction) {
        Relationship relationship = relationships
                .visible(List.of(direction.relationship()), act.actor(), act.at())
                .get(direction.relationship());
        if (relationship == null) {
            throw new Refused(
                    Refusal.notFound("RELATIONSHIP_UNKNOWN", "There is no such relationship.", "relationship"));
        }
        if (!relationship.organizations().contains(direction.side())) {
            throw new Refused(Refusal.broken(
                    "DEPENDENCY_LIST_OF_NO_SIDE", "That organization is not a side of this relationship.", "side"));
        }
        return relationship;
    }

    /** What the other side says to one entry. */
    public record Said(DependencyId dependency, Verdict verdict, String reason) {}

    /** @param said to single entries; empty where the list as a whole has been read */
    public DependencyList acknowledge(Act act, DependencyListId id, @Nullable Long expectedVersion, List<Said> said) {
        return store.change(id, act, expectedVersion, found -> {
            DependencyList list = seen(found, act);
            Relationship relationship = relationships
                    .visible(List.of(list.relationship()), act.actor(), act.at())
                    .get(list.relationship());
            Office capacity = acknowledging(act.actor(), act.at(), list, relationship)
                    .orElseThrow(() -> Dependencies.refused(DependencyAccess.ACKNOWLEDGE_LIST));
            List<Answer> answers = said.stream()
                    .map(one -> new Answer(
                            one.dependency,
                            one.verdict,
                            one.reason.strip(),
                            act.actor().name(),
                            act.at()))
                    .toList();
            return list.acknowledged(answers, act.at(), capacity);
        });
    }

    private DependencyList seen(Optional<DependencyList> found, Act act) {
        return found.filter(list -> !readable(List.of(list.relationship()), act.actor(), act.at())
                        .isEmpty())
                .orElseThrow(() -> unknown("id"));
    }

    public static Refused unknown(String field) {
        return new Refused(Refusal.notFound("DEPENDENCY_LIST_UNKNOWN", "There is no such published list.", field));
    }

    /** The office by which the actor may, also asked by {@code viewerCanAcknowledge}; it is one of the receiving side. */
    public Optional<Office> acknowledging(
            Actor actor, Instant now, DependencyList list, @Nullable Relationship relationship) {
        if (relationship == null) {
            return Optional.empty();
        }
        List<Lineage> receiving = relationship.organizations().stream()
                .filter(organization -> !organization.equals(list.side()))
                .map(bodies.tree()::lineage)
                .toList();
        return DependencyAccess.ACKNOWLEDGE_LIST.to(actor, now, receiving, list.relationship());
    }

    /** What would be published at that instant. */
    public List<Entry> draft(Direction direction, Instant now) {
        return entries(dependencies.live(direction.relationship(), direction.side()), now);
    }

    /** Each as a list would tell of it at that instant, in the list's order. */
    List<Entry> entries(Collection<Dependency> live, Instant now) {
        Bodies.Tree tree = bodies.tree();
        return situations.of(live, now).values().stream()
                .map(situation -> entry(situation, tree))
                .sorted(Comparator.comparing((Entry entry) -> ordered(entry.from()))
                        .thenComparing(entry -> ordered(entry.to()))
                        .thenComparing(entry -> entry.dependency().text()))
                .toList();
    }

    /** A text may be longer than a designation, and hold what none may; its beginning is enough to sort by. */
    private static Designation ordered(String label) {
        String plain = UNSORTED.matcher(label).replaceAll("");
        return new Designation("." + plain.substring(0, Math.min(plain.length(), 100)));
    }

    private static Entry entry(Situation it, Bodies.Tree tree) {
        Dependency one = it.dependency();
        Health health = Health.of(it);
        SpecificationVersion counting = it.counting();
        return new Entry(
                one.id(),
                it.fromLabel(),
                title(it.source()),
                it.toLabel(),
                title(it.target()),
                one.kind(),
                one.pinned(),
                counting == null ? null : counting.rung().label(),
                counting == null ? null : counting.maturity(),
                one.needed(),
                one.neededBy(),
                one.expected(),
                one.reason(),
                tree.label(one.owner()),
                one.counterpart() == null ? null : tree.label(one.counterpart()),
                health.state(),
                health.sentence(),
                one.restrictedTo(),
                one.justification());
    }

    private static String title(@Nullable Specification specification) {
        return specification == null ? "" : specification.title();
    }

    /** The office by which the actor may publish, also asked by {@code viewerCanPublish}. */
    public Optional<Office> publishing(Actor actor, Instant now, Direction direction) {
        return DependencyAccess.PUBLISH_LIST.to(
                actor, now, List.of(bodies.tree().lineage(direction.side())), direction.relationship());
    }

    /** Those of these relationships whose lists the actor may read. */
    public Set<RelationshipId> readable(Collection<RelationshipId> ids, Actor actor, Instant now) {
        Map<RelationshipId, Relationship> visible = relationships.visible(ids, actor, now);
        var readers = relationships.readers(actor, now);
        return visible.values().stream()
                .filter(readers::mayReadLists)
                .map(Relationship::id)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** Those of these that the actor may read. */
    public Map<DependencyListId, DependencyList> visible(Collection<DependencyListId> ids, Actor actor, Instant now) {
        Map<DependencyListId, DependencyList> found = store.findAll(ids);
        Set<RelationshipId> readable = readable(
                found.values().stream().map(DependencyList::relationship).toList(), actor, now);
        Map<DependencyListId, DependencyList> visible = new HashMap<>();
        found.forEach((id, list) -> {
            if (readable.contains(list.relationship())) {
                visible.put(id, list);
            }
        });
        return visible;
    }

    /** Without the entries that speak of what only members of other organizations may know. */
    public List<Entry> entries(List<Entry> all, Actor actor, Instant now) {
        Set<OrganizationId> memberships = specifications.memberships(actor, now);
        return all.stream()
                .filter(entry -> memberships.containsAll(entry.restrictedTo()))
                .toList();
    }
}
