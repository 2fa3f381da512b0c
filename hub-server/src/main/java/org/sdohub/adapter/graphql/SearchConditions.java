package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Id;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.search.Question;
import org.sdohub.search.Question.Calendar;
import org.sdohub.search.Question.Wanted;
import org.sdohub.search.Search;
import org.sdohub.search.Trait;
import org.sdohub.statement.Handling;

/** The filter of a search, as conditions that must hold. */
@Singleton
final class SearchConditions {

    private final Search search;
    private final StatementReferences bodies;
    private final RelationshipReferences relationships;
    private final SpecificationReferences specifications;

    SearchConditions(
            Search search,
            StatementReferences bodies,
            RelationshipReferences relationships,
            SpecificationReferences specifications) {
        this.search = search;
        this.bodies = bodies;
        this.relationships = relationships;
        this.specifications = specifications;
    }

    List<Wanted> of(Input filter, Ask ask) {
        List<Wanted> all = new ArrayList<>();
        body(all, Trait.FROM, filter, "from");
        body(all, Trait.TO, filter, "to");
        body(all, Trait.BODY, filter, "body");
        any(all, Trait.PURPOSE, names(filter.choices(Purpose.class, "purposes")));
        any(all, Trait.HANDLING, names(filter.choices(Handling.State.class, "handlings")));
        any(all, Trait.YEAR, Set.copyOf(filter.texts("years")));
        places(all, filter, ask);
        days(all, Calendar.POSTED, filter.as(LocalDate.class, "since"), dayBefore(filter, "before"));
        LocalDate dueAfter = filter.as(LocalDate.class, "dueAfter");
        days(all, Calendar.DUE, dueAfter == null ? null : dueAfter.plusDays(1), dayBefore(filter, "dueBefore"));
        if (filter.flag("overdue")) {
            all.add(new Question.OverdueAt(ask.now()));
        }
        Boolean archived = filter.as(Boolean.class, "archived");
        if (archived != null) {
            Wanted put = new Question.Having(Trait.IS, Set.of("ARCHIVED"));
            all.add(archived ? put : new Question.Without(put));
        }
        return all;
    }

    private void places(List<Wanted> all, Input filter, Ask ask) {
        if (filter.optionalText("relationship") != null) {
            all.add(search.inRelationship(
                    relationships.relationship(filter.text("relationship")), ask.actor(), ask.now()));
        }
        if (filter.optionalText("workArea") != null) {
            all.add(search.inWorkArea(relationships.workArea(filter.text("workArea")), ask.actor(), ask.now()));
        }
        if (filter.optionalText("cites") != null) {
            Id cited = filter.at("cites", () -> specifications.specification(filter.text("cites")));
            all.add(new Question.Having(Trait.CITED, Set.of(cited.text())));
        }
    }

    private void body(List<Wanted> all, Trait trait, Input filter, String name) {
        any(
                all,
                trait,
                bodies.bodiesWithGroups(filter, name).stream()
                        .map(BodyId::text)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Set<String> names(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }

    /** None given asks for nothing. */
    private static void any(List<Wanted> all, Trait trait, Set<String> values) {
        if (!values.isEmpty()) {
            all.add(new Question.Having(trait, values));
        }
    }

    private static @Nullable LocalDate dayBefore(Input filter, String name) {
        LocalDate day = filter.as(LocalDate.class, name);
        return day == null ? null : day.minusDays(1);
    }

    private static void days(List<Wanted> all, Calendar calendar, @Nullable LocalDate from, @Nullable LocalDate until) {
        if (from != null || until != null) {
            all.add(new Question.Between(calendar, from, until));
        }
    }
}
