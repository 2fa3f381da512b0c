package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.statement.Comment;
import org.sdohub.statement.CommentId;
import org.sdohub.statement.Comments;
import org.sdohub.statement.Correspondence;
import org.sdohub.statement.Envelope;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementEvent;
import org.sdohub.statement.StatementId;
import org.sdohub.statement.StatementSight;

/** Statements as they are posted and as they change, to each follower only those that they may see at that moment. */
@Singleton
final class StatementStream implements Fields {

    private static final String POSTED = StatementEvent.StatementPosted.class.getSimpleName();

    private final Subscriptions subscriptions;
    private final Correspondence correspondence;
    private final StatementSight sight;
    private final Comments comments;
    private final StatementReferences named;
    private final RelationshipReferences relationships;
    private final Clock clock;

    StatementStream(
            Subscriptions subscriptions,
            Correspondence correspondence,
            StatementSight sight,
            Comments comments,
            StatementReferences named,
            RelationshipReferences relationships,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.correspondence = correspondence;
        this.sight = sight;
        this.comments = comments;
        this.named = named;
        this.relationships = relationships;
        this.clock = clock;
    }

    record PostedEvent(String cursor, Statement statement) implements StreamEvent {}

    /** @param comment null unless something was said */
    record ChangedEvent(
            String cursor,
            Statement statement,
            HubEvent change,
            @Nullable Comment comment) implements StreamEvent {}

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
        wiring.type("StatementChangedEvent", ChangedEvent.class);
        wiring.subscription("statementPosted", this::posted);
        wiring.subscription("statementChanged", this::changed);
    }

    private Publisher<Happening> posted(Ask ask) {
        Input filter = ask.arguments().object("filter");
        Wanted wanted = new Wanted(
                named.bodiesWithGroups(filter, "from"),
                named.bodiesWithGroups(filter, "to"),
                named.bodiesWithGroups(filter, "party"),
                filter.choices(Purpose.class, "purposes"),
                relationships.wanted(filter, ask));
        return subscriptions.follow(
                ask,
                wanted,
                event -> event.type().equals(POSTED),
                (event, cursor, caller) -> correspondence
                        .find(new StatementId(Subscriptions.subject(event)), caller, clock.instant())
                        .filter(wanted::means)
                        .map(statement -> new PostedEvent(cursor, statement)));
    }

    private Publisher<Happening> changed(Ask ask) {
        StatementId id = named.statement(ask.arguments().text("id"), ask.actor(), ask.now());
        if (correspondence.find(id, ask.actor(), ask.now()).isEmpty()) {
            throw new Refused(Refusal.notFound("STATEMENT_UNKNOWN", "There is no such statement.", "id"));
        }
        return subscriptions.follow(
                ask,
                id,
                event -> event.subject().equals(id.text()) || Comment.isOn(id, event),
                (event, cursor, caller) -> Comment.isOn(id, event)
                        ? commented(id, event, cursor, caller)
                        : changed(id, event, caller)
                                .map(statement -> new ChangedEvent(cursor, statement, event, null)));
    }

    private Optional<ChangedEvent> commented(StatementId id, HubEvent event, String cursor, Actor caller) {
        Instant now = clock.instant();
        CommentId said = new CommentId(Subscriptions.subject(event));
        Comment comment = comments.findAll(List.of(said), caller, now).get(said);
        return comment == null
                ? Optional.empty()
                : correspondence
                        .find(id, caller, now)
                        .map(statement -> new ChangedEvent(cursor, statement, event.withoutChanges(), comment));
    }

    private Optional<Statement> changed(StatementId id, HubEvent event, Actor caller) {
        Instant now = clock.instant();
        return correspondence.find(id, caller, now).filter(statement -> sight.tells(event, statement, caller, now));
    }
}
