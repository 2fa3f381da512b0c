package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.DependencyList;
import org.sdohub.dependency.DependencyListId;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Id;
import org.sdohub.statement.Correspondence;
import org.sdohub.statement.ListStatements;
import org.sdohub.statement.Statement;

/** Dependency lists and the statements that carry them or are about their entries; each is found from the other. */
@Singleton
final class ListStatementFields implements Fields {

    private static final String REFERRING = "statements that refer to dependencies and lists";

    private final ListStatements drafts;
    private final Correspondence correspondence;
    private final References references;

    ListStatementFields(ListStatements drafts, Correspondence correspondence, References references) {
        this.drafts = drafts;
        this.correspondence = correspondence;
        this.references = references;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.<Id, List<Statement>>batch(REFERRING, (ids, actor, now) -> correspondence.referringTo(ids, actor, now));
        wiring.extend("DependencyList", DependencyList.class)
                .field("statements", (list, ask) -> statements(ask, list.id()));
        wiring.extend("Dependency", Dependency.class).field("statements", (one, ask) -> statements(ask, one.id()));
        wiring.mutation("draftStatementOnDependencyList", "statement", this::draft);
    }

    private static CompletableFuture<List<Statement>> statements(Ask ask, Id id) {
        return ask.<List<Statement>>batched(REFERRING, id).thenApply(found -> found == null ? List.of() : found);
    }

    private Map<String, Object> draft(Input input, Act act) {
        DependencyListId list = input.id("dependencyList", DependencyListId::new);
        DependencyId entry = input.optionalId("dependency", DependencyId::new);
        String from = input.optionalText("from");
        return Map.of("statement", drafts.draft(act, list, entry, from == null ? null : references.body(from)));
    }
}
