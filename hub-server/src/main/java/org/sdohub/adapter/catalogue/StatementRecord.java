package org.sdohub.adapter.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.statement.Letter;

/**
 * The envelope of a statement that was exchanged elsewhere.
 *
 * @param numbers its own identifiers, each as organization, series and value
 * @param owing addressees that still owe an answer
 * @param replies whom it answers; the first that can be answered is answered, the others are mentioned
 * @param links its other relations; to records, by id
 * @param body its text; empty where only the envelope is on record
 * @param answeredIn the final replies to it, where the records tell that of the answered one; by id
 * @param also ids of other records that tell of the same statement
 * @param missing what the record does not say, beside what every statement must have
 */
record StatementRecord(
        String id,
        List<BodyName> from,
        List<BodyName> to,
        @Nullable String title,
        @Nullable LocalDate sentOn,
        @Nullable Purpose purpose,
        @Nullable String originalPurpose,
        @Nullable LocalDate deadline,
        boolean noDeadline,
        List<Number> numbers,
        List<BodyName> owing,
        boolean draft,
        List<String> replies,
        List<Link> links,
        String body,
        List<String> answeredIn,
        List<String> also,
        List<String> missing) {

    record Number(String organization, String series, String value) {}

    /** @param inverse whether it is the other's relation to this one, where the records tell that of this one */
    record Link(Letter.Relation.Kind kind, String to, boolean inverse) {
        Link(Letter.Relation.Kind kind, String to) {
            this(kind, to, false);
        }

        static Link from(String other, Letter.Relation.Kind kind) {
            return new Link(kind, other, true);
        }
    }
}
