package org.sdohub.dependency;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependencies.Declaration;
import org.sdohub.dependency.Dependency.Details;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.relationship.RelationshipId;

/** Reads one entry whole, so that everything that is wrong in it is told at once. */
final class EntryReading {

    private static final End NO_END = new End.UncataloguedText("?");

    private final ListedEntry entry;
    private final Bodies.Tree tree;
    private final ListedEnds ends;
    private final RowProblems problems;
    private boolean fine = true;

    EntryReading(ListedEntry entry, Bodies.Tree tree, ListedEnds ends, RowProblems problems) {
        this.entry = entry;
        this.tree = tree;
        this.ends = ends;
        this.problems = problems;
    }

    /** What a text does not say of one that is there stays. Null where something in it is wrong. */
    @Nullable
    Details details(Dependency now) {
        Dependency.Kind kind = value("kind", entry::kind, now.kind());
        var wanted = new Details(
                kind,
                value("pinned", entry::pinned, now.pinned()),
                optional("neededMaturity", () -> neededMaturity(kind, now), now.neededMaturity()),
                optional("neededBy", () -> entry.day("neededBy"), now.neededBy()),
                optional("expected", () -> entry.day("expected"), now.expected()),
                value("reason", () -> entry.text("reason"), now.reason()),
                value("owner", () -> owner(now.owner()), now.owner()),
                optional("counterpart", () -> counterpart(now), now.counterpart()));
        return fine ? wanted : null;
    }

    /** The same of its justification. Null where there is none, and where something in it is wrong. */
    @Nullable
    Justification justification(@Nullable Justification now) {
        Optional<Justification> said =
                problems.collect(entry.line(), () -> Optional.ofNullable(entry.justification(now)));
        fine &= said != null;
        return said == null ? null : said.orElse(null);
    }

    private BodyId owner(BodyId now) {
        String said = entry.text("owner");
        BodyId body = said.equals(tree.label(now)) ? now : entry.body("owner");
        return body == null ? now : body;
    }

    private @Nullable BodyId counterpart(Dependency now) {
        BodyId there = now.counterpart();
        boolean same = there != null && entry.text("counterpart").equals(tree.label(there));
        return same ? there : entry.body("counterpart");
    }

    /** A list tells what is usual for the kind as well; that is no word of its own. */
    private @Nullable Maturity neededMaturity(Dependency.Kind kind, @Nullable Dependency now) {
        Maturity said = entry.neededMaturity();
        if (now != null && said == now.needed() && kind == now.kind()) {
            return now.neededMaturity();
        }
        return said == Dependency.usuallyNeeded(kind) ? null : said;
    }

    /** A new one, which is the side's own where nobody is named. Null where something in it is wrong. */
    @Nullable
    Declaration declaration(OrganizationId side, OrganizationId other, RelationshipId relationship) {
        End from = end("from", side);
        End to = end("to", other);
        Dependency.Kind kind = value("kind", entry::kind, Dependency.Kind.UNCLASSIFIED);
        BodyId owner = optional("owner", () -> entry.body("owner"), null);
        boolean nobodyKnown = owner == null && from instanceof End.UncataloguedText;
        var wanted = new Declaration(
                from,
                to,
                kind,
                value("pinned", entry::pinned, false),
                optional("neededMaturity", () -> neededMaturity(kind, null), null),
                optional("neededBy", () -> entry.day("neededBy"), null),
                optional("expected", () -> entry.day("expected"), null),
                value("reason", () -> entry.text("reason"), ""),
                nobodyKnown ? side : owner,
                optional("counterpart", () -> entry.body("counterpart"), null),
                relationship,
                justification(null));
        return fine ? wanted : null;
    }

    private End end(String column, OrganizationId of) {
        return value(column, () -> ends.find(of, entry.text(column)).orElseGet(() -> entry.textEnd(column)), NO_END);
    }

    private <T> T value(String column, Supplier<T> read, T otherwise) {
        if (!entry.gave(column)) {
            return otherwise;
        }
        T value = problems.collect(entry.line(), read);
        fine &= value != null;
        return value == null ? otherwise : value;
    }

    private <T> @Nullable T optional(String column, Supplier<@Nullable T> read, @Nullable T otherwise) {
        if (!entry.gave(column)) {
            return otherwise;
        }
        Optional<T> value = problems.collect(entry.line(), () -> Optional.ofNullable(read.get()));
        fine &= value != null;
        return value == null ? otherwise : value.orElse(null);
    }
}
