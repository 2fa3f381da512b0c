package org.sdohub.specification;

import java.util.UUID;
import org.sdohub.kernel.Id;

public record EnablerReleaseId(UUID value) implements Id {
    @Override
    public String kind() {
        return "enabler-release";
    }
}
