package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Office;
import org.sdohub.statement.Correspondence;
import org.sdohub.statement.Desk;
import org.sdohub.statement.Desk.Part;
import org.sdohub.statement.Desks;

/** What the viewer has to see to, in all and by office. */
@Singleton
final class DeskFields implements Fields {

    private final Desks desks;
    private final Correspondence correspondence;

    DeskFields(Desks desks, Correspondence correspondence) {
        this.desks = desks;
        this.correspondence = correspondence;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.extend("Viewer", Actor.class).field("desk", this::desk);
        wiring.extend("ViewerOffice", Office.class)
                .field("desk", (office, ask) -> desks.of(office, ask.actor(), ask.now()));
        wiring.type("Desk", Desk.class)
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
