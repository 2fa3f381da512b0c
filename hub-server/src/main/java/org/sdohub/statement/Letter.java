package org.sdohub.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the sender writes: envelope and content. After posting it changes only in its contacts.
 *
 * @param body as sent, never re-wrapped; empty where the attachments are the content
 * @param settles which requested actions of the answered statement this one answers, and how
 */
public record Letter(
        Envelope envelope,
        String body,
        List<Attachment> attachments,
        List<Relation> relations,
        List<Settlement> settles) {

    /** UTF-8 bytes; what is longer is a document of its own and is attached. Comes through HTTP even if escaped throughout. */
    static final int LARGEST_BODY = 120_000;

    /**
     * @param id the upload that brought it; the same in every statement that has it
     * @param mediaType as found out from the content
     * @param sha256 of the content, in hexadecimal digits
     * @param twin the attachment beside it that holds the same in a readable format; null where there is none
     * @param hidden null where it is shown
     */
    public record Attachment(
            UUID id,
            String name,
            String mediaType,
            long size,
            String sha256,
            @Nullable UUID twin,
            @Nullable Hiding hidden) {

        /** Where it is on the hub, for ever. */
        public String pathIn(StatementId statement) {
            return "/attachments/" + statement.value() + "/" + id;
        }

        Attachment withTwin(@Nullable UUID other) {
            return new Attachment(id, name, mediaType, size, sha256, other, hidden);
        }

        Attachment hidden(Hiding why) {
            return new Attachment(id, name, mediaType, size, sha256, twin, why);
        }
    }

    /** What was posted is never removed; only those who could see it before posting still can. */
    public record Hiding(String reason, String by, Instant at) {}

    /** Points to a statement that was posted before, so relations can make no circle. */
    public record Relation(Kind kind, StatementId to) {

        public enum Kind {
            REPLIES_TO,
            /** An answer that another will follow (RFC 4053 3.2.2.3). */
            INTERIM_FOR,
            FOLLOWS_UP,
            REVISES,
            /** A copy of what others exchanged. */
            COPY_OF,
            DUPLICATE_OF,
            MENTIONS;

            boolean answers() {
                return this == REPLIES_TO || this == INTERIM_FOR;
            }

            boolean joinsThread() {
                return answers() || this == FOLLOWS_UP || this == REVISES;
            }
        }
    }

    /**
     * @param text why it is declined, or what is offered instead; compulsory for those
     * @param by when it will be done; compulsory for that
     */
    public record Settlement(
            UUID action,
            Outcome outcome,
            @Nullable String text,
            @Nullable LocalDate by) {

        /** What became of a requested action (RFC 4053 3.2.2.3). */
        public enum Outcome {
            DONE,
            WILL_BE_DONE_BY,
            DECLINED,
            ALTERNATIVE,
            INTERIM
        }
    }

    public Letter {
        attachments = List.copyOf(attachments);
        relations = List.copyOf(relations);
        settles = List.copyOf(settles);
    }

    public static Letter of(Envelope envelope, String body, Relation... relations) {
        return new Letter(envelope, body, List.of(), List.of(relations), List.of());
    }

    /** The statement that this one answers, finally or for the time being. */
    public Optional<Relation> answers() {
        return relations.stream().filter(relation -> relation.kind().answers()).findFirst();
    }

    Letter with(List<Attachment> others) {
        return new Letter(envelope, body, others, relations, settles);
    }

    /** As everybody may see it. */
    Letter withoutHidden() {
        return with(attachments.stream().filter(one -> one.hidden == null).toList());
    }

    boolean hidesSomething() {
        return attachments.stream().anyMatch(one -> one.hidden != null);
    }

    Letter with(Envelope other) {
        return new Letter(other, body, attachments, relations, settles);
    }
}
