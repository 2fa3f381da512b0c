package org.sdohub.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.LongStream;
import org.bson.Document;
import org.sdohub.statement.Numbers;

/** One counter a year: {@code {_id: "LS-2026", last: 42}}. A number taken for an act that fails is left out. */
@Singleton
final class MongoNumbers implements Numbers {

    private final MongoCollection<Document> counters;

    MongoNumbers(HubDatabase database) {
        this.counters = database.collection("counters");
    }

    @Override
    public List<String> next(int year, int count) {
        String counter = "LS-" + year;
        Document counted = counters.findOneAndUpdate(
                Filters.eq("_id", counter),
                Updates.inc("last", (long) count),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        long last = Objects.requireNonNull(counted).getLong("last");
        return LongStream.rangeClosed(last - count + 1, last)
                .mapToObj(number -> String.format(Locale.ROOT, "%s-%04d", counter, number))
                .toList();
    }
}
