package org.sdohub.adapter.mongo;

import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.util.List;
import org.bson.Document;
import org.sdohub.dependency.ListRhythm;
import org.sdohub.dependency.ListRhythmId;
import org.sdohub.dependency.ListRhythmStore;
import org.sdohub.kernel.Refusal;

@Singleton
final class MongoListRhythmStore extends MongoStore<ListRhythmId, ListRhythm> implements ListRhythmStore {

    MongoListRhythmStore(Documents documents) {
        super(documents, "dependencyListRhythms", ListRhythm.class);
        index("agreed", false, "agreed");
    }

    @Override
    Document keys(ListRhythm rhythm) {
        return new Document("agreed", rhythm.agreed() != null);
    }

    @Override
    Refusal alreadyTaken(ListRhythm next, String message) {
        throw new IllegalStateException("rhythms have no unique key: " + message);
    }

    @Override
    public List<ListRhythm> agreed() {
        return findMany(Filters.eq("keys.agreed", true), 0);
    }
}
