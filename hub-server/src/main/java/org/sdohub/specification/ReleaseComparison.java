package org.sdohub.specification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.specification.EnablerRelease.BaselineEntry;
import org.sdohub.specification.EnablerRelease.ConformanceItem;

/**
 * What is different in the later of two releases.
 *
 * @param added documents that only the later one has
 * @param removed documents that only the earlier one has
 * @param moved the same documents in other versions
 * @param conformance items that were added, removed or changed, by item number
 */
public record ReleaseComparison(
        EnablerRelease earlier,
        EnablerRelease later,
        List<VersionId> added,
        List<VersionId> removed,
        List<Moved> moved,
        List<ItemDifference> conformance) {

    public record Moved(SpecificationId specification, VersionId before, VersionId after) {}

    /** @param changes by field; an added item has only new values, a removed one only old ones */
    public record ItemDifference(String item, List<Change> changes) {
        public ItemDifference {
            changes = List.copyOf(changes);
        }
    }

    public ReleaseComparison {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        moved = List.copyOf(moved);
        conformance = List.copyOf(conformance);
    }

    public static ReleaseComparison of(EnablerRelease earlier, EnablerRelease later) {
        Map<SpecificationId, VersionId> before = versions(earlier);
        Map<SpecificationId, VersionId> after = versions(later);
        List<VersionId> added = new ArrayList<>();
        List<Moved> moved = new ArrayList<>();
        after.forEach((specification, version) -> {
            VersionId was = before.get(specification);
            if (was == null) {
                added.add(version);
            } else if (!was.equals(version)) {
                moved.add(new Moved(specification, was, version));
            }
        });
        List<VersionId> removed = new ArrayList<>();
        before.forEach((specification, version) -> {
            if (!after.containsKey(specification)) {
                removed.add(version);
            }
        });
        return new ReleaseComparison(earlier, later, added, removed, moved, items(earlier, later));
    }

    private static Map<SpecificationId, VersionId> versions(EnablerRelease release) {
        Map<SpecificationId, VersionId> versions = new LinkedHashMap<>();
        for (BaselineEntry entry : release.baseline()) {
            versions.put(entry.specification(), entry.version());
        }
        return versions;
    }

    private static List<ItemDifference> items(EnablerRelease earlier, EnablerRelease later) {
        Map<String, Map<String, String>> before = fields(earlier);
        Map<String, Map<String, String>> after = fields(later);
        Map<String, Map<String, String>> all = new LinkedHashMap<>(before);
        all.putAll(after);
        List<ItemDifference> differences = new ArrayList<>();
        for (String item : all.keySet()) {
            List<Change> changes = changes(before.getOrDefault(item, Map.of()), after.getOrDefault(item, Map.of()));
            if (!changes.isEmpty()) {
                differences.add(new ItemDifference(item, changes));
            }
        }
        return differences;
    }

    private static Map<String, Map<String, String>> fields(EnablerRelease release) {
        Map<String, Map<String, String>> items = new LinkedHashMap<>();
        for (ConformanceItem one : release.conformance()) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("side", one.side().name());
            fields.put("feature", one.feature());
            fields.put("status", one.status().name());
            fields.put("requirement", one.requirement());
            items.put(one.item(), fields);
        }
        return items;
    }

    private static List<Change> changes(Map<String, String> before, Map<String, String> after) {
        Map<String, String> names = new LinkedHashMap<>(before);
        names.putAll(after);
        List<Change> changes = new ArrayList<>();
        for (String name : names.keySet()) {
            String old = before.get(name);
            String now = after.get(name);
            if (!java.util.Objects.equals(old, now)) {
                changes.add(new Change(name, old, now));
            }
        }
        return changes;
    }
}
