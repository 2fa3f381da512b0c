package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyList;
import org.sdohub.dependency.DependencyListStore;
import org.sdohub.dependency.DependencyListStore.Direction;
import org.sdohub.dependency.DependencyListStore.Numbered;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Id;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.Readers;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.Relationships;
import org.sdohub.relationship.Vacancy;

/** How well a relationship is lived, in figures that anybody can check: each with what it counts and the records behind it. */
@Singleton
public class HealthFigures {

    private final StatementStore statements;
    private final StatementSight sight;
    private final DependencyListStore lists;
    private final Relationships relationships;
    private final Bodies bodies;

    HealthFigures(
            StatementStore statements,
            StatementSight sight,
            DependencyListStore lists,
            Relationships relationships,
            Bodies bodies) {
        this.statements = statements;
        this.sight = sight;
        this.lists = lists;
        this.relationships = relationships;
        this.bodies = bodies;
    }

    public enum Name {
        OPEN("Statements in this relationship for which the side still owes an answer, as far as you may read them."),
        OVERDUE("Those of the open ones whose deadline, or the other day that both accepted, has passed."),
        LIST_AGE("Days since the side published its newest list of dependencies. No value where it never did, or where "
                + "you may not read its lists."),
        VACANCIES(
                "Offices of the side that nobody holds now; its liaison manager's counts also where it was never opened."),
        REVIEW_OVERDUE("Days since the yearly review was due, 0 while it is not; no value where nothing is in force.");

        private final String definition;

        Name(String definition) {
            this.definition = definition;
        }
    }

    /**
     * @param side null for a figure of both
     * @param value null where there is none; the definition says when
     * @param records what was counted, or the one that was measured
     */
    public record Figure(
            Name name,
            @Nullable OrganizationId side,
            @Nullable Integer value,
            List<Id> records) {

        public Figure {
            records = List.copyOf(records);
        }

        public String definition() {
            return name.definition;
        }
    }

    /** Of each; as many round trips for many as for one. */
    public Map<Relationship, List<Figure>> of(Collection<Relationship> all, Actor actor, Instant now) {
        Viewer viewer = sight.viewer(actor, now);
        Map<Id, List<Statement>> open = new HashMap<>();
        for (Statement one :
                statements.openIn(all.stream().map(Relationship::id).toList())) {
            sight.shown(one, viewer)
                    .ifPresent(shown -> open.computeIfAbsent(
                                    Objects.requireNonNull(one.origin().relationship()), any -> new ArrayList<>())
                            .add(shown));
        }
        Map<Direction, DependencyList> newest = newest(all, relationships.readers(actor, now));
        Map<Relationship, List<Figure>> figures = new HashMap<>();
        for (Relationship one : all) {
            figures.put(one, figures(one, open.getOrDefault(one.id(), List.of()), newest, now));
        }
        return figures;
    }

    private Map<Direction, DependencyList> newest(Collection<Relationship> all, Readers readers) {
        List<Direction> directions = all.stream()
                .filter(readers::mayReadLists)
                .flatMap(one -> one.organizations().stream().map(side -> new Direction(one.id(), side)))
                .toList();
        Map<Direction, DependencyList> newest = new HashMap<>();
        List<Numbered> wanted = new ArrayList<>();
        lists.newest(directions).forEach((direction, number) -> wanted.add(new Numbered(direction, number)));
        lists.numbered(wanted).forEach((numbered, list) -> newest.put(numbered.direction(), list));
        return newest;
    }

    private List<Figure> figures(
            Relationship of, List<Statement> open, Map<Direction, DependencyList> newest, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Figure> figures = new ArrayList<>();
        for (OrganizationId side : of.organizations()) {
            figures.add(counted(Name.OPEN, side, open, due -> owes(side, due)));
            figures.add(counted(Name.OVERDUE, side, open, due -> owes(side, due) && due.overdue(now)));
            figures.add(age(side, newest.get(new Direction(of.id(), side)), today));
            List<Vacancy> vacant = of.vacancies(now).stream()
                    .filter(vacancy -> vacancy.side().equals(side))
                    .toList();
            figures.add(new Figure(Name.VACANCIES, side, vacant.size(), List.of(of.id())));
        }
        figures.add(review(of, today));
        return figures;
    }

    private boolean owes(OrganizationId side, Due due) {
        BodyId body = due.handling().body();
        return bodies.tree().knows(body)
                && bodies.tree().lineage(body).organization().equals(side);
    }

    private static Figure counted(Name name, OrganizationId side, List<Statement> open, Predicate<Due> counts) {
        List<Id> records = open.stream()
                .filter(one -> Due.owed(one).stream().anyMatch(counts))
                .<Id>map(Statement::id)
                .toList();
        return new Figure(name, side, records.size(), records);
    }

    private static Figure age(OrganizationId side, @Nullable DependencyList list, LocalDate today) {
        if (list == null) {
            return new Figure(Name.LIST_AGE, side, null, List.of());
        }
        LocalDate published = LocalDate.ofInstant(list.publishedAt(), ZoneOffset.UTC);
        return new Figure(Name.LIST_AGE, side, (int) ChronoUnit.DAYS.between(published, today), List.of(list.id()));
    }

    private static Figure review(Relationship of, LocalDate today) {
        LocalDate due = of.reviewDue();
        Integer days = due == null ? null : (int) Math.max(0, ChronoUnit.DAYS.between(due, today));
        return new Figure(Name.REVIEW_OVERDUE, null, days, List.of(of.id()));
    }
}
