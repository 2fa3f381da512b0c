package org.sdohub.adapter.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.sdohub.adapter.catalogue.SpecificationRecord.VersionRecord;
import org.sdohub.specification.Designation;

/** Makes one specification with several versions of a catalogue that has one record an edition. */
final class Editions {

    private final Map<String, List<SpecificationRecord>> byDesignation = new LinkedHashMap<>();

    /** @param edition a specification with the one version that its record tells of, or with none */
    void add(SpecificationRecord edition) {
        byDesignation
                .computeIfAbsent(
                        edition.organization() + " " + new Designation(edition.designation()).folded(),
                        any -> new ArrayList<>())
                .add(edition);
    }

    void into(Harvest harvest) {
        byDesignation.values().forEach(editions -> harvest.specifications.add(joined(editions)));
    }

    /** Title and owner are those of the last edition that has one. */
    private static SpecificationRecord joined(List<SpecificationRecord> editions) {
        SpecificationRecord last = editions.getLast();
        return new SpecificationRecord(
                editions.stream().flatMap(edition -> edition.ids().stream()).toList(),
                last.organization(),
                last.designation(),
                last.series(),
                last.number(),
                last.title(),
                last.owner(),
                last.aliases(),
                last.url(),
                versions(editions),
                false,
                List.of(),
                all(editions, SpecificationRecord::missing));
    }

    private static <T> List<T> all(
            List<SpecificationRecord> editions, Function<SpecificationRecord, Collection<T>> part) {
        Set<T> all = new LinkedHashSet<>();
        editions.forEach(edition -> all.addAll(part.apply(edition)));
        return List.copyOf(all);
    }

    /** The same document stands in several lists; two editions with one number are told apart by their day. */
    private static List<VersionRecord> versions(List<SpecificationRecord> editions) {
        List<VersionRecord> versions = new ArrayList<>(all(editions, SpecificationRecord::versions));
        Set<String> labels = new LinkedHashSet<>();
        Set<VersionRecord> distinct = new LinkedHashSet<>();
        for (VersionRecord one : versions) {
            boolean first = labels.add(one.label());
            String label = first ? one.label() : one.label() + " of " + one.date();
            if (first || labels.add(label)) {
                distinct.add(new VersionRecord(label, one.identifier(), one.date(), one.maturity(), one.scale()));
            }
        }
        return List.copyOf(distinct);
    }
}
