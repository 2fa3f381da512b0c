package org.sdohub.statement;

import java.util.Optional;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Group;
import org.sdohub.organization.Organization;

/** Who takes a body's post when the body is no more: the one that it went into, or the nearest living one above it. */
final class Successors {

    private Successors() {}

    static boolean lives(BodyId body, Bodies.Tree tree) {
        boolean concluded = body instanceof GroupId group
                && tree.group(group)
                        .map(one -> one.state() == Group.State.CONCLUDED)
                        .orElse(false);
        return !concluded && tree.organizationOf(body).state() == Organization.State.ACTIVE;
    }

    /** Empty where the whole organization is no more: which one it became part of is on no record. */
    static Optional<BodyId> of(BodyId body, Bodies.Tree tree) {
        BodyId heir = tree.heirOf(body);
        if (!heir.equals(body) && lives(heir, tree)) {
            return Optional.of(heir);
        }
        return tree.lineage(body).above().stream()
                .filter(above -> lives(above, tree))
                .findFirst();
    }
}
