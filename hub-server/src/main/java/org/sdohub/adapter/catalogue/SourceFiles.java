package org.sdohub.adapter.catalogue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of one import. What a file is, is told from how it begins, not from its name. */
final class SourceFiles {

    private static final int ENOUGH = 200;

    private final Report report;
    private final Harvest harvest = new Harvest();
    private final Editions editions = new Editions();
    private final Datatracker datatracker = new Datatracker();

    private SourceFiles(Report report) {
        this.report = report;
    }

    /** Reads all files first, so that what one of them refers to in another is there. */
    static Harvest read(List<Path> files, Report report) {
        var source = new SourceFiles(report);
        files.forEach(source::read);
        source.editions.into(source.harvest);
        source.datatracker.into(source.harvest, report);
        source.harvest.join();
        return source.harvest;
    }

    private void read(Path file) {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            switch (first(content)) {
                case '<' -> RfcIndex.read(file, content, harvest, report);
                case '{', '[', 0 ->
                    JsonFile.read(file, content, new JsonFile.Target(harvest, editions, datatracker, report));
                default -> CsvFile.read(file, content, harvest, report);
            }
        } catch (MalformedInputException notUtf8) {
            throw new UnreadableFile(file + " is not a text in UTF-8. Nothing was imported.");
        } catch (IOException unreadable) {
            throw new UnreadableFile(file + " cannot be read: name a file that is there. Nothing was imported.");
        }
    }

    /** The first character that is neither blank nor a mark of the order of bytes; 0 where there is none. */
    private static int first(InputStream content) throws IOException {
        content.mark(ENOUGH);
        int first = 0;
        for (byte one : content.readNBytes(ENOUGH)) {
            boolean mark = one == (byte) 0xEF || one == (byte) 0xBB || one == (byte) 0xBF;
            if (!mark && !Character.isWhitespace(one)) {
                first = one;
                break;
            }
        }
        content.reset();
        return first;
    }
}
