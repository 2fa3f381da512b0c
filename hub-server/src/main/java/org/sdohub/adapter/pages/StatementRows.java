package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.link;
import static org.sdohub.adapter.pages.Markup.text;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Page;
import org.sdohub.organization.Bodies;
import org.sdohub.statement.Correspondence;
import org.sdohub.statement.DueSentence;
import org.sdohub.statement.Envelope;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementStore.Filter;
import org.sdohub.statement.StatementStore.Order;
import org.sdohub.statement.Title;

/** Statements in a table, and what is said of one in a line. */
@Singleton
final class StatementRows {

    private static final int NEWEST = 10;

    private final Correspondence correspondence;
    private final Bodies bodies;
    private final Addresses addresses;
    private final Clock clock;

    StatementRows(Correspondence correspondence, Bodies bodies, Addresses addresses, Clock clock) {
        this.correspondence = correspondence;
        this.bodies = bodies;
        this.addresses = addresses;
        this.clock = clock;
    }

    Markup table(List<Statement> statements) {
        return PlainPage.table(
                List.of("Date", "Number", "From", "To", "Title", "What is owed"),
                statements.stream().map(this::row).toList());
    }

    private List<Markup> row(Statement one) {
        Envelope envelope = one.letter().envelope();
        return List.of(
                text(day(one)),
                link(Addresses.of(one), called(one)),
                bodies(envelope.from(), envelope.strangers().from()),
                bodies(envelope.addressees(), envelope.strangers().to()),
                foreign(title(one)),
                text(due(one)));
    }

    /** @param stranger one that the hub does not know, by its own name; null for none */
    Markup bodies(List<? extends BodyId> known, @Nullable String stranger) {
        if (stranger == null) {
            return addresses.links(known);
        }
        return known.isEmpty()
                ? foreign(stranger)
                : Markup.all(List.of(addresses.links(known), text(", "), foreign(stranger)));
    }

    /** What somebody wrote runs in the direction of its own letters, whatever stands around it. */
    static Markup foreign(String text) {
        return element("bdi", text);
    }

    /** Who owes what to whom by when. */
    String due(Statement one) {
        return new DueSentence(body -> bodies.tree().label(body), clock.instant()).of(one);
    }

    /** Its number, or how it stands where it has none yet. */
    static String called(Statement one) {
        String number = one.number();
        return number == null ? PlainPage.words(one.state()) : number;
    }

    static String title(Statement one) {
        Title title = one.letter().envelope().title();
        if (title != null) {
            return title.value();
        }
        return one instanceof Statement.Withdrawn ? "(withdrawn)" : "(without title)";
    }

    static String day(Statement one) {
        Instant at = one.postedAt();
        return at == null ? "" : LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }

    /** In a line, to be followed. */
    static Markup named(Statement one) {
        return element("span", Markup.link(Addresses.of(one), called(one)), text(" "), foreign(title(one)));
    }

    /** Of the body and of all groups below it, with a link to all. */
    Markup newest(BodyId body, Actor reader) {
        Filter of = party(bodies.tree().withAllBelow(body));
        Page<Statement> page =
                correspondence.page(of, Order.NEWEST_FIRST, reader, clock.instant(), Page.Request.first(NEWEST));
        Markup more = page.hasNext()
                ? element("p", link("/statements?party=" + Addresses.encoded(addresses.key(body)), "All statements"))
                : Markup.NONE;
        return Markup.all(List.of(table(page.values()), more));
    }

    private static Filter party(Set<BodyId> bodies) {
        return new Filter(
                Set.of(), Set.of(), bodies, Set.of(), Set.of(), null, Set.of(), null, null, null, "", null, null, null,
                null);
    }
}
