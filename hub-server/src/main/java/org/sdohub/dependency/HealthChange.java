package org.sdohub.dependency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Id;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.VersionId;

/**
 * How a dependency's health turned, in the form in which the event keeps it.
 *
 * @param before null where none was on record
 */
public record HealthChange(@Nullable Health before, Health after) {

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        note(changes, "health", health -> health.state().name());
        note(changes, "sentence", Health::sentence);
        note(
                changes,
                "days",
                health -> health.days() == null ? null : health.days().toString());
        note(changes, "citeNow", health -> texts(health.citeNow()));
        note(
                changes,
                "citeVersion",
                health -> health.citeVersion() == null
                        ? null
                        : health.citeVersion().text());
        return changes;
    }

    /** Both sides are written also where they are the same, so that both can be read back. */
    private void note(List<Change> changes, String field, Function<Health, @Nullable String> value) {
        String was = before == null ? null : value.apply(before);
        String is = value.apply(after);
        if (was != null || is != null) {
            changes.add(new Change(field, was, is));
        }
    }

    private static @Nullable String texts(List<SpecificationId> ids) {
        return ids.isEmpty()
                ? null
                : String.join(" ", ids.stream().map(Id::text).toList());
    }

    public static HealthChange of(List<Change> changes) {
        return new HealthChange(side(changes, Change::before), Objects.requireNonNull(side(changes, Change::after)));
    }

    private static @Nullable Health side(List<Change> changes, Function<Change, @Nullable String> side) {
        String state = value(changes, "health", side);
        if (state == null) {
            return null;
        }
        String days = value(changes, "days", side);
        String citeNow = value(changes, "citeNow", side);
        String citeVersion = value(changes, "citeVersion", side);
        return new Health(
                Health.State.valueOf(state),
                days == null ? null : Long.valueOf(days),
                citeNow == null
                        ? List.of()
                        : Arrays.stream(citeNow.split(" "))
                                .map(id -> new SpecificationId(uuid(id)))
                                .toList(),
                citeVersion == null ? null : new VersionId(uuid(citeVersion)),
                Objects.requireNonNullElse(value(changes, "sentence", side), ""));
    }

    private static @Nullable String value(List<Change> changes, String field, Function<Change, @Nullable String> side) {
        return changes.stream()
                .filter(change -> change.field().equals(field))
                .findFirst()
                .map(side)
                .orElse(null);
    }

    private static UUID uuid(String id) {
        return UUID.fromString(id.substring(id.indexOf(':') + 1));
    }
}
