package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Bodies;
import org.sdohub.statement.Handlings.Place;
import org.sdohub.statement.Statement.Posted;
import org.sdohub.statement.StatementEvent.Handled;
import org.sdohub.statement.StatementRights.Right;

/** What all acts on handlings have in common: find statement and handling, let the rule decide, record the change. */
@Singleton
class HandlingSteps {

    /** How a change of a handling's state is called in history, before the body's name. */
    static final String HANDLING = "handling by ";

    private final StatementStore store;
    private final ReplyClaims claims;
    private final StatementRights rights;
    private final StatementSight sight;
    private final Bodies bodies;

    HandlingSteps(
            StatementStore store, ReplyClaims claims, StatementRights rights, StatementSight sight, Bodies bodies) {
        this.store = store;
        this.claims = claims;
        this.rights = rights;
        this.sight = sight;
        this.bodies = bodies;
    }

    Step<Statement> step(
            Posted posted, Handling before, Handling after, String fact, @Nullable String note, Right right) {
        var change = new Change(
                HANDLING + label(after.body()),
                before.state().name(),
                after.state().name());
        return step(posted, after, fact, change, note, right);
    }

    static Step<Statement> step(
            Posted posted, Handling after, String fact, Change change, @Nullable String note, Right right) {
        return Step.of(
                posted.with(List.of(after)), right.capacity(), new Handled(posted.id(), fact, List.of(change), note));
    }

    Statement onHandling(Act act, Place place, BiFunction<Posted, Handling, Step<Statement>> rule) {
        return onStatement(
                act,
                place.statement(),
                place.expectedVersion(),
                posted -> rule.apply(posted, handling(act, posted, place.body())));
    }

    Statement onStatement(
            Act act, StatementId id, @Nullable Long expectedVersion, Function<Posted, Step<Statement>> rule) {
        store.find(id).filter(Posted.class::isInstance).ifPresent(found -> claims.clean((Posted) found, act.at()));
        return store.change(id, act, expectedVersion, found -> {
            Statement shown = found.filter(
                            one -> sight.shown(one, act.actor(), act.at()).isPresent())
                    .orElseThrow(() -> new Refused(Statements.unknown()));
            return rule.apply(shown.as(Posted.class, "handled"));
        });
    }

    private Handling handling(Act act, Posted posted, @Nullable BodyId body) {
        if (body != null) {
            return posted.handlingOf(body).orElseThrow(() -> new Refused(notAddressed("body")));
        }
        List<Handling> own = new ArrayList<>(posted.handlings());
        own.removeIf(one -> rights.handling(act.actor(), act.at(), one, posted).isEmpty());
        Optional<Handling> only = own.stream().findFirst();
        if (own.size() > 1) {
            throw new Refused(new Refusal.Invalid(
                    "STATEMENT_HANDLING_UNCLEAR",
                    "You act for more than one addressed body.",
                    List.of("body"),
                    "Say for which one in 'body'."));
        }
        return only.orElseThrow(() -> StatementRights.refused(StatementAccess.HANDLE));
    }

    BodyId bodyOf(Act act, Place place) {
        Statement shown = store.find(place.statement())
                .filter(one -> sight.shown(one, act.actor(), act.at()).isPresent())
                .orElseThrow(() -> new Refused(Statements.unknown()));
        return handling(act, shown.as(Posted.class, "handled"), place.body()).body();
    }

    void refuseUnknown(BodyId body, String field) {
        if (!bodies.tree().knows(body)) {
            throw new Refused(
                    Refusal.notFound("STATEMENT_BODY_UNKNOWN", "There is no such organization or group.", field));
        }
    }

    static void refuseUnlessOpen(Handling handling) {
        if (!handling.state().open()) {
            throw new Refused(closed());
        }
    }

    static Refusal closed() {
        return Refusal.broken("STATEMENT_HANDLING_STATE_FORBIDS", "This body has dealt with the statement already.");
    }

    static Refusal notAddressed(String field) {
        return Refusal.notFound("STATEMENT_BODY_NOT_ADDRESSED", "The statement was not addressed to this body.", field);
    }

    String label(BodyId body) {
        return bodies.tree().label(body);
    }
}
