package org.sdohub.statement;

import static org.sdohub.kernel.Grant.Reach.BODY;
import static org.sdohub.kernel.Grant.Reach.BODY_OR_ABOVE;
import static org.sdohub.kernel.Grant.Reach.HUB;
import static org.sdohub.kernel.Grant.Reach.ORGANIZATION;
import static org.sdohub.kernel.Grant.Reach.RELATIONSHIP;
import static org.sdohub.kernel.Grant.grant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Grant;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Office.Kind;

/**
 * Rows of access.md about statements. Which body a row is asked for - sending, addressed - is said in
 * {@link StatementRights}; editors and assignees have their rights as persons, besides these.
 */
public enum StatementAccess {
    READ_UNPOSTED(
            "its editors, officers of the sending side and holders of its gates",
            grant(BODY, Kind.CHAIR, Kind.SECRETARY),
            grant(BODY_OR_ABOVE, Kind.AREA_DIRECTOR, Kind.EXECUTIVE),
            grant(ORGANIZATION, Kind.SECRETARIAT, Kind.LIAISON_COORDINATOR),
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER)),
    DRAFT_FOR_GROUP(
            "its chair or secretary, an area director above it, executive and secretariat of its organization, "
                    + "liaison managers and coordinators",
            grant(BODY, Kind.CHAIR, Kind.SECRETARY),
            grant(BODY_OR_ABOVE, Kind.AREA_DIRECTOR, Kind.EXECUTIVE),
            grant(ORGANIZATION, Kind.SECRETARIAT, Kind.LIAISON_COORDINATOR),
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER)),
    /** Where managers only convey (RFC 4691 3.1). */
    DRAFT_FOR_GROUP_WITHOUT_MANAGERS(
            "its chair or secretary, an area director above it, executive and secretariat of its organization, "
                    + "and coordinators",
            grant(BODY, Kind.CHAIR, Kind.SECRETARY),
            grant(BODY_OR_ABOVE, Kind.AREA_DIRECTOR, Kind.EXECUTIVE),
            grant(ORGANIZATION, Kind.SECRETARIAT, Kind.LIAISON_COORDINATOR)),
    DRAFT_FOR_ORGANIZATION(
            "its authorized senders, executive and secretariat, liaison managers and coordinators",
            grant(ORGANIZATION, Kind.AUTHORIZED_SENDER, Kind.LIAISON_COORDINATOR, Kind.EXECUTIVE, Kind.SECRETARIAT),
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER)),
    /** What another body sent, asked for the receiving side; a manager of either side may. */
    RECORD(
            "liaison managers of the relationship, coordinator and secretariat of the receiving side",
            grant(ORGANIZATION, Kind.LIAISON_COORDINATOR, Kind.SECRETARIAT),
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER)),
    RECORD_FOR_THE_OTHER_SIDE("liaison managers of the relationship", grant(RELATIONSHIP, Kind.LIAISON_MANAGER)),
    RECORD_PAST(
            "secretariat and coordinator of a party, and programs with the scope statements:file",
            grant(ORGANIZATION, Kind.SECRETARIAT, Kind.LIAISON_COORDINATOR)),
    RECORD_BY_PROGRAM("programs with the scope statements:file", grant(HUB, Kind.SERVICE)),
    APPROVE_BY_PROXY(
            "the approving office, or by proxy the secretariat or a coordinator",
            grant(ORGANIZATION, Kind.SECRETARIAT, Kind.LIAISON_COORDINATOR)),
    MODERATE(
            "secretariat, coordinator and liaison manager of the receiving side",
            grant(ORGANIZATION, Kind.SECRETARIAT, Kind.LIAISON_COORDINATOR),
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER)),
    REPLY(
            "the assignee, chair, secretary and area director of an addressed group, liaison manager, coordinator "
                    + "and secretariat of an addressed organization",
            grant(BODY, Kind.CHAIR, Kind.SECRETARY),
            grant(BODY_OR_ABOVE, Kind.AREA_DIRECTOR),
            grant(ORGANIZATION, Kind.LIAISON_COORDINATOR, Kind.SECRETARIAT),
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER)),
    HANDLE(
            "the assignee, officers of the addressed body and above, liaison manager, coordinator and secretariat of "
                    + "its side",
            grant(BODY, Kind.CHAIR, Kind.SECRETARY),
            grant(BODY_OR_ABOVE, Kind.AREA_DIRECTOR, Kind.EXECUTIVE),
            grant(ORGANIZATION, Kind.LIAISON_COORDINATOR, Kind.SECRETARIAT),
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER)),
    REDIRECT(
            "liaison manager, coordinator and secretariat of the addressed side",
            grant(ORGANIZATION, Kind.LIAISON_COORDINATOR, Kind.SECRETARIAT),
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER)),
    NAME_LEAD(
            "liaison manager, coordinator and secretariat of the addressed side, or the sender when filing",
            grant(ORGANIZATION, Kind.LIAISON_COORDINATOR, Kind.SECRETARIAT),
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER)),
    ABANDON("its editors and the secretariat of the sending side", grant(ORGANIZATION, Kind.SECRETARIAT)),
    HIDE_ATTACHMENT(
            "secretariat and executive of the sending side", grant(ORGANIZATION, Kind.SECRETARIAT, Kind.EXECUTIVE)),
    WITHDRAW("secretariat and executive of the sending side", grant(ORGANIZATION, Kind.SECRETARIAT, Kind.EXECUTIVE)),
    CHANGE_CONTACTS(
            "officers of the sending body",
            grant(BODY, Kind.CHAIR, Kind.SECRETARY),
            grant(BODY_OR_ABOVE, Kind.AREA_DIRECTOR, Kind.EXECUTIVE),
            grant(ORGANIZATION, Kind.SECRETARIAT));

    private final String who;
    private final List<Grant> rows;

    StatementAccess(String who, Grant... rows) {
        this.who = who;
        this.rows = List.of(rows);
    }

    public Optional<Office> to(Actor actor, Instant now, Lineage on, @Nullable Id relationship) {
        return Grant.find(rows, actor, now, on, relationship == null ? Set.of() : Set.of(relationship));
    }

    public Optional<Office> forHub(Actor actor, Instant now) {
        return Grant.findForHub(rows, actor, now);
    }

    /** Who may, for a sentence's end. */
    public String who() {
        return who;
    }

    public List<Grant> rows() {
        return rows;
    }
}
