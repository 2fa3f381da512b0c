package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.mongo.embedded.Kv.Entry;

/** Holds every index against the documents it should be made of. */
final class Verification {

    private final Kv kv;
    private final List<String> problems = new ArrayList<>();

    Verification(Kv kv) {
        this.kv = kv;
    }

    /** @return what is wrong, a sentence each; empty when all is well */
    List<String> problems(List<EmbeddedDatabase> databases) {
        for (EmbeddedDatabase database : databases) {
            database.collections().forEach(this::check);
        }
        return problems;
    }

    private void check(EmbeddedCollection collection) {
        List<KeyIndex> indexes = new ArrayList<>();
        for (Index<DocumentKey> index : collection.getIndexes()) {
            if (index instanceof KeyIndex keyIndex) {
                indexes.add(keyIndex);
            }
        }
        long[] expected = new long[indexes.size()];
        Iterator<Entry> documents = kv.scan(collection.map(), null, null, false);
        while (documents.hasNext()) {
            Entry entry = documents.next();
            Document document = readable(collection, entry);
            for (int i = 0; document != null && i < expected.length; i++) {
                expected[i] += check(collection, indexes.get(i), document, new DocumentKey(entry.key()));
            }
        }
        for (int i = 0; i < expected.length; i++) {
            long held = indexes.get(i).getCount();
            if (held != expected[i]) {
                problems.add("Index %s of %s has %d entries instead of %d."
                        .formatted(indexes.get(i).getName(), collection.getFullName(), held, expected[i]));
            }
        }
    }

    private @Nullable Document readable(EmbeddedCollection collection, Entry entry) {
        try {
            Document document = Bytes.decoded(entry.value());
            if (Arrays.equals(collection.keyOf(document).bytes, entry.key())) {
                return document;
            }
            problems.add("A document of %s lies under another _id.".formatted(collection.getFullName()));
        } catch (RuntimeException e) {
            problems.add("A document of %s cannot be read.".formatted(collection.getFullName()));
        }
        return null;
    }

    private long check(EmbeddedCollection collection, KeyIndex index, Document document, DocumentKey key) {
        IndexEntries entries = index.entriesOf(document);
        for (byte[] fields : entries.keys()) {
            byte[] holder = kv.get(index.map(), index.entryKey(fields, key));
            if (holder == null || !Arrays.equals(holder, key.bytes)) {
                problems.add("Index %s of %s does not lead to the document %s."
                        .formatted(index.getName(), collection.getFullName(), document.get("_id")));
            }
        }
        return entries.keys().size();
    }
}
