package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.text;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.EventLog;
import org.sdohub.kernel.HubEvent;
import org.sdohub.organization.Bodies;
import org.sdohub.statement.Comment;
import org.sdohub.statement.Comments;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementSight;

/** What was said about a statement and what happened to it, as far as the reader may know. */
@Singleton
final class RecordOfStatement {

    /** What happened later is read by the API. */
    private static final int MOST = 200;

    private final Comments comments;
    private final EventLog events;
    private final StatementSight sight;
    private final Bodies bodies;
    private final Clock clock;

    RecordOfStatement(Comments comments, EventLog events, StatementSight sight, Bodies bodies, Clock clock) {
        this.comments = comments;
        this.events = events;
        this.sight = sight;
        this.bodies = bodies;
        this.clock = clock;
    }

    void into(PlainPage page, Statement one, Actor reader) {
        Instant now = clock.instant();
        List<Comment> said = comments.of(List.of(one.id()), reader, now).getOrDefault(one.id(), List.of());
        page.section("Comments", Markup.items(said.stream().map(this::comment).toList()));
        page.section(
                "History",
                Markup.items(events.of(one.id(), MOST).stream()
                        .filter(event -> sight.tells(event, one, reader, now))
                        .map(RecordOfStatement::happened)
                        .toList()));
    }

    private Markup comment(Comment comment) {
        String who = day(comment.at()) + ", " + comment.by() + ", for "
                + bodies.tree().label(comment.organization())
                + (comment.withinOrganization() ? ", to be read there only: " : ": ");
        return element("span", text(who), StatementRows.foreign(comment.text()));
    }

    private static Markup happened(HubEvent event) {
        Markup what = text(day(event.at()) + ": " + words(event.type()) + ", by "
                + event.by().name() + changes(event) + (event.note() == null ? "" : ": "));
        return event.note() == null ? what : element("span", what, StatementRows.foreign(event.note()));
    }

    private static String changes(HubEvent event) {
        StringBuilder all = new StringBuilder();
        for (HubEvent.Change change : event.changes()) {
            all.append("; ").append(change.field());
            if (change.before() != null) {
                all.append(" from ").append(change.before());
            }
            if (change.after() != null) {
                all.append(change.before() == null ? " " : " to ").append(change.after());
            }
        }
        return all.toString();
    }

    /** {@code StatementPosted} reads as "statement posted". */
    private static String words(String type) {
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }
}
