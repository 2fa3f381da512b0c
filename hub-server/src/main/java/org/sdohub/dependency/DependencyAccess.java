package org.sdohub.dependency;

import static org.sdohub.kernel.Grant.Reach.BODY;
import static org.sdohub.kernel.Grant.Reach.HUB;
import static org.sdohub.kernel.Grant.Reach.ORGANIZATION;
import static org.sdohub.kernel.Grant.Reach.RELATIONSHIP;
import static org.sdohub.kernel.Grant.grant;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Scope;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Grant;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Office.Kind;
import org.sdohub.relationship.RelationshipId;

/** Rows of access.md about dependencies. */
public enum DependencyAccess {
    DECLARE(
            "only the chair or secretary of a group that owns one end, a liaison manager or the secretariat of either side",
            grant(BODY, Kind.CHAIR, Kind.SECRETARY),
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER),
            grant(ORGANIZATION, Kind.SECRETARIAT),
            grant(HUB, Kind.SERVICE)),
    /** Many at once; seen from both sides. Whoever may this may declare and change each of them too. */
    IMPORT_LIST(
            "only a liaison manager or the secretariat of either side",
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER),
            grant(ORGANIZATION, Kind.SECRETARIAT),
            grant(HUB, Kind.SERVICE)),
    /** Each side for itself. */
    AGREE_RHYTHM(
            "only a liaison manager or coordinator of either side",
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER),
            grant(ORGANIZATION, Kind.LIAISON_COORDINATOR)),
    PUBLISH_LIST(
            "only the liaison manager or coordinator of the side that sends it",
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER),
            grant(ORGANIZATION, Kind.LIAISON_COORDINATOR)),
    /** Seen from the side that receives it. */
    ACKNOWLEDGE_LIST(
            "only the liaison manager, coordinator or secretariat of the side that receives it",
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER),
            grant(ORGANIZATION, Kind.LIAISON_COORDINATOR, Kind.SECRETARIAT));

    private final String who;
    private final List<Grant> rows;

    DependencyAccess(String who, Grant... rows) {
        this.who = who;
        this.rows = List.of(rows);
    }

    /**
     * The first office by which the actor may, seen from any of these bodies. A program needs the scope besides.
     *
     * @param relationship null where it belongs to none; then no manager has a right by it
     */
    public Optional<Office> to(
            Actor actor, Instant now, Collection<Lineage> on, @Nullable RelationshipId relationship) {
        Set<RelationshipId> ours = relationship == null ? Set.of() : Set.of(relationship);
        return on.stream()
                .flatMap(body -> Grant.find(rows, actor, now, body, ours).stream())
                .filter(office -> office.kind() != Kind.SERVICE || Scope.DEPENDENCIES_WRITE.heldBy(actor))
                .findFirst();
    }

    /** Who may, as a sentence's end. */
    public String who() {
        return who;
    }

    public List<Grant> rows() {
        return rows;
    }
}
