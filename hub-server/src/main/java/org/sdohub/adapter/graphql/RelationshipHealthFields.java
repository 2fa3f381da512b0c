package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.organization.Organization;
import org.sdohub.relationship.PromisedLiaisons;
import org.sdohub.relationship.Relationship;
import org.sdohub.statement.HealthFigures;

/** How well relationships are lived, and which are missing. */
@Singleton
final class RelationshipHealthFields implements Fields {

    private static final String FIGURES = "health of relationships";
    private static final String MISSING = "missing liaisons";

    private final HealthFigures figures;
    private final PromisedLiaisons promised;

    RelationshipHealthFields(HealthFigures figures, PromisedLiaisons promised) {
        this.figures = figures;
        this.promised = promised;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.<Relationship, List<HealthFigures.Figure>>batch(FIGURES, figures::of);
        wiring.<OrganizationId, List<PromisedLiaisons.Missing>>batch(MISSING, promised::missing);
        wiring.extend("Relationship", Relationship.class)
                .field("figures", (it, ask) -> ask.<List<HealthFigures.Figure>>batched(FIGURES, it));
        wiring.type("HealthFigure", HealthFigures.Figure.class);
        wiring.extend("Organization", Organization.class)
                .field(
                        "missingLiaisons",
                        (it, ask) -> ask.<@Nullable List<PromisedLiaisons.Missing>>batched(MISSING, it.id())
                                .thenApply(found -> found == null ? List.of() : found));
        wiring.type("MissingLiaison", PromisedLiaisons.Missing.class);
    }
}
