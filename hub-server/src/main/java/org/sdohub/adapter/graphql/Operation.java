package org.sdohub.adapter.graphql;

import graphql.ExecutionResult;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.sdohub.adapter.graphql.Execution.Answer;
import org.sdohub.adapter.graphql.Execution.Events;
import org.sdohub.adapter.graphql.Execution.Outcome;
import org.sdohub.adapter.graphql.Execution.Parts;
import org.sdohub.identity.Callers.BadToken;
import org.sdohub.kernel.Actor;

/** A query, mutation or subscription that is open on a socket. The next result is asked for when the last was sent. */
final class Operation implements Subscriber<Event> {

    private final GraphQLSocket socket;
    private final String id;
    private final String requestId = RequestIds.fresh();

    private volatile boolean cancelled;
    private volatile @Nullable CompletableFuture<Outcome> answer;
    private volatile @Nullable Subscription subscription;

    Operation(GraphQLSocket socket, String id) {
        this.socket = socket;
        this.id = id;
    }

    String id() {
        return id;
    }

    /** @param caller who asks, as of each time it is called */
    void run(GraphQLRequest request, Execution execution, Supplier<Actor> caller, String address) {
        Actor actor = caller.get();
        CompletableFuture<Outcome> running = new CompletableFuture<>();
        answer = running;
        if (cancelled) {
            running.cancel(false);
        }
        running.thenAccept(this::tell);
        Call call = new Call(
                actor,
                caller,
                address,
                requestId,
                TraceContext.of((String) null).trace(),
                null);
        execution.answer(execution.prepare(request, actor), call, running);
    }

    private void tell(Outcome outcome) {
        switch (outcome) {
            case Answer done -> answered(done.result());
            case Parts parts -> parts.results().subscribe(this);
            case Events events -> events.results().subscribe(this);
        }
    }

    private void answered(ExecutionResult result) {
        if (!socket.end(this)) {
            return;
        }
        if (!result.isDataPresent()) {
            socket.error(id, result.getErrors());
            return;
        }
        socket.next(id, result);
        socket.completed(id);
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        if (cancelled) {
            given.cancel();
            return;
        }
        given.request(1);
    }

    @Override
    public void onNext(Event event) {
        if (cancelled) {
            return;
        }
        socket.next(id, event).whenComplete((sent, failure) -> goOn(failure == null));
    }

    private void goOn(boolean sent) {
        Subscription open = subscription;
        if (open == null || cancelled) {
            return;
        }
        if (sent) {
            open.request(1);
            return;
        }
        open.cancel();
    }

    @Override
    public void onError(Throwable failure) {
        if (failure instanceof BadToken) {
            socket.forbid();
            return;
        }
        if (socket.end(this)) {
            socket.error(
                    id,
                    Errors.error(failure, requestId, "a subscription").stream()
                            .map(error -> error.in(requestId))
                            .toList());
        }
    }

    @Override
    public void onComplete() {
        if (socket.end(this)) {
            socket.completed(id);
        }
    }

    void cancel() {
        cancelled = true;
        CompletableFuture<Outcome> running = answer;
        if (running != null) {
            running.cancel(false);
        }
        Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
    }
}
