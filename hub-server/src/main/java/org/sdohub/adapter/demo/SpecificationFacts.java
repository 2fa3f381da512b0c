package org.sdohub.adapter.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.specification.Designation;
import org.sdohub.specification.Relation;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.Specifications;
import org.sdohub.specification.VersionId;

/** The words in which facts about specifications are told. A secretariat enters each on the day of its version. */
final class SpecificationFacts {

    private final Script script;
    private final Specifications specifications;

    SpecificationFacts(Script script, Specifications specifications) {
        this.script = script;
        this.specifications = specifications;
    }

    /** What is told of a specification beside its title; wither by wither. */
    record Sheet(
            String designation,
            @Nullable String series,
            @Nullable String number,
            String title,
            @Nullable GroupId owner,
            List<Designation> aliases,
            @Nullable String url,
            List<Relation> relations) {

        static Sheet of(String designation, String title) {
            return new Sheet(designation, null, null, title, null, List.of(), null, List.of());
        }

        Sheet in(String itsSeries, String itsNumber) {
            return new Sheet(designation, itsSeries, itsNumber, title, owner, aliases, url, relations);
        }

        Sheet by(String group) {
            return new Sheet(designation, series, number, title, Names.group(group), aliases, url, relations);
        }

        Sheet also(String alias) {
            return new Sheet(
                    designation, series, number, title, owner, List.of(new Designation(alias)), url, relations);
        }

        Sheet at(String address) {
            return new Sheet(designation, series, number, title, owner, aliases, address, relations);
        }

        Sheet that(Relation.Kind kind, String other) {
            List<Relation> longer = Stream.concat(relations.stream(), Stream.of(new Relation(kind, id(other))))
                    .toList();
            return new Sheet(designation, series, number, title, owner, aliases, url, longer);
        }
    }

    static SpecificationId id(String designation) {
        return new SpecificationId(Names.made("specification " + designation));
    }

    static VersionId version(String designation, String label) {
        return new VersionId(Names.inner(actOf(designation, label), 0));
    }

    private static String actOf(String designation, String label) {
        return "version " + label + " of " + designation;
    }

    void specification(String organization, Sheet sheet, LocalDate day) {
        script.act(
                "specification " + sheet.designation,
                BodyFacts.secretariat(organization),
                since(day),
                act -> specifications.create(act, Names.organization(organization), details(sheet)));
    }

    /** What became of it later: its sheet as it is from that day on. */
    void becomes(String organization, Sheet sheet, LocalDate day) {
        script.act(
                "specification " + sheet.designation + " on " + day,
                BodyFacts.secretariat(organization),
                since(day),
                act -> specifications.edit(act, id(sheet.designation), null, before -> details(sheet)));
    }

    private static Specification.Details details(Sheet sheet) {
        return new Specification.Details(
                new Designation(sheet.designation),
                sheet.series,
                sheet.number,
                sheet.title,
                sheet.owner,
                sheet.aliases,
                Specification.Access.PUBLIC,
                sheet.url,
                sheet.relations);
    }

    /** @param maturity in the organization's own word */
    void version(
            String organization,
            String designation,
            String label,
            @Nullable String identifier,
            LocalDate day,
            String maturity) {
        version(organization, designation, label, identifier, day, maturity, null);
    }

    void version(
            String organization,
            String designation,
            String label,
            @Nullable String identifier,
            LocalDate day,
            String maturity,
            @Nullable LocalDate expires) {
        var version = new Specifications.VersionDetails(label, identifier, day, maturity, expires);
        script.act(
                actOf(designation, label),
                BodyFacts.secretariat(organization),
                since(day),
                act -> specifications.addVersion(act, id(designation), null, version, null, false));
    }

    /** A version reaches another step of the ladder. */
    void maturity(String organization, String designation, String label, String maturity, LocalDate day) {
        script.act(
                actOf(designation, label) + " is " + maturity,
                BodyFacts.secretariat(organization),
                since(day),
                act -> specifications.editVersion(
                        act,
                        version(designation, label),
                        null,
                        now -> new Specifications.VersionDetails(
                                now.label(), now.identifier(), now.date(), maturity, now.expires()),
                        successor -> successor));
    }

    private static Instant since(LocalDate day) {
        return Days.onOrSinceBegin(day);
    }
}
