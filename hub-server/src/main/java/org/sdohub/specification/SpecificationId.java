package org.sdohub.specification;

import java.util.UUID;
import org.sdohub.kernel.Id;

public record SpecificationId(UUID value) implements Id {
    @Override
    public String kind() {
        return "specification";
    }
}
