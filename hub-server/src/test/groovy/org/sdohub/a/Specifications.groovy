package org.sdohub.a

import static org.sdohub.a.Bodies.organizationId

import java.time.LocalDate
import org.sdohub.kernel.BodyId.GroupId
import org.sdohub.kernel.BodyId.OrganizationId
import org.sdohub.kernel.Office
import org.sdohub.organization.Profile.Maturity
import org.sdohub.organization.Profile.Rung
import org.sdohub.specification.Designation
import org.sdohub.specification.EnablerRelease
import org.sdohub.specification.EnablerReleaseId
import org.sdohub.specification.Relation
import org.sdohub.specification.Specification
import org.sdohub.specification.SpecificationId
import org.sdohub.specification.SpecificationVersion
import org.sdohub.specification.VersionId

/** Specifications as specs speak of them; the same designation always has the same id. */
class Specifications {

    static final Office ANY_OFFICE = new Office(Office.Kind.SECRETARIAT, organizationId('OMA'), null, People.LONG_AGO, null)

    static SpecificationId specificationId(String designation) {
        new SpecificationId(UUID.nameUUIDFromBytes(designation.bytes))
    }

    /** @param name such as "RFC 3261 v1" */
    static VersionId versionId(String name) {
        new VersionId(UUID.nameUUIDFromBytes(name.bytes))
    }

    static Specification.Details details(Map given = [:], String designation) {
        new Specification.Details(
                new Designation(designation), given.series as String, given.number as String,
                (given.title ?: designation + ' in full') as String, given.owner as GroupId,
                (given.aliases ?: []).collect { new Designation(it) },
                (given.access ?: Specification.Access.PUBLIC) as Specification.Access, given.url as String,
                (given.relations ?: [:]).collectMany { kind, to ->
                    [to].flatten().collect { new Relation(kind as Relation.Kind, specificationId(it)) }
                })
    }

    /** versions: label to maturity, or to a whole version's details; each a year after the one before. */
    static Specification aSpecification(Map given = [:], String designation, OrganizationId organization = organizationId('IETF')) {
        def one = Specification.created(specificationId(designation), organization, details(given, designation), ANY_OFFICE).next()
        def year = 2000
        (given.versions ?: [:]).each { label, what ->
            def version = what instanceof SpecificationVersion.Details ? what : aVersion(label, what as Maturity, "${year++}-01-01")
            one = one.versionAdded(versionId("$designation $label"), version, one.latest()?.id(), ANY_OFFICE).next()
        }
        one
    }

    static SpecificationVersion.Details aVersion(Map given = [:], String label, Maturity maturity, String date) {
        new SpecificationVersion.Details(label, given.identifier as String, LocalDate.parse(date),
                new Rung((given.step ?: maturity.name().toLowerCase().capitalize()) as String, maturity),
                given.expires ? LocalDate.parse(given.expires as String) : null)
    }

    static EnablerRelease aRelease(Map given = [:], String name, String release) {
        def details = new EnablerRelease.Details(
                name, release, "Release $release of $name", null, LocalDate.parse('2004-10-13'), EnablerRelease.Role.BOTH,
                new Rung('Candidate', Maturity.APPROVED),
                (given.baseline ?: [:]).collect { designation, label ->
                    new EnablerRelease.BaselineEntry(specificationId(designation), versionId("$designation $label"))
                },
                '', (given.conformance ?: []) as List, [])
        EnablerRelease.created(new EnablerReleaseId(UUID.nameUUIDFromBytes("$name $release".bytes)),
                organizationId('OMA'), details, ANY_OFFICE).next()
    }

    static EnablerRelease.ConformanceItem item(String number, EnablerRelease.Status status, String feature = 'IMPS Client') {
        new EnablerRelease.ConformanceItem(number, EnablerRelease.Role.CLIENT, feature, status, 'See [CSP_SCR]')
    }
}
