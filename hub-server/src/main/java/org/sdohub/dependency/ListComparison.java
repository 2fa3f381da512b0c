package org.sdohub.dependency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyList.Entry;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.HubEvent.Change;

/** What is different in the later of two lists: the same dependency is compared by field. */
public record ListComparison(List<Entry> added, List<Entry> removed, List<ChangedEntry> changed) {

    /** @param changes never empty */
    public record ChangedEntry(Entry before, Entry after, List<Change> changes) {
        public ChangedEntry {
            changes = List.copyOf(changes);
        }
    }

    public ListComparison {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    public static ListComparison diff(List<Entry> earlier, List<Entry> later) {
        Map<DependencyId, Entry> before = byDependency(earlier);
        List<Entry> added = new ArrayList<>();
        List<ChangedEntry> changed = new ArrayList<>();
        for (Entry now : later) {
            Entry was = before.remove(now.dependency());
            if (was == null) {
                added.add(now);
                continue;
            }
            List<Change> changes = changes(was, now);
            if (!changes.isEmpty()) {
                changed.add(new ChangedEntry(was, now, changes));
            }
        }
        return new ListComparison(added, List.copyOf(before.values()), changed);
    }

    /** Without the entries that speak of what only others may know. */
    ListComparison shownTo(Set<OrganizationId> memberships) {
        Predicate<Entry> shown = entry -> memberships.containsAll(entry.restrictedTo());
        return new ListComparison(
                added.stream().filter(shown).toList(),
                removed.stream().filter(shown).toList(),
                changed.stream()
                        .filter(both -> shown.test(both.before) && shown.test(both.after))
                        .toList());
    }

    private static Map<DependencyId, Entry> byDependency(List<Entry> entries) {
        Map<DependencyId, Entry> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(entry.dependency(), entry));
        return map;
    }

    private static List<Change> changes(Entry was, Entry now) {
        List<Change> changes = new ArrayList<>();
        note(changes, "from", was.from(), now.from());
        note(changes, "fromTitle", was.fromTitle(), now.fromTitle());
        note(changes, "to", was.to(), now.to());
        note(changes, "toTitle", was.toTitle(), now.toTitle());
        note(changes, "kind", was.kind(), now.kind());
        note(changes, "pinned", was.pinned(), now.pinned());
        note(changes, "step", was.step(), now.step());
        note(changes, "neededMaturity", was.neededMaturity(), now.neededMaturity());
        note(changes, "neededBy", was.neededBy(), now.neededBy());
        note(changes, "expected", was.expected(), now.expected());
        note(changes, "reason", was.reason(), now.reason());
        note(changes, "owner", was.owner(), now.owner());
        note(changes, "counterpart", was.counterpart(), now.counterpart());
        note(changes, "health", was.health(), now.health());
        for (Justification.Item item : Justification.Item.values()) {
            note(changes, item.column(), orNull(was.justified(item)), orNull(now.justified(item)));
        }
        return changes;
    }

    private static @Nullable String orNull(String said) {
        return said.isEmpty() ? null : said;
    }

    private static void note(List<Change> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(
                    field, before == null ? null : before.toString(), after == null ? null : after.toString()));
        }
    }
}
