package org.sdohub.relationship;

import static org.sdohub.kernel.Grant.Reach.BODY;
import static org.sdohub.kernel.Grant.Reach.BODY_OR_ABOVE;
import static org.sdohub.kernel.Grant.Reach.ORGANIZATION;
import static org.sdohub.kernel.Grant.Reach.RELATIONSHIP;
import static org.sdohub.kernel.Grant.grant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Grant;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Office.Kind;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;

/**
 * Rows of access.md about relationships and work areas. A side's executive is one of the organization or of the group
 * that decides for the side, such as the IAB's.
 */
public enum RelationshipAccess {
    /** Propose, consent, put under revision, activate, make dormant, end, give notice, edit. */
    GOVERN(
            "only an executive or the secretariat of a side",
            grant(ORGANIZATION, Kind.SECRETARIAT),
            grant(BODY_OR_ABOVE, Kind.EXECUTIVE)),
    APPOINT(
            "only an executive or the secretariat of that side",
            grant(ORGANIZATION, Kind.SECRETARIAT),
            grant(BODY_OR_ABOVE, Kind.EXECUTIVE)),
    EDIT_WORK_AREAS("only a liaison manager of this relationship", grant(RELATIONSHIP, Kind.LIAISON_MANAGER)),
    /** Also while a side has no manager, so that a vacancy does not stop the other side. */
    CONSENT_TO_WORK_AREAS(
            "only the other side's liaison manager, executive or secretariat",
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER),
            grant(ORGANIZATION, Kind.SECRETARIAT),
            grant(BODY_OR_ABOVE, Kind.EXECUTIVE)),
    TELL_OF_NEW_WORK(
            "only the liaison manager, coordinator or secretariat of a side",
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER),
            grant(ORGANIZATION, Kind.LIAISON_COORDINATOR, Kind.SECRETARIAT)),
    /** For the side that was told; a group that was told by name answers for itself. */
    ANSWER_NEW_WORK(
            "only the liaison manager, coordinator, secretariat or executive of the side that was told, and the officers of "
                    + "a group that was told",
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER),
            grant(ORGANIZATION, Kind.LIAISON_COORDINATOR, Kind.SECRETARIAT),
            grant(BODY_OR_ABOVE, Kind.EXECUTIVE, Kind.AREA_DIRECTOR),
            grant(BODY, Kind.CHAIR, Kind.SECRETARY)),
    INVITE(
            "only an executive or the secretariat of the side that holds the meeting",
            grant(ORGANIZATION, Kind.SECRETARIAT),
            grant(BODY_OR_ABOVE, Kind.EXECUTIVE)),
    REPORT(
            "only the representative, the liaison manager, secretariat or executive of the side that was invited",
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER),
            grant(ORGANIZATION, Kind.SECRETARIAT),
            grant(BODY_OR_ABOVE, Kind.EXECUTIVE));

    private final String who;
    private final List<Grant> rows;

    RelationshipAccess(String who, Grant... rows) {
        this.who = who;
        this.rows = List.of(rows);
    }

    /** Somebody with the right to act for one side. */
    public record Acting(OrganizationId side, Office office) {}

    /** @param id the relationship, for whose managers some rows ask */
    public Optional<Office> forSide(Actor actor, Instant now, Side side, RelationshipId id, Bodies.Tree tree) {
        if (!tree.knows(side.organization())) {
            return Optional.empty();
        }
        return Grant.find(rows, actor, now, deciding(side, tree), Set.of(id));
    }

    /** In the body itself, such as a group that was told by name. */
    Optional<Office> forBody(Actor actor, Instant now, BodyId body, RelationshipId id, Bodies.Tree tree) {
        return tree.knows(body) ? Grant.find(rows, actor, now, tree.lineage(body), Set.of(id)) : Optional.empty();
    }

    /** A group of another organization decides nothing here, whatever a proposal says. */
    private static Lineage deciding(Side side, Bodies.Tree tree) {
        GroupId named = side.decidingBody();
        boolean own = named != null && Fitness.isOf(side, named, tree);
        return tree.lineage(own ? side.decides() : side.organization());
    }

    /** The first side for which the actor may. */
    public Optional<Acting> forEither(
            Actor actor, Instant now, Arrangement arrangement, RelationshipId id, Bodies.Tree tree) {
        for (Side side : arrangement.sides()) {
            Optional<Office> office = forSide(actor, now, side, id, tree);
            if (office.isPresent()) {
                return Optional.of(new Acting(side.organization(), office.get()));
            }
        }
        return Optional.empty();
    }

    Refused refused() {
        return new Refused(Refusal.notAllowed("RELATIONSHIP_ACT_NOT_ALLOWED", "You may not do this: " + who + " may."));
    }

    /** Who may, as a sentence's end: "only a liaison manager of this relationship". */
    public String who() {
        return who;
    }

    public List<Grant> rows() {
        return rows;
    }
}
