package org.sdohub.adapter.mongo;

import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refusal;
import org.sdohub.relationship.Invitation;
import org.sdohub.relationship.InvitationId;
import org.sdohub.relationship.InvitationStore;
import org.sdohub.relationship.RelationshipId;

@Singleton
final class MongoInvitationStore extends MongoStore<InvitationId, Invitation> implements InvitationStore {

    MongoInvitationStore(Documents documents) {
        super(documents, "invitations", Invitation.class);
        index("relationship", false, "relationship");
        index("representative", false, "representative");
    }

    @Override
    Document keys(Invitation one) {
        return new Document("relationship", one.relationship().text()).append("representative", representative(one));
    }

    private static @Nullable String representative(Invitation one) {
        PersonId person = one.state() == Invitation.State.ACCEPTED ? one.representative() : null;
        return person == null ? null : person.text();
    }

    @Override
    Refusal alreadyTaken(Invitation next, String message) {
        throw new IllegalStateException("these have no unique key: " + message);
    }

    @Override
    public Map<RelationshipId, List<Invitation>> of(Collection<RelationshipId> relationships) {
        Map<RelationshipId, List<Invitation>> of = new HashMap<>();
        if (relationships.isEmpty()) {
            return of;
        }
        List<Bson> all = new ArrayList<>();
        Conditions.anyId(all, "relationship", relationships);
        List<Invitation> found = new ArrayList<>(findMany(Conditions.all(all), 0));
        found.sort(Comparator.comparing(Invitation::invitedAt).reversed());
        found.forEach(one ->
                of.computeIfAbsent(one.relationship(), any -> new ArrayList<>()).add(one));
        return of;
    }

    @Override
    public List<Invitation> representedBy(PersonId person) {
        return findMany(Filters.eq("keys.representative", person.text()), 0);
    }
}
