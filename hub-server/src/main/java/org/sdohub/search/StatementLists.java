package org.sdohub.search;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Page;
import org.sdohub.search.Question.Calendar;
import org.sdohub.search.Question.Wanted;
import org.sdohub.search.SearchIndex.Order;
import org.sdohub.statement.Correspondence;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementId;
import org.sdohub.statement.StatementStore;
import org.sdohub.statement.StatementStore.Filter;

/** Lists of statements that are narrowed by words too, which only the index knows. */
@Singleton
public class StatementLists {

    private final Search search;
    private final Correspondence correspondence;

    StatementLists(Search search, Correspondence correspondence) {
        this.search = search;
        this.correspondence = correspondence;
    }

    /**
     * By what words a list is narrowed; empty ones ask for nothing.
     *
     * @param anywhere in the language in which people search
     * @param called words of number or title, the last perhaps only begun
     */
    public record Said(String anywhere, String called) {

        public boolean nothing() {
            return anywhere.isBlank() && called.isBlank();
        }
    }

    /** The filter must hold as well. */
    public Page<Statement> page(
            Said said, Filter filter, StatementStore.Order order, Actor actor, Instant now, Page.Request request) {
        if (said.nothing()) {
            return correspondence.page(filter, order, actor, now, request);
        }
        List<Wanted> wanted = conditions(filter);
        wanted.add(new Question.Called(said.called));
        Search.Asking asking = search.asking(said.anywhere, Set.of(Kind.STATEMENT), wanted, actor, now);
        Page<Id> found = search.page(asking, order(order), request);
        List<StatementId> ids = found.values().stream()
                .filter(StatementId.class::isInstance)
                .map(StatementId.class::cast)
                .toList();
        Map<StatementId, Statement> shown = correspondence.findAll(ids, actor, now);
        List<Page.Item<Statement>> items = new ArrayList<>();
        for (Page.Item<Id> item : found.items()) {
            Statement one = item.value() instanceof StatementId id ? shown.get(id) : null;
            if (one != null) {
                items.add(new Page.Item<>(one, item.position()));
            }
        }
        return new Page<>(items, found.hasNext(), found.hasPrevious(), found.total());
    }

    private static Order order(StatementStore.Order order) {
        return switch (order.by()) {
            case POSTED_AT -> order.descending() ? Order.NEWEST : Order.OLDEST;
            case DUE -> order.descending() ? Order.LATEST_DUE : Order.DUE;
        };
    }

    private static List<Wanted> conditions(Filter filter) {
        List<Wanted> all = new ArrayList<>();
        anyId(all, Trait.FROM, filter.from());
        anyId(all, Trait.TO, filter.to());
        anyId(all, Trait.BODY, filter.party());
        anyName(all, Trait.PURPOSE, filter.purposes());
        anyName(all, Trait.STATE, filter.states());
        anyName(all, Trait.HANDLING, filter.handlings());
        one(all, Trait.RELATIONSHIP, filter.relationship());
        one(all, Trait.CITED, filter.cites());
        LocalDate after = filter.dueAfter();
        LocalDate before = filter.dueBefore();
        if (after != null || before != null) {
            all.add(new Question.Between(
                    Calendar.DUE,
                    after == null ? null : after.plusDays(1),
                    before == null ? null : before.minusDays(1)));
        }
        if (filter.overdueAt() != null) {
            all.add(new Question.OverdueAt(filter.overdueAt()));
        }
        if (filter.identifier() != null) {
            all.add(new Question.Words(filter.identifier(), false));
        }
        if (filter.archived() != null) {
            Wanted archived = new Question.Having(Trait.IS, Set.of("ARCHIVED"));
            all.add(filter.archived() ? archived : new Question.Without(archived));
        }
        return all;
    }

    private static void one(List<Wanted> all, Trait trait, @Nullable Id id) {
        if (id != null) {
            all.add(new Question.Having(trait, Set.of(id.text())));
        }
    }

    private static void anyId(List<Wanted> all, Trait trait, Collection<? extends Id> ids) {
        any(all, trait, ids.stream().map(Id::text).collect(Collectors.toUnmodifiableSet()));
    }

    private static void anyName(List<Wanted> all, Trait trait, Collection<? extends Enum<?>> values) {
        any(all, trait, values.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet()));
    }

    private static void any(List<Wanted> all, Trait trait, Set<String> values) {
        if (!values.isEmpty()) {
            all.add(new Question.Having(trait, values));
        }
    }
}
