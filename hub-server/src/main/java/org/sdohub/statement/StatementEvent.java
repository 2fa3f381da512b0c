package org.sdohub.statement;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.HubEvent.Change;

/** What happened to statements. */
public sealed interface StatementEvent extends HubEvent.Fact {

    @Override
    StatementId subject();

    /** What the public may read in the history of a posted statement; the way to publication is the sender's own. */
    Set<String> PUBLIC = Set.of(
            "StatementPosted",
            "PastStatementRecorded",
            "StatementRevised",
            "StatementRevisionWithdrawn",
            "StatementWithdrawn",
            "ContactsChanged",
            "AttachmentHidden");

    /** Steps between two documents, and what only its writer knows of; nobody's history. */
    Set<String> INNER = Set.of("ReplyClaimed", "ReplyClaimReleased", "ReplyClaimLapsed", "SubmissionReceived");

    /** Beginnings of the types of {@link Handled}, all of them public. */
    Set<String> OF_HANDLING =
            Set.of("Handling", "Sender", "Deadline", "RequestedAction", "Lead", "StatementArchived", "Reply");

    static boolean isPublic(String type) {
        return PUBLIC.contains(type) || isHandling(type);
    }

    static boolean isHandling(String type) {
        return !INNER.contains(type) && OF_HANDLING.stream().anyMatch(type::startsWith);
    }

    record StatementDrafted(StatementId subject) implements StatementEvent {}

    /** Without login; the mail room asks its writer to confirm it. */
    record SubmissionReceived(StatementId subject) implements StatementEvent {}

    /** @param changes told once it was submitted and came back: history begins at submission */
    record DraftEdited(StatementId subject, List<Change> changes) implements StatementEvent {
        DraftEdited(StatementId subject) {
            this(subject, List.of());
        }
    }

    record StatementSubmitted(StatementId subject) implements StatementEvent {}

    /** @param changes the gate and who passed it, also as whose proxy */
    record GatePassed(
            StatementId subject,
            List<Change> changes,
            @Nullable String note) implements StatementEvent {}

    record StatementReturned(StatementId subject, String note) implements StatementEvent {}

    record StatementPosted(StatementId subject, List<Change> changes) implements StatementEvent {}

    record PastStatementRecorded(StatementId subject) implements StatementEvent {}

    /** @param changes the number of what took its place, unless that is for fewer readers */
    record StatementRevised(StatementId subject, List<Change> changes) implements StatementEvent {}

    /** What took its place is withdrawn, so it holds again. */
    record StatementRevisionWithdrawn(StatementId subject) implements StatementEvent {}

    record StatementAbandoned(StatementId subject, String note) implements StatementEvent {}

    record StatementTakenUp(StatementId subject) implements StatementEvent {}

    record StatementWithdrawn(StatementId subject, String note) implements StatementEvent {}

    record ContactsChanged(StatementId subject, List<Change> changes) implements StatementEvent {}

    /** @param changes which one by its place, not by its name, which may be what is to be hidden */
    record AttachmentHidden(StatementId subject, List<Change> changes, String note) implements StatementEvent {}

    /** The answered statement is held for one reply. */
    record ReplyClaimed(StatementId subject) implements StatementEvent {}

    record ReplyClaimReleased(StatementId subject) implements StatementEvent {}

    /** On the reply that was not posted in time: whoever was about to post it can no longer. */
    record ReplyClaimLapsed(StatementId subject) implements StatementEvent {}

    /** @param type in the past tense, from {@link HandlingAct} */
    record Handled(
            StatementId subject,
            String type,
            List<Change> changes,
            @Nullable String note) implements StatementEvent {}
}
