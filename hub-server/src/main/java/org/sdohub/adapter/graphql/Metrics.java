package org.sdohub.adapter.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.OperationDefinition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.graphql.Documents.Prepared;
import org.sdohub.adapter.graphql.Execution.Answer;
import org.sdohub.adapter.graphql.Execution.Outcome;
import org.sdohub.kernel.Overflow;

/**
 * What operators see of the doors, under the names that Spring for GraphQL uses. Nothing in them can be made up without
 * end by who asks: a series for each new word would fill the memory.
 */
@Singleton
final class Metrics implements Overflow {

    private static final int MOST_NAMES = 100;
    private static final int LONGEST_NAME = 64;
    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Map<Request, Timer> requests = new ConcurrentHashMap<>();
    private final Map<String, Timer> loaders = new ConcurrentHashMap<>();
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();
    private final Map<String, Counter> limits = new ConcurrentHashMap<>();
    private final AtomicInteger subscriptions = new AtomicInteger();
    private final Counter delivered;
    private final Counter overflows;

    private record Request(String type, String name, String outcome) {}

    Metrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("graphql.subscriptions.open", subscriptions);
        this.delivered = registry.counter("graphql.events.delivered");
        this.overflows = registry.counter("graphql.slow.readers");
    }

    /**
     * @param outcome null where nobody waited for it any more
     * @param start by {@link System#nanoTime}
     */
    void answered(Prepared prepared, @Nullable Outcome outcome, long start) {
        @Nullable ExecutionResult result = outcome instanceof Answer answer ? answer.result() : null;
        if (result != null) {
            result.getErrors().forEach(this::refused);
        }
        @Nullable OperationDefinition operation = prepared.operation();
        String type =
                operation == null ? "none" : operation.getOperation().name().toLowerCase(Locale.ROOT);
        Request request = new Request(type, name(operation, prepared.request().trusted()), told(outcome, result));
        requests.computeIfAbsent(request, this::timer).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Request request) {
        return registry.timer(
                "graphql.request",
                "operation.type",
                request.type,
                "operation.name",
                request.name,
                "outcome",
                request.outcome);
    }

    /** The names that came first, and always those of the operators' own documents. */
    private String name(@Nullable OperationDefinition operation, boolean trusted) {
        if (operation == null || operation.getName() == null) {
            return "none";
        }
        String name = operation.getName();
        boolean room = trusted || names.size() < MOST_NAMES && name.length() <= LONGEST_NAME;
        return names.contains(name) || room && names.add(name) ? name : OTHER;
    }

    private static String told(@Nullable Outcome outcome, @Nullable ExecutionResult result) {
        if (outcome == null) {
            return "CANCELLED";
        }
        if (result == null || result.getErrors().isEmpty()) {
            return "SUCCESS";
        }
        return Errors.has(result, ErrorCode.INTERNAL) ? "INTERNAL_ERROR" : "REQUEST_ERROR";
    }

    private static String code(GraphQLError error) {
        return String.valueOf(
                error.getExtensions() == null ? null : error.getExtensions().get("code"));
    }

    void refused(GraphQLError error) {
        String code = code(error);
        if (error.getExtensions() != null && error.getExtensions().get(ApiError.LIMIT) instanceof String limit) {
            reached(limit);
        }
        refusals.computeIfAbsent(code, any -> registry.counter("graphql.errors", "code", code))
                .increment();
    }

    @Override
    public void reached(String limit) {
        limits.computeIfAbsent(limit, any -> registry.counter("hub.limits.reached", "limit", limit))
                .increment();
    }

    void loaded(String loader, long nanos) {
        loaders.computeIfAbsent(loader, any -> registry.timer("graphql.dataloader", "loader.name", loader))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void subscribed() {
        subscriptions.incrementAndGet();
    }

    void unsubscribed() {
        subscriptions.decrementAndGet();
    }

    void delivered() {
        delivered.increment();
    }

    /**
     * A client that did not read was cut off.
     *
     * @param limit by which: of time or of bytes
     */
    void overflowed(String limit) {
        overflows.increment();
        reached(limit);
    }
}
