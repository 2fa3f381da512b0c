package org.sdohub.adapter.graphql;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Page;

/**
 * What the doors let through. Each pair is for callers without login, then for those signed in.
 *
 * @param cachedCharacters how much text of parsed documents is kept, in characters
 * @param documentCharacters the longest document, in UTF-16 units
 * @param documents a folder of {@code *.graphql} files that may be asked for by id, see {@link TrustedDocuments}; null: none
 * @param onlyDocuments whether nothing else is executed
 * @param introspectionDepth the deepest nesting below {@code __schema} or {@code __type}, for everybody
 * @param directives in the whole document
 * @param mutations root fields of a mutation
 * @param anonymousCost the most that one request may cost, see {@link CostModel}
 * @param anonymousCostPerMinute of all requests of one address, or of one account; 0: no limit
 * @param anonymousPageSize of a connection, at most {@link Page.Request#MAX_SIZE}
 * @param anonymousRequests under way at once, of one address or of one account; 0: no limit
 * @param anonymousSockets open at once, event streams counted too; 0: no limit
 * @param allowedOrigins of pages that may open a WebSocket beside those the hub serves itself, such as
 *     {@code https://sdo.example}; empty by default
 * @param pingEvery between two pings of an open WebSocket; a client that answers none of two is gone
 * @param keepAliveEvery between two comments in an open event stream
 * @param writeTimeout after which a client that does not read is cut off
 * @param unsentBytes what may wait for a client that does not read
 * @param replayEvents how many matching events a subscription may catch up on
 * @param replayAge how old the first event of a catch-up may be
 */
@ConfigurationProperties("hub.graphql")
record GraphQLConfiguration(
        @Bindable(defaultValue = "4000000") int cachedCharacters,
        @Bindable(defaultValue = "10000") int documentCharacters,
        @Nullable String documents,
        @Bindable(defaultValue = "false") boolean onlyDocuments,
        @Bindable(defaultValue = "20") int introspectionDepth,
        @Bindable(defaultValue = "65536") int anonymousBodyBytes,
        @Bindable(defaultValue = "262144") int signedInBodyBytes,
        @Bindable(defaultValue = "1000") int anonymousTokens,
        @Bindable(defaultValue = "2000") int signedInTokens,
        @Bindable(defaultValue = "15") int anonymousDepth,
        @Bindable(defaultValue = "20") int signedInDepth,
        @Bindable(defaultValue = "15") int anonymousAliases,
        @Bindable(defaultValue = "30") int signedInAliases,
        @Bindable(defaultValue = "10") int anonymousDirectives,
        @Bindable(defaultValue = "20") int signedInDirectives,
        @Bindable(defaultValue = "10") int anonymousRootFields,
        @Bindable(defaultValue = "20") int signedInRootFields,
        @Bindable(defaultValue = "1") int anonymousMutations,
        @Bindable(defaultValue = "5") int signedInMutations,
        @Bindable(defaultValue = "1000") int anonymousCost,
        @Bindable(defaultValue = "5000") int signedInCost,
        @Bindable(defaultValue = "6000") int anonymousCostPerMinute,
        @Bindable(defaultValue = "60000") int signedInCostPerMinute,
        @Bindable(defaultValue = "5s") Duration anonymousTimeout,
        @Bindable(defaultValue = "10s") Duration signedInTimeout,
        @Bindable(defaultValue = "16384") int anonymousMessageBytes,
        @Bindable(defaultValue = "65536") int signedInMessageBytes,
        @Bindable(defaultValue = "5") int anonymousSubscriptions,
        @Bindable(defaultValue = "50") int signedInSubscriptions,
        @Bindable(defaultValue = "50") int anonymousPageSize,
        @Bindable(defaultValue = "100") int signedInPageSize,
        @Bindable(defaultValue = "4") int anonymousRequests,
        @Bindable(defaultValue = "20") int signedInRequests,
        @Bindable(defaultValue = "50") int anonymousSockets,
        @Bindable(defaultValue = "10") int signedInSockets,
        @Bindable(defaultValue = "") List<String> allowedOrigins,
        @Bindable(defaultValue = "5s") Duration initTimeout,
        @Bindable(defaultValue = "25s") Duration pingEvery,
        @Bindable(defaultValue = "10s") Duration keepAliveEvery,
        @Bindable(defaultValue = "30s") Duration writeTimeout,
        @Bindable(defaultValue = "1048576") int unsentBytes,
        @Bindable(defaultValue = "10000") int replayEvents,
        @Bindable(defaultValue = "7d") Duration replayAge) {

    /** A frame's limit cannot be configured, so messages may not be larger than this. */
    static final int MAX_MESSAGE_BYTES = 65_536;

    /**
     * What one caller may ask.
     *
     * @param whose as keys of the configuration begin
     */
    record Limits(
            String whose,
            int bodyBytes,
            int tokens,
            int depth,
            int aliases,
            int directives,
            int rootFields,
            int mutations,
            int cost,
            int costPerMinute,
            Duration timeout,
            int messageBytes,
            int subscriptions,
            int pageSize,
            int requests,
            int sockets) {

        /** By what the configuration and the metrics know one of them, such as {@code graphql.anonymous-depth}. */
        String key(String limit) {
            return "graphql." + whose + "-" + limit;
        }
    }

    GraphQLConfiguration {
        allowedOrigins =
                allowedOrigins.stream().filter(origin -> !origin.isBlank()).toList();
        Map<String, Number> positive = Map.ofEntries(
                Map.entry("cached-characters", cachedCharacters),
                Map.entry("document-characters", documentCharacters),
                Map.entry("anonymous-body-bytes", anonymousBodyBytes),
                Map.entry("signed-in-body-bytes", signedInBodyBytes),
                Map.entry("anonymous-tokens", anonymousTokens),
                Map.entry("signed-in-tokens", signedInTokens),
                Map.entry("anonymous-depth", anonymousDepth),
                Map.entry("signed-in-depth", signedInDepth),
                Map.entry("anonymous-root-fields", anonymousRootFields),
                Map.entry("signed-in-root-fields", signedInRootFields),
                Map.entry("anonymous-cost", anonymousCost),
                Map.entry("signed-in-cost", signedInCost),
                Map.entry("anonymous-timeout", anonymousTimeout.toMillis()),
                Map.entry("signed-in-timeout", signedInTimeout.toMillis()),
                Map.entry("anonymous-message-bytes", anonymousMessageBytes),
                Map.entry("signed-in-message-bytes", signedInMessageBytes),
                Map.entry("anonymous-page-size", anonymousPageSize),
                Map.entry("signed-in-page-size", signedInPageSize),
                Map.entry("init-timeout", initTimeout.toMillis()),
                Map.entry("ping-every", pingEvery.toMillis()),
                Map.entry("keep-alive-every", keepAliveEvery.toMillis()),
                Map.entry("write-timeout", writeTimeout.toMillis()),
                Map.entry("unsent-bytes", unsentBytes),
                Map.entry("replay-events", replayEvents),
                Map.entry("replay-age", replayAge.toMillis()));
        String wrong = positive.entrySet().stream()
                .filter(entry -> entry.getValue().longValue() <= 0)
                .map(entry -> "hub.graphql." + entry.getKey())
                .sorted()
                .collect(Collectors.joining(", "));
        if (Math.max(anonymousMessageBytes, signedInMessageBytes) > MAX_MESSAGE_BYTES) {
            throw new IllegalArgumentException(
                    "hub.graphql.…-message-bytes must not be greater than " + MAX_MESSAGE_BYTES);
        }
        if (Math.max(anonymousPageSize, signedInPageSize) > Page.Request.MAX_SIZE) {
            throw new IllegalArgumentException(
                    "hub.graphql.…-page-size must not be greater than " + Page.Request.MAX_SIZE);
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("must be greater than 0: " + wrong);
        }
    }

    Limits limits(Actor actor) {
        return actor.signedIn()
                ? new Limits(
                        "signed-in",
                        signedInBodyBytes,
                        signedInTokens,
                        signedInDepth,
                        signedInAliases,
                        signedInDirectives,
                        signedInRootFields,
                        signedInMutations,
                        signedInCost,
                        signedInCostPerMinute,
                        signedInTimeout,
                        signedInMessageBytes,
                        signedInSubscriptions,
                        signedInPageSize,
                        signedInRequests,
                        signedInSockets)
                : new Limits(
                        "anonymous",
                        anonymousBodyBytes,
                        anonymousTokens,
                        anonymousDepth,
                        anonymousAliases,
                        anonymousDirectives,
                        anonymousRootFields,
                        anonymousMutations,
                        anonymousCost,
                        anonymousCostPerMinute,
                        anonymousTimeout,
                        anonymousMessageBytes,
                        anonymousSubscriptions,
                        anonymousPageSize,
                        anonymousRequests,
                        anonymousSockets);
    }
}
