package org.sdohub.relationship;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.sdohub.identity.Scope;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Profile.Visibility;

/**
 * Who reads: whoever holds an office anywhere in these organizations, and their programs with the scope. A relationship is public unless its terms keep it
 * between the parties (access.md).
 */
public record Readers(Set<OrganizationId> organizations) {

    public static final Readers PUBLIC = new Readers(Set.of());

    public Readers {
        organizations = Set.copyOf(organizations);
    }

    public static Readers of(Actor actor, Instant now, Bodies.Tree tree) {
        Set<OrganizationId> own = new HashSet<>();
        for (Office office : actor.officesAt(now)) {
            BodyId body = office.body();
            boolean reads = office.kind() != Office.Kind.SERVICE || Scope.STATEMENTS_READ.heldBy(actor);
            if (reads && body != null && tree.knows(body)) {
                own.add(tree.lineage(body).organization());
            }
        }
        return new Readers(own);
    }

    public boolean mayRead(Relationship relationship) {
        return mayRead(relationship, relationship.terms().visibility());
    }

    /** The published lists of dependencies, which the terms may keep between the parties, alone or with all they send. */
    public boolean mayReadLists(Relationship relationship) {
        Terms terms = relationship.terms();
        return mayRead(relationship)
                && mayRead(relationship, terms.listVisibility())
                && mayRead(relationship, terms.redistributedTo());
    }

    private boolean mayRead(Relationship relationship, Visibility visibility) {
        return visibility == Visibility.PUBLIC
                || relationship.organizations().stream().anyMatch(organizations::contains);
    }
}
