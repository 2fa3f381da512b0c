package org.sdohub;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder with everything in embedded mode: {@code docs.sqlite}, {@code accounts.mv.db}, {@code token.secret}, the
 * folder {@code attachments}, and here the lock and the manifest. One process at a time owns it. A folder that is not
 * ours, or not fit, is left untouched.
 */
final class DataFolder implements AutoCloseable {

    /** Of the folder as a whole; each file has its own besides. */
    static final int FORMAT = 1;

    static final String MANIFEST = "manifest.properties";
    static final String LOCK = "hub.lock";
    private static final Set<String> OURS = Set.of(MANIFEST, MANIFEST + ".new", LOCK);
    /** Beyond the holder's number, so that others can read that while it is locked. */
    private static final long LOCKED_BYTE = 1_000;

    /** A lock that nobody refers to is collected, and thereby released: seen. */
    private static final Map<Path, FileLock> HELD = new ConcurrentHashMap<>();

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** @throws Unusable in every case that a person can put right */
    static DataFolder open(Path wanted, Clock clock) {
        Path path = wanted.toAbsolutePath().normalize();
        refuseIfFile(path);
        try {
            Files.createDirectories(path);
        } catch (IOException failure) {
            throw notWritable(path);
        }
        Manifest manifest = manifest(path);
        refuseIfForeign(path, manifest);
        lock(path);
        try {
            if (manifest == null) {
                begin(path, clock);
            }
            return new DataFolder(path);
        } catch (IOException failure) {
            release(path);
            throw notWritable(path);
        }
    }

    Path path() {
        return path;
    }

    Path attachments() {
        return path.resolve("attachments");
    }

    /** The folder's part of what the hub is started with; the environment wins over it. */
    String accountsUrl() {
        String file = path.resolve("accounts").toString().replace('\\', '/').replace(";", "\\;");
        return "jdbc:h2:file:" + file + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    }

    @Override
    public void close() {
        release(path);
    }

    private record Manifest(int format) {}

    private static void refuseIfFile(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new Unusable(path + " is a file, not a folder: name another place for the data with --data DIR.");
        }
    }

    /** Null where there is none yet. */
    private static @Nullable Manifest manifest(Path path) {
        Path file = path.resolve(MANIFEST);
        if (!Files.exists(file)) {
            return null;
        }
        int format = formatIn(file);
        if (format < 1) {
            throw new Unusable(
                    "The manifest " + file + " is damaged and was left as it is: restore the last backup into"
                            + " an empty folder, or name another folder with --data DIR.");
        }
        if (format > FORMAT) {
            throw new Unusable("The data folder " + path + " has format " + format
                    + ", which only a newer hub can read: start that one, or name another folder with --data DIR.");
        }
        return new Manifest(format);
    }

    private static int formatIn(Path file) {
        try {
            Properties read = new Properties();
            read.load(new StringReader(Files.readString(file)));
            return Integer.parseInt(read.getProperty("format", "0").strip());
        } catch (IOException | IllegalArgumentException damaged) {
            return 0;
        }
    }

    private static void refuseIfForeign(Path path, @Nullable Manifest manifest) {
        if (manifest != null) {
            return;
        }
        try (Stream<Path> entries = Files.list(path)) {
            if (entries.anyMatch(entry -> !OURS.contains(entry.getFileName().toString()))) {
                throw new Unusable(
                        "The folder " + path + " has files but no " + MANIFEST
                                + ", so it is not the hub's and was left as it is: name an empty or new folder with --data DIR.");
            }
        } catch (IOException failure) {
            throw notWritable(path);
        }
    }

    private static void lock(Path path) {
        try {
            FileChannel channel = FileChannel.open(
                    path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String holder = Files.readString(path.resolve(LOCK)).strip();
                channel.close();
                throw new Unusable("The data folder " + path + " is in use by the hub with process id " + holder
                        + ": stop that one first, or name another folder with --data DIR.");
            }
            HELD.put(path, lock);
            byte[] holder = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder), 0);
        } catch (IOException failure) {
            release(path);
            throw notWritable(path);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException withinThisProcess) {
            return null;
        }
    }

    /** Whole or not at all, also if the process dies here. */
    private static void begin(Path path, Clock clock) throws IOException {
        Path draft = path.resolve(MANIFEST + ".new");
        Files.writeString(
                draft,
                "# The data folder of a Liaison Hub. Do not edit.\nformat=" + FORMAT + "\nbegun=" + clock.instant()
                        + "\n");
        try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(draft, path.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void release(Path path) {
        FileLock lock = HELD.remove(path);
        if (lock == null) {
            return;
        }
        try {
            lock.acquiredBy().close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }

    private static Unusable notWritable(Path path) {
        return new Unusable("The data folder " + path + " cannot be made or written: give this user the right to write"
                + " there, free some space, or name another folder with --data DIR.");
    }
}
