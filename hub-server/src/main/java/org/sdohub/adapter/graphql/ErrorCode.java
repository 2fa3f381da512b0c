package org.sdohub.adapter.graphql;

/** The {@code extensions.code} of an error: part of the API, so a name never changes. */
enum ErrorCode {
    UNAUTHENTICATED,
    NOT_FOUND,
    BAD_USER_INPUT,
    GRAPHQL_PARSE_FAILED,
    GRAPHQL_VALIDATION_FAILED,
    /** No document of this id is known here; or only such documents are executed. */
    PERSISTED_DOCUMENT_NOT_FOUND,
    COST_LIMIT_EXCEEDED,
    /** What may be spent in a minute is spent; {@code retryAfter} says how many seconds to wait. */
    RATE_LIMITED,
    /** As much as the caller may have under way or open at once is; it can be sent again when something has ended. */
    TOO_MANY_AT_ONCE,
    /** The events after the given cursor are no longer replayed. */
    CURSOR_TOO_OLD,
    TIMEOUT,
    /** Nothing can be kept at the moment; {@code retryAfter} says after how many seconds to ask again. */
    UNAVAILABLE,
    INTERNAL,
    NOT_ACCEPTABLE,
    METHOD_NOT_ALLOWED,
    UNSUPPORTED_MEDIA_TYPE,
    PAYLOAD_TOO_LARGE
}
