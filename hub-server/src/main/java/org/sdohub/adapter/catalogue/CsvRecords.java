package org.sdohub.adapter.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sdohub.adapter.catalogue.SpecificationRecord.RelationRecord;
import org.sdohub.adapter.catalogue.SpecificationRecord.VersionRecord;
import org.sdohub.dependency.Dependency;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.specification.Relation;

/** What a row of a table can tell of, and by which columns; the first ones are what every row must have. */
enum CsvRecords {
    /** One row a version; rows with the same designation are one specification. */
    SPECIFICATIONS(
            2,
            "organization",
            "designation",
            "title",
            "series",
            "number",
            "group",
            "aliases",
            "url",
            "version",
            "identifier",
            "date",
            "maturity",
            "scale",
            "obsoletes",
            "updates",
            "replaces") {
        @Override
        void into(CsvRow row, Harvest harvest) {
            harvest.specifications.add(specification(row));
        }
    },
    DEPENDENCIES(4, "from_organization", "from", "to_organization", "to", "id", "kind", "needed_by", "reason") {
        @Override
        void into(CsvRow row, Harvest harvest) {
            harvest.dependencies.add(dependency(row));
        }
    },
    STATEMENTS(
            4,
            "id",
            "from",
            "to",
            "title",
            "sent_on",
            "purpose",
            "deadline",
            "answered",
            "answers",
            "mentions",
            "body") {
        @Override
        void into(CsvRow row, Harvest harvest) {
            harvest.statements.add(statement(row));
        }
    };

    private final Set<String> columns;
    private final Set<String> required;

    CsvRecords(int needed, String... columns) {
        this.columns = new LinkedHashSet<>(Arrays.asList(columns));
        this.required = Set.copyOf(Arrays.asList(columns).subList(0, needed));
    }

    abstract void into(CsvRow row, Harvest harvest);

    Set<String> columns() {
        return columns;
    }

    Set<String> required() {
        return required;
    }

    /** As the report calls it. */
    String kind() {
        return switch (this) {
            case SPECIFICATIONS -> Harvest.SPECIFICATIONS;
            case DEPENDENCIES -> Harvest.DEPENDENCIES;
            case STATEMENTS -> Harvest.STATEMENTS;
        };
    }

    private static SpecificationRecord specification(CsvRow row) {
        String designation = row.needed("designation");
        String organization = row.needed("organization");
        String group = row.text("group");
        LocalDate date = row.day("date");
        String maturity = row.text("maturity");
        Maturity scale = row.one("scale", Maturity.class);
        List<String> missing = new ArrayList<>();
        SpecificationReader.note(missing, "its title", row.text("title") == null);
        SpecificationReader.note(missing, "its date", date == null);
        SpecificationReader.note(missing, "its maturity", maturity == null);
        List<VersionRecord> versions = new ArrayList<>();
        if (date != null && maturity != null) {
            versions.add(new VersionRecord(
                    row.or("version", date.toString()),
                    row.text("identifier"),
                    date,
                    maturity,
                    scale == null ? Maturity.PUBLISHED : scale));
        }
        List<RelationRecord> relations = new ArrayList<>();
        for (Relation.Kind kind : List.of(Relation.Kind.OBSOLETES, Relation.Kind.UPDATES, Relation.Kind.REPLACES)) {
            row.texts(kind.name().toLowerCase(java.util.Locale.ROOT))
                    .forEach(to -> relations.add(new RelationRecord(kind, to)));
        }
        return new SpecificationRecord(
                List.of(organization + " " + designation),
                organization,
                designation,
                row.text("series"),
                row.text("number"),
                row.or("title", designation),
                group == null ? null : Names.group(organization, group),
                row.texts("aliases"),
                row.text("url"),
                versions,
                false,
                relations,
                missing);
    }

    private static DependencyRecord dependency(CsvRow row) {
        Dependency.Kind kind = row.one("kind", Dependency.Kind.class);
        String from = row.needed("from");
        String to = row.needed("to");
        return new DependencyRecord(
                row.or("id", from + " needs " + to),
                row.needed("from_organization"),
                from,
                row.needed("to_organization"),
                to,
                kind == null ? Dependency.Kind.UNCLASSIFIED : kind,
                row.or("reason", ""),
                row.day("needed_by"),
                null,
                null);
    }

    private static StatementRecord statement(CsvRow row) {
        LocalDate sent = row.day("sent_on");
        List<String> missing = new ArrayList<>();
        SpecificationReader.note(missing, "when it was sent", sent == null);
        List<BodyName> to = row.texts("to").stream().map(Names::body).toList();
        return new StatementRecord(
                row.needed("id"),
                row.texts("from").stream().map(Names::body).toList(),
                to,
                row.text("title"),
                sent,
                row.one("purpose", Purpose.class),
                null,
                row.day("deadline"),
                false,
                List.of(),
                row.or("answered", "yes").equalsIgnoreCase("yes") ? List.of() : to,
                false,
                row.texts("answers"),
                row.texts("mentions").stream()
                        .map(other ->
                                new StatementRecord.Link(org.sdohub.statement.Letter.Relation.Kind.MENTIONS, other))
                        .toList(),
                row.or("body", ""),
                List.of(),
                List.of(),
                missing);
    }
}
