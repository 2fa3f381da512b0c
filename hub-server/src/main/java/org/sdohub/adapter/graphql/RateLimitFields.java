package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.Objects;
import org.sdohub.adapter.graphql.Budgets.Charge;

/** What the request itself costs, and what the caller may still spend. */
@Singleton
final class RateLimitFields implements Fields {

    @Override
    public void wire(Wiring wiring) {
        wiring.type("RateLimit", Charge.class)
                .field("resetAt", (charge, ask) -> ask.now().plusSeconds(charge.fullAfter()));
        wiring.query(
                "rateLimit",
                ask -> Objects.requireNonNull(
                        ask.environment().getGraphQlContext().get(Charge.class)));
    }
}
