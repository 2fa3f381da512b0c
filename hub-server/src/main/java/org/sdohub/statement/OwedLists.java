package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sdohub.dependency.DependencyAccess;
import org.sdohub.dependency.DependencyListStore.Direction;
import org.sdohub.dependency.ListRhythms;
import org.sdohub.dependency.ListRhythms.Beating;
import org.sdohub.kernel.HubEvent;

/** Dependency lists that did not come on the day on which they were due, for those who may publish them (RFC 4691 2.3). */
@Singleton
public class OwedLists {

    private final ListRhythms rhythms;
    private final StatementSight sight;

    OwedLists(ListRhythms rhythms, StatementSight sight) {
        this.rhythms = rhythms;
        this.sight = sight;
    }

    /** Of each desk, the longest overdue first; what is read does not grow with the desks. */
    public Map<Desk, List<Beating>> of(Collection<Desk> desks, Instant now) {
        List<Beating> overdue = rhythms.overdue(now);
        Map<Desk, List<Beating>> owed = new HashMap<>();
        for (Desk desk : desks) {
            owed.put(
                    desk,
                    overdue.stream()
                            .filter(one -> owes(desk, one.rhythm().direction()))
                            .toList());
        }
        return owed;
    }

    /** Whether the event may have put a list on this desk, or taken one from it. */
    public boolean moved(HubEvent event, Desk desk) {
        return rhythms.movedBy(event).filter(one -> owes(desk, one)).isPresent();
    }

    private boolean owes(Desk desk, Direction direction) {
        Set<String> marks = new HashSet<>();
        sight.mark(marks, DependencyAccess.PUBLISH_LIST.rows(), direction.side(), direction.relationship());
        return !Collections.disjoint(marks, desk.marks());
    }
}
