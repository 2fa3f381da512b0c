package org.sdohub.a

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.People.NOW
import static org.sdohub.a.Specifications.ANY_OFFICE
import static org.sdohub.a.Specifications.specificationId
import static org.sdohub.a.Specifications.versionId

import java.time.LocalDate
import org.sdohub.dependency.Dependency
import org.sdohub.dependency.DependencyId
import org.sdohub.dependency.DependencyList
import org.sdohub.dependency.DependencyListId
import org.sdohub.dependency.End
import org.sdohub.dependency.Health
import org.sdohub.dependency.Justification
import org.sdohub.kernel.BodyId
import org.sdohub.kernel.BodyId.OrganizationId
import org.sdohub.organization.Profile.Maturity
import org.sdohub.relationship.RelationshipId

/** Dependencies as specs speak of them; the same name always has the same id. */
class Dependencies {

    static DependencyId dependencyId(String name) {
        new DependencyId(UUID.nameUUIDFromBytes(name.bytes))
    }

    /** "RFC 3261", "RFC 3261 @ 1" for its version 1, or a text in quotation marks. */
    static End end(String name) {
        if (name.startsWith('"')) {
            return new End.UncataloguedText(name.substring(1, name.length() - 1))
        }
        def (designation, version) = name.split(' @ ') as List
        version == null ? new End.WholeSpecification(specificationId(designation))
                : new End.ExactVersion(specificationId(designation), versionId("$designation $version"))
    }

    static Dependency.Details needing(Map given = [:]) {
        new Dependency.Details(
                (given.kind ?: Dependency.Kind.NORMATIVE) as Dependency.Kind, given.pinned as boolean,
                given.needed as Maturity, day(given.neededBy), day(given.expected), (given.reason ?: '') as String,
                (given.owner ?: OMA) as BodyId, given.counterpart as BodyId)
    }

    static LocalDate day(day) {
        day == null || day instanceof LocalDate ? day : LocalDate.parse(day as String)
    }

    static Dependency aDependency(Map given = [:], String from, String to) {
        def place = new Dependency.Place((given.side ?: OMA) as OrganizationId, given.relationship as RelationshipId,
                (given.restrictedTo ?: []) as List<OrganizationId>)
        Dependency.declared(dependencyId("$from on $to"), end(from), end(to), needing(given), place, given.at ?: NOW, ANY_OFFICE).next()
    }

    static DependencyList.Entry anEntry(Map given = [:], String from, String to) {
        new DependencyList.Entry(
                dependencyId("$from on $to"), from, '', (given.to ?: to) as String, '', Dependency.Kind.NORMATIVE, false,
                (given.step ?: 'Draft') as String, Maturity.DRAFT, Maturity.PUBLISHED, day(given.neededBy), day(given.expected), '',
                'OMA CD', given.counterpart as String, (given.health ?: Health.State.ON_TRACK) as Health.State,
                (given.sentence ?: '') as String, (given.restrictedTo ?: []) as List<OrganizationId>, given.justification as Justification)
    }

    /** What is said of each item, as in {@code justified(quality: 'Used by many')}. */
    static Justification justified(Map<String, String> said) {
        new Justification(*Justification.Item.values().collect { said[it.field()] ?: '' })
    }

    static DependencyList aList(RelationshipId relationship, OrganizationId side, int number, List<DependencyList.Entry> entries = []) {
        new DependencyList(new DependencyListId(UUID.randomUUID()), 1, relationship, side, number, LocalDate.of(2005, 1, number),
                NOW.plusSeconds(number), '', entries, null, [])
    }
}
