package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where a document lies in its collection's map: its _id as a sort key. */
final class DocumentKey {

    final byte[] bytes;

    DocumentKey(byte[] bytes) {
        this.bytes = bytes;
    }

    static DocumentKey of(Document document, String idField) {
        return new DocumentKey(SortKeys.of(document.get(idField)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DocumentKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
