package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Follower;
import org.sdohub.kernel.HubEvent;
import org.sdohub.statement.Statement.Posted;

/** Confirms by event what a writer that died after posting or withdrawing a reply or a revision did not. */
@Singleton
class ReplySettlement implements Follower {

    private static final Actor HUB = new Actor(null, null, "Liaison Hub", List.of(), Set.of());
    private static final Set<String> WANTED = Set.of(
            StatementEvent.StatementPosted.class.getSimpleName(),
            StatementEvent.StatementWithdrawn.class.getSimpleName());

    private final StatementStore store;
    private final ReplyClaims claims;
    private final Revisions revisions;

    ReplySettlement(StatementStore store, ReplyClaims claims, Revisions revisions) {
        this.store = store;
        this.claims = claims;
        this.revisions = revisions;
    }

    @Override
    public String name() {
        return "reply settlement";
    }

    @Override
    public void follow(HubEvent event) {
        followAll(List.of(event));
    }

    /** One look for all that was posted: few are replies or revisions, and fewer were left by the dead. */
    @Override
    public void followAll(List<HubEvent> batch) {
        Map<StatementId, Instant> posted = new LinkedHashMap<>();
        batch.stream()
                .filter(event -> WANTED.contains(event.type()))
                .forEach(event -> posted.put(id(event), event.at()));
        Map<StatementId, Statement> found = store.findAll(posted.keySet());
        posted.forEach((id, at) -> settle(found.get(id), at));
    }

    private static StatementId id(HubEvent event) {
        return new StatementId(UUID.fromString(event.subject().substring("statement:".length())));
    }

    private void settle(@Nullable Statement statement, Instant at) {
        Act act = new Act(HUB, at, null, UUID::randomUUID);
        Statement was = statement instanceof Statement.Withdrawn gone ? gone.was() : statement;
        if (was instanceof Posted reply) {
            claims.settle(reply, act);
        }
        if (statement != null) {
            revisions.settle(statement, act);
        }
    }
}
