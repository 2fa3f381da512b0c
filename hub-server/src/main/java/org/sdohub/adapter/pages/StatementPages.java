package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.text;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Page;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.search.StatementLists;
import org.sdohub.statement.Correspondence;
import org.sdohub.statement.Handling;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementId;
import org.sdohub.statement.StatementStore.Filter;
import org.sdohub.statement.StatementStore.Order;
import org.sdohub.statement.StatementStore.Sort;
import org.sdohub.statement.StatementThread;

/** Statements, as far as the reader may see them: lists, letters and threads. */
@Controller("/statements")
@PermitAll
@ExecuteOn(TaskExecutors.BLOCKING)
class StatementPages {

    private final Correspondence correspondence;
    private final StatementLists lists;
    private final Bodies bodies;
    private final Addresses addresses;
    private final Places places;
    private final StatementRows rows;
    private final LetterPage letter;
    private final ClientShell client;
    private final Clock clock;

    StatementPages(
            Correspondence correspondence,
            StatementLists lists,
            Bodies bodies,
            Addresses addresses,
            Places places,
            StatementRows rows,
            LetterPage letter,
            ClientShell client,
            Clock clock) {
        this.correspondence = correspondence;
        this.lists = lists;
        this.bodies = bodies;
        this.addresses = addresses;
        this.places = places;
        this.rows = rows;
        this.letter = letter;
        this.client = client;
        this.clock = clock;
    }

    enum Standing {
        /** Some addressee has not dealt with it. */
        OPEN,
        /** An answer is owed, and its day has passed. */
        OVERDUE,
        ANSWERED
    }

    enum Sorted {
        NEWEST,
        /** What is due first. */
        DUE
    }

    /** The web client knows the whole list only; one that is narrowed is a plain page. */
    @Get
    @Produces("text/html")
    HttpResponse<?> list(HttpRequest<?> request) {
        var query = new Query("/statements", request, "q", "from", "to", "party", "purpose", "standing", "order");
        PlainPage page = list(query, Visits.actor(request));
        return query.asksNothing() ? Answers.inClient(request, page, client) : Answers.of(request, page);
    }

    private PlainPage list(Query query, Actor reader) {
        Page<Statement> page =
                lists.page(said(query), filter(query), order(query), reader, now(), places.request(query));
        Markup form = new Form(query)
                .text("q", "Title or number")
                .text("from", "From")
                .text("to", "To")
                .choice("purpose", "Purpose", Purpose.class)
                .choice("standing", "Standing", Standing.class)
                .choice("order", "Order", Sorted.class)
                .markup();
        String none = page.values().isEmpty() ? "No statement is like that." : "";
        return new PlainPage("Liaison statements", query.here())
                .say(
                        "Letters that standards bodies wrote to each other. A body is named by its acronym, such as OMA, or "
                                + "OMA/CD for one of its groups.")
                .say(form)
                .say(none)
                .say(rows.table(page.values()), places.next(page, query));
    }

    private static StatementLists.Said said(Query query) {
        return new StatementLists.Said("", query.text("q"));
    }

    private Filter filter(Query query) {
        Bodies.Tree tree = bodies.tree();
        Standing standing = query.one("standing", Standing.class);
        return new Filter(
                query.bodies("from", tree),
                query.bodies("to", tree),
                query.bodies("party", tree),
                query.set("purpose", Purpose.class),
                Set.of(),
                null,
                handlings(query),
                null,
                null,
                standing == Standing.OVERDUE ? now() : null,
                "",
                null,
                null,
                null,
                null);
    }

    private static Set<Handling.State> handlings(Query query) {
        return switch (query.one("standing", Standing.class)) {
            case OPEN -> Handling.State.OPEN;
            case ANSWERED -> Set.of(Handling.State.ANSWERED);
            case OVERDUE -> Set.of();
            case null -> Set.of();
        };
    }

    private static Order order(Query query) {
        return query.one("order", Sorted.class) == Sorted.DUE ? new Order(Sort.DUE, false) : Order.NEWEST_FIRST;
    }

    private Instant now() {
        return clock.instant();
    }

    @Get("/{number}")
    @Produces("text/html")
    HttpResponse<?> statement(HttpRequest<?> request, @PathVariable String number) {
        Actor reader = Visits.actor(request);
        return Answers.of(request, find(number, reader).map(one -> letter.of(one, reader)));
    }

    /** A number is understood in any case; what was not posted has none, and is called by its id. */
    private Optional<Statement> find(String number, Actor reader) {
        return Addresses.id(number)
                .map(id -> correspondence.find(new StatementId(id), reader, now()))
                .orElseGet(() -> correspondence.findByNumber(number, reader, now()));
    }

    /** The whole thread, whichever of its statements is named. */
    @Get("/{number}/thread")
    @Produces("text/html")
    HttpResponse<?> thread(HttpRequest<?> request, @PathVariable String number) {
        Actor reader = Visits.actor(request);
        return Answers.of(request, find(number, reader).map(one -> thread(one, reader)));
    }

    private PlainPage thread(Statement one, Actor reader) {
        StatementId root = one.origin().thread();
        StatementThread thread = correspondence
                .threads(List.of(root), reader, now())
                .getOrDefault(root, new StatementThread(root, List.of(one)));
        Statement first =
                thread.statements().isEmpty() ? one : thread.statements().getFirst();
        PlainPage page = new PlainPage(
                "Thread of " + StatementRows.called(first) + ": " + StatementRows.title(first),
                Addresses.of(first) + "/thread");
        thread.turn()
                .ifPresent(turn -> page.say(element(
                        "p",
                        text("It is the turn of "),
                        addresses.links(turn.bodies()),
                        text(turn.next() == null ? ", without a deadline." : " by " + turn.next() + "."))));
        return page.say(rows.table(thread.statements()));
    }
}
