package org.sdohub.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.PersonId;
import org.sdohub.organization.Profile.Visibility;

/**
 * Where a statement comes from and where it belongs.
 *
 * @param editors who wrote on it
 * @param relationship the living relationship of the two sides when it was filed; null where there was none, because
 *     anybody may write to anybody (RFC 4052 2.4)
 * @param thread the first statement of its thread, perhaps itself
 * @param quiet "post, but send no mail", remembered until it is posted
 * @param lead which addressee leads (RFC 4053 2.3), as the sender named it; null where none was named
 * @param past where it was exchanged elsewhere and recorded here; null for what was filed here
 * @param outsider who submitted it without account; null for all others
 */
public record Origin(
        List<PersonId> editors,
        Instant draftedAt,
        @Nullable Id relationship,
        StatementId thread,
        Visibility visibility,
        boolean quiet,
        @Nullable BodyId lead,
        @Nullable Past past,
        @Nullable Outsider outsider) {

    /**
     * @param sentOn null where it is not known
     * @param receivedOn null where it is not known
     * @param missing what a statement must have and this record lacks; empty where it is complete
     */
    public record Past(@Nullable LocalDate sentOn, @Nullable LocalDate receivedOn, List<String> missing) {
        public Past {
            missing = List.copyOf(missing);
        }
    }

    public Origin {
        editors = List.copyOf(editors);
    }

    public Origin(
            List<PersonId> editors,
            Instant draftedAt,
            @Nullable Id relationship,
            StatementId thread,
            Visibility visibility,
            boolean quiet,
            @Nullable BodyId lead,
            @Nullable Past past) {
        this(editors, draftedAt, relationship, thread, visibility, quiet, lead, past, null);
    }

    Origin submittedBy(Outsider by) {
        return new Origin(editors, draftedAt, relationship, thread, visibility, quiet, lead, past, by);
    }

    /** Nobody but its writer knows of it yet. */
    boolean unconfirmed() {
        return outsider != null && outsider.confirmedAt() == null;
    }

    Origin editedBy(@Nullable PersonId person) {
        if (person == null || editors.contains(person)) {
            return this;
        }
        List<PersonId> all = new ArrayList<>(editors);
        all.add(person);
        return new Origin(all, draftedAt, relationship, thread, visibility, quiet, lead, past, outsider);
    }

    Origin filed(@Nullable Id relation, StatementId root, Visibility readers) {
        return new Origin(editors, draftedAt, relation, root, readers, quiet, lead, past, outsider);
    }

    Origin recorded(Past exchange) {
        return new Origin(editors, draftedAt, relationship, thread, visibility, quiet, lead, exchange, outsider);
    }
}
