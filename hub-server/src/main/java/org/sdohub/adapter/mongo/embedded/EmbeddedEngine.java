package org.sdohub.adapter.mongo.embedded;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document store within this process, for the ordinary MongoDB driver. What it acknowledged is on disk; when the
 * disk fails it refuses everything until it is opened again.
 */
public final class EmbeddedEngine implements AutoCloseable {

    /** Connections of one client: also how many writes one sync can carry. */
    private static final int POOL = 64;

    private static final int SECRET_BYTES = 32;

    private final @Nullable SqliteFile file;
    private final EmbeddedBackend backend;
    private final Expiry expiry;
    private final WireServer server;
    private final String secret;

    private EmbeddedEngine(@Nullable SqliteFile file, Kv kv, Clock clock) {
        this.file = file;
        this.secret = secret();
        this.backend = new EmbeddedBackend(kv, clock, secret);
        this.server = new WireServer(backend);
        this.expiry = new Expiry(backend, clock);
    }

    /**
     * Opens the file, or makes it. Beside it come files of the same name with -wal, -shm and -lock.
     *
     * @throws UnusableFileException when it is in use, damaged, not ours, of a newer format, or cannot be written;
     *     nothing is changed then
     */
    public static EmbeddedEngine open(Path path) {
        return open(path, Clock.systemUTC());
    }

    static EmbeddedEngine open(Path path, Clock clock) {
        SqliteFile file = SqliteFile.open(path);
        try {
            return new EmbeddedEngine(file, new SqliteKv(file.connection()), clock);
        } catch (SQLException e) {
            file.abandon();
            throw UnusableFileException.damaged(file.path(), e);
        } catch (RuntimeException e) {
            file.abandon();
            throw e;
        }
    }

    /** The same engine without a file: everything is gone when it is closed. */
    public static EmbeddedEngine inMemory() {
        return inMemory(Clock.systemUTC());
    }

    static EmbeddedEngine inMemory(Clock clock) {
        Connection connection = SqliteFile.inMemory();
        try {
            return over(new SqliteKv(connection), clock);
        } catch (SQLException e) {
            throw new KvException("cannot prepare a store in memory", e);
        }
    }

    static EmbeddedEngine over(Kv kv, Clock clock) {
        return new EmbeddedEngine(null, kv, clock);
    }

    /** For the driver; it holds a secret of this run, so keep it out of logs. */
    public String connectionString() {
        return "mongodb://127.0.0.1:" + server.port()
                + "/?directConnection=true&uuidRepresentation=standard&maxPoolSize=" + POOL + "&appName=" + secret;
    }

    /**
     * Does much work quickly that nobody is told of before it is done: its writes are acknowledged at once and become
     * durable together, before this returns. If the process dies within, none of them was made.
     */
    public void inOneGo(Runnable work) {
        backend.commits().inOneGo(work);
    }

    /** False once the disk has failed: nothing is acknowledged from then on. */
    public boolean healthy() {
        return backend.commits().healthy();
    }

    /** Syncs so far; fewer than {@link #operations} where writes came together. */
    public long commits() {
        return backend.commits().commits();
    }

    /** Writing commands so far. */
    public long operations() {
        return backend.commits().operations();
    }

    /** Queries so far that no index could serve, so that they read their whole collection. */
    public long fullScans() {
        return backend.effort().fullScans();
    }

    /** Documents that queries have read so far to see whether they are asked for. */
    public long documentsLookedAt() {
        return backend.effort().documents();
    }

    /** Queries so far whose order no index gave, so that they read and sorted all that matched, however few were wanted. */
    public long sorts() {
        return backend.effort().sorts();
    }

    /**
     * Copies the present state into a new file, without holding up readers or writers.
     *
     * @throws UnusableFileException when the new file exists or cannot be written
     */
    public void backup(Path to) {
        if (file == null) {
            throw new IllegalStateException("A store in memory has no file to copy.");
        }
        SqliteFile.copy(file.path(), to);
    }

    /** The same for a file that another process may have open. */
    public static void backup(Path from, Path to) {
        SqliteFile.copy(from, to);
    }

    /**
     * Reads everything and holds every index against the documents, while others wait.
     *
     * @return what is wrong, a sentence each; empty when all is well
     */
    public List<String> verify() {
        return backend.verify();
    }

    @Override
    public void close() {
        expiry.close();
        server.close();
        backend.close();
        if (file != null) {
            file.close();
        }
    }

    EmbeddedBackend backend() {
        return backend;
    }

    Expiry expiry() {
        return expiry;
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
