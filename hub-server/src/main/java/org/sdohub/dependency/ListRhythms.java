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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyListStore.Direction;
import org.sdohub.dependency.ListRhythm.Beat;
import org.sdohub.dependency.ListRhythm.Pace;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.RelationshipStore;

/** How often lists are sent, and whether they are. */
@Singleton
public class ListRhythms {

    private static final String PUBLISHED = DependencyEvent.DependencyListPublished.class.getSimpleName();
    private static final Set<String> OF_RHYTHMS = Set.of(
            DependencyEvent.DependencyListOverdue.class.getSimpleName(),
            DependencyEvent.DependencyListRhythmAgreed.class.getSimpleName());

    private final ListRhythmStore store;
    private final DependencyListStore listStore;
    private final DependencyLists lists;
    private final RelationshipStore relationships;
    private final Bodies bodies;

    ListRhythms(
            ListRhythmStore store,
            DependencyListStore listStore,
            DependencyLists lists,
            RelationshipStore relationships,
            Bodies bodies) {
        this.store = store;
        this.listStore = listStore;
        this.lists = lists;
        this.relationships = relationships;
        this.bodies = bodies;
    }

    /** Whoever may say for which side. */
    public record Speaking(OrganizationId side, Office capacity) {}

    /** @param pace what one side wants; null for none */
    public ListRhythm say(Act act, Direction direction, @Nullable Pace pace) {
        Relationship relationship = lists.open(act, direction);
        Speaking speaking = speaking(act.actor(), act.at(), relationship)
                .orElseThrow(() -> Dependencies.refused(DependencyAccess.AGREE_RHYTHM));
        if (!relationship.state().living()) {
            throw new Refused(Refusal.broken("DEPENDENCY_RELATIONSHIP_ENDED", "This relationship has ended."));
        }
        return store.change(
                ListRhythmId.of(direction),
                act,
                null,
                found ->
                        found.orElseGet(() -> ListRhythm.none(direction)).said(pace, speaking.side, speaking.capacity));
    }

    /** For which side the actor may, also asked by {@code viewerCanAgree}. */
    public Optional<Speaking> speaking(Actor actor, Instant now, Relationship relationship) {
        for (OrganizationId side : relationship.organizations()) {
            Optional<Office> office = DependencyAccess.AGREE_RHYTHM.to(
                    actor, now, List.of(bodies.tree().lineage(side)), relationship.id());
            if (office.isPresent()) {
                return Optional.of(new Speaking(side, office.get()));
            }
        }
        return Optional.empty();
    }

    /** Of each direction, also where nothing was ever said of it; two round trips. Whoever asks may read the lists. */
    public Map<Direction, Beating> of(Collection<Direction> directions, Instant now) {
        Map<ListRhythmId, ListRhythm> found =
                store.findAll(directions.stream().map(ListRhythmId::of).toList());
        Map<Direction, LocalDate> last = listStore.lastPublished(directions);
        Map<Direction, Beating> all = new HashMap<>();
        for (Direction direction : directions) {
            ListRhythm rhythm = Optional.ofNullable(found.get(ListRhythmId.of(direction)))
                    .orElseGet(() -> ListRhythm.none(direction));
            String sender = bodies.tree().label(direction.side());
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            all.put(direction, new Beating(rhythm, rhythm.on(today, last.get(direction), sender)));
        }
        return all;
    }

    /** Those whose list did not come on its day, the longest first, as long as the relationship lives. */
    public List<Beating> overdue(Instant now) {
        List<Direction> agreed =
                store.agreed().stream().map(ListRhythm::direction).toList();
        List<Beating> late = of(agreed, now).values().stream()
                .filter(one -> one.beat.overdue())
                .sorted(Comparator.comparing((Beating one) -> Objects.requireNonNull(one.beat.nextDue()))
                        .thenComparing(one -> one.rhythm.id().text()))
                .toList();
        Set<RelationshipId> living =
                living(late.stream().map(one -> one.rhythm.relationship()).toList());
        return late.stream()
                .filter(one -> living.contains(one.rhythm.relationship()))
                .toList();
    }

    /** Those of these in which lists are still exchanged; one round trip. */
    Set<RelationshipId> living(Collection<RelationshipId> all) {
        return relationships.findAll(all).values().stream()
                .filter(one -> one.state().living())
                .map(Relationship::id)
                .collect(Collectors.toSet());
    }

    /** Whether a list may be overdue by an event of this type, or not any more. */
    public static boolean concernedBy(String type) {
        return OF_RHYTHMS.contains(type) || type.equals(PUBLISHED);
    }

    /** The direction in which a list may be overdue by this event, or not any more; empty where nothing is agreed. */
    public Optional<Direction> movedBy(HubEvent event) {
        UUID subject = UUID.fromString(event.subject().substring(event.subject().indexOf(':') + 1));
        if (OF_RHYTHMS.contains(event.type())) {
            return store.find(new ListRhythmId(subject)).map(ListRhythm::direction);
        }
        return event.type().equals(PUBLISHED)
                ? listStore
                        .find(new DependencyListId(subject))
                        .map(list -> new Direction(list.relationship(), list.side()))
                        .filter(this::agreed)
                : Optional.empty();
    }

    private boolean agreed(Direction direction) {
        return store.find(ListRhythmId.of(direction))
                .filter(rhythm -> rhythm.agreed() != null)
                .isPresent();
    }

    /** A rhythm and where it stands. */
    public record Beating(ListRhythm rhythm, Beat beat) {}
}
