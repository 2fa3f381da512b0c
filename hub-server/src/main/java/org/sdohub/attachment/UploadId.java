package org.sdohub.attachment;

import java.util.UUID;
import org.sdohub.kernel.Id;

/** Names an upload, and later the content that it brought. */
public record UploadId(UUID value) implements Id {
    @Override
    public String kind() {
        return "upload";
    }
}
