package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.organization.Bodies;
import org.sdohub.statement.Correspondence;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementId;

/** Wherever a statement is asked for, its id will do as well as its number. What is neither names no statement. */
@Singleton
final class StatementReferences {

    private static final StatementId NONE = new StatementId(new UUID(0, 0));

    private final Correspondence correspondence;
    private final References references;
    private final Bodies bodies;

    StatementReferences(Correspondence correspondence, References references, Bodies bodies) {
        this.correspondence = correspondence;
        this.references = references;
        this.bodies = bodies;
    }

    StatementId statement(String reference, Act act) {
        return statement(reference, act.actor(), act.at());
    }

    StatementId statement(String reference, Actor actor, Instant now) {
        return GlobalId.parse(reference, "statement", StatementId::new)
                .or(() -> correspondence.findByNumber(reference, actor, now).map(Statement::id))
                .orElse(NONE);
    }

    List<BodyId> bodies(Input input, String name) {
        return input.texts(name).stream().map(references::body).toList();
    }

    /** With all groups below them: who asks for an organization means its groups too. */
    Set<BodyId> bodiesWithGroups(Input input, String name) {
        return withGroups(bodies(input, name));
    }

    Set<BodyId> withGroups(Collection<BodyId> named) {
        Bodies.Tree tree = bodies.tree();
        Set<BodyId> all = new LinkedHashSet<>(named);
        named.stream().filter(tree::knows).forEach(body -> all.addAll(tree.withAllBelow(body)));
        return all;
    }
}
