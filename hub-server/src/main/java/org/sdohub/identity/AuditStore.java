package org.sdohub.identity;

import java.util.List;
import java.util.Set;
import org.sdohub.kernel.BodyId.OrganizationId;

/** The promises of the place where the audit log is kept: it only grows, one writer at a time. All calls block. */
public interface AuditStore {

    /** The newest entry, as the log itself remembers it besides the entries. */
    record Head(long number, String hash) {}

    /**
     * In this order, all or none. A note of an event that is not newer than the newest one on record is left out, so telling
     * of events again changes nothing.
     */
    void append(List<AuditNote> notes);

    /** At most {@code max} entries with a higher number, in order. */
    List<AuditEntry> after(long number, int max);

    /** At most {@code max} of those entries of an organization, in order. */
    List<AuditEntry> ofAny(Set<OrganizationId> organizations, long number, int max);

    Head head();
}
