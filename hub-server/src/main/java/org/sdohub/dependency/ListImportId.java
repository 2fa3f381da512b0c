package org.sdohub.dependency;

import java.util.UUID;
import org.sdohub.kernel.Id;

public record ListImportId(UUID value) implements Id {
    @Override
    public String kind() {
        return "dependency-list-import";
    }
}
