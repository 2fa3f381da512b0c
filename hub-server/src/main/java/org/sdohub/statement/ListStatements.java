package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependencies;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.DependencyList;
import org.sdohub.dependency.DependencyList.Entry;
import org.sdohub.dependency.DependencyListId;
import org.sdohub.dependency.DependencyLists;
import org.sdohub.dependency.End;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.Relationships;
import org.sdohub.specification.SpecificationId;
import org.sdohub.statement.Envelope.Citation;

/** Statements that are drafted from a published dependency list: to carry it, or about one of its entries. */
@Singleton
public class ListStatements {

    private final Statements statements;
    private final StatementRights rights;
    private final DependencyLists lists;
    private final Dependencies dependencies;
    private final Relationships relationships;
    private final Bodies bodies;

    ListStatements(
            Statements statements,
            StatementRights rights,
            DependencyLists lists,
            Dependencies dependencies,
            Relationships relationships,
            Bodies bodies) {
        this.statements = statements;
        this.rights = rights;
        this.lists = lists;
        this.dependencies = dependencies;
        this.relationships = relationships;
        this.bodies = bodies;
    }

    /** The two ends of a draft. */
    private record Between(BodyId from, BodyId to) {}

    /**
     * The author finds it among the drafts, changes what is to be changed, and submits it as any other.
     *
     * @param entry null to carry the list as a whole
     * @param from who writes; null for the first of the two sides' bodies for which the actor may
     */
    public Statement draft(Act act, DependencyListId id, @Nullable DependencyId entry, @Nullable BodyId from) {
        DependencyList list = lists.visible(List.of(id), act.actor(), act.at()).get(id);
        if (list == null) {
            throw DependencyLists.unknown("dependencyList");
        }
        Relationship relationship = Objects.requireNonNull(relationships
                .visible(List.of(list.relationship()), act.actor(), act.at())
                .get(list.relationship()));
        var letters = new ListLetter(list, bodies.tree().label(list.side()));
        Letter letter = entry == null
                ? carrying(act, list, relationship, from, letters)
                : about(act, list, relationship, entry, from, letters);
        return statements.draft(act, letter, Statements.Wishes.NONE);
    }

    /** What somebody else may read as well, whoever drafts it. */
    private Letter carrying(
            Act act, DependencyList list, Relationship relationship, @Nullable BodyId from, ListLetter letters) {
        OrganizationId other = relationship.arrangement().other(list.side());
        Between between = between(act, relationship, List.of(new Between(list.side(), other)), from);
        List<Entry> open = list.entries().stream()
                .filter(entry -> entry.restrictedTo().isEmpty())
                .toList();
        return letters.carrying(between.from, between.to, open);
    }

    private Letter about(
            Act act,
            DependencyList list,
            Relationship relationship,
            DependencyId id,
            @Nullable BodyId from,
            ListLetter letters) {
        Entry entry = lists.entries(list.entries(), act.actor(), act.at()).stream()
                .filter(one -> one.dependency().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.notFound(
                        "DEPENDENCY_LIST_ENTRY_UNKNOWN", "This list has no such entry.", "dependency")));
        Dependency now =
                dependencies.visible(List.of(id), act.actor(), act.at()).get(id);
        BodyId needing = now == null ? list.side() : now.owner();
        OrganizationId other = relationship.arrangement().other(list.side());
        BodyId owing = now == null || now.counterpart() == null ? other : now.counterpart();
        List<Between> ways = List.of(
                new Between(owing, needing),
                new Between(other, needing),
                new Between(needing, owing),
                new Between(list.side(), owing));
        Between between = between(act, relationship, ways, from);
        SpecificationId cited = now == null ? null : End.specification(now.to());
        return letters.about(
                between.from,
                between.to,
                entry,
                new Citation(
                        cited,
                        entry.to(),
                        null,
                        entry.maturity(),
                        "It stands in dependency list " + list.number() + "."));
    }

    /** The first that the actor may; where another sender is named, from that one to the other side. */
    private Between between(Act act, Relationship relationship, List<Between> ways, @Nullable BodyId from) {
        List<Between> all = new ArrayList<>(ways);
        if (from != null) {
            OrganizationId side = side(relationship, from);
            all.removeIf(way -> !bodies.tree().lineage(way.from).organization().equals(side));
            BodyId to = all.isEmpty() ? relationship.arrangement().other(side) : all.getFirst().to;
            all = List.of(new Between(from, to));
        }
        return all.stream()
                .filter(way -> rights.drafting(act.actor(), act.at(), way.from, relationship.id())
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> StatementRights.refused(rights.draftingRow(ways.getFirst().from, act.at())));
    }

    private OrganizationId side(Relationship relationship, BodyId from) {
        if (!bodies.tree().knows(from)) {
            throw new Refused(Refusal.notFound("BODY_UNKNOWN", "There is no such organization or group.", "from"));
        }
        OrganizationId side = bodies.tree().lineage(from).organization();
        if (!relationship.organizations().contains(side)) {
            throw new Refused(Refusal.broken(
                    "DEPENDENCY_LIST_OF_NO_SIDE", "That body belongs to no side of this relationship.", "from"));
        }
        return side;
    }
}
