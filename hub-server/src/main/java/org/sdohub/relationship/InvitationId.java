package org.sdohub.relationship;

import java.util.UUID;
import org.sdohub.kernel.Id;

public record InvitationId(UUID value) implements Id {
    @Override
    public String kind() {
        return "invitation";
    }
}
