package org.sdohub.identity;

import java.util.UUID;
import org.sdohub.kernel.Id;

public record AccountId(UUID value) implements Id {
    @Override
    public String kind() {
        return "account";
    }
}
