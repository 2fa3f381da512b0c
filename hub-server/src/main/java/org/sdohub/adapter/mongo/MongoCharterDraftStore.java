package org.sdohub.adapter.mongo;

import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Refusal;
import org.sdohub.organization.CharterDraft;
import org.sdohub.organization.CharterDraftId;
import org.sdohub.organization.CharterDraftStore;

@Singleton
final class MongoCharterDraftStore extends MongoStore<CharterDraftId, CharterDraft> implements CharterDraftStore {

    MongoCharterDraftStore(Documents documents) {
        super(documents, "charterDrafts", CharterDraft.class);
        index("open", true, "open");
    }

    /** The same for two open ones of a group; one that is done with has its own, so that it is in no one's way. */
    @Override
    Document keys(CharterDraft draft) {
        return new Document("group", draft.group().text())
                .append(
                        "open",
                        draft.state().open() ? draft.group().text() : draft.id().text());
    }

    @Override
    Refusal alreadyTaken(CharterDraft next, String message) {
        return new Refusal.Broken(
                "CHARTER_DRAFT_OPEN_ALREADY",
                "This group has a draft of its next charter already.",
                List.of("group"),
                "Edit that one, or give it up first.");
    }

    @Override
    public Map<GroupId, List<CharterDraft>> openOf(Collection<GroupId> groups) {
        Map<GroupId, List<CharterDraft>> open = new HashMap<>();
        if (groups.isEmpty()) {
            return open;
        }
        List<String> texts = groups.stream().map(GroupId::text).toList();
        findMany(Filters.in("keys.open", texts), 0).forEach(draft -> open.put(draft.group(), List.of(draft)));
        return open;
    }
}
