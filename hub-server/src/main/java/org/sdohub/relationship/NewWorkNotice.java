package org.sdohub.relationship;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;

/**
 * One side tells the other of work that it is about to take up (RFC 3975 4).
 *
 * @param side the one that tells
 * @param told whom, worked out when it was announced, each with its reason
 * @param answers what came back, oldest first
 * @param closed null while the other side is heard
 */
public record NewWorkNotice(
        NewWorkNoticeId id,
        long version,
        RelationshipId relationship,
        OrganizationId side,
        Content content,
        Instant announcedAt,
        List<Told> told,
        List<Answer> answers,
        @Nullable Closing closed)
        implements Entity {

    /**
     * @param reference where it is described: a charter, a work item, an address; may be empty
     * @param body that will do it; null where that is not settled
     * @param together whether both sides are to write it; the terms must allow that (RFC 3975 8)
     * @param commentUntil the last day for answers; null where none is set
     */
    public record Content(
            String title,
            String description,
            String reference,
            @Nullable BodyId body,
            boolean together,
            @Nullable LocalDate commentUntil) {}

    /**
     * @param office in which somebody was told; null for a body as such
     * @param person who held it then; null where nobody did or a body was told
     */
    public record Told(
            BodyId body,
            Office.@Nullable Kind office,
            @Nullable PersonId person,
            String why) {}

    public enum Verdict {
        NO_OBJECTION,
        /** Wants to follow or take part. */
        INTEREST,
        COMMENT,
        /** Sees a conflict or a duplication. */
        CONCERN
    }

    /** @param late it came after the last day, and is kept all the same */
    public record Answer(
            BodyId body, Office.Kind office, String by, Instant at, Verdict verdict, String text, boolean late) {}

    /** @param outcome what the side that told made of the answers */
    public record Closing(Instant at, String by, String outcome) {}

    public NewWorkNotice {
        told = List.copyOf(told);
        answers = List.copyOf(answers);
    }

    static Step<NewWorkNotice> announced(
            NewWorkNoticeId id,
            RelationshipId relationship,
            OrganizationId side,
            Content content,
            Instant at,
            List<Told> told,
            Office capacity) {
        var next = new NewWorkNotice(id, 1, relationship, side, content, at, told, List.of(), null);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change("title", null, content.title));
        if (content.commentUntil != null) {
            changes.add(new Change("commentUntil", null, content.commentUntil.toString()));
        }
        return Step.of(next, capacity, new RelationshipEvent.NewWorkAnnounced(id, changes));
    }

    Step<NewWorkNotice> answered(Answer answer, Office capacity) {
        refuseClosed();
        List<Answer> longer = new ArrayList<>(answers);
        longer.add(answer);
        var next = new NewWorkNotice(id, version + 1, relationship, side, content, announcedAt, told, longer, null);
        var change = new Change("answer", null, answer.verdict.name());
        return Step.of(next, capacity, new RelationshipEvent.NewWorkAnswered(id, List.of(change), answer.text));
    }

    Step<NewWorkNotice> closed(Closing closing, Office capacity) {
        refuseClosed();
        var next = new NewWorkNotice(id, version + 1, relationship, side, content, announcedAt, told, answers, closing);
        return Step.of(next, capacity, new RelationshipEvent.NewWorkClosed(id, closing.outcome));
    }

    private void refuseClosed() {
        if (closed != null) {
            throw new Refused(Refusal.broken("NEW_WORK_CLOSED", "This notice is closed: its outcome stands."));
        }
    }
}
