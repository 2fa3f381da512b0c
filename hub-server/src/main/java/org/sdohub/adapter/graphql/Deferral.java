package org.sdohub.adapter.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.ExperimentalApi;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.execution.MergedField;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.dataloader.DataLoaderDispatchingContextKeys;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.incremental.DeferPayload;
import graphql.incremental.DelayedIncrementalPartialResult;
import graphql.incremental.IncrementalExecutionResult;
import graphql.incremental.IncrementalExecutionResultImpl;
import graphql.incremental.IncrementalPayload;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Answers in parts: what a client marks with {@code @defer} follows when it is ready. graphql-java fetches all deferred
 * fields on one thread and delivers none before the last was fetched; here each has a thread of its own, so that a slow
 * one holds up no other.
 */
final class Deferral extends SimplePerformantInstrumentation {

    private final Executor threads;

    Deferral(Executor threads) {
        this.threads = threads;
    }

    static void allow(GraphQLContext.Builder context) {
        context.put(ExperimentalApi.ENABLE_INCREMENTAL_SUPPORT, true)
                // The other way of dispatching loaders counts on fields being fetched level by level.
                .put(DataLoaderDispatchingContextKeys.ENABLE_DATA_LOADER_EXHAUSTED_DISPATCHING, true);
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        MergedField field = parameters.getEnvironment().getMergedField();
        int deferrals = field.getDeferredExecutions().size();
        boolean asked = field.getFieldsCount() > deferrals;
        return deferrals == 0 || asked ? fetcher : environment -> beside(fetcher, environment);
    }

    private CompletableFuture<@Nullable Object> beside(DataFetcher<?> fetcher, DataFetchingEnvironment environment) {
        CompletableFuture<@Nullable Object> fetched = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                complete(fetched, fetcher.get(environment));
            } catch (Exception failed) {
                fetched.completeExceptionally(failed);
            }
        });
        return fetched;
    }

    private static void complete(CompletableFuture<@Nullable Object> fetched, @Nullable Object value) {
        if (!(value instanceof CompletionStage<?> later)) {
            fetched.complete(value);
            return;
        }
        later.whenComplete((done, failure) -> {
            if (failure == null) {
                fetched.complete(done);
                return;
            }
            fetched.completeExceptionally(failure);
        });
    }

    /**
     * The first part and those that follow. The last says so, whether all came, the time was over or something failed;
     * then, and when nobody listens any more, the execution ends.
     *
     * @param left for all of it
     */
    Publisher<Event> parts(
            IncrementalExecutionResult first, ExecutionInput input, String requestId, Duration left, String limit) {
        AtomicBoolean complete = new AtomicBoolean();
        Flux<ExecutionResult> others = Flux.from(first.getIncrementalItemPublisher())
                .subscribeOn(Schedulers.fromExecutor(threads))
                .doOnNext(part -> complete.set(!part.hasNext()))
                .map(part -> part(part, requestId))
                .takeUntilOther(Mono.delay(left))
                .onErrorResume(fault -> {
                    complete.set(true);
                    return Mono.just(last(Errors.error(fault, requestId, "a deferred part"), requestId));
                })
                .concatWith(Mono.defer(() ->
                        complete.get() ? Mono.empty() : Mono.just(last(List.of(Errors.timeout(limit)), requestId))))
                .doFinally(end -> input.cancel());
        return Flux.concat(Mono.just(first), others).map(part -> new Event(null, part));
    }

    private static ExecutionResult part(DelayedIncrementalPartialResult part, String requestId) {
        List<IncrementalPayload> payloads = Objects.requireNonNull(part.getIncremental()).stream()
                .map(one -> coded(one, requestId))
                .toList();
        return IncrementalExecutionResultImpl.newIncrementalExecutionResult()
                .incremental(payloads)
                .hasNext(part.hasNext())
                .build();
    }

    private static IncrementalPayload coded(IncrementalPayload payload, String requestId) {
        List<GraphQLError> errors = payload.getErrors();
        if (errors == null || errors.isEmpty() || !(payload instanceof DeferPayload deferred)) {
            return payload;
        }
        return DeferPayload.newDeferredItem()
                .from(deferred)
                .errors(Errors.coded(errors, requestId))
                .build();
    }

    private static ExecutionResult last(List<ApiError> errors, String requestId) {
        List<GraphQLError> told =
                errors.stream().map(error -> (GraphQLError) error.in(requestId)).toList();
        return IncrementalExecutionResultImpl.newIncrementalExecutionResult()
                .errors(told)
                .hasNext(false)
                .build();
    }
}
