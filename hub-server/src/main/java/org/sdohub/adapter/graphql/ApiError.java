package org.sdohub.adapter.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as the caller reads it.
 *
 * @param path of the field in the answer; empty where the whole request is meant
 */
record ApiError(String message, List<SourceLocation> locations, List<Object> path, Map<String, Object> extensions)
        implements GraphQLError {

    static final String LIMIT = "limit";

    static ApiError of(ErrorCode code, String message) {
        return of(code, message, Map.of());
    }

    static ApiError of(ErrorCode code, String message, Map<String, ?> details) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", code.name());
        extensions.putAll(details);
        return new ApiError(message, List.of(), List.of(), extensions);
    }

    /** @param limit that was reached: its key in the configuration without {@code hub.}; also counted under it */
    static ApiError limit(ErrorCode code, String message, String limit) {
        return of(code, message, Map.of(LIMIT, limit));
    }

    ErrorCode code() {
        return ErrorCode.valueOf(String.valueOf(extensions.get("code")));
    }

    ApiError in(String requestId) {
        Map<String, Object> extended = new LinkedHashMap<>(extensions);
        extended.put("requestId", requestId);
        return new ApiError(message, locations, path, extended);
    }

    ApiError at(@Nullable List<SourceLocation> where, @Nullable List<Object> answerPath) {
        return new ApiError(
                message, where == null ? List.of() : where, answerPath == null ? List.of() : answerPath, extensions);
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public List<SourceLocation> getLocations() {
        return locations;
    }

    @Override
    public List<Object> getPath() {
        return path;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return extensions;
    }

    /** Only graphql-java asks for it; callers read the code in the extensions. */
    @Override
    public ErrorClassification getErrorType() {
        return ErrorType.DataFetchingException;
    }
}
