package org.sdohub.dependency;

import java.util.UUID;
import org.sdohub.kernel.Id;

public record DependencyId(UUID value) implements Id {
    @Override
    public String kind() {
        return "dependency";
    }
}
