package org.sdohub.adapter.mongo.embedded;

import java.sql.SQLException;

/** The medium failed: disk full, read or write error, damaged file. What was not committed is in doubt. */
final class KvException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int SQLITE_FULL = 13;

    KvException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether it is known that nothing was written, for want of room (SQLITE_FULL). */
    boolean isFullDisk() {
        return getCause() instanceof SQLException failed && failed.getErrorCode() == SQLITE_FULL;
    }
}
