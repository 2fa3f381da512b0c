package org.sdohub.adapter.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.statement.Deadlines;
import org.sdohub.statement.Gates;
import org.sdohub.statement.Handlings;
import org.sdohub.statement.Handlings.Place;
import org.sdohub.statement.Letter;
import org.sdohub.statement.Letter.Settlement;
import org.sdohub.statement.Replies;
import org.sdohub.statement.StatementId;
import org.sdohub.statement.Statements;
import org.sdohub.statement.Statements.Wishes;

/** The words in which it is told what became of statements. */
final class StatementFacts {

    /** A statement is filed in its first version; that is what its approver reads. */
    private static final long AS_FILED = 1;

    private static final Duration A_LITTLE_LATER = Duration.ofHours(2);

    private final Script script;
    private final Statements statements;
    private final Gates gates;
    private final Replies replies;
    private final Handlings handlings;
    private final Deadlines deadlines;

    StatementFacts(
            Script script,
            Statements statements,
            Gates gates,
            Replies replies,
            Handlings handlings,
            Deadlines deadlines) {
        this.script = script;
        this.statements = statements;
        this.gates = gates;
        this.replies = replies;
        this.handlings = handlings;
        this.deadlines = deadlines;
    }

    static StatementId id(String name) {
        return new StatementId(Names.made(actOf(name)));
    }

    private static String actOf(String name) {
        return "statement " + name;
    }

    /** Filed by the sender's officer and, where its rules want that, approved a little later. */
    void sent(String name, Instant at, Writing writing) {
        filed(name, at, writing);
        approved(name, writing.from(), at);
    }

    void filed(String name, Instant at, Writing writing) {
        filed(name, officerOf(writing.from()), at, writing);
    }

    void filed(String name, String who, Instant at, Writing writing) {
        script.act(actOf(name), who, at, act -> statements.file(act, writing.letter(), Wishes.NONE));
    }

    void drafted(String name, Instant at, Writing writing) {
        String who = officerOf(writing.from());
        script.act(actOf(name), who, at, act -> statements.draft(act, writing.letter(), Wishes.NONE));
    }

    private void approved(String name, String from, Instant filed) {
        String approver = approverOf(from);
        if (approver == null) {
            return;
        }
        does(
                name,
                approver,
                "approves",
                filed.plus(A_LITTLE_LATER),
                act -> gates.approve(act, id(name), AS_FILED, new Gates.Passing(null, null, null, null)));
    }

    void returned(String name, String by, Instant at, String reason) {
        does(name, by, "returns", at, act -> gates.sendBack(act, id(name), AS_FILED, reason));
    }

    void abandoned(String name, String by, Instant at, String reason) {
        does(name, by, "abandons", at, act -> statements.abandon(act, id(name), null, reason));
    }

    void withdrawn(String name, String by, Instant at, String reason) {
        does(name, by, "withdraws", at, act -> statements.withdraw(act, id(name), null, reason));
    }

    /** What the answering body says of the other's requested actions. */
    record Reply(String body, boolean interim, String text, List<Settlement> settles) {}

    void replied(String name, String to, Instant at, Reply reply) {
        script.act(
                actOf(name),
                officerOf(reply.body),
                at,
                act -> replies.reply(
                        act,
                        id(to),
                        Names.body(reply.body),
                        reply.interim,
                        Wishes.NONE,
                        reversed -> new Letter(
                                reversed.envelope(), reply.text, List.of(), reversed.relations(), reply.settles)));
        approved(name, reply.body, at);
    }

    void acknowledged(String name, String body, Instant at) {
        handled(name, body, "acknowledges", at, handlings::acknowledge);
    }

    void thanked(String name, String body, Instant at) {
        handled(name, body, "thanks", at, handlings::thank);
    }

    void takenUp(String name, String body, Instant at) {
        handled(name, body, "takes up", at, handlings::takeUp);
    }

    void noted(String name, String body, Instant at) {
        handled(name, body, "notes", at, handlings::note);
    }

    void declined(String name, String body, Instant at, String reason) {
        handled(name, body, "declines", at, (act, place) -> handlings.decline(act, place, reason));
    }

    void leftWithoutReply(String name, String body, Instant at, String reason) {
        handled(name, body, "leaves", at, (act, place) -> handlings.leaveWithoutReply(act, place, reason));
    }

    void postponed(String name, String body, Instant at, String meeting) {
        handled(name, body, "postpones", at, (act, place) -> handlings.postpone(act, place, meeting));
    }

    void closed(String name, String body, Instant at) {
        handled(name, body, "closes", at, handlings::close);
    }

    void archived(String name, String body, Instant at) {
        does(name, officerOf(body), "archives", at, act -> handlings.archive(act, id(name), null));
    }

    void redirected(String name, String by, String from, String to, Instant at, String reason) {
        var place = new Place(id(name), Names.body(from), null);
        does(name, by, "redirects", at, act -> handlings.redirect(act, place, Names.body(to), reason));
    }

    void proposed(String name, String body, Instant at, LocalDate date, String course) {
        handled(name, body, proposing(date), at, (act, place) -> deadlines.propose(act, place, date, course));
    }

    /** @param by the body whose officer proposed that date */
    void decided(String name, String sender, String by, Instant at, LocalDate date, boolean accept, String reason) {
        var proposal = Names.inner(actOf(name) + ": " + officerOf(by) + " " + proposing(date), 0);
        does(
                name,
                officerOf(sender),
                "decides on " + date,
                at,
                act -> deadlines.decide(act, id(name), null, proposal, accept, reason));
    }

    private static String proposing(LocalDate date) {
        return "proposes " + date;
    }

    private void handled(String name, String body, String verb, Instant at, BiConsumer<Act, Place> deed) {
        var place = new Place(id(name), Names.body(body), null);
        does(name, officerOf(body), verb, at, act -> deed.accept(act, place));
    }

    private void does(String name, String who, String verb, Instant at, Consumer<Act> deed) {
        script.act(actOf(name) + ": " + who + " " + verb, who, at, deed);
    }

    /** Who writes and acts for a body. */
    static String officerOf(String body) {
        return switch (body) {
            case "OMA" -> "oma-coordinator";
            case "IETF" -> "ietf-chair";
            default -> body.toLowerCase(Locale.ROOT).replace('/', '-') + "-chair";
        };
    }

    /** Null where the sender's own officer suffices. */
    private static @Nullable String approverOf(String body) {
        if (body.startsWith("IETF/")) {
            return "rai-ad";
        }
        return body.startsWith("OMA/") ? "oma-coordinator" : null;
    }
}
