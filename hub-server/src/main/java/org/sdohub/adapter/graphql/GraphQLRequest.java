package org.sdohub.adapter.graphql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What GraphQL over HTTP calls the request parameters.
 *
 * @param operationName null where the document has one operation
 * @param trusted whether the document is the operators' own, so that its shape needs no limit
 * @param variables keyed by name; values as JSON has them, null included
 */
record GraphQLRequest(
        String query,
        @Nullable String operationName,
        Map<String, Object> variables,
        Map<String, Object> extensions,
        boolean trusted) {

    /**
     * @param json the parameters as sent, each of any type; what GraphQL does not know is passed over
     * @throws ApiRefusal if one has the wrong type
     */
    static GraphQLRequest of(Map<?, ?> json) {
        if (!(json.get("query") instanceof String query) || query.isBlank()) {
            throw new ApiRefusal(ErrorCode.BAD_USER_INPUT, "\"query\" must be a string with a GraphQL document.");
        }
        return of(query, false, json);
    }

    /** @param document one that the operators vouch for */
    static GraphQLRequest of(String document, Map<?, ?> json) {
        return of(document, true, json);
    }

    private static GraphQLRequest of(String document, boolean trusted, Map<?, ?> json) {
        Object name = json.get("operationName");
        if (name != null && !(name instanceof String)) {
            throw new ApiRefusal(ErrorCode.BAD_USER_INPUT, "\"operationName\" must be a string.");
        }
        return new GraphQLRequest(
                document, (String) name, object(json, "variables"), object(json, "extensions"), trusted);
    }

    /** @param same an equal text, kept elsewhere */
    GraphQLRequest with(String same) {
        return new GraphQLRequest(same, operationName, variables, extensions, trusted);
    }

    GraphQLRequest with(Map<String, Object> others) {
        return new GraphQLRequest(query, operationName, others, extensions, trusted);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<?, ?> json, String name) {
        Object value = json.get(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?>)) {
            throw new ApiRefusal(ErrorCode.BAD_USER_INPUT, "\"" + name + "\" must be a JSON object.");
        }
        return (Map<String, Object>) value;
    }
}
