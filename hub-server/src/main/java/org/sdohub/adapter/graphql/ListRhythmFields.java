package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyListStore.Direction;
import org.sdohub.dependency.DependencyLists;
import org.sdohub.dependency.ListRhythm;
import org.sdohub.dependency.ListRhythm.Pace;
import org.sdohub.dependency.ListRhythmId;
import org.sdohub.dependency.ListRhythmStore;
import org.sdohub.dependency.ListRhythms;
import org.sdohub.dependency.ListRhythms.Beating;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.Relationships;

/** How often the sides of a relationship send each other their lists. */
@Singleton
final class ListRhythmFields implements Fields {

    private static final String RHYTHMS = "rhythms of dependency lists";

    private final ListRhythms rhythms;
    private final ListRhythmStore store;
    private final DependencyLists lists;
    private final Relationships relationships;
    private final RelationshipReferences named;
    private final References references;
    private final HubFields hub;

    ListRhythmFields(
            ListRhythms rhythms,
            ListRhythmStore store,
            DependencyLists lists,
            Relationships relationships,
            RelationshipReferences named,
            References references,
            HubFields hub) {
        this.rhythms = rhythms;
        this.store = store;
        this.lists = lists;
        this.relationships = relationships;
        this.named = named;
        this.references = references;
        this.hub = hub;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.<Direction, Beating>batch(RHYTHMS, (directions, actor, now) -> rhythms.of(directions, now));
        wiring.loaders().addNode(ListRhythmId::new, (ids, actor, now) -> {
            Map<ListRhythmId, ListRhythm> found = store.findAll(ids);
            var readable = lists.readable(
                    found.values().stream().map(ListRhythm::relationship).toList(), actor, now);
            List<Direction> directions = found.values().stream()
                    .map(ListRhythm::direction)
                    .filter(direction -> readable.contains(direction.relationship()))
                    .toList();
            Map<ListRhythmId, Object> shown = new HashMap<>();
            rhythms.of(directions, now).forEach((direction, one) -> shown.put(ListRhythmId.of(direction), one));
            return shown;
        });
        wiring.type("DependencyListRhythm", Beating.class)
                .field("side", (one, ask) -> one.rhythm().side())
                .field("relationship", (one, ask) -> one.rhythm().relationship())
                .field("agreed", (one, ask) -> one.rhythm().agreed())
                .field("proposal", (one, ask) -> one.rhythm().proposal())
                .field("nextDue", (one, ask) -> one.beat().nextDue())
                .field("overdue", (one, ask) -> one.beat().overdue())
                .field("sentence", (one, ask) -> one.beat().sentence())
                .field(
                        "viewerCanAgree",
                        (one, ask) -> ask.load(one.rhythm().relationship())
                                .thenApply(of -> of != null
                                        && rhythms.speaking(ask.actor(), ask.now(), (Relationship) of)
                                                .isPresent()))
                .field("history", (one, ask) -> hub.history(one.rhythm().id(), ask));
        wiring.type("DependencyListPace", Pace.class);
        wiring.type("DependencyListPaceProposal", ListRhythm.Proposal.class);
        wiring.extend("Relationship", Relationship.class).field("dependencyListRhythms", this::ofRelationship);
        wiring.mutation("agreeOnDependencyListRhythm", "dependencyListRhythm", this::agree);
    }

    private Object ofRelationship(Relationship of, Ask ask) {
        if (!relationships.readers(ask.actor(), ask.now()).mayReadLists(of)) {
            return List.of();
        }
        var both = of.organizations().stream()
                .map(side -> ask.<Beating>batched(RHYTHMS, new Direction(of.id(), side)))
                .toList();
        return both.getFirst().thenCombine(both.getLast(), List::of);
    }

    private Map<String, Object> agree(Input input, Act act) {
        var direction = new Direction(
                named.relationship(input.text("relationship")), references.organization(input.text("side")));
        rhythms.say(act, direction, pace(input));
        return Map.of(
                "dependencyListRhythm",
                Objects.requireNonNull(rhythms.of(List.of(direction), act.at()).get(direction)));
    }

    private static @Nullable Pace pace(Input input) {
        Integer months = input.as(Integer.class, "months");
        LocalDate first = input.as(LocalDate.class, "firstDue");
        if (months == null) {
            return null;
        }
        if (first == null) {
            throw new Refused(
                    Refusal.invalid("DEPENDENCY_LIST_RHYTHM_MALFORMED", "Say when the first list is due.", "firstDue"));
        }
        return new Pace(months, first, input.textOr("agreedIn", ""));
    }
}
