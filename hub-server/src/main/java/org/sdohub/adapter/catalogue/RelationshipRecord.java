package org.sdohub.adapter.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.relationship.Agreement;

/**
 * @param said its state in the record's own words
 * @param since the day its agreement is dated; null where the record names none
 */
record RelationshipRecord(
        String id,
        BodyName first,
        BodyName second,
        boolean formal,
        boolean ended,
        String said,
        List<Agreement> agreements,
        @Nullable LocalDate since,
        String source,
        List<String> missing) {}
