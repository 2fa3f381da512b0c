package org.sdohub.relationship;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.HubEvent.Change;

/** Old and new by field, as a person would read them; of what is no single value only that it changed. */
final class Changes {

    private static final String EARLIER = "as before";
    private static final String LATER = "changed";

    private Changes() {}

    static List<Change> between(Relationship before, Relationship after) {
        Arrangement was = before.arrangement();
        Arrangement is = after.arrangement();
        List<Change> changes = new ArrayList<>();
        text(changes, "kind", was.kind(), is.kind());
        text(changes, "purpose", was.purpose(), is.purpose());
        text(changes, "scope", was.scope(), is.scope());
        text(changes, "principles", was.principles(), is.principles());
        part(changes, "sides", was.sides(), is.sides());
        part(changes, "terms", was.terms(), is.terms());
        text(changes, "visibility", was.terms().visibility(), is.terms().visibility());
        text(
                changes,
                "redistributedTo",
                was.terms().redistributedTo(),
                is.terms().redistributedTo());
        part(changes, "agreements", before.upkeep().agreements(), after.upkeep().agreements());
        text(changes, "reporting", before.upkeep().reporting(), after.upkeep().reporting());
        text(
                changes,
                "lastReviewed",
                before.upkeep().lastReviewed(),
                after.upkeep().lastReviewed());
        return changes;
    }

    private static void text(List<Change> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(field, shown(before), shown(after)));
        }
    }

    private static @Nullable String shown(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    private static void part(List<Change> changes, String field, Object before, Object after) {
        if (!before.equals(after)) {
            changes.add(new Change(field, EARLIER, LATER));
        }
    }
}
