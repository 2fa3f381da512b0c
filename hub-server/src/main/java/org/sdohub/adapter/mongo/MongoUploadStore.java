package org.sdohub.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.sdohub.attachment.Upload;
import org.sdohub.attachment.UploadId;
import org.sdohub.attachment.UploadStore;
import org.sdohub.attachment.Uploader;

/**
 * {@code {_id, version, state, owner, anonymous, waiting, bytes, until}}. Uploads are nobody's history, so they make no
 * events.
 */
@Singleton
final class MongoUploadStore implements UploadStore {

    private final HubDatabase database;
    private final MongoCollection<BsonDocument> uploads;

    MongoUploadStore(HubDatabase database) {
        this.database = database;
        this.uploads = database.raw("uploads");
        database.index("uploads", "by_owner", false, "owner", "waiting");
        database.index("uploads", "by_anonymous", false, "anonymous", "waiting");
        database.index("uploads", "by_until", false, "until");
    }

    @Override
    public Optional<Upload> find(UploadId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    @Override
    public Map<UploadId, Upload> findAll(Collection<UploadId> ids) {
        Map<UploadId, Upload> found = new HashMap<>();
        if (!ids.isEmpty()) {
            uploads.find(Filters.in("_id", ids.stream().map(UploadId::text).toList()))
                    .forEach(document -> found.put(upload(document).id(), upload(document)));
        }
        return found;
    }

    @Override
    public void add(Upload upload) {
        uploads.insertOne(
                document(upload).append("_id", new BsonString(upload.id().text())));
    }

    @Override
    public boolean change(Upload next) {
        List<Bson> fields = new ArrayList<>();
        document(next).forEach((name, value) -> fields.add(Updates.set(name, value)));
        return uploads.updateOne(in(next.id(), next.version() - 1), Updates.combine(fields))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public boolean remove(Upload upload) {
        return uploads.deleteOne(in(upload.id(), upload.version())).getDeletedCount() == 1;
    }

    private static Bson in(UploadId id, long version) {
        return Filters.and(Filters.eq("_id", id.text()), Filters.eq("version", version));
    }

    @Override
    public List<Upload> over(Instant now, int max) {
        List<Upload> over = new ArrayList<>();
        uploads.find(Filters.lt("until", Date.from(now))).limit(max).forEach(document -> over.add(upload(document)));
        return over;
    }

    @Override
    public Usage usage(@Nullable Uploader uploader) {
        Bson whose = uploader == null ? Filters.eq("anonymous", true) : Filters.eq("owner", owner(uploader));
        BsonDocument sum = uploads.aggregate(List.of(
                        Aggregates.match(Filters.and(whose, Filters.eq("waiting", true))),
                        Aggregates.group("all", Accumulators.sum("count", 1L), Accumulators.sum("bytes", "$bytes"))))
                .first();
        return sum == null
                ? new Usage(0, 0)
                : new Usage(
                        sum.getNumber("count").intValue(),
                        sum.getNumber("bytes").longValue());
    }

    private BsonDocument document(Upload upload) {
        Uploader uploader = upload.uploader();
        return new BsonDocument("version", new BsonInt64(upload.version()))
                .append("state", database.write(Upload.class, upload))
                .append("owner", new BsonString(owner(uploader)))
                .append("anonymous", BsonBoolean.valueOf(!uploader.signedIn()))
                .append("waiting", BsonBoolean.valueOf(!upload.taken()))
                .append("bytes", new BsonInt64(upload.length()))
                .append("until", new BsonDateTime(upload.until().toEpochMilli()));
    }

    private static String owner(Uploader uploader) {
        return uploader.account() == null ? "address " + uploader.address() : "account " + uploader.account();
    }

    private Upload upload(BsonDocument document) {
        return database.read(Upload.class, document.getDocument("state"));
    }
}
