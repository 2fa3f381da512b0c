package org.sdohub.relationship;

import java.util.UUID;
import org.sdohub.kernel.Id;

public record WorkAreaId(UUID value) implements Id {
    @Override
    public String kind() {
        return "work-area";
    }
}
