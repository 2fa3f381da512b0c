package org.sdohub.adapter.catalogue;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.catalogue.EnablerRecord.ReleaseRecord;
import org.sdohub.adapter.catalogue.SpecificationRecord.VersionRecord;
import org.sdohub.organization.Profile.Maturity;

/** Records of the OMA's lists of enablers and documents. Its identifiers say version, day and maturity. */
final class OmaReader {

    /** {@code OMA-TS-X-V1_0-20080513-C}; the WAP Forum's have no version: {@code WAP-259-WDP-20010614-a}. */
    private static final Pattern IDENTIFIER =
            Pattern.compile("(.+?)(?:-V(\\d+(?:_\\d+)*))?-(\\d{8})-([A-Za-z])(?:\\.(?:TXT|ZIP))?");

    private static final Pattern BASELINE = Pattern.compile("/release/([^/]+)/([^/]+)/");

    private OmaReader() {}

    static SpecificationRecord document(Fields record) {
        String identifier = record.id().replace("%20", "-");
        Matcher parts = IDENTIFIER.matcher(identifier);
        boolean parsed = parts.matches();
        String designation = parsed ? parts.group(1) : identifier;
        List<String> missing = new ArrayList<>();
        String maturity = maturity(record, parsed ? parts.group(4) : null);
        Optional<LocalDate> date = record.date("date").or(() -> parsed ? day(parts.group(3)) : Optional.empty());
        SpecificationReader.note(missing, "its date", date.isEmpty());
        SpecificationReader.note(missing, "its maturity", maturity == null);
        String said = record.text("version");
        String label = parsed && parts.group(2) != null
                ? parts.group(2).replace('_', '.')
                : said == null ? "1" : said.replace("V", "");
        List<VersionRecord> versions = maturity == null
                ? List.of()
                : date.map(day -> new VersionRecord(label, record.id(), day, maturity, scale(maturity))).stream()
                        .toList();
        String series = record.or("series", "Unknown");
        return new SpecificationRecord(
                List.of(record.id()),
                "OMA",
                designation,
                series.equals("Unknown") ? null : series,
                null,
                // The list has no titles. In round brackets it is a description, as everywhere in these records.
                "(" + (series.equals("Unknown") ? "Document" : series) + " of the enabler " + record.or("enabler", "?")
                        + ")",
                null,
                List.of(),
                record.text("url"),
                versions,
                false,
                List.of(),
                missing);
    }

    private static @Nullable String maturity(Fields record, @Nullable String letter) {
        String said = record.text("maturity");
        if (said != null || letter == null) {
            return said;
        }
        return switch (letter.toUpperCase(Locale.ROOT)) {
            case "A" -> "Approved";
            case "C" -> "Candidate";
            case "D" -> "Draft";
            case "H" -> "Historic";
            default -> null;
        };
    }

    static Maturity scale(String maturity) {
        return switch (maturity) {
            case "Approved" -> Maturity.PUBLISHED;
            case "Candidate" -> Maturity.STABLE;
            case "Historic" -> Maturity.WITHDRAWN;
            default -> Maturity.DRAFT;
        };
    }

    private static Optional<LocalDate> day(String digits) {
        try {
            return Optional.of(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (java.time.DateTimeException notADay) {
            return Optional.empty();
        }
    }

    static EnablerRecord enabler(Fields record) {
        String name = record.or("abbreviation", record.id());
        List<ReleaseRecord> releases = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Fields release : record.records("releases")) {
            String label = release.or("baseline", release.or("version", "1"));
            Optional<LocalDate> date = release.date("date");
            SpecificationReader.note(missing, "the date of " + label, date.isEmpty());
            date.ifPresent(day -> releases.add(new ReleaseRecord(label, day, release.or("maturity", "Draft"))));
        }
        return new EnablerRecord("enabler " + name, name, record.or("name", name), releases, missing);
    }

    /** {@code IMPS/V1_2-20050125-A}: the release with which a document was published, as its address says; or empty. */
    static Optional<String> baseline(@Nullable String url) {
        if (url == null) {
            return Optional.empty();
        }
        Matcher address = BASELINE.matcher(url);
        return address.find() ? Optional.of(address.group(1) + "/" + address.group(2)) : Optional.empty();
    }
}
