package org.sdohub.organization;

import java.util.UUID;
import org.sdohub.kernel.Id;

public record CharterId(UUID value) implements Id {
    @Override
    public String kind() {
        return "charter";
    }
}
