package org.sdohub.adapter.mongo.embedded;

/** The medium failed: disk full, read or write error, damaged file. What was not committed is in doubt. */
final class KvException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KvException(String message, Throwable cause) {
        super(message, cause);
    }
}
