package org.sdohub.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.organization.Bodies;
import org.sdohub.search.Entry.Part;
import org.sdohub.search.Entry.Writing;
import org.sdohub.specification.SpecificationId;
import org.sdohub.statement.Answering;
import org.sdohub.statement.Due;
import org.sdohub.statement.Envelope;
import org.sdohub.statement.Handling;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementSight;

/** What a statement is found by. Of a withdrawn one most see the notice only, and find it by no other word. */
record StatementEntry(StatementSight sight) {

    List<Entry> of(Statement statement, Bodies.Tree tree) {
        if (!(statement instanceof Statement.Withdrawn withdrawn)) {
            Writing whole = outside(statement, tree).readBy(Readership.of(sight.audience(statement)));
            return List.of(inside(whole, statement, tree).written());
        }
        var insiders = Readership.of(sight.inside(statement));
        Writing notice = outside(withdrawn, tree)
                .says(Part.TEXT, withdrawn.reason())
                .readBy(Readership.of(sight.audience(statement)))
                .hiddenFrom(insiders);
        Writing record = outside(withdrawn, tree).says(Part.TEXT, withdrawn.reason());
        return List.of(
                notice.written(),
                inside(record, statement, tree).readBy(insiders).written());
    }

    /** What stands in a notice, too. */
    private static Writing outside(Statement statement, Bodies.Tree tree) {
        Envelope envelope = statement.letter().envelope();
        Writing writing = new Writing(Kind.STATEMENT, statement.id())
                .says(Part.NAME, statement.number())
                .has(Trait.STATE, statement.state())
                .has(Trait.FROM, envelope.from())
                .has(Trait.TO, addressed(statement))
                .has(Trait.RELATIONSHIP, statement.origin().relationship())
                .at(stands(statement));
        parties(statement).forEach(body -> names(writing, body, tree));
        return writing;
    }

    /** By the names of its bodies it is found, whatever they are called later. */
    static void names(Writing writing, BodyId body, Bodies.Tree tree) {
        writing.has(Trait.BODY, body).restsOn(body);
        if (!tree.knows(body)) {
            return;
        }
        writing.around(tree.label(body)).around(tree.organizationOf(body).name());
        if (body instanceof BodyId.GroupId group) {
            tree.group(group).ifPresent(one -> writing.around(one.name()));
        }
    }

    private static Writing inside(Writing writing, Statement statement, Bodies.Tree tree) {
        Envelope envelope = statement.letter().envelope();
        writing.says(
                        Part.TITLE,
                        envelope.title() == null ? null : envelope.title().value())
                .says(Part.TEXT, statement.letter().body())
                .has(Trait.PURPOSE, purposes(envelope))
                .has(
                        Trait.HANDLING,
                        statement.handlings().stream().map(Handling::state).toList())
                .has(Trait.CITED, cited(envelope))
                .has(Trait.SUBJECT, cited(envelope))
                .has(Trait.SUBJECT, envelope.refersTo())
                .has(Trait.IS, statement.archived() ? "ARCHIVED" : null)
                .owes(owed(statement))
                .measuredBy(Answering.of(statement, body -> tree.lineage(body).organization()));
        envelope.identifiers().forEach(one -> writing.says(Part.NAME, one.series() + " " + one.value()));
        envelope.requestedActions().forEach(one -> writing.says(Part.TEXT, one.text()));
        envelope.citations().forEach(one -> writing.says(Part.TEXT, cited(one)));
        statement.letter().attachments().stream()
                .filter(one -> one.hidden() == null)
                .forEach(one -> writing.says(Part.TEXT, one.name()));
        return writing;
    }

    private static String cited(Envelope.Citation one) {
        return one.version() == null ? one.designation() : one.designation() + " " + one.version();
    }

    /** When it was posted, or before that when it was drafted. */
    private static Instant stands(Statement statement) {
        return Objects.requireNonNullElse(
                statement.postedAt(), statement.origin().draftedAt());
    }

    private static Entry.@Nullable Owed owed(Statement statement) {
        return Due.owed(statement).stream()
                .findFirst()
                .map(due -> new Entry.Owed(due.date(), due.end().orElse(null)))
                .orElse(null);
    }

    private static Set<BodyId> addressed(Statement statement) {
        Set<BodyId> all = new LinkedHashSet<>(statement.letter().envelope().addressees());
        statement.handlings().forEach(one -> all.add(one.body()));
        return all;
    }

    private static Set<BodyId> parties(Statement statement) {
        Set<BodyId> all = new LinkedHashSet<>(statement.letter().envelope().from());
        all.addAll(addressed(statement));
        all.addAll(statement.letter().envelope().cc());
        return all;
    }

    private static List<Object> purposes(Envelope envelope) {
        List<Object> all = new ArrayList<>();
        envelope.addressees().stream()
                .map(envelope::purposeFor)
                .filter(Objects::nonNull)
                .forEach(all::add);
        if (all.isEmpty() && envelope.purpose() != null) {
            all.add(envelope.purpose());
        }
        return all;
    }

    private static List<SpecificationId> cited(Envelope envelope) {
        return envelope.citations().stream()
                .map(Envelope.Citation::specification)
                .filter(Objects::nonNull)
                .toList();
    }
}
