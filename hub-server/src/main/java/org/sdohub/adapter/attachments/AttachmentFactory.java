package org.sdohub.adapter.attachments;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.sdohub.attachment.ContentStore;
import org.sdohub.attachment.UploadLimits;
import org.sdohub.attachment.UploadLimits.Share;

@Factory
final class AttachmentFactory {

    private static final String FOLDER = "hub.attachments.folder";

    /** Without a folder for them, attachments are where the documents are. */
    @Singleton
    @Requires(property = FOLDER)
    ContentStore inFolder(@Property(name = FOLDER) Path folder) {
        return new FileContentStore(folder);
    }

    @Singleton
    UploadLimits limits(AttachmentConfiguration given) {
        return new UploadLimits(
                new Share(given.anonymousFileBytes(), given.anonymousWaitingBytes(), given.anonymousWaitingFiles()),
                new Share(given.signedInFileBytes(), given.signedInWaitingBytes(), given.signedInWaitingFiles()),
                given.anonymousTogetherBytes(),
                given.kept());
    }
}
