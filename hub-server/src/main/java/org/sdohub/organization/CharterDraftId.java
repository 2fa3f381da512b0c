package org.sdohub.organization;

import java.util.UUID;
import org.sdohub.kernel.Id;

/** The charter that a draft becomes has the same number under another kind. */
public record CharterDraftId(UUID value) implements Id {
    @Override
    public String kind() {
        return "charter-draft";
    }

    CharterId charter() {
        return new CharterId(value);
    }
}
