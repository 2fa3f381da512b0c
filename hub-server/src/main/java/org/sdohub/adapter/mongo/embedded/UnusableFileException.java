package org.sdohub.adapter.mongo.embedded;

import java.nio.file.Path;

/** The file cannot serve as a document store; the message is one sentence that says what to do. */
public final class UnusableFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnusableFileException(String message, Throwable cause) {
        super(message, cause);
    }

    private UnusableFileException(String message) {
        super(message);
    }

    static UnusableFileException inUse(Path file) {
        return new UnusableFileException(
                "The document file " + file + " is in use by another process: stop that one, or use another folder.");
    }

    static UnusableFileException unreachable(Path file, Throwable cause) {
        return new UnusableFileException(
                "The document file " + file
                        + " cannot be opened for writing: check that its folder exists, that this user may write there,"
                        + " and that the disk is not full.",
                cause);
    }

    static UnusableFileException damaged(Path file, Throwable cause) {
        return new UnusableFileException(
                "The document file " + file + " is damaged and was left as it is: restore the last backup into an"
                        + " empty folder.",
                cause);
    }

    static UnusableFileException foreign(Path file) {
        return new UnusableFileException("The file " + file
                + " is not a document file of the hub and was left as it is: name another file or folder.");
    }

    static UnusableFileException newer(Path file, int version) {
        return new UnusableFileException("The document file " + file + " has format " + version
                + ", which only a newer hub can read: start that one.");
    }

    static UnusableFileException headless(Path file) {
        return new UnusableFileException("The document file " + file
                + " is missing or empty while its log (same name with -wal) is there: put the file back, or restore the"
                + " last backup into an empty folder.");
    }

    static UnusableFileException existing(Path file) {
        return new UnusableFileException("The file " + file + " exists already: name a new one for the copy.");
    }
}
