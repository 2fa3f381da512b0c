package org.sdohub.adapter.mongo;

import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.sdohub.dependency.DependencyListStore.Direction;
import org.sdohub.dependency.ListImport;
import org.sdohub.dependency.ListImportId;
import org.sdohub.dependency.ListImportStore;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Refusal;

@Singleton
final class MongoListImportStore extends MongoStore<ListImportId, ListImport> implements ListImportStore {

    MongoListImportStore(Documents documents) {
        super(documents, "dependencyListImports", ListImport.class);
        index("number", true, "relationship", "side", "number");
        ordered("relationship", "side", "number");
    }

    @Override
    Document keys(ListImport one) {
        return new Document("relationship", one.relationship().text())
                .append("side", one.side().text())
                .append("number", one.number());
    }

    @Override
    Refusal alreadyTaken(ListImport next, String message) {
        return new Refusal.Broken(
                "DEPENDENCY_LIST_IMPORT_LOST",
                "Somebody else brought in a list of this direction at the same moment.",
                List.of(),
                "Try again: it is then held against what is there now.");
    }

    @Override
    public Optional<ListImport> newest(Direction direction) {
        var ofDirection = Filters.and(
                Filters.eq("keys.relationship", direction.relationship().text()),
                Filters.eq("keys.side", direction.side().text()));
        return page(ofDirection, Order.descending("number"), Page.Request.first(1)).values().stream()
                .findFirst();
    }
}
