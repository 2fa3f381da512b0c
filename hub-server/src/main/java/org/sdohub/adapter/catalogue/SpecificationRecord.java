package org.sdohub.adapter.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.specification.Relation;

/**
 * One specification, whatever catalogue told of it.
 *
 * @param ids of the records that were read: ITU-T and OMA have one record an edition
 * @param owner the group that works on it; null where none is named
 * @param lines whether each version opens a line of its own, as each 3GPP release does
 * @param missing what the records do not say, in words
 */
record SpecificationRecord(
        List<String> ids,
        String organization,
        String designation,
        @Nullable String series,
        @Nullable String number,
        String title,
        @Nullable BodyName owner,
        List<String> aliases,
        @Nullable String url,
        List<VersionRecord> versions,
        boolean lines,
        List<RelationRecord> relations,
        List<String> missing) {

    /** With what another record says more of the same; where both say something, this one counts. */
    SpecificationRecord with(SpecificationRecord other) {
        List<VersionRecord> all = new ArrayList<>(versions);
        other.versions.stream()
                .filter(one ->
                        versions.stream().noneMatch(known -> known.label().equalsIgnoreCase(one.label())))
                .forEach(all::add);
        boolean titled = !title.equals(designation);
        return new SpecificationRecord(
                union(ids, other.ids),
                organization,
                designation,
                series == null ? other.series : series,
                number == null ? other.number : number,
                titled ? title : other.title,
                owner == null ? other.owner : owner,
                union(aliases, other.aliases),
                url == null ? other.url : url,
                all,
                lines,
                union(relations, other.relations),
                missing.stream().filter(other.missing::contains).toList());
    }

    private static <T> List<T> union(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    /**
     * @param maturity the organization's own word
     * @param scale what it is on the common scale, where the organization's ladder has no such word
     */
    record VersionRecord(String label, @Nullable String identifier, LocalDate date, String maturity, Maturity scale) {}

    /** @param to a designation of the same organization */
    record RelationRecord(Relation.Kind kind, String to) {}
}
