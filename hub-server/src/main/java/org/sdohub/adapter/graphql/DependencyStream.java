package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.sdohub.dependency.Dependencies;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.DependencyEvent;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.DependencyList;
import org.sdohub.dependency.DependencyListId;
import org.sdohub.dependency.DependencyLists;
import org.sdohub.dependency.Health;
import org.sdohub.dependency.HealthChange;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.HubEvent;
import org.sdohub.relationship.RelationshipId;

/**
 * Dependency lists as they are published and dependencies whose health turns, to each follower only those that they may
 * read at that moment.
 */
@Singleton
final class DependencyStream implements Fields {

    private static final String PUBLISHED = DependencyEvent.DependencyListPublished.class.getSimpleName();
    private static final String TURNED = DependencyEvent.DependencyHealthChanged.class.getSimpleName();

    private final Subscriptions subscriptions;
    private final DependencyLists lists;
    private final Dependencies dependencies;
    private final RelationshipReferences relationships;
    private final References references;
    private final StatementReferences named;
    private final Clock clock;

    DependencyStream(
            Subscriptions subscriptions,
            DependencyLists lists,
            Dependencies dependencies,
            RelationshipReferences relationships,
            References references,
            StatementReferences named,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.lists = lists;
        this.dependencies = dependencies;
        this.relationships = relationships;
        this.references = references;
        this.named = named;
        this.clock = clock;
    }

    record PublishedEvent(String cursor, DependencyList dependencyList) implements StreamEvent {}

    record TurnedEvent(String cursor, Instant at, Dependency dependency, Health before, Health after)
            implements StreamEvent {}

    /** Empty and null ask for nothing. */
    private record Wanted(
            @Nullable RelationshipId relationship,
            @Nullable OrganizationId side,
            Set<BodyId> bodies,
            Set<Dependency.Kind> kinds,
            Set<Health.State> states) {

        boolean means(Dependency one) {
            return (relationship == null || relationship.equals(one.relationship()))
                    && (side == null || side.equals(one.side()))
                    && (bodies.isEmpty() || bodies.contains(one.owner()) || contains(bodies, one.counterpart()))
                    && (kinds.isEmpty() || kinds.contains(one.kind()));
        }

        private static boolean contains(Set<BodyId> bodies, @Nullable BodyId body) {
            return body != null && bodies.contains(body);
        }

        boolean means(Health after) {
            return states.isEmpty() || states.contains(after.state());
        }
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.type("DependencyListPublishedEvent", PublishedEvent.class);
        wiring.type("DependencyHealthChangedEvent", TurnedEvent.class);
        wiring.subscription("dependencyListPublished", this::published);
        wiring.subscription("dependencyHealthChanged", this::turned);
    }

    private Publisher<Happening> published(Ask ask) {
        @Nullable RelationshipId wanted = relationships.wanted(ask.arguments(), ask);
        return subscriptions.follow(
                ask,
                Optional.ofNullable(wanted),
                event -> event.type().equals(PUBLISHED),
                (event, cursor, caller) -> find(new DependencyListId(Subscriptions.subject(event)), caller)
                        .filter(list -> wanted == null || wanted.equals(list.relationship()))
                        .map(list -> new PublishedEvent(cursor, list)));
    }

    private Publisher<Happening> turned(Ask ask) {
        Input filter = ask.arguments().object("filter");
        String side = filter.optionalText("side");
        Wanted wanted = new Wanted(
                relationships.wanted(filter, ask),
                side == null ? null : references.organization(side),
                named.bodiesWithGroups(filter, "bodies"),
                filter.choices(Dependency.Kind.class, "kinds"),
                filter.choices(Health.State.class, "states"));
        return subscriptions.follow(
                ask,
                wanted,
                event -> event.type().equals(TURNED),
                (event, cursor, caller) -> turned(wanted, event, cursor, caller));
    }

    private Optional<TurnedEvent> turned(Wanted wanted, HubEvent event, String cursor, Actor caller) {
        HealthChange change = HealthChange.of(event.changes());
        Health before = change.before();
        if (before == null || !wanted.means(change.after())) {
            return Optional.empty();
        }
        var id = new DependencyId(Subscriptions.subject(event));
        return Optional.ofNullable(dependencies
                        .visible(List.of(id), caller, clock.instant())
                        .get(id))
                .filter(wanted::means)
                .map(one -> new TurnedEvent(cursor, event.at(), one, before, change.after()));
    }

    private Optional<DependencyList> find(DependencyListId id, Actor caller) {
        return Optional.ofNullable(
                lists.visible(List.of(id), caller, clock.instant()).get(id));
    }
}
