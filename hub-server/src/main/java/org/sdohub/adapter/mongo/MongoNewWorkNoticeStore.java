package org.sdohub.adapter.mongo;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.sdohub.kernel.Refusal;
import org.sdohub.relationship.NewWorkNotice;
import org.sdohub.relationship.NewWorkNoticeId;
import org.sdohub.relationship.NewWorkNoticeStore;
import org.sdohub.relationship.RelationshipId;

@Singleton
final class MongoNewWorkNoticeStore extends MongoStore<NewWorkNoticeId, NewWorkNotice> implements NewWorkNoticeStore {

    MongoNewWorkNoticeStore(Documents documents) {
        super(documents, "newWorkNotices", NewWorkNotice.class);
        index("relationship", false, "relationship");
    }

    @Override
    Document keys(NewWorkNotice one) {
        return new Document("relationship", one.relationship().text());
    }

    @Override
    Refusal alreadyTaken(NewWorkNotice next, String message) {
        throw new IllegalStateException("these have no unique key: " + message);
    }

    @Override
    public Map<RelationshipId, List<NewWorkNotice>> of(Collection<RelationshipId> relationships) {
        Map<RelationshipId, List<NewWorkNotice>> of = new HashMap<>();
        if (relationships.isEmpty()) {
            return of;
        }
        List<Bson> all = new ArrayList<>();
        Conditions.anyId(all, "relationship", relationships);
        List<NewWorkNotice> found = new ArrayList<>(findMany(Conditions.all(all), 0));
        found.sort(Comparator.comparing(NewWorkNotice::announcedAt).reversed());
        found.forEach(one ->
                of.computeIfAbsent(one.relationship(), any -> new ArrayList<>()).add(one));
        return of;
    }
}
