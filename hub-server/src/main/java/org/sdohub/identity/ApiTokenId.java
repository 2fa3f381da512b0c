package org.sdohub.identity;

import java.util.UUID;
import org.sdohub.kernel.Id;

public record ApiTokenId(UUID value) implements Id {
    @Override
    public String kind() {
        return "api-token";
    }
}
