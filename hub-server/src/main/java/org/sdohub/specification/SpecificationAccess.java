package org.sdohub.specification;

import static org.sdohub.kernel.Grant.Reach.BODY;
import static org.sdohub.kernel.Grant.Reach.HUB;
import static org.sdohub.kernel.Grant.Reach.ORGANIZATION;
import static org.sdohub.kernel.Grant.grant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdohub.identity.Scope;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Grant;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Office.Kind;

/** Rows of access.md about specifications. Title and number are always public, so only what is more has a row. */
public enum SpecificationAccess {
    EDIT_SPECIFICATION(
            "only the secretariat of its organization and the chair or secretary of the group that owns it",
            grant(ORGANIZATION, Kind.SECRETARIAT),
            grant(BODY, Kind.CHAIR, Kind.SECRETARY),
            grant(HUB, Kind.SERVICE)),
    /** Anybody with an office in the organization or one of its groups is a member of it: asked for each such body. */
    READ_MEMBERS_ONLY(
            "only members of its organization",
            grant(
                    BODY,
                    Kind.SECRETARIAT,
                    Kind.EXECUTIVE,
                    Kind.LIAISON_COORDINATOR,
                    Kind.LIAISON_MANAGER,
                    Kind.REPRESENTATIVE,
                    Kind.AUTHORIZED_SENDER,
                    Kind.AREA_DIRECTOR,
                    Kind.CHAIR,
                    Kind.SECRETARY,
                    Kind.RAPPORTEUR,
                    Kind.DELEGATE),
            grant(HUB, Kind.SERVICE));

    private final String who;
    private final List<Grant> rows;

    SpecificationAccess(String who, Grant... rows) {
        this.who = who;
        this.rows = List.of(rows);
    }

    /** A program needs the scope besides its office. */
    public Optional<Office> to(Actor actor, Instant now, Lineage on) {
        return Grant.find(rows, actor, now, on, Set.of())
                .filter(office -> office.kind() != Kind.SERVICE || Scope.SPECIFICATIONS_WRITE.heldBy(actor));
    }

    public String who() {
        return who;
    }

    public List<Grant> rows() {
        return rows;
    }
}
