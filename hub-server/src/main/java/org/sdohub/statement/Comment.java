package org.sdohub.statement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Office;

/**
 * A word on a statement. It is a thing of its own, so that saying something does not come between those who read a statement
 * and those who act on what they read. It is never changed.
 *
 * @param organization for which it was said
 * @param withinOrganization only members of the organization may ever read it; otherwise whoever may read the statement
 * @param by name of who said it
 * @param capacity the office by which they belong to the organization
 */
public record Comment(
        CommentId id,
        long version,
        StatementId statement,
        OrganizationId organization,
        boolean withinOrganization,
        String text,
        String by,
        Office.@Nullable Kind capacity,
        Instant at)
        implements Entity {

    static final int LONGEST = 4_000;

    /** Its text is not told here: only {@link Comments} says who may read it. */
    public record StatementCommented(CommentId subject, List<Change> changes) implements HubEvent.Fact {

        static StatementCommented on(Comment comment) {
            return new StatementCommented(comment.id, List.of(new Change(ON, null, comment.statement.text())));
        }
    }

    private static final String ON = "statement";

    /** Whether this is the making of a comment on that statement. */
    public static boolean isOn(StatementId statement, HubEvent event) {
        return event.type().equals(StatementCommented.class.getSimpleName())
                && event.changes().stream()
                        .anyMatch(change ->
                                change.field().equals(ON) && statement.text().equals(change.after()));
    }
}
