package org.sdohub.adapter.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.reactive.SubscriptionPublisher;
import graphql.incremental.IncrementalExecutionResult;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.sdohub.adapter.graphql.Budgets.Charge;
import org.sdohub.adapter.graphql.Documents.Prepared;
import org.sdohub.adapter.graphql.GraphQLConfiguration.Limits;
import org.sdohub.identity.AuditLog;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Durability;
import org.sdohub.kernel.Overflow;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers a request, whichever door it came through. Fetchers may block: each execution has a virtual thread. */
@Singleton
final class Execution {

    /** Prefetched, an event would be executed before its follower is ready, and grow old. */
    private static final int ONLY_WHAT_IS_WANTED = 0;

    /** Longer than a request may take by its own limit. */
    private static final Duration TIME_TO_END = Duration.ofSeconds(12);

    private final Documents documents;
    private final Loaders loaders;
    private final Cursors cursors;
    private final Budgets budgets;
    private final SchemaAnswers schemaAnswers;
    private final FanOut fanOut;
    private final Places places;
    private final Metrics metrics;
    private final Durability durability;
    private final GraphQLConfiguration configuration;
    private final AuditLog audit;
    private final Clock clock;
    static final String ADDRESS = "the caller's address";

    private final GraphQL requests;
    private final GraphQL deferring;
    private final GraphQL events;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("graphql-", 0).factory());
    private final Deferral deferral = new Deferral(threads);

    sealed interface Outcome {

        /** What was taken from the caller's budget for it. */
        Charge charge();
    }

    /** To a query or a mutation, and to a subscription that could not begin. */
    record Answer(ExecutionResult result, Charge charge) implements Outcome {}

    /** To a query or a mutation of which parts follow: results as {@link Deferral} makes them. */
    record Parts(Publisher<Event> results, Charge charge) implements Outcome {}

    /** To a subscription: one result for each event, in order and as fast as they are asked for. */
    record Events(Publisher<Event> results, Charge charge) implements Outcome {}

    Execution(
            GraphQLSchema schema,
            Documents documents,
            Loaders loaders,
            Cursors cursors,
            Budgets budgets,
            SchemaAnswers schemaAnswers,
            FanOut fanOut,
            Places places,
            Metrics metrics,
            Durability durability,
            GraphQLConfiguration configuration,
            AuditLog audit,
            Clock clock) {
        this.documents = documents;
        this.loaders = loaders;
        this.cursors = cursors;
        this.budgets = budgets;
        this.schemaAnswers = schemaAnswers;
        this.fanOut = fanOut;
        this.places = places;
        this.metrics = metrics;
        this.durability = durability;
        this.configuration = configuration;
        this.audit = audit;
        this.clock = clock;
        loaders.watched(metrics::loaded);
        Errors errors = new Errors();
        this.requests = builder(schema, errors).build();
        this.deferring = builder(schema, errors).instrumentation(deferral).build();
        this.events = builder(schema, errors)
                .subscriptionExecutionStrategy(new AsyncExecutionStrategy(errors))
                .instrumentation(new RootIsTheEvent())
                .build();
    }

    private static GraphQL.Builder builder(GraphQLSchema schema, Errors errors) {
        return GraphQL.newGraphQL(schema)
                .defaultDataFetcherExceptionHandler(errors)
                .preparsedDocumentProvider((input, parse) -> CompletableFuture.completedFuture(
                        Objects.requireNonNull(input.getGraphQLContext().<Prepared>get(Prepared.class))
                                .entry()));
    }

    GraphQLRequest request(Map<?, ?> json) {
        return documents.request(json);
    }

    Prepared prepare(GraphQLRequest request, Actor actor) {
        return documents.prepare(request, actor);
    }

    /** Whether it was asked before, and its answer is kept and the same for all. */
    boolean hasAnswer(GraphQLRequest request) {
        return schemaAnswers.has(request);
    }

    /** Something was refused at a door, before it came here. */
    ApiError refused(ApiError error) {
        metrics.refused(error);
        return error;
    }

    void reached(String limit) {
        metrics.reached(limit);
    }

    /** Whether what is written is kept; asked after a fault. */
    boolean keeps() {
        return durability.holds();
    }

    /** On a socket, which has no answer to tell it by. */
    void badToken(String address) {
        audit.badToken(address, "/graphql");
    }

    /** Runs on a thread that may block. */
    void start(Runnable work) {
        threads.execute(work);
    }

    /**
     * Executes on the calling thread if it is a virtual one, which may block and ends with it; otherwise on one of its own.
     *
     * @param answer gets the outcome, or after the caller's time that there is none; it never fails. Who cancels or
     *     completes it stops the execution before its next field.
     */
    void answer(Prepared prepared, Call call, CompletableFuture<Outcome> answer) {
        long start = System.nanoTime();
        // A subscription begins at once and then waits; how many may be open is limited by the doors.
        boolean follows = prepared.is(OperationDefinition.Operation.SUBSCRIPTION);
        int atOnce = follows ? 0 : configuration.limits(call.actor()).requests();
        String place = (follows ? "beginning of " : "request of ") + call.payer();
        if (!places.enter(place, atOnce)) {
            ExecutionResult refusal = new ExecutionResultImpl(
                    Errors.tooManyAtOnce("requests", atOnce, limits(call).key("requests")));
            Outcome outcome = new Answer(Errors.coded(refusal, call.requestId()), Charge.LATER);
            metrics.answered(prepared, outcome, start);
            answer.complete(outcome);
            return;
        }
        answer.whenComplete((outcome, failure) -> {
            places.leave(place);
            metrics.answered(prepared, outcome, start);
        });
        charged(prepared, call, start, answer);
    }

    private void charged(Prepared prepared, Call call, long start, CompletableFuture<Outcome> answer) {
        Charge charge = budgets.charge(
                call.payer(),
                prepared.cost(),
                configuration.limits(call.actor()).costPerMinute());
        if (charge.refused()) {
            ExecutionResult refusal = new ExecutionResultImpl(
                    Errors.rateLimited(charge.waitFor(), limits(call).key("cost-per-minute")));
            answer.complete(new Answer(Errors.coded(refusal, call.requestId()), charge));
            return;
        }
        ExecutionResult known = schemaAnswers.find(prepared);
        if (known != null) {
            answer.complete(new Answer(withCost(known, prepared), charge));
            return;
        }
        Runnable execution = () -> execute(prepared, call, start, charge, answer);
        if (Thread.currentThread().isVirtual()) {
            execution.run();
            return;
        }
        // The network's own, which came with a question whose answer was kept for others, but is not for this one.
        threads.execute(execution);
    }

    private void execute(Prepared prepared, Call call, long start, Charge charge, CompletableFuture<Outcome> answer) {
        ExecutionInput input = input(prepared, call, null);
        input.getGraphQLContext().put(Charge.class, charge);
        limited(answer, input, new Answer(timedOut(call), charge), call.actor());
        GraphQL graphql = prepared.defers() ? deferring : requests;
        run(graphql, input, call, told -> {
            ExecutionResult result = withCost(schemaAnswers.kept(prepared, told), prepared);
            Outcome outcome = result instanceof IncrementalExecutionResult first
                    ? new Parts(parts(first, input, call, start), charge)
                    : outcome(result, prepared, call, charge);
            answer.complete(outcome);
        });
    }

    private Publisher<Event> parts(IncrementalExecutionResult first, ExecutionInput input, Call call, long start) {
        Duration left = limits(call).timeout().minusNanos(System.nanoTime() - start);
        return deferral.parts(first, input, call.requestId(), left, limits(call).key("timeout"));
    }

    /** For who asks by the request's own {@code extensions}, since that goes through every door. */
    private static ExecutionResult withCost(ExecutionResult result, Prepared prepared) {
        boolean wanted = Boolean.TRUE.equals(prepared.request().extensions().get("cost"));
        return wanted
                ? result.transform(builder -> builder.addExtension("cost", Map.of("requested", prepared.cost())))
                : result;
    }

    private Outcome outcome(ExecutionResult result, Prepared prepared, Call call, Charge charge) {
        if (result.getData() instanceof SubscriptionPublisher stream) {
            return new Events(results(stream.getUpstreamPublisher(), prepared, call), charge);
        }
        return new Answer(result, charge);
    }

    /**
     * Each event is an execution of its own, with fresh loaders, the caller's rights of now and its own time limit:
     * graphql-java would run them all in the first one's context, where loaders remember the state of an hour ago.
     */
    private Publisher<Event> results(Publisher<Object> source, Prepared prepared, Call call) {
        GraphQLRequest asked = prepared.askedOfEvents();
        return Flux.from(source)
                .cast(Happening.class)
                .concatMapDelayError(
                        happening -> told(happening, asked, prepared, call.caller())
                                .materialize()
                                .filter(signal -> !signal.isOnComplete()),
                        ONLY_WHAT_IS_WANTED)
                .<Event>dematerialize()
                .takeUntil(Event::last)
                .doOnSubscribe(open -> metrics.subscribed())
                .doOnNext(event -> metrics.delivered())
                .doFinally(end -> metrics.unsubscribed());
    }

    /** Whoever hangs up meanwhile does not stop what others wait for too. */
    private Mono<Event> told(Happening happening, GraphQLRequest asked, Prepared prepared, Supplier<Actor> caller) {
        boolean goesOn = true;
        return Mono.fromFuture(
                        () -> {
                            Actor actor = caller.get();
                            return fanOut.event(happening, asked, actor, () -> event(happening, prepared, actor));
                        },
                        goesOn)
                .flatMap(Mono::justOrEmpty);
    }

    private CompletableFuture<Optional<Event>> event(Happening happening, Prepared prepared, Actor actor) {
        Call call = Call.event(actor);
        return CompletableFuture.supplyAsync(() -> happening.told().apply(actor), threads)
                .thenCompose(told -> told.isEmpty()
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : result(told.get(), prepared, call)
                                .thenApply(result -> Optional.of(Event.of(told.get(), result))));
    }

    private CompletableFuture<ExecutionResult> result(StreamEvent event, Prepared prepared, Call call) {
        CompletableFuture<ExecutionResult> result = new CompletableFuture<>();
        ExecutionInput input = input(prepared, call, event);
        limited(result, input, timedOut(call), call.actor());
        threads.execute(() -> run(events, input, call, result::complete));
        return result;
    }

    private void run(GraphQL graphql, ExecutionInput input, Call call, Consumer<ExecutionResult> whenDone) {
        call.nameInLog();
        graphql.executeAsync(input)
                .exceptionally(fault -> new ExecutionResultImpl(
                        List.copyOf(Errors.error(fault, call.requestId(), "the request as a whole"))))
                .thenApply(result ->
                        Errors.orUnavailable(Errors.coded(result, call.requestId()), durability, call.requestId()))
                .thenAccept(whenDone);
    }

    private <T> void limited(CompletableFuture<T> running, ExecutionInput input, T tooLate, Actor actor) {
        Duration limit = configuration.limits(actor).timeout();
        running.completeOnTimeout(tooLate, limit.toMillis(), TimeUnit.MILLISECONDS);
        running.whenComplete((result, failure) -> {
            if (!(result instanceof Parts)) {
                input.cancel();
            }
        });
    }

    private ExecutionResult timedOut(Call call) {
        return new ExecutionResultImpl(
                Errors.timeout(limits(call).key("timeout")).in(call.requestId()));
    }

    private Limits limits(Call call) {
        return configuration.limits(call.actor());
    }

    private ExecutionInput input(Prepared prepared, Call call, @Nullable Object event) {
        GraphQLRequest request = prepared.request();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return ExecutionInput.newExecutionInput(request.query())
                .operationName(
                        prepared.operation() == null
                                ? null
                                : prepared.operation().getName())
                .variables(request.variables())
                .extensions(request.extensions())
                .locale(Locale.ENGLISH)
                .root(event)
                .dataLoaderRegistry(
                        prepared.defers()
                                ? loaders.gathering(call.actor(), now, threads)
                                : loaders.fresh(call.actor(), now))
                .graphQLContext(context -> fill(context, prepared, call, now))
                .build();
    }

    private void fill(GraphQLContext.Builder context, Prepared prepared, Call call, Instant now) {
        context.put(Prepared.class, prepared)
                .put(Actor.class, call.actor())
                .put(Instant.class, now)
                .put(Loaders.class, loaders)
                .put(Cursors.class, cursors)
                .put(Limits.class, configuration.limits(call.actor()))
                .put(ADDRESS, call.address())
                .put(Overflow.class, metrics)
                .put(Errors.REQUEST_ID, call.requestId());
        if (call.resume() != null) {
            context.put(Subscriptions.RESUME, call.resume());
        }
        if (prepared.defers()) {
            Deferral.allow(context);
        }
    }

    /** The doors are closed; what they let in still reads stores, which close next. */
    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }
}
