package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.ListRhythms.Beating;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Office;
import org.sdohub.statement.Correspondence;
import org.sdohub.statement.Desk;
import org.sdohub.statement.Desk.Part;
import org.sdohub.statement.Desks;
import org.sdohub.statement.OwedLists;

/** What the viewer has to see to, in all and by office. */
@Singleton
final class DeskFields implements Fields {

    private static final String OVERDUE = "overdue lists of desks";

    private final Desks desks;
    private final Correspondence correspondence;
    private final OwedLists lists;

    DeskFields(Desks desks, Correspondence correspondence, OwedLists lists) {
        this.desks = desks;
        this.correspondence = correspondence;
        this.lists = lists;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.extend("Viewer", Actor.class).field("desk", this::desk);
        wiring.extend("ViewerOffice", Office.class)
                .field("desk", (office, ask) -> desks.of(office, ask.actor(), ask.now()));
        wiring.<Desk, List<Beating>>batch(OVERDUE, (all, actor, now) -> lists.of(all, now));
        wiring.type("Desk", Desk.class)
                .field("overdueLists", (desk, ask) -> ask.<List<Beating>>batched(OVERDUE, desk))
                .field("needsMe", (desk, ask) -> page(desk, Part.NEEDS_ME, ask))
                .field("toApprove", (desk, ask) -> page(desk, Part.TO_APPROVE, ask))
                .field("waitingForThem", (desk, ask) -> page(desk, Part.WAITING_FOR_THEM, ask))
                .field("drafts", (desk, ask) -> page(desk, Part.DRAFTS, ask))
                .field("triage", (desk, ask) -> page(desk, Part.TRIAGE, ask));
    }

    private @Nullable Desk desk(Actor viewer, Ask ask) {
        return viewer.person() == null ? null : desks.of(viewer, ask.now());
    }

    private Connection page(Desk desk, Part part, Ask ask) {
        String order = "desk";
        return ask.connection(correspondence.desk(desk, part, ask.actor(), ask.now(), ask.page(order)), order);
    }
}
