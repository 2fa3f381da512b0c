package org.sdohub.adapter.graphql;

import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.language.OperationDefinition;
import graphql.validation.ValidationError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.sdohub.identity.Callers.BadToken;
import org.sdohub.kernel.Durability;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into what the caller may read. What is not foreseen is a fault: its text stays here. */
final class Errors implements DataFetcherExceptionHandler {

    /** The key of the request's id in the {@link GraphQLContext}. */
    static final String REQUEST_ID = "requestId";

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
    /** After a fault of the store; it comes back by itself or by its operators. */
    static final int RETRY_SECONDS = 30;

    /** The value stands in the document at the place that the error names. */
    private static final Pattern SYNTAX_TREE = Pattern.compile("(?s) with value '\\w+Value\\{.*}'");

    private static final String FAULT = "The hub failed to answer this. Tell the operators the request id.";

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters failed) {
        GraphQLContext context = failed.getDataFetchingEnvironment().getGraphQlContext();
        Throwable cause = unwrapped(failed.getException());
        OperationDefinition.Operation operation =
                failed.getDataFetchingEnvironment().getOperationDefinition().getOperation();
        DataFetcherExceptionHandlerResult.Builder told = DataFetcherExceptionHandlerResult.newResult();
        boolean mayBeNull =
                !failed.getDataFetchingEnvironment().getExecutionStepInfo().isNonNullType();
        if (!(operation == OperationDefinition.Operation.QUERY && mayBeNull && isHidden(cause))) {
            String where = failed.getPath().toString();
            error(cause, context.getOrDefault(REQUEST_ID, ""), where)
                    .forEach(error -> told.error(error.at(
                            List.of(failed.getSourceLocation()),
                            failed.getPath().toList())));
        }
        return CompletableFuture.completedFuture(told.build());
    }

    /** In a query, what is unknown and what is forbidden both read as null, or as not found where there is no null. */
    private static boolean isHidden(Throwable cause) {
        return cause instanceof Refused refused
                && refused.refusals().stream()
                        .allMatch(refusal ->
                                refusal instanceof Refusal.NotFound || refusal instanceof Refusal.NotAllowed);
    }

    /**
     * What the caller reads about a failure; a fault is logged.
     *
     * @param where it happened, for the log
     */
    static List<ApiError> error(Throwable failure, String requestId, String where) {
        return switch (unwrapped(failure)) {
            case ApiRefusal refusal -> List.of(refusal.error());
            case Refused refused ->
                refused.refusals().stream().map(Errors::refusal).toList();
            case BadToken bad -> List.of(badToken());
            case Throwable fault -> {
                LOG.error("Request {} failed at {}", requestId, where, fault);
                yield List.of(ApiError.of(ErrorCode.INTERNAL, FAULT));
            }
        };
    }

    static ApiError badToken() {
        return ApiError.of(ErrorCode.UNAUTHENTICATED, "The access token is not valid or has expired: sign in again.");
    }

    static ApiError timeout(String limit) {
        return ApiError.limit(
                ErrorCode.TIMEOUT,
                "This took too long and was stopped. Ask for less; repeat a mutation with the same idempotencyKey.",
                limit);
    }

    /** Told to nobody: who asked has gone. */
    static ApiError hungUp() {
        return ApiError.of(ErrorCode.TIMEOUT, "Nobody waits for this any more.");
    }

    static ApiError unavailable() {
        return ApiError.of(
                ErrorCode.UNAVAILABLE,
                "The hub cannot keep anything at the moment, and what was sent may not have been kept. Try again in a"
                        + " minute, a mutation with the same idempotencyKey.",
                Map.of("retryAfter", RETRY_SECONDS));
    }

    static ApiError rateLimited(long seconds, String limit) {
        return ApiError.of(
                ErrorCode.RATE_LIMITED,
                "What you may ask in a minute is used up. Wait " + seconds + " seconds, and ask for less.",
                Map.of("retryAfter", seconds, ApiError.LIMIT, limit));
    }

    static ApiError tooManyAtOnce(String what, int most, String limit) {
        return ApiError.limit(
                ErrorCode.TOO_MANY_AT_ONCE,
                "At most " + most + " " + what + " at once are open to you. Wait until one of them has ended.",
                limit);
    }

    static ApiError tooManySockets(GraphQLConfiguration.Limits limits) {
        return tooManyAtOnce("connections with events", limits.sockets(), limits.key("sockets"));
    }

    static ApiError tooManyOperations(GraphQLConfiguration.Limits limits) {
        return ApiError.limit(
                ErrorCode.COST_LIMIT_EXCEEDED,
                "At most " + limits.subscriptions() + " operations may be open on a connection.",
                limits.key("subscriptions"));
    }

    private static ApiError refusal(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotFound hidden -> unknown();
            case Refusal.NotAllowed hidden -> unknown();
            case Refusal.Invalid invalid -> wrong(invalid);
            case Refusal.Broken broken -> wrong(broken);
            case Refusal.Stale stale -> wrong(stale);
        };
    }

    private static ApiError unknown() {
        return ApiError.of(ErrorCode.NOT_FOUND, "There is nothing of that id or name that you may see.");
    }

    private static ApiError wrong(Refusal refusal) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("problem", refusal.code());
        details.put("field", refusal.field());
        if (refusal.fix() != null) {
            details.put("fix", refusal.fix());
        }
        return ApiError.of(ErrorCode.BAD_USER_INPUT, refusal.message(), details);
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapper && cause != null ? unwrapped(cause) : failure;
    }

    /** Every error with its code and the request's id, in the form that all doors write. */
    static ExecutionResult coded(ExecutionResult result, String requestId) {
        if (result.getErrors().isEmpty()) {
            return result;
        }
        List<GraphQLError> errors = coded(result.getErrors(), requestId);
        return result.transform(builder -> builder.errors(errors));
    }

    static List<GraphQLError> coded(List<GraphQLError> errors, String requestId) {
        return errors.stream()
                .map(error -> (GraphQLError) coded(error).in(requestId))
                .toList();
    }

    /** What a store that is away makes fail is no fault of the program, and who asks is to try again. */
    static ExecutionResult orUnavailable(ExecutionResult result, Durability durability, String requestId) {
        if (!has(result, ErrorCode.INTERNAL) || durability.holds()) {
            return result;
        }
        List<GraphQLError> errors = result.getErrors().stream()
                .map(error -> unavailableIfFault(error, requestId))
                .toList();
        return result.transform(builder -> builder.errors(errors));
    }

    private static GraphQLError unavailableIfFault(GraphQLError error, String requestId) {
        boolean fault = error.getExtensions() != null
                && ErrorCode.INTERNAL.name().equals(error.getExtensions().get("code"));
        return fault ? unavailable().in(requestId).at(error.getLocations(), error.getPath()) : error;
    }

    static boolean has(ExecutionResult result, ErrorCode code) {
        return result.getErrors().stream()
                .anyMatch(error -> error.getExtensions() != null
                        && code.name().equals(error.getExtensions().get("code")));
    }

    private static ApiError coded(GraphQLError error) {
        if (error instanceof ApiError told) {
            return told;
        }
        ErrorCode code = code(error);
        String message = code == ErrorCode.INTERNAL ? FAULT : plain(error.getMessage());
        return ApiError.of(code, message).at(error.getLocations(), error.getPath());
    }

    private static ErrorCode code(GraphQLError error) {
        if (error instanceof BadFaithIntrospectionError) {
            return ErrorCode.COST_LIMIT_EXCEEDED;
        }
        // The values of variables are checked last, when the document was found valid.
        boolean document = error instanceof ValidationError;
        if (!(error.getErrorType() instanceof ErrorType type)) {
            return ErrorCode.INTERNAL;
        }
        return switch (type) {
            case InvalidSyntax -> ErrorCode.GRAPHQL_PARSE_FAILED;
            case ValidationError -> document ? ErrorCode.GRAPHQL_VALIDATION_FAILED : ErrorCode.BAD_USER_INPUT;
            case ExecutionAborted -> ErrorCode.TIMEOUT;
            default -> ErrorCode.INTERNAL;
        };
    }

    /** graphql-java names Java's collections, and writes values as its own syntax tree, where one has the wrong type. */
    private static String plain(String message) {
        String told = message.replace("LinkedHashMap", "object").replace("ArrayList", "list");
        return SYNTAX_TREE.matcher(told).replaceAll("");
    }
}
