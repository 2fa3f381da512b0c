package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.HubEvent;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.statement.Correspondence;
import org.sdohub.statement.Envelope;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementEvent;
import org.sdohub.statement.StatementId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Statements as they are posted, to each follower only those that they may see at that moment. */
@Singleton
final class StatementStream implements Fields {

    private static final String POSTED = StatementEvent.StatementPosted.class.getSimpleName();
    private static final String SUBJECT = "statement:";

    private final Streams streams;
    private final Cursors cursors;
    private final Correspondence correspondence;
    private final StatementReferences named;
    private final RelationshipReferences relationships;
    private final Clock clock;

    StatementStream(
            Streams streams,
            Cursors cursors,
            Correspondence correspondence,
            StatementReferences named,
            RelationshipReferences relationships,
            Clock clock) {
        this.streams = streams;
        this.cursors = cursors;
        this.correspondence = correspondence;
        this.named = named;
        this.relationships = relationships;
        this.clock = clock;
    }

    record PostedEvent(String cursor, Statement statement) implements StreamEvent {}

    /** Empty and null ask for nothing. */
    private record Wanted(
            Set<BodyId> from,
            Set<BodyId> to,
            Set<BodyId> party,
            Set<Purpose> purposes,
            @Nullable RelationshipId relationship) {

        boolean means(Statement statement) {
            Envelope envelope = statement.letter().envelope();
            return meets(from, envelope.from())
                    && meets(to, envelope.addressees())
                    && meets(party, parties(envelope))
                    && (purposes.isEmpty() || envelope.addressees().stream().anyMatch(to -> asks(envelope, to)))
                    && (relationship == null
                            || relationship.equals(statement.origin().relationship()));
        }

        private boolean asks(Envelope envelope, BodyId to) {
            Purpose purpose = envelope.purposeFor(to);
            return purpose != null && purposes.contains(purpose);
        }

        private static boolean meets(Set<BodyId> wanted, Collection<BodyId> given) {
            return wanted.isEmpty() || !Collections.disjoint(wanted, given);
        }

        private static Set<BodyId> parties(Envelope envelope) {
            Set<BodyId> parties = new HashSet<>(envelope.from());
            parties.addAll(envelope.addressees());
            parties.addAll(envelope.cc());
            return parties;
        }
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.type("StatementPostedEvent", PostedEvent.class);
        wiring.subscription("statementPosted", this::posted);
    }

    private Publisher<?> posted(Ask ask) {
        Input filter = ask.arguments().object("filter");
        Wanted wanted = new Wanted(
                named.bodiesWithGroups(filter, "from"),
                named.bodiesWithGroups(filter, "to"),
                named.bodiesWithGroups(filter, "party"),
                filter.choices(Purpose.class, "purposes"),
                relationships.optionalRelationship(filter, "relationship"));
        Supplier<Actor> caller =
                Objects.requireNonNull(ask.environment().getGraphQlContext().get(Execution.CALLER));
        long start = StreamEvent.start(ask, streams, cursors);
        return Flux.from(streams.from(start, event -> event.type().equals(POSTED)))
                .concatMap(event -> Mono.justOrEmpty(shown(event, wanted, caller.get())), 1);
    }

    private Optional<PostedEvent> shown(HubEvent event, Wanted wanted, Actor actor) {
        StatementId id = new StatementId(UUID.fromString(event.subject().substring(SUBJECT.length())));
        return correspondence
                .find(id, actor, clock.instant())
                .filter(wanted::means)
                .map(statement -> new PostedEvent(StreamEvent.cursor(event.sequence(), cursors), statement));
    }
}
