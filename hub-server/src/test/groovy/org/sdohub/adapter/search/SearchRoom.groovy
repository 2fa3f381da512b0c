package org.sdohub.adapter.search

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.Specifications.ANY_OFFICE

import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Actor
import org.sdohub.kernel.GraphGuard
import org.sdohub.kernel.Page
import org.sdohub.kernel.Step
import org.sdohub.relationship.Relationship
import org.sdohub.relationship.RelationshipEvent
import org.sdohub.relationship.Relationships
import org.sdohub.relationship.WorkAreas
import org.sdohub.search.Entries
import org.sdohub.search.Facet
import org.sdohub.search.Facets
import org.sdohub.search.Readership
import org.sdohub.search.Search
import org.sdohub.search.SearchIndex
import org.sdohub.specification.Specification
import org.sdohub.specification.SpecificationEvent
import org.sdohub.specification.Specifications
import org.sdohub.specification.Succession
import org.sdohub.statement.StatementRoom

/** The statement room with an index of all that is in its stores. */
class SearchRoom implements AutoCloseable {

    final StatementRoom room
    final IndexFollower follower
    final LuceneIndex index
    final Search search
    private final boolean ours

    /** @param folder for the index; null for memory */
    SearchRoom(StatementRoom given = null, Path folder = null) {
        ours = given == null
        room = given ?: new StatementRoom()
        def stores = room.stores
        def entries = new Entries(room.store, stores.specifications, stores.enablerReleases, stores.dependencies, stores.relationships,
                stores.workAreas, stores.organizations, stores.groups, room.sight, room.bodies)
        follower = new IndexFollower(stores.events, entries, folder, Duration.ofMillis(20))
        index = new LuceneIndex(follower)
        def relationships = new Relationships(stores.relationships, room.bodies)
        def areas = new WorkAreas(stores.workAreas, stores.relationships, relationships, room.bodies)
        def specifications = new Specifications(stores.specifications, room.bodies, stores.graphGuard as GraphGuard, new Succession(stores.specifications))
        def facets = new Facets(index, room.bodies, relationships, areas, stores.specifications)
        search = new Search(index, stores.events, new Readership(room.sight, relationships, specifications), entries, facets, room.bodies,
                relationships, areas, stores.specifications)
    }

    Search.Asking asking(String query, Actor actor = Actor.PUBLIC, Instant now = NOW) {
        // However slow the machine is: what is searched with less patience is said to be incomplete.
        index.reached(room.stores.events.last(), Duration.ofSeconds(60))
        def asking = search.asking(query, [] as Set, [], actor, now)
        assert asking.upToDate()
        asking
    }

    Page found(String query, Actor actor = Actor.PUBLIC, SearchIndex.Order order = SearchIndex.Order.RELEVANCE, Page.Request request = Page.Request.first(100)) {
        search.page(asking(query, actor), order, request)
    }

    List ids(String query, Actor actor = Actor.PUBLIC, Instant now = NOW) {
        search.page(asking(query, actor, now), SearchIndex.Order.RELEVANCE, Page.Request.first(100)).values()
    }

    Map<String, Long> facet(Facet facet, String query, Actor actor = Actor.PUBLIC) {
        search.facets(asking(query, actor), [facet]).first().values().collectEntries { [it.label(), it.count()] }
    }

    /** Everything that somebody is told: what is found, where it stands in the list, how often, and by which facets. */
    Map told(String query, Actor actor) {
        def asking = asking(query, actor)
        def lists = SearchIndex.Order.values().collectEntries { order ->
            def page = search.page(asking, order, Page.Request.first(5))
            [order, [page.items(), page.hasNext(), page.total().asLong]]
        }
        [lists: lists, facets: search.facets(asking, Facet.values() as List)]
    }

    Specification keep(Specification one) {
        def first = new Specification(one.id(), 1, one.organization(), one.designation(), one.series(), one.number(), one.title(), one.owner(),
                one.aliases(), one.access(), one.url(), one.versions(), one.relations())
        room.stores.specifications.save(Step.of(first, ANY_OFFICE, new SpecificationEvent.SpecificationCreated(one.id(), [])), by(administrator()))
    }

    Relationship keep(Relationship one) {
        def first = new Relationship(one.id(), 1, one.key(), one.state(), one.arrangement(), one.upkeep(), one.consents(), one.milestones(),
                one.notices(), one.staff(), one.termsBefore())
        room.stores.relationships.save(Step.of(first, null, new RelationshipEvent.RelationshipProposed(one.id())), by(administrator()))
    }

    @Override
    void close() {
        follower.stop()
        if (ours) {
            room.close()
        }
    }
}
