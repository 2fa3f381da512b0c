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
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Refusal;
import org.sdohub.organization.Charter;
import org.sdohub.organization.CharterId;
import org.sdohub.organization.CharterStore;

@Singleton
final class MongoCharterStore extends MongoStore<CharterId, Charter> implements CharterStore {

    MongoCharterStore(Documents documents) {
        super(documents, "charters", Charter.class);
        index("number", true, "group", "number");
    }

    @Override
    Document keys(Charter charter) {
        return new Document("group", charter.group().text()).append("number", charter.number());
    }

    @Override
    Refusal alreadyTaken(Charter next, String message) {
        return Refusal.broken(
                "CHARTER_NUMBER_TAKEN", "Somebody else approved a charter of this group at the same moment.");
    }

    @Override
    public Map<GroupId, List<Charter>> ofGroups(Collection<GroupId> groups) {
        Map<GroupId, List<Charter>> found = new HashMap<>();
        if (groups.isEmpty()) {
            return found;
        }
        List<String> texts = groups.stream().map(GroupId::text).toList();
        for (Charter charter : findMany(Filters.in("keys.group", texts), 0)) {
            found.computeIfAbsent(charter.group(), any -> new ArrayList<>()).add(charter);
        }
        found.values()
                .forEach(charters ->
                        charters.sort(Comparator.comparing(Charter::number).reversed()));
        return found;
    }
}
