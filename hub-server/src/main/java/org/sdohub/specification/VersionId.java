package org.sdohub.specification;

import java.util.UUID;
import org.sdohub.kernel.Id;

/** One version of a specification; unique over all specifications. */
public record VersionId(UUID value) implements Id {
    @Override
    public String kind() {
        return "specification-version";
    }
}
