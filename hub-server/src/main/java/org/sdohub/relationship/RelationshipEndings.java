package org.sdohub.relationship;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.relationship.RelationshipAccess.Acting;

/**
 * How relationships end: not before somebody has said what becomes of what is open. The rooms above carry it out when
 * they see the event.
 */
@Singleton
public class RelationshipEndings {

    private final RelationshipStore store;
    private final Relationships relationships;
    private final List<OpenMatters> rooms;

    RelationshipEndings(RelationshipStore store, Relationships relationships, List<OpenMatters> rooms) {
        this.store = store;
        this.relationships = relationships;
        this.rooms = List.copyOf(rooms);
    }

    /** How much of each kind is open; whoever ends it has to decide on each that is not 0. */
    public record Open(int statements, int dependencies, int appointments) {}

    /** Of each; as many round trips for many as for one. */
    public Map<Relationship, Open> openIn(Collection<Relationship> relationships) {
        List<RelationshipId> ids = relationships.stream().map(Relationship::id).toList();
        Map<OpenMatters.Kind, Map<RelationshipId, Integer>> told = new EnumMap<>(OpenMatters.Kind.class);
        rooms.forEach(room -> told.put(room.kind(), room.openIn(ids)));
        Map<Relationship, Open> open = new HashMap<>();
        for (Relationship one : relationships) {
            open.put(
                    one,
                    new Open(
                            count(told, OpenMatters.Kind.STATEMENTS, one.id()),
                            count(told, OpenMatters.Kind.DEPENDENCIES, one.id()),
                            one.staff().filled()));
        }
        return open;
    }

    private static int count(
            Map<OpenMatters.Kind, Map<RelationshipId, Integer>> told, OpenMatters.Kind kind, RelationshipId id) {
        return told.getOrDefault(kind, Map.of()).getOrDefault(id, 0);
    }

    private Open openIn(Relationship one) {
        return openIn(List.of(one)).getOrDefault(one, new Open(0, 0, 0));
    }

    public Relationship end(
            Act act,
            RelationshipId id,
            @Nullable Long expectedVersion,
            @Nullable LocalDate on,
            String reason,
            ClosingPlan plan) {
        return store.change(id, act, expectedVersion, found -> {
            Relationship relationship = relationships.seen(found, act);
            Acting acting = relationships
                    .governing(act.actor(), act.at(), relationship)
                    .orElseThrow(RelationshipAccess.GOVERN::refused);
            LocalDate today = LocalDate.ofInstant(act.at(), ZoneOffset.UTC);
            Problems problems = new Problems();
            problems.addIf(on != null && on.isAfter(today), () -> Fitness.future("on"));
            if (relationship.state().living()) {
                refuseUndecided(problems, openIn(relationship), plan);
            }
            problems.refuseIfAny();
            var decision = new Decision(acting.side(), acting.office(), on == null ? today : on, reason.strip());
            return relationship.ended(plan, decision, act.at());
        });
    }

    private static void refuseUndecided(Problems problems, Open open, ClosingPlan plan) {
        undecided(problems, open.statements, plan.statements(), "statements", "statements still wait for an answer");
        undecided(problems, open.dependencies, plan.dependencies(), "dependencies", "dependencies are still needed");
        undecided(problems, open.appointments, plan.appointments(), "appointments", "offices are still filled");
    }

    private static void undecided(Problems problems, int open, @Nullable Object decided, String field, String what) {
        problems.addIf(
                open > 0 && decided == null,
                () -> new Refusal.Invalid(
                        "RELATIONSHIP_OPEN_MATTERS_UNDECIDED",
                        open + " " + what + " in this relationship.",
                        List.of("open", field),
                        "Say in open." + field + " what becomes of them."));
    }
}
