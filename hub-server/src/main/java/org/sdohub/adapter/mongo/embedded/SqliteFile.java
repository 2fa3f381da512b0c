package org.sdohub.adapter.mongo.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A document file and the right to write it. The right is a lock on a file of its own beside it: locking the
 * document file itself would undo SQLite's own locks on it.
 */
final class SqliteFile implements AutoCloseable {

    /** "HUBd", in the header of each document file: nothing else is ever touched. */
    static final int APPLICATION_ID = 0x48554264;

    static final int FORMAT = 1;

    /** Static, since a lock that is collected is a lock released. */
    private static final Map<Path, FileLock> LOCKS = new ConcurrentHashMap<>();

    private final Path file;
    private final FileLock lock;
    private final Connection connection;

    private SqliteFile(Path file, FileLock lock, Connection connection) {
        this.file = file;
        this.lock = lock;
        this.connection = connection;
    }

    static SqliteFile open(Path path) {
        Path file = path.toAbsolutePath().normalize();
        FileLock lock = lock(file);
        @Nullable Connection connection = null;
        try {
            refuseLogWithoutFile(file);
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            prepare(file, connection);
            syncFolder(file);
            return new SqliteFile(file, lock, connection);
        } catch (SQLException | IOException e) {
            release(file, connection, lock);
            throw explained(file, e);
        } catch (RuntimeException e) {
            release(file, connection, lock);
            throw e;
        }
    }

    static Connection inMemory() {
        try {
            return DriverManager.getConnection("jdbc:sqlite::memory:");
        } catch (SQLException e) {
            throw new KvException("cannot open a store in memory", e);
        }
    }

    /** Copies a consistent state of a document file, also one in use, without holding its writer up. */
    static void copy(Path from, Path to) {
        if (!Files.isRegularFile(from)) {
            throw UnusableFileException.unreachable(from, new IOException("no such file"));
        }
        if (Files.exists(to)) {
            throw UnusableFileException.existing(to);
        }
        try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + from.toAbsolutePath())) {
            if (pragma(reader, "application_id") != APPLICATION_ID) {
                throw UnusableFileException.foreign(from);
            }
            copy(reader, to);
        } catch (SQLException e) {
            throw explained(from, e);
        }
    }

    static void copy(Connection reader, Path to) throws SQLException {
        try (PreparedStatement vacuum = reader.prepareStatement("vacuum into ?")) {
            vacuum.setString(1, to.toAbsolutePath().toString());
            vacuum.execute();
        }
        try (FileChannel copy = FileChannel.open(to, StandardOpenOption.WRITE)) {
            copy.force(true);
        } catch (IOException e) {
            throw new KvException("cannot sync " + to, e);
        }
    }

    Connection connection() {
        return connection;
    }

    Path path() {
        return file;
    }

    /** Gives back what was opened, after nothing could be made of it. */
    void abandon() {
        release(file, connection, lock);
    }

    /** The connection must have been closed by the store that used it. */
    @Override
    public void close() {
        release(file, null, lock);
    }

    private static FileLock lock(Path file) {
        Path beside = file.resolveSibling(file.getFileName() + "-lock");
        @Nullable FileChannel channel = null;
        try {
            channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw UnusableFileException.inUse(file);
            }
            LOCKS.put(file, lock);
            return lock;
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
            throw UnusableFileException.inUse(file);
        } catch (IOException e) {
            closeQuietly(channel);
            throw UnusableFileException.unreachable(file, e);
        }
    }

    /** SQLite would throw away a log without a file, and with it what was acknowledged. */
    private static void refuseLogWithoutFile(Path file) throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        boolean nothing = !Files.exists(file) || Files.size(file) == 0;
        if (nothing && Files.exists(log) && Files.size(log) > 0) {
            throw UnusableFileException.headless(file);
        }
    }

    private static void prepare(Path file, Connection connection) throws SQLException {
        boolean empty = pragma(connection, "page_count") == 0;
        if (!empty && pragma(connection, "application_id") != APPLICATION_ID) {
            throw UnusableFileException.foreign(file);
        }
        int version = pragma(connection, "user_version");
        if (version > FORMAT) {
            throw UnusableFileException.newer(file, version);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = full");
            // Only macOS needs these two: its plain fsync does not reach the disk.
            statement.execute("pragma fullfsync = on");
            statement.execute("pragma checkpoint_fullfsync = on");
            statement.execute("pragma cell_size_check = on");
            statement.execute("pragma busy_timeout = 10000");
            // KiB when negative: 64 MiB of pages.
            statement.execute("pragma cache_size = -65536");
            // Bytes the log shrinks to after a burst.
            statement.execute("pragma journal_size_limit = 67108864");
            if (empty) {
                statement.execute("begin immediate");
                statement.execute("pragma application_id = " + APPLICATION_ID);
                statement.execute("pragma user_version = " + FORMAT);
                statement.execute("commit");
            }
            statement.execute("begin immediate");
            statement.execute("rollback");
        }
    }

    private static int pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("pragma " + name)) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    /** Makes the name of a new file durable, where folders can be synced (not on Windows). */
    private static void syncFolder(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // The file system keeps names in its own way.
        }
    }

    private static UnusableFileException explained(Path file, Exception cause) {
        if (!(cause instanceof SQLiteException sqlite)) {
            return UnusableFileException.unreachable(file, cause);
        }
        SQLiteErrorCode code = sqlite.getResultCode();
        int primary = code.code & 0xff;
        if (primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return UnusableFileException.foreign(file);
        }
        if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return UnusableFileException.damaged(file, cause);
        }
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return UnusableFileException.inUse(file);
        }
        return UnusableFileException.unreachable(file, cause);
    }

    private static void release(Path file, @Nullable Connection connection, FileLock lock) {
        closeQuietly(connection);
        LOCKS.remove(file);
        closeQuietly(lock.acquiredBy());
    }

    private static void closeQuietly(@Nullable AutoCloseable resource) {
        if (resource == null) {
            return;
        }
        try {
            resource.close();
        } catch (Exception alreadyFailing) {
            // The first failure is the one to tell.
        }
    }
}
