package org.sdohub.adapter.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.catalogue.SpecificationRecord.RelationRecord;
import org.sdohub.adapter.catalogue.SpecificationRecord.VersionRecord;
import org.sdohub.dependency.Dependency;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.specification.Relation;

/**
 * Pages of the IETF Datatracker's API, {@code /api/v1/...?format=json}: objects that refer to each other by their
 * {@code resource_uri}, so that they can be read only when all pages of all files are there.
 */
final class Datatracker {

    private static final Map<String, Relation.Kind> RELATIONS = Map.of(
            "obs", Relation.Kind.OBSOLETES,
            "updates", Relation.Kind.UPDATES,
            "replaces", Relation.Kind.REPLACES,
            "became_rfc", Relation.Kind.PUBLISHED_AS);

    private static final Map<String, Dependency.Kind> REFERENCES =
            Map.of("refnorm", Dependency.Kind.NORMATIVE, "refinfo", Dependency.Kind.INFORMATIVE);

    /** The Datatracker's words for the levels of the standards track, and the ladder's. */
    private static final Map<String, String> LEVELS = Map.of(
            "ps", "PROPOSED STANDARD",
            "ds", "DRAFT STANDARD",
            "std", "INTERNET STANDARD",
            "bcp", "BEST CURRENT PRACTICE",
            "inf", "INFORMATIONAL",
            "exp", "EXPERIMENTAL",
            "hist", "HISTORIC",
            "unkn", "UNKNOWN");

    /** By what kind of object they are, {@code doc/document}, and by address. */
    private final Map<String, Map<String, Fields>> objects = new HashMap<>();

    static boolean isPage(Fields root) {
        return root.has("meta") && root.has("objects");
    }

    void add(Fields object) {
        String address = object.or("resource_uri", "");
        objects.computeIfAbsent(kind(address), any -> new LinkedHashMap<>()).put(address, object);
    }

    /** {@code /api/v1/doc/document/rfc9000/} is a {@code doc/document}. */
    private static String kind(String address) {
        String[] parts = address.split("/");
        return parts.length < 5 ? "" : parts[3] + "/" + parts[4];
    }

    /** What an address ends in: the name of a document, the short word of a state. */
    static String last(String address) {
        String[] parts = address.split("/");
        return parts[parts.length - 1];
    }

    Map<String, Fields> all(String kind) {
        return objects.getOrDefault(kind, Map.of());
    }

    void into(Harvest harvest, Report report) {
        Map<String, List<RelationRecord>> relations = new HashMap<>();
        for (Fields one : all("doc/relateddocument").values()) {
            relate(one, relations, harvest);
        }
        Map<String, LocalDate> published = published();
        all("doc/document").values().stream()
                .filter(one -> List.of("rfc", "draft").contains(last(one.or("type", ""))))
                .forEach(one -> harvest.specifications.add(document(one, relations, published)));
        new DatatrackerStatements(this).into(harvest, report);
        objects.getOrDefault("", Map.of())
                .values()
                .forEach(one -> report.note(
                        Harvest.UNKNOWN,
                        one.place(),
                        Outcome.REFUSED,
                        List.of("has no resource_uri that says what it is")));
    }

    private static void relate(Fields one, Map<String, List<RelationRecord>> relations, Harvest harvest) {
        String from = last(one.or("source", ""));
        String to = last(one.or("target", ""));
        String how = last(one.or("relationship", ""));
        Relation.Kind kind = RELATIONS.get(how);
        if (kind != null) {
            relations.computeIfAbsent(from, any -> new ArrayList<>()).add(new RelationRecord(kind, designation(to)));
        }
        Dependency.Kind reference = REFERENCES.get(how);
        if (reference != null) {
            harvest.dependencies.add(new DependencyRecord(
                    "datatracker-" + one.or("id", from + " " + how + " " + to),
                    "IETF",
                    designation(from),
                    "IETF",
                    designation(to),
                    reference,
                    "",
                    null,
                    null,
                    null));
        }
    }

    /** {@code rfc9000} is written RFC 9000, and a draft as it is called without its version. */
    private static String designation(String name) {
        return name.matches("(rfc|std|bcp|fyi)\\d+")
                ? SpecificationReader.spaced(name.toUpperCase(java.util.Locale.ROOT))
                : name;
    }

    /** The document itself tells when it was last touched; when it was published is an event. */
    private Map<String, LocalDate> published() {
        Map<String, LocalDate> published = new HashMap<>();
        for (Fields event : all("doc/docevent").values()) {
            Optional<LocalDate> day = day(event);
            if (event.or("type", "").equals("published_rfc") && day.isPresent()) {
                published.put(last(event.or("doc", "")), day.get());
            }
        }
        for (Fields event : all("doc/newrevisiondocevent").values()) {
            day(event).ifPresent(day -> published.put(last(event.or("doc", "")) + "-" + event.or("rev", ""), day));
        }
        return published;
    }

    /** {@code 2021-05-27T21:02:06Z} */
    static Optional<LocalDate> day(Fields event) {
        String time = event.or("time", "");
        return time.length() < 10 ? Optional.empty() : Fields.parsed(time.substring(0, 10));
    }

    private static SpecificationRecord document(
            Fields one, Map<String, List<RelationRecord>> relations, Map<String, LocalDate> published) {
        String name = one.or("name", last(one.or("resource_uri", "")));
        boolean rfc = last(one.or("type", "")).equals("rfc");
        String designation = designation(name);
        String rev = one.text("rev");
        LocalDate day = published.get(rfc || rev == null ? name : name + "-" + rev);
        List<String> missing = new ArrayList<>();
        SpecificationReader.note(missing, "its date", day == null);
        VersionRecord version = day == null ? null : rfc ? ofRfc(one, day) : ofDraft(name, rev, day);
        return new SpecificationRecord(
                List.of(name),
                "IETF",
                designation,
                rfc ? "RFC" : "Internet-Draft",
                rfc ? designation.substring(designation.indexOf(' ') + 1) : null,
                one.or("title", designation),
                null,
                List.of(),
                "https://datatracker.ietf.org/doc/" + name + "/",
                version == null ? List.of() : List.of(version),
                false,
                relations.getOrDefault(name, List.of()),
                missing);
    }

    /** Of the day only the month is said, as in the RFC index. */
    private static VersionRecord ofRfc(Fields one, LocalDate day) {
        String level = LEVELS.getOrDefault(last(one.or("std_level", "")), "UNKNOWN");
        Maturity scale = level.equals("HISTORIC") ? Maturity.WITHDRAWN : Maturity.PUBLISHED;
        return new VersionRecord(day.toString().substring(0, 7), null, day.withDayOfMonth(1), level, scale);
    }

    private static VersionRecord ofDraft(String name, @Nullable String rev, LocalDate day) {
        boolean adopted = name.startsWith("draft-ietf-");
        return new VersionRecord(
                rev == null ? "00" : rev,
                rev == null ? name : name + "-" + rev,
                day,
                adopted ? "Working group draft" : "Individual draft",
                adopted ? Maturity.DRAFT : Maturity.IDEA);
    }
}
