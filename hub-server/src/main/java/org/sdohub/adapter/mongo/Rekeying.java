package org.sdohub.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * Makes the keys anew of what an older hub stored, where this one keeps others: a list would not find it otherwise. May be
 * stopped and begun again.
 */
@Singleton
public final class Rekeying {

    /** Raised with each change of what any store's {@link MongoStore#keys} gives. */
    private static final int FORM = 3;

    private static final int AT_ONCE = 500;

    private final MongoCollection<Document> forms;
    private final List<MongoStore<?, ?>> stores;

    Rekeying(HubDatabase database, List<MongoStore<?, ?>> stores) {
        this.forms = database.collection("forms");
        this.stores = stores;
    }

    /**
     * Called before anybody asks.
     *
     * @param told what is being done, where there is anything to do
     */
    public void bringUpToDate(Consumer<String> told) {
        Document known = forms.find(Filters.eq("_id", "keys")).first();
        if (known != null && known.getInteger("form") >= FORM) {
            return;
        }
        for (MongoStore<?, ?> store : stores) {
            String last = store.rekeyed(null, AT_ONCE);
            if (last != null) {
                told.accept("Making the keys anew of the " + store.name());
            }
            while (last != null) {
                last = store.rekeyed(last, AT_ONCE);
            }
        }
        forms.replaceOne(
                Filters.eq("_id", "keys"),
                new Document("_id", "keys").append("form", FORM),
                new ReplaceOptions().upsert(true));
    }
}
