package org.sdohub.statement;

import java.util.UUID;
import org.sdohub.kernel.Id;

public record CommentId(UUID value) implements Id {
    @Override
    public String kind() {
        return "comment";
    }
}
