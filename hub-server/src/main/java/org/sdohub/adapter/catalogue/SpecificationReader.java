package org.sdohub.adapter.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.catalogue.SpecificationRecord.RelationRecord;
import org.sdohub.adapter.catalogue.SpecificationRecord.VersionRecord;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.specification.Relation;

/** Records of the RFC index and of the lists of 3GPP and ITU-T. */
final class SpecificationReader {

    private static final Pattern SERIES_AND_NUMBER = Pattern.compile("([A-Z]+)0*(\\d+)");
    private static final Pattern EDITION = Pattern.compile("(.+) \\((\\d\\d/\\d{4})\\)");
    /** One Recommendation with the numbers of two series: ITU-T G.8113.1/Y.1372.1. */
    private static final Pattern TWO_SERIES = Pattern.compile("ITU-T ([A-Z]\\.[^/ ]+)/([A-Z]\\.[^/ ]+)");

    private static final String DATE = "its date";
    private static final String MATURITY = "its maturity";

    private SpecificationReader() {}

    /** Of a month the first day counts; the index names no other. */
    static SpecificationRecord rfc(Fields record) {
        String designation = spaced(record.id());
        String maturity = record.or("maturity", "UNKNOWN").toUpperCase(Locale.ROOT);
        boolean issued = !maturity.equals("NOT ISSUED");
        List<String> missing = new ArrayList<>();
        Optional<LocalDate> date = record.date("date");
        note(missing, DATE, issued && date.isEmpty());
        note(missing, MATURITY, maturity.equals("UNKNOWN"));
        note(missing, "the document: the number was never issued", !issued);
        List<VersionRecord> versions = issued && date.isPresent()
                ? List.of(new VersionRecord(
                        date.get().toString().substring(0, 7),
                        null,
                        date.get(),
                        maturity,
                        maturity.equals("HISTORIC") ? Maturity.WITHDRAWN : Maturity.PUBLISHED))
                : List.of();
        List<RelationRecord> relations = new ArrayList<>();
        record.texts("obsoletes").forEach(to -> relations.add(new RelationRecord(Relation.Kind.OBSOLETES, spaced(to))));
        record.texts("updates").forEach(to -> relations.add(new RelationRecord(Relation.Kind.UPDATES, spaced(to))));
        return new SpecificationRecord(
                List.of(record.id()),
                "IETF",
                designation,
                "RFC",
                designation.substring(designation.indexOf(' ') + 1),
                record.or("title", designation),
                null,
                aliases(record),
                "https://www.rfc-editor.org/info/"
                        + designation.replace(" ", "").toLowerCase(Locale.ROOT),
                versions,
                false,
                relations,
                missing);
    }

    /** The subseries it is part of, and the draft that it was without the draft's version. */
    private static List<String> aliases(Fields record) {
        Set<String> aliases = new LinkedHashSet<>();
        record.texts("seeAlso").stream()
                .map(SpecificationReader::spaced)
                .filter(other -> !other.startsWith("RFC"))
                .forEach(aliases::add);
        String draft = record.text("draft");
        if (draft != null) {
            aliases.add(draft.replaceAll("-\\d\\d$", ""));
        }
        return List.copyOf(aliases);
    }

    /** {@code STD0010} is written STD 10. */
    static String spaced(String id) {
        Matcher matcher = SERIES_AND_NUMBER.matcher(id);
        return matcher.matches() ? matcher.group(1) + " " + matcher.group(2) : id;
    }

    /** One record a specification, with the newest version of each release. */
    static SpecificationRecord threeGpp(Fields record) {
        List<String> missing = new ArrayList<>();
        List<VersionRecord> versions = new ArrayList<>();
        Set<String> labels = new LinkedHashSet<>();
        for (Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> release :
                record.node().path("releases").properties()) {
            Fields version = new Fields(release.getValue(), record.place());
            String label = version.text("latest");
            // The same release stands there under two names, R99 and REL-99.
            if (label == null || !labels.add(label)) {
                continue;
            }
            Optional<LocalDate> date = version.date("date");
            note(missing, "the date of version " + label, date.isEmpty());
            date.ifPresent(day -> versions.add(threeGppVersion(label, day)));
        }
        String designation = record.id();
        return new SpecificationRecord(
                List.of(designation),
                "3GPP",
                designation,
                record.text("series"),
                designation.substring(designation.lastIndexOf(' ') + 1),
                title(record, designation, missing),
                null,
                List.of(),
                null,
                versions,
                true,
                List.of(),
                missing);
    }

    /** Below 3 it is a draft, from 3 on it is under change control (3GPP TR 21.900 4). */
    private static VersionRecord threeGppVersion(String label, LocalDate date) {
        return switch (label.substring(0, Math.max(1, label.indexOf('.')))) {
            case "0" -> new VersionRecord(label, null, date, "Draft", Maturity.DRAFT);
            case "1" -> new VersionRecord(label, null, date, "For information", Maturity.DRAFT);
            case "2" -> new VersionRecord(label, null, date, "For approval", Maturity.STABLE);
            default -> new VersionRecord(label, null, date, "Under change control", Maturity.PUBLISHED);
        };
    }

    /** One record an edition: {@code ITU-T A.1 (03/1993)}. */
    static SpecificationRecord ituT(Fields record) {
        Matcher edition = EDITION.matcher(record.id());
        String designation = edition.matches() ? edition.group(1) : record.id();
        List<String> missing = new ArrayList<>();
        Optional<LocalDate> date = record.date("date");
        String maturity = record.text("maturity");
        note(missing, DATE, date.isEmpty());
        note(missing, MATURITY, maturity == null);
        String label = edition.matches() ? edition.group(2) : "1";
        boolean withdrawn = "Withdrawal".equals(maturity);
        List<VersionRecord> versions = date
                .map(day -> new VersionRecord(
                        label,
                        record.id(),
                        day,
                        withdrawn ? "Withdrawn" : "In force",
                        withdrawn ? Maturity.WITHDRAWN : Maturity.PUBLISHED))
                .stream()
                .toList();
        String group = record.text("studyGroup");
        return new SpecificationRecord(
                List.of(record.id()),
                "ITU-T",
                designation,
                record.text("series"),
                designation.replaceFirst("^ITU-T ", ""),
                title(record, designation, missing),
                group == null ? null : Names.body(group),
                bothSeries(designation),
                null,
                versions,
                false,
                List.of(),
                missing);
    }

    private static List<String> bothSeries(String designation) {
        Matcher both = TWO_SERIES.matcher(designation);
        return both.matches() ? List.of("ITU-T " + both.group(1), "ITU-T " + both.group(2)) : List.of();
    }

    private static String title(Fields record, String designation, List<String> missing) {
        String title = record.text("title");
        note(missing, "its title", title == null);
        return title == null ? designation : title;
    }

    static void note(List<String> missing, @Nullable String what, boolean lacks) {
        if (lacks && what != null) {
            missing.add(what);
        }
    }
}
