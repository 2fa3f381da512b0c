package org.sdohub.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;

/**
 * What is to be put on record.
 *
 * @param account who acted; null without login and for the hub itself
 * @param name as shown then; without login the network from which it came
 * @param office by which the right was had, such as {@code SECRETARIAT}; null where none was needed or none was had
 * @param operation the fact of an act, such as {@code StatementPosted}, or what was refused, such as {@code withdrawStatement}
 * @param subject the thing; null where there is none or it is not known
 * @param outcome {@link #DONE}, or the code of the refusal
 * @param times how often within the minute, where it is counted; else 1
 * @param event the sequence number of the event that tells of it; null for what is no event
 * @param organization whose it is besides the hub, see {@link Concerned}; null where it is no organization's
 */
public record AuditNote(
        Instant at,
        @Nullable String account,
        String name,
        @Nullable String office,
        String operation,
        @Nullable String subject,
        String outcome,
        long times,
        @Nullable Long event,
        @Nullable OrganizationId organization) {

    public static final String DONE = "DONE";

    private static final int LONGEST = 200;

    public AuditNote {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        name = cut(name);
        operation = cut(operation);
        outcome = cut(outcome);
    }

    public AuditNote(
            Instant at,
            @Nullable String account,
            String name,
            @Nullable String office,
            String operation,
            @Nullable String subject,
            String outcome,
            long times,
            @Nullable Long event) {
        this(at, account, name, office, operation, subject, outcome, times, event, null);
    }

    /** PostgreSQL keeps no NUL, and one note that cannot be kept would hold up all that follow. */
    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST)).replace('\0', ' ');
    }
}
