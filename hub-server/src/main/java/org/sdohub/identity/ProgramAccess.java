package org.sdohub.identity;

import static org.sdohub.kernel.Grant.Reach.HUB;
import static org.sdohub.kernel.Grant.Reach.ORGANIZATION;
import static org.sdohub.kernel.Grant.grant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Grant;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Office.Kind;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** Who keeps client programs and their tokens. */
public enum ProgramAccess {
    KEEP_PROGRAMS(
            "administrators of the hub, and the secretariat of the organization that a program acts for",
            grant(HUB, Kind.HUB_ADMIN),
            grant(ORGANIZATION, Kind.SECRETARIAT));

    private final String who;
    private final List<Grant> rows;

    ProgramAccess(String who, Grant... rows) {
        this.who = who;
        this.rows = List.of(rows);
    }

    /** @param of whose program it is; null for the hub as a whole */
    public Optional<Office> to(Actor actor, Instant now, @Nullable OrganizationId of) {
        return of == null
                ? Grant.findForHub(rows, actor, now)
                : Grant.find(rows, actor, now, new Lineage(of, of, List.of()), Set.of());
    }

    Refused refused() {
        return new Refused(
                Refusal.notAllowed("IDENTITY_ACT_NOT_ALLOWED", "You may not do this; these may: " + who + "."));
    }

    public List<Grant> rows() {
        return rows;
    }
}
