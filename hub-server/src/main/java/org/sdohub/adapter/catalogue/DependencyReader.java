package org.sdohub.adapter.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.Justification;

/** References between documents of different bodies, and a list of them that was sent. */
final class DependencyReader {

    private DependencyReader() {}

    static DependencyRecord dependency(Fields record) {
        return new DependencyRecord(
                record.id(),
                record.or("fromSdo", "?"),
                record.or("fromSpec", "?"),
                record.or("toSdo", "?"),
                record.or("toSpec", "?"),
                kind(record.or("kind", "")),
                reason(record),
                record.date("neededBy").orElse(null),
                justification(record),
                record.text("statedIn"));
    }

    /** What the form itself says of the document; its other items stay to be asked for. */
    private static @Nullable Justification justification(Fields record) {
        String status = record.text("statusStatedInForm");
        if (status == null) {
            return null;
        }
        String document = record.or("toSdo", "") + " " + record.or("toSpec", "");
        String form = record.or("basis", "") + ". " + record.or("source", "");
        return new Justification(document, status, "", "", "", "", "", "", "", form);
    }

    private static Dependency.Kind kind(String said) {
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "normative" -> Dependency.Kind.NORMATIVE;
            case "informative" -> Dependency.Kind.INFORMATIVE;
            case "wanted" -> Dependency.Kind.WANTED;
            case "baseline" -> Dependency.Kind.BASELINE;
            default -> Dependency.Kind.UNCLASSIFIED;
        };
    }

    private static String reason(Fields record) {
        List<String> parts = new ArrayList<>();
        for (String field : List.of("note", "neededState", "basis")) {
            String text = record.text(field);
            if (text != null) {
                parts.add(field.equals("neededState") ? "Needed state: " + text : text);
            }
        }
        String source = record.text("source");
        if (source != null) {
            parts.add("Source: " + source);
        }
        return String.join(". ", parts);
    }

    static ListRecord list(Fields record) {
        return new ListRecord(
                record.id(),
                Names.body(record.or("owner", "?")).organization(),
                Names.body(record.or("toOrganization", "?")).organization(),
                record.date("asOf").orElse(LocalDate.EPOCH),
                new LinkedHashSet<>(record.texts("entries")),
                record.or("purpose", "") + " Source: " + record.or("source", ""));
    }
}
