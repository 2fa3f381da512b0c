package org.sdohub.adapter.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.execution.reactive.SubscriptionPublisher;
import graphql.incremental.IncrementalExecutionResult;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetcher;
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
import org.sdohub.kernel.Actor;
import org.slf4j.MDC;
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
    private final GraphQLConfiguration configuration;
    private final Clock clock;
    static final String ADDRESS = "the caller's address";

    private final GraphQL requests;
    private final GraphQL deferring;
    private final GraphQL events;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("graphql-", 0).factory());
    private final Deferral deferral = new Deferral(threads);

    /**
     * Who asks, and for whom it is answered.
     *
     * @param caller asks anew, since an office or an account may end while a subscription is open
     * @param address from which it was asked, as far as a budget goes: see {@link Addresses}
     * @param trace see {@link TraceContext}; empty where no request stands behind it
     * @param resume the cursor that the transport itself brought; null where only arguments count
     */
    record Call(
            Actor actor,
            Supplier<Actor> caller,
            String address,
            String requestId,
            String trace,
            @Nullable String resume) {

        /** An event is told to many: nothing of this one who asked goes with it but who they are. */
        static Call event(Actor actor) {
            return new Call(actor, () -> actor, "", RequestIds.fresh(), "", null);
        }

        /** What the lines of this thread belong to. Each execution has a thread of its own, which ends with it. */
        void nameInLog() {
            MDC.put("request", requestId);
            MDC.put("trace", trace);
        }

        String payer() {
            return actor.signedIn() ? "account " + actor.account() : "address " + address;
        }
    }

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
            GraphQLConfiguration configuration,
            Clock clock) {
        this.documents = documents;
        this.loaders = loaders;
        this.cursors = cursors;
        this.budgets = budgets;
        this.schemaAnswers = schemaAnswers;
        this.fanOut = fanOut;
        this.places = places;
        this.metrics = metrics;
        this.configuration = configuration;
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

    /** Something was refused at a door, before it came here. */
    void refused(ErrorCode code) {
        metrics.refused(code.name());
    }

    /** Runs on a thread that may block. */
    void start(Runnable work) {
        threads.execute(work);
    }

    /**
     * Executes on the calling thread, which may block and ends with it.
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
            ExecutionResult refusal = new ExecutionResultImpl(Errors.tooManyAtOnce("requests", atOnce));
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
            ExecutionResult refusal = new ExecutionResultImpl(Errors.rateLimited(charge.waitFor()));
            answer.complete(new Answer(Errors.coded(refusal, call.requestId()), charge));
            return;
        }
        ExecutionResult known = schemaAnswers.find(prepared);
        if (known != null) {
            answer.complete(new Answer(withCost(known, prepared), charge));
            return;
        }
        ExecutionInput input = input(prepared, call, null);
        input.getGraphQLContext().put(Charge.class, charge);
        limited(answer, input, new Answer(timedOut(call), charge), call.actor());
        GraphQL graphql = prepared.defers() ? deferring : requests;
        run(graphql, input, call, told -> {
            ExecutionResult result = withCost(schemaAnswers.kept(prepared, told), prepared);
            Outcome outcome = result instanceof IncrementalExecutionResult first
                    ? new Parts(deferral.parts(first, input, call.requestId(), left(start, call.actor())), charge)
                    : outcome(result, prepared, call, charge);
            answer.complete(outcome);
        });
    }

    /** For who asks by the request's own {@code extensions}, since that goes through every door. */
    private static ExecutionResult withCost(ExecutionResult result, Prepared prepared) {
        boolean wanted = Boolean.TRUE.equals(prepared.request().extensions().get("cost"));
        return wanted
                ? result.transform(builder -> builder.addExtension("cost", Map.of("requested", prepared.cost())))
                : result;
    }

    private Duration left(long start, Actor actor) {
        return configuration.limits(actor).timeout().minusNanos(System.nanoTime() - start);
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
                .concatMapDelayError(happening -> told(happening, asked, prepared, call.caller()), ONLY_WHAT_IS_WANTED)
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
                .thenApply(result -> Errors.coded(result, call.requestId()))
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

    private static ExecutionResult timedOut(Call call) {
        return new ExecutionResultImpl(Errors.timeout().in(call.requestId()));
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

    /** When an event is executed, the subscription's field has been fetched already: it is the event. */
    private static final class RootIsTheEvent extends SimplePerformantInstrumentation {
        @Override
        public DataFetcher<?> instrumentDataFetcher(
                DataFetcher<?> fetcher,
                InstrumentationFieldFetchParameters parameters,
                @Nullable InstrumentationState state) {
            boolean root = parameters.getExecutionStepInfo().getPath().getLevel() == 1;
            return root ? environment -> environment.getRoot() : fetcher;
        }
    }
}
