package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyListStore.Direction;
import org.sdohub.dependency.ListComparison;
import org.sdohub.dependency.ListFormat;
import org.sdohub.dependency.ListImport;
import org.sdohub.dependency.ListImportId;
import org.sdohub.dependency.ListImports;
import org.sdohub.dependency.ListImports.Outcome;
import org.sdohub.dependency.ListImports.Wish;
import org.sdohub.kernel.Act;

/** Lists that come in as texts. */
@Singleton
final class ListImportFields implements Fields {

    private final ListImports imports;
    private final RelationshipReferences relationships;
    private final References references;

    ListImportFields(ListImports imports, RelationshipReferences relationships, References references) {
        this.imports = imports;
        this.relationships = relationships;
        this.references = references;
    }

    /** @param unmentioned null where a repeated request is answered from the record */
    record Shown(
            boolean done,
            ListComparison changes,
            int unchanged,
            @Nullable Integer unmentioned) {

        static Shown of(Outcome outcome) {
            return new Shown(outcome.kept() != null, outcome.changes(), outcome.unchanged(), outcome.unmentioned());
        }

        static Shown of(ListImport kept) {
            return new Shown(true, kept.changes(), kept.unchanged(), null);
        }
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.type("DependencyListImport", Shown.class);
        wiring.loaders().addNode(ListImportId::new, (ids, actor, now) -> {
            Map<ListImportId, Object> shown = new HashMap<>();
            imports.visible(ids, actor, now).forEach((id, kept) -> shown.put(id, Shown.of(kept)));
            return shown;
        });
        wiring.mutation("importDependencyList", "dependencyListImport", this::bring);
    }

    private Map<String, Object> bring(Input input, Act act) {
        var direction = new Direction(
                relationships.relationship(input.text("relationship")), references.organization(input.text("side")));
        ListFormat format = Objects.requireNonNull(input.choice(ListFormat.class, "format"));
        var wish = new Wish(direction, format, input.text("text"), input.flag("dropMissing"), input.flag("dryRun"));
        return Map.of("dependencyListImport", Shown.of(imports.bring(act, wish)));
    }
}
