package org.sdohub.adapter.graphql;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.slf4j.MDC;

/**
 * Who asks, and for whom it is answered.
 *
 * @param caller asks anew, since an office or an account may end while a subscription is open
 * @param address from which it was asked, as far as a budget goes: see {@link Addresses}
 * @param trace see {@link TraceContext}; empty where no request stands behind it
 * @param resume the cursor that the transport itself brought; null where only arguments count
 */
record Call(
        Actor actor,
        Supplier<Actor> caller,
        String address,
        String requestId,
        String trace,
        @Nullable String resume) {

    /** An event is told to many: nothing of this one who asked goes with it but who they are. */
    static Call event(Actor actor) {
        return new Call(actor, () -> actor, "", RequestIds.fresh(), "", null);
    }

    /** What the lines of this thread belong to. Each execution has a thread of its own, which ends with it. */
    void nameInLog() {
        MDC.put("request", requestId);
        MDC.put("trace", trace);
    }

    String payer() {
        return actor.signedIn() ? "account " + actor.account() : "address " + address;
    }
}
