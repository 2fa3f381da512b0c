package org.sdohub.organization;

import jakarta.inject.Singleton;
import java.util.List;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;

@Singleton
public class Charters {

    private final CharterStore store;
    private final Bodies bodies;

    Charters(CharterStore store, Bodies bodies) {
        this.store = store;
        this.bodies = bodies;
    }

    /** Puts a charter in force; the one before stays on record. */
    public Charter approve(Act act, GroupId group, Charter.Content content) {
        return approve(act, new CharterId(act.newId()), group, content);
    }

    Charter approve(Act act, CharterId id, GroupId group, Charter.Content content) {
        Lineage lineage = bodies.tree().lineage(group);
        Office capacity = OrganizationAccess.APPROVE_CHARTER
                .to(act.actor(), act.at(), lineage)
                .orElseThrow(() -> Organizations.refused(OrganizationAccess.APPROVE_CHARTER));
        List<Charter> earlier = store.ofGroups(List.of(group)).getOrDefault(group, List.of());
        int number = earlier.isEmpty() ? 1 : earlier.getFirst().number() + 1;
        return store.save(Charter.approved(id, group, number, content, capacity), act);
    }
}
