package org.sdohub.adapter.graphql;

import static graphql.language.OperationDefinition.Operation.SUBSCRIPTION;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.schema.GraphQLSchema;
import graphql.validation.GoodFaithIntrospectionExceeded;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.graphql.DocumentShape.Excess;
import org.sdohub.adapter.graphql.GraphQLConfiguration.Limits;
import org.sdohub.kernel.Actor;

/** Parses and validates each document once: that is most of the work of a small query. */
@Singleton
final class Documents {

    private final GraphQLSchema schema;
    private final CostModel costs;
    private final TrustedDocuments trusted;
    private final GraphQLConfiguration configuration;
    private final ParserOptions parserOptions;
    private final Cache<String, Known> known;

    /** @param text the one instance of it that all requests share, however many subscriptions are open */
    private record Known(String text, Document document, DocumentShape shape) {}

    /**
     * @param entry the document, or the errors that forbid it
     * @param operation the one that the request names; null with errors
     * @param cost the most that it may cost; 1 with errors
     * @param defers whether parts of the answer are wanted later, and may be sent later
     * @param asksForSchema whether it reads nothing but the schema, so that the answer is the same for all
     */
    record Prepared(
            GraphQLRequest request,
            PreparsedDocumentEntry entry,
            @Nullable OperationDefinition operation,
            long cost,
            boolean defers,
            boolean asksForSchema) {

        /** For a caller who does not take an answer in parts. */
        Prepared inOnePiece() {
            return defers ? new Prepared(request, entry, operation, cost, false, asksForSchema) : this;
        }

        boolean is(OperationDefinition.Operation kind) {
            return operation != null && operation.getOperation() == kind;
        }

        /** What of the request decides how an event of a subscription is answered. */
        GraphQLRequest askedOfEvents() {
            Map<String, Object> read = new HashMap<>(request.variables());
            read.keySet()
                    .retainAll(DocumentShape.readByEvents(
                            Objects.requireNonNull(entry.getDocument()), Objects.requireNonNull(operation)));
            return request.with(read);
        }
    }

    Documents(GraphQLSchema schema, CostModel costs, TrustedDocuments trusted, GraphQLConfiguration configuration) {
        this.schema = schema;
        this.costs = costs;
        this.trusted = trusted;
        this.configuration = configuration;
        this.known = Caffeine.newBuilder()
                .maximumWeight(configuration.cachedCharacters())
                .weigher((String text, Known value) -> text.length())
                .build();
        int tokens = Math.max(configuration.anonymousTokens(), configuration.signedInTokens());
        this.parserOptions = ParserOptions.newParserOptions()
                .maxCharacters(configuration.documentCharacters())
                .maxTokens(tokens)
                .maxWhitespaceTokens(configuration.documentCharacters())
                .captureLineComments(false)
                .captureIgnoredChars(false)
                .build();
    }

    /** See {@link TrustedDocuments#request}. */
    GraphQLRequest request(Map<?, ?> json) {
        return trusted.request(json);
    }

    /** Runs nothing of it. */
    Prepared prepare(GraphQLRequest request, Actor actor) {
        if (request.query().length() > configuration.documentCharacters()) {
            return refused(request, tooLarge("graphql.document-characters"));
        }
        Known found = known.getIfPresent(request.query());
        if (found != null) {
            return allowed(request, found, actor);
        }
        try {
            return fresh(request, actor);
        } catch (GoodFaithIntrospectionExceeded excessive) {
            return refused(
                    request,
                    ApiError.limit(
                            ErrorCode.COST_LIMIT_EXCEEDED,
                            "The introspection goes too deep, or asks twice.",
                            "graphql." + DocumentShape.INTROSPECTION_DEPTH));
        }
    }

    private Prepared fresh(GraphQLRequest request, Actor actor) {
        AtomicInteger tokens = new AtomicInteger();
        ParseAndValidateResult parsed = parse(request.query(), tokens);
        Document document = parsed.getDocument();
        if (document == null || parsed.isFailure()) {
            return refused(request, failure(parsed, configuration.limits(actor)));
        }
        Known fresh = new Known(request.query(), document, DocumentShape.of(document, tokens.get()));
        Optional<String> broken = fresh.shape.defers() ? DeferRules.broken(document) : Optional.empty();
        if (broken.isPresent()) {
            return refused(request, ApiError.of(ErrorCode.GRAPHQL_VALIDATION_FAILED, broken.get()));
        }
        known.put(request.query(), fresh);
        return allowed(request, fresh, actor);
    }

    private ParseAndValidateResult parse(String text, AtomicInteger tokens) {
        ExecutionInput input = ExecutionInput.newExecutionInput(text)
                .locale(Locale.ENGLISH)
                .graphQLContext(context -> context.put(
                        ParserOptions.class,
                        parserOptions.transform(options -> options.parsingListener(token -> tokens.incrementAndGet()))))
                .build();
        return ParseAndValidate.parseAndValidate(schema, input);
    }

    private Prepared allowed(GraphQLRequest request, Known document, Actor actor) {
        List<OperationDefinition> operations = document.document.getDefinitionsOfType(OperationDefinition.class);
        OperationDefinition operation = named(operations, request.operationName());
        if (operation == null) {
            return refused(request, unknownOperation(request.operationName()));
        }
        Limits limits = configuration.limits(actor);
        long cost = costs.of(document.document, operation, request.variables());
        Optional<Excess> misshapen = request.trusted()
                ? Optional.empty()
                : document.shape.exceeds(limits, configuration.introspectionDepth(), operation.getOperation());
        return misshapen
                .or(() -> tooDear(cost, limits.cost()))
                .map(excess -> refused(request, told(excess, limits)))
                .orElseGet(() -> new Prepared(
                        request.with(document.text),
                        new PreparsedDocumentEntry(document.document),
                        operation,
                        cost,
                        document.shape.defers() && operation.getOperation() != SUBSCRIPTION,
                        document.shape.asksForSchema()
                                && operation.getVariableDefinitions().isEmpty()));
    }

    private static Optional<Excess> tooDear(long cost, int allowed) {
        return cost > allowed
                ? Optional.of(new Excess(
                        "cost",
                        "This may cost " + cost + "; at most " + allowed
                                + " is allowed here. Ask for smaller pages, or for fewer lists in lists."))
                : Optional.empty();
    }

    private static ApiError told(Excess excess, Limits limits) {
        boolean forAll = excess.limit().equals(DocumentShape.INTROSPECTION_DEPTH);
        String limit = forAll ? "graphql." + excess.limit() : limits.key(excess.limit());
        return ApiError.limit(ErrorCode.COST_LIMIT_EXCEEDED, excess.words(), limit);
    }

    /** An empty name counts as none, as some clients send it. */
    private static @Nullable OperationDefinition named(List<OperationDefinition> operations, @Nullable String name) {
        if (name == null || name.isEmpty()) {
            return operations.size() == 1 ? operations.getFirst() : null;
        }
        return operations.stream()
                .filter(operation -> name.equals(operation.getName()))
                .findFirst()
                .orElse(null);
    }

    private static Prepared refused(GraphQLRequest request, GraphQLError... errors) {
        return new Prepared(request, new PreparsedDocumentEntry(List.of(errors)), null, 1, false, false);
    }

    private static ApiError unknownOperation(@Nullable String name) {
        String wanted = name == null || name.isEmpty()
                ? "The document has several operations: say by \"operationName\" which one is meant."
                : "The document has no operation of the given \"operationName\".";
        return ApiError.of(ErrorCode.BAD_USER_INPUT, wanted);
    }

    private ApiError tooLarge(String limit) {
        return ApiError.limit(
                ErrorCode.COST_LIMIT_EXCEEDED,
                "The document is too long; at most " + configuration.documentCharacters() + " characters and "
                        + parserOptions.getMaxTokens() + " tokens are allowed.",
                limit);
    }

    /** The parser stops at its limits by three exceptions that tell a caller nothing useful. */
    private GraphQLError[] failure(ParseAndValidateResult parsed, Limits limits) {
        InvalidSyntaxException syntax = parsed.getSyntaxException();
        if (syntax instanceof ParseCancelledTooManyCharsException) {
            return new GraphQLError[] {tooLarge("graphql.document-characters")};
        }
        if (syntax instanceof ParseCancelledException) {
            return new GraphQLError[] {tooLarge(limits.key("tokens"))};
        }
        if (syntax instanceof ParseCancelledTooDeepException) {
            return new GraphQLError[] {
                ApiError.of(ErrorCode.COST_LIMIT_EXCEEDED, "The document nests too deeply to be read.")
            };
        }
        return parsed.getErrors().toArray(GraphQLError[]::new);
    }
}
