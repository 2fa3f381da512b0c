package org.sdohub.statement;

import java.util.List;
import java.util.Optional;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Grant.Reach;
import org.sdohub.kernel.Office.Kind;
import org.sdohub.organization.Group;
import org.sdohub.organization.Profile;
import org.sdohub.organization.Profile.GateKind;
import org.sdohub.statement.Gate.Holder;

/** Which gate a sender's profile asks for, and who may pass it: for what is filed, and for whoever asks beforehand. */
final class GateRules {

    private GateRules() {}

    /**
     * @param sender the sending group's kind; empty for the organization itself
     * @param known the two sides have a relationship, which has managers
     * @return empty where this kind is not asked for
     */
    static Optional<Gate> gate(
            GateKind kind, BodyId from, Profile profile, Optional<Group.Kind> sender, boolean known) {
        return switch (kind) {
            case MODERATION -> Optional.empty(); // asked for by how it came in, whatever the sender's rules are
            case APPROVAL ->
                profile.approvalFor(sender)
                        .map(rule -> Gate.open(kind, from, List.of(new Holder(rule.office(), rule.reach()))));
            case MANAGER_REVIEW -> Optional.of(Gate.open(kind, from, List.of(reviewer(known))));
            case COORDINATOR_REVIEW -> Optional.of(Gate.open(kind, from, List.of(coordinator())));
        };
    }

    private static Holder reviewer(boolean known) {
        return known ? new Holder(Kind.LIAISON_MANAGER, Reach.RELATIONSHIP) : coordinator();
    }

    private static Holder coordinator() {
        return new Holder(Kind.LIAISON_COORDINATOR, Reach.ORGANIZATION);
    }
}
