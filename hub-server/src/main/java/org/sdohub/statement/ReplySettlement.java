package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Follower;
import org.sdohub.kernel.HubEvent;
import org.sdohub.statement.Statement.Posted;

/** Confirms by event what a writer that died after posting a reply did not. */
@Singleton
class ReplySettlement implements Follower {

    private static final Actor HUB = new Actor(null, null, "Liaison Hub", List.of(), Set.of());
    private static final String POSTED = StatementEvent.StatementPosted.class.getSimpleName();

    private final StatementStore store;
    private final ReplyClaims claims;

    ReplySettlement(StatementStore store, ReplyClaims claims) {
        this.store = store;
        this.claims = claims;
    }

    @Override
    public String name() {
        return "reply settlement";
    }

    @Override
    public void follow(HubEvent event) {
        if (!event.type().equals(POSTED)) {
            return;
        }
        StatementId id = new StatementId(UUID.fromString(event.subject().substring("statement:".length())));
        Act act = new Act(HUB, event.at(), null, UUID::randomUUID);
        store.find(id)
                .map(found -> found instanceof Statement.Withdrawn gone ? gone.was() : found)
                .filter(Posted.class::isInstance)
                .map(Posted.class::cast)
                .ifPresent(reply -> claims.settle(reply, act));
    }
}
