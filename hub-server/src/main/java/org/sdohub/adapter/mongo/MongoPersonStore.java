package org.sdohub.adapter.mongo;

import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refusal;
import org.sdohub.organization.Person;
import org.sdohub.organization.PersonStore;

@Singleton
final class MongoPersonStore extends MongoStore<PersonId, Person> implements PersonStore {

    MongoPersonStore(Documents documents) {
        super(documents, "people", Person.class);
        index("bodies", false, "bodies");
    }

    @Override
    Document keys(Person person) {
        return new Document("name", person.name())
                .append("bodies", bodies(person).stream().map(BodyId::text).toList());
    }

    private static List<BodyId> bodies(Person person) {
        return person.roles().stream()
                .map(role -> role.office().body())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    @Override
    Refusal alreadyTaken(Person next, String message) {
        throw new IllegalStateException("people have no unique key: " + message);
    }

    @Override
    public Map<BodyId, List<Person>> withRolesIn(Collection<BodyId> wanted) {
        Map<BodyId, List<Person>> found = new HashMap<>();
        if (wanted.isEmpty()) {
            return found;
        }
        List<String> texts = wanted.stream().map(BodyId::text).toList();
        for (Person person : findMany(Filters.in("keys.bodies", texts), 0)) {
            bodies(person).stream()
                    .filter(wanted::contains)
                    .forEach(body -> found.computeIfAbsent(body, any -> new ArrayList<>())
                            .add(person));
        }
        return found;
    }
}
