package org.sdohub.kernel;

import java.util.UUID;

public record PersonId(UUID value) implements Id {
    @Override
    public String kind() {
        return "person";
    }
}
