package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;

/** Fields a command must have. */
final class Fields {

    private Fields() {}

    static String text(Document from, String name) {
        return required(from, name, String.class);
    }

    static Document document(Document from, String name) {
        return required(from, name, Document.class);
    }

    static Collection<?> list(Document from, String name) {
        return required(from, name, Collection.class);
    }

    private static <T> T required(Document from, String name, Class<T> type) {
        Object value = from.get(name);
        if (!type.isInstance(value)) {
            throw new MongoServerError(9, "FailedToParse", "embedded: the field " + name + " is missing or misshapen");
        }
        return type.cast(value);
    }
}
