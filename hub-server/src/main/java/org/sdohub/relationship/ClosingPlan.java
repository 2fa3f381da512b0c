package org.sdohub.relationship;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of what is open when a relationship ends. Null means that nothing of the kind was open, so that nobody
 * was asked.
 */
public record ClosingPlan(
        @Nullable Statements statements,
        @Nullable Dependencies dependencies,
        @Nullable Appointments appointments) {

    public static final ClosingPlan NONE = new ClosingPlan(null, null, null);

    /** Of those that wait for an answer. */
    public enum Statements {
        /** They are answered all the same (RFC 4052 2.4); what an officer had goes to the coordinator or secretariat. */
        CARRY_ON,
        LEAVE_WITHOUT_REPLY
    }

    public enum Dependencies {
        /** They stay, outside of any relationship; those of one that is kept between its parties stay between them. */
        KEEP,
        DROP
    }

    public enum Appointments {
        END,
        /** Officers go; counterparts, who have no right by that, stay known. */
        KEEP_COUNTERPARTS
    }

    boolean keepsCounterparts() {
        return appointments == Appointments.KEEP_COUNTERPARTS;
    }
}
