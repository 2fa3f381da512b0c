package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.sdohub.dependency.DependencyEvent;
import org.sdohub.dependency.DependencyList;
import org.sdohub.dependency.DependencyListId;
import org.sdohub.dependency.DependencyLists;
import org.sdohub.kernel.Actor;
import org.sdohub.relationship.RelationshipId;

/** Dependency lists as they are published, to each follower only those that they may read at that moment. */
@Singleton
final class DependencyStream implements Fields {

    private static final String PUBLISHED = DependencyEvent.DependencyListPublished.class.getSimpleName();

    private final Subscriptions subscriptions;
    private final DependencyLists lists;
    private final RelationshipReferences relationships;
    private final Clock clock;

    DependencyStream(
            Subscriptions subscriptions, DependencyLists lists, RelationshipReferences relationships, Clock clock) {
        this.subscriptions = subscriptions;
        this.lists = lists;
        this.relationships = relationships;
        this.clock = clock;
    }

    record PublishedEvent(String cursor, DependencyList dependencyList) implements StreamEvent {}

    @Override
    public void wire(Wiring wiring) {
        wiring.type("DependencyListPublishedEvent", PublishedEvent.class);
        wiring.subscription("dependencyListPublished", this::published);
    }

    private Publisher<Happening> published(Ask ask) {
        @Nullable RelationshipId wanted = relationships.optionalRelationship(ask.arguments(), "relationship");
        return subscriptions.follow(
                ask,
                Optional.ofNullable(wanted),
                event -> event.type().equals(PUBLISHED),
                (event, cursor, caller) -> find(new DependencyListId(Subscriptions.subject(event)), caller)
                        .filter(list -> wanted == null || wanted.equals(list.relationship()))
                        .map(list -> new PublishedEvent(cursor, list)));
    }

    private Optional<DependencyList> find(DependencyListId id, Actor caller) {
        return Optional.ofNullable(
                lists.visible(List.of(id), caller, clock.instant()).get(id));
    }
}
