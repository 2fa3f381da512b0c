package org.sdohub.adapter.graphql;

/** Ends a request or a stream with a text that the caller may read. Not a fault, so it has no stack trace. */
final class ApiRefusal extends RuntimeException {

    private final ErrorCode code;
    private final String words;

    ApiRefusal(ErrorCode code, String words) {
        super(words, null, false, false);
        this.code = code;
        this.words = words;
    }

    ErrorCode code() {
        return code;
    }

    ApiError error() {
        return ApiError.of(code, words);
    }
}
