package org.sdohub.adapter.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Failpoint;
import org.sdohub.kernel.GraphGuard;

/** One guard document a graph: {@code {_id: name, version, claims: [{id, from, to, at}]}}. */
@Singleton
final class MongoGraphGuard implements GraphGuard {

    /** No request lives that long; a claim this old belongs to a writer that died before or after its write. */
    private static final Duration LAPSED = Duration.ofHours(1);

    private final MongoCollection<Document> guards;

    MongoGraphGuard(HubDatabase database) {
        this.guards = database.collection("guards");
    }

    @Override
    public <T> T addEdges(String graph, List<Edge> edges, Instant now, Consumer<List<Edge>> check, Supplier<T> write) {
        UUID claim = UUID.randomUUID();
        while (!claimed(graph, edges, now, check, claim)) {
            Thread.onSpinWait();
        }
        Failpoint.reached("edge.claimed");
        try {
            return write.get();
        } finally {
            guards.updateOne(Filters.eq("_id", graph), Updates.pull("claims", new Document("id", claim)));
        }
    }

    private boolean claimed(String graph, List<Edge> edges, Instant now, Consumer<List<Edge>> check, UUID claim) {
        Document guard = guards.find(Filters.eq("_id", graph)).first();
        long version = guard == null ? 0 : guard.getLong("version");
        check.accept(others(guard, now));
        List<Document> entries =
                edges.stream().map(edge -> entry(edge, now, claim)).toList();
        try {
            return guards.updateOne(
                                            Filters.and(Filters.eq("_id", graph), Filters.eq("version", version)),
                                            Updates.combine(
                                                    Updates.set("version", version + 1),
                                                    Updates.pushEach("claims", entries)),
                                            new UpdateOptions().upsert(guard == null))
                                    .getModifiedCount()
                            + (guard == null ? 1 : 0)
                    > 0;
        } catch (MongoWriteException | MongoCommandException lostTheRace) {
            return false;
        }
    }

    private static Document entry(Edge edge, Instant now, UUID claim) {
        return new Document("id", claim)
                .append("from", edge.from().text())
                .append("to", edge.to().text())
                .append("at", Date.from(now));
    }

    private static List<Edge> others(@Nullable Document guard, Instant now) {
        if (guard == null) {
            return List.of();
        }
        Date lapsed = Date.from(now.minus(LAPSED));
        return guard.getList("claims", Document.class, List.of()).stream()
                .filter(claim -> claim.getDate("at").after(lapsed))
                .map(claim -> new Edge(StoredTypes.id(claim.getString("from")), StoredTypes.id(claim.getString("to"))))
                .toList();
    }
}
