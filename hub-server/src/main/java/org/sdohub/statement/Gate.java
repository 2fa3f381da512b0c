package org.sdohub.statement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Grant;
import org.sdohub.kernel.Office;
import org.sdohub.organization.Profile.GateKind;

/**
 * What a statement must pass before it is posted.
 *
 * @param body for whom it is passed: a sending body, or for MODERATION an addressee
 * @param holders who may pass it by right, as the rules were at submission; any one suffices
 * @param passage null while it is open
 */
public record Gate(
        GateKind kind,
        BodyId body,
        List<Holder> holders,
        @Nullable Passage passage) {

    /** An office, held at this reach from the gate's body. */
    public record Holder(Office.Kind office, Grant.Reach reach) {
        Grant grant() {
            return Grant.grant(reach, office);
        }
    }

    /**
     * @param capacity null where the office is not of a body
     * @param proxyFor the approver in whose name a secretariat or coordinator passed it; null where by own right
     * @param version of the statement that was read and approved
     */
    public record Passage(
            String by,
            Office.@Nullable Kind capacity,
            @Nullable String proxyFor,
            Instant at,
            @Nullable String comment,
            long version) {}

    public Gate {
        holders = List.copyOf(holders);
    }

    static Gate open(GateKind kind, BodyId body, List<Holder> holders) {
        return new Gate(kind, body, holders, null);
    }

    public boolean open() {
        return passage == null;
    }

    List<Grant> grants() {
        return holders.stream().map(Holder::grant).toList();
    }

    Gate passed(Passage by) {
        return new Gate(kind, body, holders, by);
    }
}
