package org.sdohub.search;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.EventLog;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Page;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.Relationships;
import org.sdohub.relationship.WorkArea;
import org.sdohub.relationship.WorkAreaId;
import org.sdohub.relationship.WorkAreas;
import org.sdohub.search.Question.Wanted;
import org.sdohub.search.SearchIndex.Asked;
import org.sdohub.search.SearchIndex.Excerpt;
import org.sdohub.search.SearchIndex.Order;
import org.sdohub.specification.SpecificationStore;
import org.sdohub.statement.AnswerTimes;

/** Finding things of all kinds, for whoever asks: only what they may see, and as they may see it. */
@Singleton
public class Search {

    /** Longer than an act takes to be found, shorter than people wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SearchIndex index;
    private final EventLog events;
    private final Readership readership;
    private final Entries entries;
    private final Facets facets;
    private final Bodies bodies;
    private final Relationships relationships;
    private final WorkAreas areas;
    private final SpecificationStore specifications;

    Search(
            SearchIndex index,
            EventLog events,
            Readership readership,
            Entries entries,
            Facets facets,
            Bodies bodies,
            Relationships relationships,
            WorkAreas areas,
            SpecificationStore specifications) {
        this.index = index;
        this.events = events;
        this.readership = readership;
        this.entries = entries;
        this.facets = facets;
        this.bodies = bodies;
        this.relationships = relationships;
        this.areas = areas;
        this.specifications = specifications;
    }

    /**
     * What was asked, by whom and when.
     *
     * @param upToDate whether everything that had happened by then can be found by it
     */
    public record Asking(Question question, Set<String> marks, Actor actor, Instant now, boolean upToDate) {
        Asked asked() {
            return new Asked(question, marks);
        }
    }

    /**
     * Begins to look. What anybody did before this is found, or else it is said that it may not be.
     *
     * @param typed in the language that people ask in; may be empty
     * @param kinds none for all
     * @param more that must hold as well
     */
    public Asking asking(String typed, Set<Kind> kinds, List<Wanted> more, Actor actor, Instant now) {
        var names = new NamesInRooms(bodies, relationships, areas, specifications, actor, now);
        List<Wanted> all = new ArrayList<>(new QueryLanguage(names, now).read(typed));
        all.addAll(more);
        if (!kinds.isEmpty()) {
            all.add(new Question.OfKind(kinds));
        }
        boolean upToDate = index.reached(events.last(), PATIENCE);
        return new Asking(new Question(all), readership.marks(actor, now), actor, now, upToDate);
    }

    /** That it belongs to this relationship; nothing does where the actor may not see it. */
    public Wanted inRelationship(RelationshipId relationship, Actor actor, Instant now) {
        boolean visible =
                !relationships.visible(List.of(relationship), actor, now).isEmpty();
        return new Question.Having(Trait.RELATIONSHIP, visible ? Set.of(relationship.text()) : Set.of());
    }

    /** That it belongs to this work area; nothing does where the actor may not see it. */
    public Wanted inWorkArea(WorkAreaId area, Actor actor, Instant now) {
        WorkArea visible = areas.visible(List.of(area), actor, now).get(area);
        return new Question.Having(Trait.SUBJECT, visible == null ? Set.of() : NamesInRooms.subjects(visible));
    }

    /** The one who shows these asks each room again whether it may be shown. */
    public Page<Id> page(Asking asking, Order order, Page.Request request) {
        return index.find(asking.asked(), order, request);
    }

    /** The values that most of what was found have, by facet; none that speaks of what may not be seen. */
    public List<Facets.Counted> facets(Asking asking, Collection<Facet> wanted) {
        return wanted.stream().distinct().map(one -> facets.of(one, asking)).toList();
    }

    /**
     * Where in each thing the words stand, in the form in which this actor sees it.
     *
     * @param things as their rooms show them to this actor
     */
    public Map<Id, List<Excerpt>> excerpts(Asking asking, Collection<? extends Entity> things) {
        Map<Id, List<Excerpt>> excerpts = new HashMap<>();
        entries.of(things).stream()
                .filter(entry -> entry.shownTo(asking.marks()))
                .forEach(entry -> excerpts.put(entry.id(), index.excerpts(asking.question(), entry.texts())));
        return excerpts;
    }

    /** How the two sides of each answer each other, as far as this actor may see their statements. */
    public Map<Relationship, AnswerTimes> answerTimes(
            Collection<Relationship> relationships, Actor actor, Instant now) {
        index.reached(events.last(), PATIENCE);
        Set<String> marks = readership.marks(actor, now);
        Map<Relationship, AnswerTimes> times = new HashMap<>();
        for (Relationship one : relationships) {
            List<OrganizationId> sides = one.organizations();
            times.put(one, AnswerTimes.of(index.answerings(one.id(), marks), sides, now));
        }
        return times;
    }
}
