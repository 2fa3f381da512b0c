package org.sdohub.adapter.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What all named files say, before any of it is told to the rooms. */
final class Harvest {

    static final String SPECIFICATIONS = "specifications";
    static final String ENABLERS = "enablers";
    static final String RELATIONSHIPS = "relationships";
    static final String WORK_AREAS = "work areas";
    static final String DEPENDENCIES = "dependencies";
    static final String STATEMENTS = "statements";
    /** Of statements to each other. */
    static final String LINKS = "links";

    static final String UNKNOWN = "unknown records";

    final List<SpecificationRecord> specifications = new ArrayList<>();
    final List<EnablerRecord> enablers = new ArrayList<>();
    final List<RelationshipRecord> relationships = new ArrayList<>();
    final List<WorkAreaRecord> workAreas = new ArrayList<>();
    final List<DependencyRecord> dependencies = new ArrayList<>();
    final List<ListRecord> lists = new ArrayList<>();
    final List<StatementRecord> statements = new ArrayList<>();

    /** Identifiers of the documents that were published with a release, by {@code IMPS/V1_2-20050125-A}. */
    final Map<String, List<String>> baselines = new HashMap<>();

    /** Several files may tell of one specification, and a table tells of it once a version. */
    void join() {
        Map<String, SpecificationRecord> joined = new LinkedHashMap<>();
        for (SpecificationRecord one : specifications) {
            String key = one.organization() + " "
                    + one.designation().replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
            joined.merge(key, one, SpecificationRecord::with);
        }
        specifications.clear();
        specifications.addAll(joined.values());
    }

    /** Every body that is named anywhere. */
    Set<BodyName> bodies() {
        Set<BodyName> named = new LinkedHashSet<>();
        specifications.forEach(one -> named.add(Names.body(one.organization())));
        specifications.forEach(one -> {
            if (one.owner() != null) {
                named.add(one.owner());
            }
        });
        enablers.forEach(one -> named.add(Names.body("OMA")));
        relationships.forEach(one -> named.addAll(List.of(one.first(), one.second())));
        dependencies.forEach(
                one -> named.addAll(List.of(Names.body(one.fromOrganization()), Names.body(one.toOrganization()))));
        statements.forEach(one -> {
            named.addAll(one.from());
            named.addAll(one.to());
            one.numbers().forEach(number -> named.add(Names.body(number.organization())));
        });
        return named;
    }
}
