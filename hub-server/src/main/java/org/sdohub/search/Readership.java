package org.sdohub.search;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependency;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.organization.Profile.Visibility;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.Relationships;
import org.sdohub.specification.Specifications;
import org.sdohub.statement.Audience;
import org.sdohub.statement.StatementSight;

/**
 * The rooms' own rules of who may read, as words that can be kept beside a thing and compared: what a thing's readers
 * carry, and what an actor carries now.
 */
@Singleton
public class Readership {

    static final Set<String> EVERYBODY = Set.of("everybody");

    private final StatementSight sight;
    private final Relationships relationships;
    private final Specifications specifications;

    Readership(StatementSight sight, Relationships relationships, Specifications specifications) {
        this.sight = sight;
        this.relationships = relationships;
        this.specifications = specifications;
    }

    /** All that this actor carries; an ended office carries nothing. */
    public Set<String> marks(Actor actor, Instant now) {
        Set<String> marks = new HashSet<>(EVERYBODY);
        marks.addAll(sight.viewer(actor, now).marks());
        relationships.readers(actor, now).organizations().forEach(own -> marks.add(party(own)));
        Set<String> members = new HashSet<>(EVERYBODY);
        Set<OrganizationId> memberships = specifications.memberships(actor, now);
        for (OrganizationId one : memberships) {
            memberships.forEach(other -> members.add(memberOfAll(List.of(one, other))));
        }
        marks.addAll(members);
        for (OrganizationId own : relationships.readers(actor, now).organizations()) {
            members.forEach(member -> marks.add(both(party(own), member)));
        }
        return marks;
    }

    static Collection<String> of(Audience audience) {
        Set<String> marks = new HashSet<>(audience.marks());
        marks.addAll(audience.open() ? EVERYBODY : Set.of());
        return marks;
    }

    /** Of a relationship with its work areas. */
    static Collection<String> of(Relationship relationship) {
        boolean open = relationship.terms().visibility() == Visibility.PUBLIC;
        return open
                ? EVERYBODY
                : relationship.organizations().stream().map(Readership::party).toList();
    }

    /**
     * Of a need: whoever may read its ends and, where its relationship is kept between the parties, is of one of them.
     *
     * @param in the relationship; null where it stands in none
     */
    static Collection<String> of(Dependency need, @Nullable Relationship in) {
        Collection<String> members = membersOfAll(need.restrictedTo());
        if (in == null || in.terms().visibility() == Visibility.PUBLIC) {
            return members;
        }
        return in.organizations().stream()
                .flatMap(side -> members.stream().map(member -> both(party(side), member)))
                .toList();
    }

    private static String both(String one, String other) {
        return one + " and " + other;
    }

    private static String party(OrganizationId organization) {
        return "party " + organization.text();
    }

    /** @param organizations at most two, as a dependency has two ends; none for everybody */
    static Collection<String> membersOfAll(Collection<OrganizationId> organizations) {
        return organizations.isEmpty() ? EVERYBODY : List.of(memberOfAll(organizations));
    }

    private static String memberOfAll(Collection<OrganizationId> organizations) {
        return "member "
                + String.join(
                        " and ",
                        organizations.stream()
                                .map(OrganizationId::text)
                                .distinct()
                                .sorted()
                                .toList());
    }
}
