package org.sdohub.adapter.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sdohub.attachment.ContentStore;

/**
 * A folder of files, {@code ab/abcd...} by the first two characters of their key. A file is written beside its place,
 * forced to the disk, and put there by renaming; then the folder is forced too.
 */
final class FileContentStore implements ContentStore {

    private static final String UNFINISHED = ".new";
    private static final int A_PART = 65_536;

    private final Path folder;

    FileContentStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void put(String key, InputStream bytes) throws IOException {
        Path place = place(key);
        Path parent = made(place);
        Path unfinished = parent.resolve(key + "." + UUID.randomUUID() + UNFINISHED);
        try {
            write(bytes, unfinished);
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(parent);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void write(InputStream bytes, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var out = Channels.newOutputStream(channel);
            byte[] part = new byte[A_PART];
            for (int read = bytes.read(part); read >= 0; read = bytes.read(part)) {
                out.write(part, 0, read);
            }
            channel.force(true);
        }
    }

    @Override
    public Optional<InputStream> open(String key, long from) throws IOException {
        try {
            FileChannel channel = FileChannel.open(place(key), StandardOpenOption.READ);
            return Optional.of(Channels.newInputStream(channel.position(from)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public void remove(String key) throws IOException {
        Files.deleteIfExists(place(key));
    }

    @Override
    public void each(Consumer<Kept> shown) throws IOException {
        for (Path file : files(name -> !name.endsWith(UNFINISHED))) {
            shown.accept(new Kept(file.getFileName().toString(), putAt(file)));
        }
    }

    @Override
    public List<String> unfinished(Instant before) throws IOException {
        List<String> names = new ArrayList<>();
        for (Path file : files(name -> name.endsWith(UNFINISHED))) {
            if (putAt(file).isBefore(before)) {
                names.add(file.getFileName().toString());
            }
        }
        return names;
    }

    @Override
    public void removeUnfinished(String name) throws IOException {
        if (!name.matches("[0-9a-z-]{2,100}\\.[0-9a-f-]{36}" + Pattern.quote(UNFINISHED))) {
            throw new IllegalArgumentException("no file of ours: " + name);
        }
        Files.deleteIfExists(folder.resolve(name.substring(0, 2)).resolve(name));
    }

    private List<Path> files(Predicate<String> wanted) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, 2)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> wanted.test(file.getFileName().toString()))
                    .toList();
        }
    }

    private static Instant putAt(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException goneMeanwhile) {
            return Instant.MAX;
        }
    }

    private Path place(String key) {
        if (!key.matches("[0-9a-z-]{2,100}")) {
            throw new IllegalArgumentException("no key of ours: " + key);
        }
        return folder.resolve(key.substring(0, 2)).resolve(key);
    }

    /** Each new folder is durable before anything is put into it. */
    private Path made(Path place) throws IOException {
        Path parent = folder.resolve(place.getParent());
        if (!Files.isDirectory(parent)) {
            Files.createDirectories(parent);
            force(folder);
            Path above = folder.getParent();
            if (above != null) {
                force(above);
            }
        }
        return parent;
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
