package org.sdohub.kernel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act on record, in the one order that everybody sees.
 *
 * @param sequence gap-free from 1; 0 while the event still waits in the document it belongs to
 * @param eid the event's own id, the same in every repeat
 * @param type the fact's name, such as {@code StatementPosted}
 * @param subject {@link Id#text()} of the thing
 * @param version the version that the thing had after the act
 * @param note the reason or comment given, if any
 * @param receipt the idempotency key it answers, if any
 */
public record HubEvent(
        long sequence,
        UUID eid,
        Instant at,
        String type,
        String subject,
        long version,
        Author by,
        List<Change> changes,
        @Nullable String note,
        Act.@Nullable Receipt receipt) {

    /** A room's events implement this, one sealed file a room, named in the past tense. */
    public interface Fact {

        Id subject();

        /** Old and new by field; empty where the name says it all. */
        default List<Change> changes() {
            return List.of();
        }

        default @Nullable String note() {
            return null;
        }

        default String type() {
            return getClass().getSimpleName();
        }
    }

    /** Values as a person would read them; null means there was or is none. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}

    /** @param capacity the office by which the right was had; null for the public and for the hub itself */
    public record Author(
            String name,
            @Nullable PersonId person,
            @Nullable Office capacity) {
        public static final Author HUB = new Author("Liaison Hub", null, null);
    }

    public HubEvent {
        changes = List.copyOf(changes);
    }

    /** Where they are for the hub itself. */
    public HubEvent withoutChanges() {
        return new HubEvent(sequence, eid, at, type, subject, version, by, List.of(), note, receipt);
    }
}
