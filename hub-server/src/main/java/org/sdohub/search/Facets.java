package org.sdohub.search;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Page;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.Relationships;
import org.sdohub.relationship.WorkArea;
import org.sdohub.relationship.WorkAreaStore;
import org.sdohub.relationship.WorkAreas;
import org.sdohub.search.Question.Wanted;
import org.sdohub.search.Search.Asking;
import org.sdohub.search.SearchIndex.Asked;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationStore;

/** How many of what was found have which value, with what to write to see only those. */
@Singleton
public class Facets {

    private static final int MOST_VALUES = 50;

    private final SearchIndex index;
    private final Bodies bodies;
    private final Relationships relationships;
    private final WorkAreas areas;
    private final SpecificationStore specifications;

    Facets(
            SearchIndex index,
            Bodies bodies,
            Relationships relationships,
            WorkAreas areas,
            SpecificationStore specifications) {
        this.index = index;
        this.bodies = bodies;
        this.relationships = relationships;
        this.areas = areas;
        this.specifications = specifications;
    }

    /** @param values the most frequent ones, at most fifty; stretches of time in their order */
    public record Counted(Facet facet, List<Value> values) {
        public Counted {
            values = List.copyOf(values);
        }
    }

    /** @param query what to add to the search to find only these */
    public record Value(String label, long count, String query) {}

    Counted of(Facet facet, Asking asking) {
        return new Counted(facet, values(facet, asking));
    }

    private List<Value> values(Facet facet, Asking asking) {
        return switch (facet) {
            case KIND -> kinds(asking);
            case BODY -> bodies(asking);
            case PURPOSE -> words("purpose", Trait.PURPOSE, asking);
            case HANDLING -> words("handling", Trait.HANDLING, asking);
            case DUE -> due(asking);
            case YEAR -> years(asking);
            case RELATIONSHIP -> relationships(asking);
            case WORK_AREA -> areas(asking);
            case CITED -> cited(asking);
        };
    }

    private List<Value> kinds(Asking asking) {
        Map<String, Long> counts = new HashMap<>();
        index.countKinds(asking.asked()).forEach((kind, count) -> counts.put(kind.name(), count));
        return frequent(counts, name -> new Named(word(name), "kind:" + word(name)));
    }

    private List<Value> words(String key, Trait trait, Asking asking) {
        return frequent(counts(asking, trait), name -> new Named(word(name), key + ":" + word(name)));
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Map<String, Long> counts(Asking asking, Trait trait) {
        return index.count(asking.asked(), trait, Set::of);
    }

    private List<Value> years(Asking asking) {
        return counts(asking, Trait.YEAR).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByKey().reversed())
                .limit(MOST_VALUES)
                .map(one -> new Value(one.getKey(), one.getValue(), "year:" + one.getKey()))
                .toList();
    }

    private List<Value> bodies(Asking asking) {
        Bodies.Tree tree = bodies.tree();
        Map<String, Long> counts = index.count(asking.asked(), Trait.BODY, body -> withAllAbove(body, tree));
        return frequent(counts, text -> {
            BodyId body = body(text);
            return tree.knows(body) ? new Named(tree.label(body), "body:" + key(body, tree)) : null;
        });
    }

    private static Collection<String> withAllAbove(String text, Bodies.Tree tree) {
        BodyId body = body(text);
        if (!tree.knows(body)) {
            return List.of();
        }
        Lineage lineage = tree.lineage(body);
        List<String> all = new ArrayList<>(List.of(text));
        lineage.above().forEach(above -> all.add(above.text()));
        return all;
    }

    private static BodyId body(String text) {
        UUID value = id(text);
        return text.startsWith("group:") ? new GroupId(value) : new OrganizationId(value);
    }

    private static UUID id(String text) {
        return UUID.fromString(text.substring(text.indexOf(':') + 1));
    }

    private static String key(BodyId body, Bodies.Tree tree) {
        String organization = tree.organizationOf(body).acronym().value();
        return body instanceof GroupId group
                ? tree.group(group)
                        .map(one -> organization + "/" + one.acronym().value())
                        .orElse(organization)
                : organization;
    }

    /** Stretches that do not overlap, as somebody sees them who looks now. */
    private List<Value> due(Asking asking) {
        LocalDate today = LocalDate.ofInstant(asking.now(), ZoneOffset.UTC);
        Wanted overdue = new Question.OverdueAt(asking.now());
        Wanted inTime = new Question.Without(overdue);
        Map<String, List<Wanted>> bands = new LinkedHashMap<>();
        bands.put("overdue|is:overdue", List.of(overdue));
        bands.put("within 7 days|due:<=+7d -is:overdue", List.of(until(today.plusDays(7)), inTime));
        bands.put(
                "within 30 days|due:+8d..+30d",
                List.of(new Question.Between(Question.Calendar.DUE, today.plusDays(8), today.plusDays(30))));
        bands.put("later|due:>+30d", List.of(new Question.Between(Question.Calendar.DUE, today.plusDays(31), null)));
        bands.put("no deadline|is:undated", List.of(new Question.Having(Trait.IS, Set.of("UNDATED"))));
        List<Value> values = new ArrayList<>();
        bands.forEach((name, more) -> {
            long count = index.count(with(asking, more));
            String[] parts = name.split("\\|");
            if (count > 0) {
                values.add(new Value(parts[0], count, parts[1]));
            }
        });
        return values;
    }

    private static Wanted until(LocalDate day) {
        return new Question.Between(Question.Calendar.DUE, null, day);
    }

    private static Asked with(Asking asking, List<Wanted> more) {
        List<Wanted> all = new ArrayList<>(asking.question().all());
        all.addAll(more);
        return new Asked(new Question(all), asking.marks());
    }

    /** A public statement may belong to a relationship that is not: such a one is not named. */
    private List<Value> relationships(Asking asking) {
        Map<String, Long> counts = counts(asking, Trait.RELATIONSHIP);
        List<RelationshipId> ids = counts.keySet().stream()
                .map(text -> new RelationshipId(id(text)))
                .toList();
        Map<String, Named> visible = new HashMap<>();
        relationships
                .visible(ids, asking.actor(), asking.now())
                .forEach((id, one) -> visible.put(
                        id.text(),
                        new Named(one.key().value(), "relationship:" + one.key().value())));
        return frequent(counts, visible::get);
    }

    private List<Value> areas(Asking asking) {
        Map<String, Set<String>> areasOf = new HashMap<>();
        Map<String, Named> names = new HashMap<>();
        for (WorkArea area : visibleAreas(asking)) {
            names.put(area.key(), new Named(area.shown().title(), "area:" + area.key()));
            NamesInRooms.subjects(area)
                    .forEach(subject -> areasOf.computeIfAbsent(subject, any -> new java.util.HashSet<>())
                            .add(area.key()));
        }
        Map<String, Long> counts =
                index.count(asking.asked(), Trait.SUBJECT, subject -> areasOf.getOrDefault(subject, Set.of()));
        return frequent(counts, names::get);
    }

    private List<WorkArea> visibleAreas(Asking asking) {
        List<WorkArea> all = new ArrayList<>();
        Page.Request request = Page.Request.first(Page.Request.MAX_SIZE);
        while (true) {
            Page<WorkArea> page = areas.page(WorkAreaStore.Filter.ALL, null, request, asking.actor(), asking.now());
            all.addAll(page.values());
            if (!page.hasNext()) {
                return all;
            }
            request = new Page.Request(
                    Page.Request.MAX_SIZE, page.items().getLast().position(), null, false);
        }
    }

    /** Designations are public. */
    private List<Value> cited(Asking asking) {
        Map<String, Long> most = new HashMap<>();
        counts(asking, Trait.CITED).entrySet().stream()
                .sorted(MOST_FIRST)
                .limit(MOST_VALUES)
                .forEach(one -> most.put(one.getKey(), one.getValue()));
        List<SpecificationId> ids = most.keySet().stream()
                .map(text -> new SpecificationId(id(text)))
                .toList();
        Map<String, Named> names = new HashMap<>();
        specifications.findAll(ids).forEach((id, one) -> {
            String designation = one.designation().value();
            names.put(id.text(), new Named(designation, "cites:\"" + designation + "\""));
        });
        return frequent(most, names::get);
    }

    private record Named(String label, String query) {}

    private static final Comparator<Map.Entry<String, Long>> MOST_FIRST =
            Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    /** @param name null for what is not told */
    private static List<Value> frequent(Map<String, Long> counts, Function<String, @Nullable Named> name) {
        List<Value> values = new ArrayList<>();
        counts.forEach((value, count) -> {
            Named named = name.apply(value);
            if (named != null) {
                values.add(new Value(named.label, count, named.query));
            }
        });
        return values.stream()
                .sorted(Comparator.comparing(Value::count).reversed().thenComparing(Value::label))
                .limit(MOST_VALUES)
                .collect(Collectors.toList());
    }
}
