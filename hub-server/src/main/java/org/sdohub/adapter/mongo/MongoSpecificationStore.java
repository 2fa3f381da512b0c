package org.sdohub.adapter.mongo;

import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Refusal;
import org.sdohub.specification.Designation;
import org.sdohub.specification.Relation;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationStore;
import org.sdohub.specification.SpecificationVersion;
import org.sdohub.specification.VersionId;

@Singleton
final class MongoSpecificationStore extends MongoStore<SpecificationId, Specification> implements SpecificationStore {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}.]+");

    /** A title has a dozen words; what stands behind is found by the search, not by this filter. */
    private static final int MOST_WORDS = 40;

    private static final int MOST_OF_A_NAME = 10;

    MongoSpecificationStore(Documents documents) {
        super(documents, "specifications", Specification.class);
        index("designation", true, "organization", "designation");
        index("byDesignation", false, "designation");
        index("alias", false, "aliases");
        index("identifier", false, "identifiers");
        index("version", false, "versions");
        index("target", false, "targets");
        for (String order : List.of("sort", "title", "date")) {
            ordered(order);
            for (String found : List.of("organization", "owner", "series", "maturity", "access", "words")) {
                ordered(found, order);
            }
        }
    }

    /** What only members may know of is not found and not sorted by: a list must not tell it by its order either. */
    @Override
    Document keys(Specification one) {
        boolean open = one.access() != Specification.Access.MEMBER;
        SpecificationVersion latest = open ? one.latest() : null;
        return new Document("organization", one.organization().text())
                .append("designation", one.designation().folded())
                .append("sort", one.designation().sortKey())
                .append("title", one.title().toLowerCase(Locale.ROOT))
                .append("date", latest == null ? "" : latest.date().toString())
                .append("series", one.series() == null ? null : one.series().toUpperCase(Locale.ROOT))
                .append("owner", one.owner() == null ? null : one.owner().text())
                .append("maturity", latest == null ? null : latest.maturity().name())
                .append("access", one.access().name())
                .append(
                        "aliases",
                        one.aliases().stream().map(Designation::folded).toList())
                .append("identifiers", open ? identifiers(one) : List.of())
                .append(
                        "versions",
                        one.versions().stream().map(v -> v.id().text()).toList())
                .append("targets", targets(one))
                .append("words", words(one));
    }

    private static List<String> identifiers(Specification one) {
        return one.versions().stream()
                .map(SpecificationVersion::identifier)
                .filter(Objects::nonNull)
                .map(identifier -> new Designation(identifier).folded())
                .toList();
    }

    private static List<String> targets(Specification one) {
        return one.relations().stream()
                .map(relation -> relation.to().text())
                .distinct()
                .toList();
    }

    private static List<String> words(Specification one) {
        List<String> words = new ArrayList<>(words(one.designation().value() + " " + one.title()));
        words.add(one.designation().folded().toLowerCase(Locale.ROOT));
        return words.stream().distinct().limit(MOST_WORDS).toList();
    }

    private static List<String> words(String text) {
        return Arrays.stream(NO_WORD.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Override
    Refusal alreadyTaken(Specification next, String message) {
        return Refusal.broken(
                "SPECIFICATION_DESIGNATION_TAKEN",
                "Another specification of this organization is called "
                        + next.designation().value() + ".",
                "designation");
    }

    @Override
    public List<Specification> named(Designation designation, @Nullable OrganizationId organization) {
        for (String key : List.of("designation", "aliases", "identifiers")) {
            List<Bson> all = new ArrayList<>();
            Conditions.is(all, "organization", organization);
            all.add(Filters.eq("keys." + key, designation.folded()));
            List<Specification> found = findMany(Conditions.all(all), MOST_OF_A_NAME);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    @Override
    public Map<Designation, List<Specification>> named(Collection<Designation> designations) {
        Map<String, List<Designation>> left = new HashMap<>();
        designations.forEach(name ->
                left.computeIfAbsent(name.folded(), any -> new ArrayList<>()).add(name));
        Map<Designation, List<Specification>> named = new HashMap<>();
        for (String key : List.of("designation", "aliases", "identifiers")) {
            if (!left.isEmpty()) {
                findNamed(key, left)
                        .forEach((folded, found) ->
                                Objects.requireNonNull(left.remove(folded)).forEach(name -> named.put(name, found)));
            }
        }
        return named;
    }

    private Map<String, List<Specification>> findNamed(String key, Map<String, List<Designation>> wanted) {
        Map<String, List<Specification>> found = new HashMap<>();
        for (Specification one : findMany(Filters.in("keys." + key, wanted.keySet()), 0)) {
            names(keys(one), key).stream()
                    .filter(wanted::containsKey)
                    .map(name -> found.computeIfAbsent(name, any -> new ArrayList<>()))
                    .filter(sharing -> sharing.size() < MOST_OF_A_NAME)
                    .forEach(sharing -> sharing.add(one));
        }
        return found;
    }

    private static List<String> names(Document keys, String key) {
        return keys.get(key) instanceof String name ? List.of(name) : keys.getList(key, String.class);
    }

    @Override
    public Page<Specification> page(Filter filter, Order order, Page.Request request) {
        List<Bson> all = new ArrayList<>();
        Conditions.is(all, "organization", filter.organization());
        Conditions.is(all, "owner", filter.owner());
        if (filter.series() != null) {
            all.add(Filters.eq("keys.series", filter.series().strip().toUpperCase(Locale.ROOT)));
        }
        Conditions.anyOf(all, "maturity", filter.maturities());
        Conditions.anyOf(all, "access", filter.accesses());
        words(filter.words()).forEach(word -> all.add(Filters.eq("keys.words", word)));
        return page(Conditions.all(all), order(order), request);
    }

    private static org.sdohub.adapter.mongo.Order order(Order order) {
        return switch (order) {
            case DESIGNATION -> org.sdohub.adapter.mongo.Order.ascending("sort");
            case TITLE -> org.sdohub.adapter.mongo.Order.ascending("title");
            case NEWEST -> org.sdohub.adapter.mongo.Order.descending("date");
            case OLDEST -> org.sdohub.adapter.mongo.Order.ascending("date");
        };
    }

    @Override
    public Map<SpecificationId, List<Specification>> relatedTo(Collection<SpecificationId> targets) {
        Map<SpecificationId, List<Specification>> related = new HashMap<>();
        Set<SpecificationId> wanted = new HashSet<>(targets);
        for (Specification one : among("targets", wanted)) {
            one.relations().stream()
                    .map(Relation::to)
                    .distinct()
                    .filter(wanted::contains)
                    .forEach(to -> related.computeIfAbsent(to, any -> new ArrayList<>())
                            .add(one));
        }
        return related;
    }

    @Override
    public Map<VersionId, Specification> ofVersions(Collection<VersionId> versions) {
        Map<VersionId, Specification> found = new HashMap<>();
        Set<VersionId> wanted = new HashSet<>(versions);
        for (Specification one : among("versions", wanted)) {
            one.versions().stream()
                    .map(SpecificationVersion::id)
                    .filter(wanted::contains)
                    .forEach(version -> found.put(version, one));
        }
        return found;
    }

    private List<Specification> among(String key, Collection<? extends org.sdohub.kernel.Id> ids) {
        List<Bson> all = new ArrayList<>();
        Conditions.anyId(all, key, ids);
        return all.isEmpty() ? List.of() : findFamiliar(Conditions.all(all));
    }
}
