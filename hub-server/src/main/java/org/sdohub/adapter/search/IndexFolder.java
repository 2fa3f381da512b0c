package org.sdohub.adapter.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.EventLog;
import org.sdohub.kernel.HubEvent;
import org.sdohub.search.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the index, open for writing. Up to which event they tell stands in the commit itself, so the two cannot
 * disagree. Files that are damaged, of another form, or of another sequence of events are thrown away: all that they hold
 * can be read anew.
 */
final class IndexFolder implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

    /** Lucene says at its start that the JVM could be told to use an incubating module; nobody here can do anything. */
    private static final java.util.logging.Logger VECTORS =
            java.util.logging.Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        VECTORS.setLevel(java.util.logging.Level.SEVERE);
    }

    private static final String FORM = "form";
    private static final String SEQUENCE = "sequence";
    private static final String EVENT = "event";

    private final Directory files;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private IndexFolder(Directory files, IndexWriter writer) throws IOException {
        this.files = files;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, new SearcherFactory());
    }

    /** @param folder null to keep the index in memory */
    static IndexFolder open(@Nullable Path folder, EventLog events) {
        try {
            if (folder == null) {
                return opened(new ByteBuffersDirectory());
            }
            Files.createDirectories(folder);
            Directory files = FSDirectory.open(folder);
            String unfit = unfit(files, events);
            if (unfit != null) {
                LOG.info("the search index is made anew: {}", unfit);
                throwAway(files);
            }
            return opened(files);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static IndexFolder opened(Directory files) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(IndexedWords.KEPT);
        config.setSimilarity(new EvenSimilarity());
        config.setCommitOnClose(false);
        return new IndexFolder(files, new IndexWriter(files, config));
    }

    /** Why these files cannot be gone on with; null where they can. */
    private static @Nullable String unfit(Directory files, EventLog events) throws IOException {
        if (!DirectoryReader.indexExists(files)) {
            return files.listAll().length == 0 ? null : "it is not whole";
        }
        try (DirectoryReader reader = DirectoryReader.open(files)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            Map<String, String> told = reader.getIndexCommit().getUserData();
            if (!IndexFields.FORM.equals(told.get(FORM))) {
                return "it has another form";
            }
            return sameSequence(told, events) ? null : "it tells of other events";
        } catch (IOException | IllegalArgumentException | IllegalStateException damaged) {
            return "it is damaged (" + damaged.getMessage() + ")";
        }
    }

    private static boolean sameSequence(Map<String, String> told, EventLog events) {
        long sequence = Long.parseLong(told.getOrDefault(SEQUENCE, "0"));
        if (sequence == 0) {
            return true;
        }
        List<HubEvent> last = events.after(sequence - 1, 1);
        return !last.isEmpty() && last.getFirst().eid().toString().equals(told.get(EVENT));
    }

    private static void throwAway(Directory files) throws IOException {
        for (String file : files.listAll()) {
            if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                files.deleteFile(file);
            }
        }
    }

    /** The number of the last event that was committed with the index; 0 for none. */
    long committed() {
        Iterable<Map.Entry<String, String>> told = writer.getLiveCommitData();
        if (told != null) {
            for (Map.Entry<String, String> one : told) {
                if (one.getKey().equals(SEQUENCE)) {
                    return Long.parseLong(one.getValue());
                }
            }
        }
        return 0;
    }

    /** In place of what was said of the thing before, in all forms. */
    void put(String id, List<Entry> forms) {
        try {
            writer.updateDocuments(
                    new Term(IndexFields.ID, id),
                    forms.stream().map(IndexFields::document).toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** From now on it is found. */
    void show() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Everything that was put, and that it tells up to this event. */
    void commit(long sequence, UUID event) {
        try {
            writer.setLiveCommitData(
                    Map.of(FORM, IndexFields.FORM, SEQUENCE, String.valueOf(sequence), EVENT, event.toString())
                            .entrySet());
            writer.commit();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    SearcherManager searchers() {
        return searchers;
    }

    /** False after a failure from which the writer cannot go on. */
    boolean usable() {
        return writer.isOpen();
    }

    /** What was not committed is read from the events again. */
    @Override
    public void close() {
        try (files;
                writer) {
            searchers.close();
        } catch (IOException failed) {
            LOG.warn("closing the search index failed; it is checked when it is opened again", failed);
        }
    }
}
