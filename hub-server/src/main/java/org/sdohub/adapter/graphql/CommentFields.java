package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.EventLog;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Id;
import org.sdohub.statement.Comment;
import org.sdohub.statement.CommentId;
import org.sdohub.statement.Comments;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementId;
import org.sdohub.statement.StatementSight;

/** What is on record about statements beside the statements: comments, and all that ever happened to them. */
@Singleton
final class CommentFields implements Fields {

    private static final String COMMENTS = "comments on statements";
    private static final String TIMELINES = "timelines of statements";
    private static final String OLDEST_FIRST = "time";

    /** More never happened to one statement. */
    private static final int LONGEST_TIMELINE = 10_000;

    private final Comments comments;
    private final EventLog events;
    private final StatementSight sight;
    private final StatementReferences named;
    private final References references;

    CommentFields(
            Comments comments,
            EventLog events,
            StatementSight sight,
            StatementReferences named,
            References references) {
        this.comments = comments;
        this.events = events;
        this.sight = sight;
        this.named = named;
        this.references = references;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.node("Comment", Comment.class, CommentId::new, (ids, actor, now) -> comments.findAll(ids, actor, now))
                .field("private", (one, ask) -> one.withinOrganization());
        wiring.<StatementId, List<Comment>>batch(COMMENTS, (ids, actor, now) -> comments.of(ids, actor, now));
        wiring.<Id, List<HubEvent>>batch(TIMELINES, (ids, actor, now) -> events.of(ids, LONGEST_TIMELINE));
        wiring.extend("Statement", Statement.class)
                .field("comments", CommentFields::comments)
                .field("timeline", this::timeline)
                .field(
                        "viewerCanComment",
                        (one, ask) -> !comments.commentingFor(ask.actor(), ask.now(), one)
                                .isEmpty());
        wiring.mutation("commentOnStatement", "comment", (input, act) -> Map.of("comment", said(input, act)));
    }

    private static Object comments(Statement statement, Ask ask) {
        var page = ask.page(OLDEST_FIRST);
        return ask.<List<Comment>>batched(COMMENTS, statement.id())
                .thenApply(found -> ask.connection(
                        WholeList.page(found == null ? List.of() : found, CommentFields::position, page),
                        OLDEST_FIRST));
    }

    private static String position(Comment comment) {
        return padded(comment.at().toEpochMilli()) + " " + comment.id().value();
    }

    private Object timeline(Statement statement, Ask ask) {
        var page = ask.page(OLDEST_FIRST);
        return ask.<List<HubEvent>>batched(TIMELINES, statement.id()).thenApply(found -> {
            List<HubEvent> told = found == null
                    ? List.of()
                    : found.stream()
                            .filter(event -> sight.tells(event, statement, ask.actor(), ask.now()))
                            .toList();
            return ask.connection(WholeList.page(told, event -> padded(event.sequence()), page), OLDEST_FIRST);
        });
    }

    private static String padded(long number) {
        return String.format(Locale.ROOT, "%019d", number);
    }

    private Comment said(Input input, Act act) {
        String organization = input.optionalText("organization");
        OrganizationId as = organization == null ? null : references.organization(organization);
        return comments.comment(
                act, named.statement(input.text("id"), act), input.text("text"), input.flag("private"), as);
    }
}
