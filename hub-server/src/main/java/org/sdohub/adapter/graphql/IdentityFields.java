package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Office;
import org.sdohub.organization.Bodies;

/** Who asks. */
@Singleton
final class IdentityFields implements Fields {

    private final Bodies bodies;

    IdentityFields(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.query("viewer", Ask::actor);
        wiring.type("Viewer", Actor.class).field("offices", (actor, ask) -> actor.officesAt(ask.now()));
        wiring.type("ViewerOffice", Office.class).field("label", (office, ask) -> label(office));
    }

    private String label(Office office) {
        BodyId body = office.body();
        return body == null
                ? office.kind().name()
                : office.kind() + " of " + bodies.tree().label(body);
    }
}
