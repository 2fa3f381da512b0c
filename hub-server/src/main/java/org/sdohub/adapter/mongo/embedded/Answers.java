package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answers this store gives in its own way: by index, in batches, in order. */
final class Answers {

    /** MongoDB's size of the first batch where none is asked for. */
    private static final int FIRST_BATCH = 101;

    private static final int UNKNOWN_ERROR = 8;

    private final EmbeddedDatabase database;
    private final CursorRegistry cursors;

    Answers(EmbeddedDatabase database, CursorRegistry cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    Document find(Document query) {
        String name = Fields.text(query, "find");
        EmbeddedCollection collection = database.find(name);
        if (collection == null) {
            return firstBatch(name, Stream.empty(), 0, true);
        }
        Document filter = document(query, "filter");
        Document projection = (Document) query.get("projection");
        Stream<Document> found = collection.select(filter, (Document) query.get("sort"), projection);
        found = found.skip(Math.max(0, number(query, "skip", 0)));
        int limit = number(query, "limit", 0);
        if (limit != 0) {
            found = found.limit(Math.abs(limit));
        }
        boolean single = limit < 0 || Utils.isTrue(query.get("singleBatch"));
        Stream<Document> projected = found.map(document -> collection.projected(document, projection));
        return firstBatch(name, projected, number(query, "batchSize", FIRST_BATCH), single);
    }

    Document aggregate(Document query, DatabaseResolver databases, Oplog oplog) {
        Refusals.checkStages(Fields.list(query, "pipeline"));
        if (!(query.get("aggregate") instanceof String name)) {
            throw new MongoServerError(73, "InvalidNamespace", "embedded: only collections can be aggregated");
        }
        List<Document> stages = Aggregation.parse(Fields.list(query, "pipeline"));
        int batch = number(document(query, "cursor"), "batchSize", FIRST_BATCH);
        EmbeddedCollection collection = database.find(name);
        int leading = (int)
                stages.stream().takeWhile(stage -> stage.containsKey("$match")).count();
        Document filter = both(stages.subList(0, leading));
        boolean sorts = stages.size() > leading && stages.get(leading).containsKey("$sort");
        Document sort = sorts ? (Document) stages.get(leading).get("$sort") : null;
        List<Document> rest = stages.subList(sorts ? leading + 1 : leading, stages.size());
        Aggregation aggregation = Aggregation.fromPipeline(rest, databases, database, collection, oplog);
        if (collection != null && filter.isEmpty() && isPlainCount(rest)) {
            return firstBatch(name, plainCount(collection.count()), batch, false);
        }
        return firstBatch(name, aggregation.runStagesAsStream(found(collection, filter, sort, rest)), batch, false);
    }

    private static Stream<Document> found(
            @Nullable EmbeddedCollection collection, Document filter, @Nullable Document sort, List<Document> rest) {
        if (collection == null) {
            return Stream.empty();
        }
        return sort == null && isCount(rest) ? collection.counted(filter) : collection.select(filter, sort);
    }

    /** Names the plan of a find or aggregate; nothing is executed. */
    Document explain(Document command) {
        String name = command.values().iterator().next().toString();
        EmbeddedCollection collection = database.find(name);
        Document filter = document(command, "filter");
        Plan plan = collection == null ? null : collection.plan(filter, (Document) command.get("sort"));
        Document winning = new Document("stage", plan == null ? "COLLSCAN" : "IXSCAN");
        if (plan != null) {
            winning.append("indexName", plan.index().name()).append("sorted", plan.sorted());
        } else if (collection != null && !collection.plansOfBranches(filter).isEmpty()) {
            winning.put("stage", "OR");
        }
        return ok(new Document("queryPlanner", new Document("winningPlan", winning)));
    }

    /** The stock answer to an insert counts the refused ones too. */
    Document counted(Document query, Document answer) {
        if (answer.get("writeErrors") instanceof List<?> errors && !errors.isEmpty()) {
            int sent = Fields.list(query, "documents").size();
            Object firstFailed = ((Document) errors.getFirst()).get("index");
            answer.put("n", ordered(query) ? firstFailed : sent - errors.size());
            errors.forEach(error -> ((Document) error).putIfAbsent("code", UNKNOWN_ERROR));
        }
        return answer;
    }

    /** The stock server goes on after an error even where the updates are ordered: they are handed over one by one. */
    Document inOrder(Document query, UnaryOperator<Document> update) {
        List<Document> upserted = new ArrayList<>();
        List<Document> errors = new ArrayList<>();
        int matched = 0;
        int modified = 0;
        int index = 0;
        for (Object statement : Fields.list(query, "updates")) {
            Document one = query.clone();
            one.put("updates", new ArrayList<>(List.of(statement)));
            Document answer = update.apply(one);
            matched += number(answer, "n", 0);
            modified += number(answer, "nModified", 0);
            upserted.addAll(indexed(answer, "upserted", index));
            errors.addAll(indexed(answer, "writeErrors", index));
            index++;
            if (!errors.isEmpty() && ordered(query)) {
                break;
            }
        }
        Document all = new Document("n", matched).append("nModified", modified);
        if (!upserted.isEmpty()) {
            all.append("upserted", upserted);
        }
        if (!errors.isEmpty()) {
            errors.forEach(error -> error.putIfAbsent("code", UNKNOWN_ERROR));
            all.append("writeErrors", errors);
        }
        return ok(all);
    }

    private Document firstBatch(String collection, Stream<Document> found, int size, boolean single) {
        BatchCursor cursor = new BatchCursor(cursors.generateCursorId(), found.iterator());
        List<Document> batch = size == 0 && !single ? List.of() : cursor.takeDocuments(size);
        boolean more = !single && !cursor.isEmpty();
        if (more) {
            cursors.add(cursor);
        }
        Document reply = new Document("id", more ? cursor.getId() : 0L)
                .append("ns", database.namespace(collection))
                .append("firstBatch", batch);
        return ok(new Document("cursor", reply));
    }

    private static List<Document> indexed(Document answer, String list, int index) {
        List<Document> result = new ArrayList<>();
        if (answer.get(list) instanceof Collection<?> elements) {
            elements.forEach(element -> {
                Document document = (Document) element;
                document.put("index", index);
                result.add(document);
            });
        }
        return result;
    }

    /** Absent means ordered. */
    private static boolean ordered(Document query) {
        return !Boolean.FALSE.equals(query.get("ordered"));
    }

    private static Document both(List<Document> matches) {
        List<Object> filters =
                matches.stream().map(stage -> stage.get("$match")).toList();
        return switch (filters.size()) {
            case 0 -> new Document();
            case 1 -> (Document) filters.getFirst();
            default -> new Document("$and", filters);
        };
    }

    /** What the driver sends for countDocuments without a filter. */
    private static boolean isPlainCount(List<Document> stages) {
        return stages.size() == 1 && isCount(stages);
    }

    /** What it sends behind a filter: some are passed over, so many at most are counted. */
    private static boolean isCount(List<Document> stages) {
        Document group = new Document("_id", 1).append("n", new Document("$sum", 1));
        return !stages.isEmpty()
                && group.equals(stages.getLast().get("$group"))
                && stages.subList(0, stages.size() - 1).stream()
                        .allMatch(stage -> stage.containsKey("$skip") || stage.containsKey("$limit"));
    }

    private static Stream<Document> plainCount(int count) {
        return count == 0 ? Stream.empty() : Stream.of(new Document("_id", 1).append("n", count));
    }

    private static Document document(Document query, String name) {
        return query.get(name) instanceof Document document ? document : new Document();
    }

    private static int number(Document query, String name, int otherwise) {
        return query.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    private static Document ok(Document answer) {
        Utils.markOkay(answer);
        return answer;
    }
}
