package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.EventLog;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** What belongs to no room: things by id, problems, history. */
@Singleton
final class HubFields implements Fields {

    private static final int LONGEST_HISTORY = 200;
    private static final String HISTORIES = "histories";

    private final EventLog events;

    HubFields(EventLog events) {
        this.events = events;
    }

    @Override
    public void wire(Wiring wiring) {
        Loaders loaders = wiring.loaders();
        wiring.<Id, List<HubEvent>>batch(HISTORIES, (subjects, actor, now) -> events.of(subjects, LONGEST_HISTORY));
        wiring.type("PageInfo", Connection.PageInfo.class);
        wiring.type("Problem", Refusals.Problem.class);
        wiring.type("Change", HubEvent.Change.class);
        wiring.type("HistoryEntry", HubEvent.class)
                .field("by", (event, ask) -> event.by().name())
                .field("capacity", (event, ask) -> capacity(event));
        wiring.query("node", ask -> node(loaders, ask, ask.arguments().text("id")));
        wiring.query("nodes", ask -> nodes(loaders, ask));
    }

    private static @Nullable String capacity(HubEvent event) {
        var capacity = event.by().capacity();
        return capacity == null ? null : capacity.kind().name();
    }

    /** What happened to a thing, its first events; for whoever may see the thing. */
    CompletableFuture<List<HubEvent>> history(Id subject, Ask ask) {
        return ask.<List<HubEvent>>batched(HISTORIES, subject).thenApply(found -> found == null ? List.of() : found);
    }

    private static CompletableFuture<@Nullable Object> node(Loaders loaders, Ask ask, String id) {
        return GlobalId.text(id)
                .map(text -> loaders.load(ask.environment(), text))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private static Object nodes(Loaders loaders, Ask ask) {
        List<String> ids = ask.arguments().texts("ids");
        if (ids.size() > Page.Request.MAX_SIZE) {
            throw new Refused(Refusal.invalid("TOO_MANY_IDS", "Ask for at most 100 ids at once.", "ids"));
        }
        List<CompletableFuture<@Nullable Object>> loads =
                ids.stream().map(id -> node(loaders, ask, id)).toList();
        return CompletableFuture.allOf(loads.toArray(CompletableFuture[]::new)).thenApply(done -> {
            List<@Nullable Object> things = new ArrayList<>();
            loads.forEach(load -> things.add(load.join()));
            return Objects.requireNonNull(things);
        });
    }
}
