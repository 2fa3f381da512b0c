package org.sdohub.dependency;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sdohub.dependency.DependencyListStore.Direction;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Daily;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.relationship.RelationshipId;

/** Puts on record, once for each list of a living relationship, that it did not come on the day on which it was due. */
@Singleton
final class ListRhythmWatch implements Daily {

    private static final Actor HUB = new Actor(null, null, HubEvent.Author.HUB.name(), List.of(), Set.of());

    private final ListRhythmStore store;
    private final DependencyListStore lists;
    private final ListRhythms rhythms;

    ListRhythmWatch(ListRhythmStore store, DependencyListStore lists, ListRhythms rhythms) {
        this.store = store;
        this.lists = lists;
        this.rhythms = rhythms;
    }

    @Override
    public void begin(LocalDate today) {
        List<ListRhythm> agreed = store.agreed();
        Set<RelationshipId> living =
                rhythms.living(agreed.stream().map(ListRhythm::relationship).toList());
        List<ListRhythm> all = agreed.stream()
                .filter(one -> living.contains(one.relationship()))
                .toList();
        Map<Direction, LocalDate> last =
                lists.lastPublished(all.stream().map(ListRhythm::direction).toList());
        for (ListRhythm rhythm : all) {
            ListRhythm.Pace pace = rhythm.agreed();
            LocalDate due = pace == null ? today : pace.nextDue(last.get(rhythm.direction()));
            if (due.isBefore(today) && !due.equals(rhythm.toldOverdue())) {
                tell(rhythm, due, new Act(HUB, today.atTime(LocalTime.MIN).toInstant(ZoneOffset.UTC)));
            }
        }
    }

    private void tell(ListRhythm rhythm, LocalDate due, Act act) {
        try {
            store.save(rhythm.overdue(due), act);
        } catch (Refused refused) {
            boolean overtaken = refused.refusals().getFirst() instanceof Refusal.Stale;
            if (!overtaken) {
                throw refused;
            }
            // Another node told of it, or somebody has just agreed on something else: the next look will know.
        }
    }
}
