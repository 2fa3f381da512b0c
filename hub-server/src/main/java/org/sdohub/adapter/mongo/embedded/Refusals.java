package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What MongoDB can do and this store cannot is refused in words, rather than ignored: whoever relied on it would lose
 * by silence. Each text says "embedded", so that it is not taken for an answer of a real server.
 */
final class Refusals {

    private static final Set<String> STAGES = Set.of(
            "$match", "$group", "$sort", "$limit", "$skip", "$project", "$unwind", "$addFields", "$facet", "$count");

    private static final Set<String> OPERATORS =
            Set.of("$text", "$where", "$expr", "$jsonSchema", "$near", "$nearSphere", "$geoWithin", "$geoIntersects");

    private static final Set<String> CREATE_OPTIONS =
            Set.of("create", "$db", "writeConcern", "comment", "lsid", "$readPreference", "maxTimeMS");

    private static final Set<String> INDEX_OPTIONS =
            Set.of("key", "name", "ns", "v", "unique", "sparse", "background", "expireAfterSeconds");

    private Refusals() {}

    static void checkCommand(String command, Document query) {
        if (query.containsKey("txnNumber")
                || query.containsKey("startTransaction")
                || query.containsKey("autocommit")) {
            throw refused(20, "IllegalOperation", "transactions and retryable writes");
        }
        if (query.containsKey("lsid")) {
            throw refused(20, "IllegalOperation", "sessions");
        }
        if (query.containsKey("collation")) {
            throw refused(2, "BadValue", "collation");
        }
        if (Boolean.TRUE.equals(query.get("tailable"))) {
            throw refused(2, "BadValue", "a tailable cursor");
        }
        switch (command.toLowerCase(Locale.ROOT)) {
            case "startsession", "committransaction", "aborttransaction", "renamecollection", "mapreduce", "collmod" ->
                throw refused(59, "CommandNotFound", "the command " + command);
            case "create" -> checkCreate(query);
            case "update", "delete" -> checkStatements(query);
            case "find" -> checkFilter(query.get("filter"));
            case "findandmodify" -> {
                checkUpdate(query.get("update"));
                checkFilter(query.get("query"));
            }
            case "count", "distinct" -> checkFilter(query.get("query"));
            default -> {
                // Aggregations and indexes are checked where they are read.
            }
        }
    }

    static void checkStages(@Nullable Object stages) {
        if (!(stages instanceof Collection<?> pipeline)) {
            return;
        }
        for (Object element : pipeline) {
            if (element instanceof Document stage) {
                stage.forEach(Refusals::checkStage);
            }
        }
    }

    static void checkIndex(Document description) {
        for (String option : description.keySet()) {
            if (!INDEX_OPTIONS.contains(option)) {
                throw refused(67, "CannotCreateIndex", "the index option " + option);
            }
        }
        Document key = Fields.document(description, "key");
        key.forEach((field, direction) -> {
            boolean plain = direction instanceof Number number && Math.abs(number.doubleValue()) == 1;
            if (!plain) {
                throw refused(67, "CannotCreateIndex", "an index of the kind " + direction);
            }
            if (field.contains("$") || field.matches("(.*\\.)?\\d+(\\..*)?")) {
                throw refused(67, "CannotCreateIndex", "an index on " + field);
            }
        });
        if (description.containsKey("expireAfterSeconds") && key.size() != 1) {
            throw refused(67, "CannotCreateIndex", "expiry by an index on several fields");
        }
    }

    private static void checkStage(String name, @Nullable Object value) {
        if (name.equals("$changeStream")) {
            // What a standalone server answers: the driver and its users know this code.
            throw new MongoServerError(
                    40573, "The $changeStream stage is only supported on replica sets, not by the embedded store");
        }
        if (!STAGES.contains(name)) {
            throw refused(40324, "Location40324", "the aggregation stage " + name);
        }
        if (name.equals("$facet") && value instanceof Document facets) {
            facets.values().forEach(Refusals::checkStages);
        }
        if (name.equals("$match")) {
            checkFilter(value);
        }
    }

    private static void checkCreate(Document query) {
        for (Map.Entry<String, Object> option : query.entrySet()) {
            boolean off = Boolean.FALSE.equals(option.getValue());
            if (!CREATE_OPTIONS.contains(option.getKey()) && !off) {
                throw refused(72, "InvalidOptions", "the collection option " + option.getKey());
            }
        }
    }

    private static void checkStatements(Document query) {
        for (String list : new String[] {"updates", "deletes"}) {
            if (!(query.get(list) instanceof Collection<?> statements)) {
                continue;
            }
            for (Object element : statements) {
                Document statement = (Document) element;
                if (statement.containsKey("collation")) {
                    throw refused(2, "BadValue", "collation");
                }
                checkUpdate(statement.get("u"));
                checkFilter(statement.get("q"));
            }
        }
    }

    private static void checkUpdate(@Nullable Object update) {
        if (update instanceof Collection<?>) {
            throw refused(9, "FailedToParse", "an update by a pipeline");
        }
    }

    private static void checkFilter(@Nullable Object filter) {
        if (filter instanceof Collection<?> parts) {
            parts.forEach(Refusals::checkFilter);
        }
        if (!(filter instanceof Document document)) {
            return;
        }
        document.forEach((name, value) -> {
            if (OPERATORS.contains(name)) {
                throw refused(2, "BadValue", "the operator " + name);
            }
            checkFilter(value);
        });
    }

    private static MongoServerError refused(int code, String codeName, String what) {
        return new MongoServerError(code, codeName, "embedded: " + what + " is not supported by the embedded store");
    }
}
