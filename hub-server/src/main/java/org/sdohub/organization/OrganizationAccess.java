package org.sdohub.organization;

import static org.sdohub.kernel.Grant.Reach.BODY;
import static org.sdohub.kernel.Grant.Reach.BODY_OR_ABOVE;
import static org.sdohub.kernel.Grant.Reach.HUB;
import static org.sdohub.kernel.Grant.Reach.ORGANIZATION;
import static org.sdohub.kernel.Grant.grant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Grant;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Office.Kind;

/** Rows of access.md about organizations, groups and people. Reading them is open to everybody. */
public enum OrganizationAccess {
    CREATE_ORGANIZATION("only the hub's administrator", grant(HUB, Kind.HUB_ADMIN)),
    EDIT_ORGANIZATION("only its secretariat", grant(ORGANIZATION, Kind.SECRETARIAT)),
    EDIT_GROUPS("only the secretariat of its organization", grant(ORGANIZATION, Kind.SECRETARIAT)),
    CONCLUDE_GROUP(
            "only the secretariat, an executive or the area director above",
            grant(ORGANIZATION, Kind.SECRETARIAT, Kind.EXECUTIVE),
            grant(BODY_OR_ABOVE, Kind.AREA_DIRECTOR)),
    EDIT_CHARTER(
            "only the group's chair or the secretariat of its organization",
            grant(BODY, Kind.CHAIR),
            grant(ORGANIZATION, Kind.SECRETARIAT)),
    APPROVE_CHARTER(
            "only an executive or the secretariat of its organization",
            grant(ORGANIZATION, Kind.EXECUTIVE, Kind.SECRETARIAT)),
    APPOINT(
            "only the secretariat, an executive or the area director above",
            grant(ORGANIZATION, Kind.SECRETARIAT, Kind.EXECUTIVE),
            grant(BODY_OR_ABOVE, Kind.AREA_DIRECTOR)),
    /** Somebody appoints the first secretariat of an organization; from then on it appoints everybody else. */
    APPOINT_SECRETARIAT(
            "only the secretariat, an executive or the hub's administrator",
            grant(ORGANIZATION, Kind.SECRETARIAT, Kind.EXECUTIVE),
            grant(HUB, Kind.HUB_ADMIN));

    private final String who;
    private final List<Grant> rows;

    OrganizationAccess(String who, Grant... rows) {
        this.who = who;
        this.rows = List.of(rows);
    }

    public Optional<Office> to(Actor actor, Instant now, Lineage on) {
        return Grant.find(rows, actor, now, on, Set.of());
    }

    public Optional<Office> forHub(Actor actor, Instant now) {
        return Grant.findForHub(rows, actor, now);
    }

    /** Who may, as a sentence's end: "only its secretariat". */
    public String who() {
        return who;
    }

    public List<Grant> rows() {
        return rows;
    }
}
