package org.sdohub.relationship;

import java.util.UUID;
import org.sdohub.kernel.Id;

public record NewWorkNoticeId(UUID value) implements Id {
    @Override
    public String kind() {
        return "new-work-notice";
    }
}
