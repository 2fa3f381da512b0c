package org.sdohub.adapter.attachments;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.sdohub.attachment.ContentStore;
import org.sdohub.attachment.UploadLimits;
import org.sdohub.attachment.UploadLimits.Share;
import org.sdohub.statement.AttachmentLimits;

@Factory
final class AttachmentFactory {

    private static final int MOST_FILES = 200;
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

    @Singleton
    AttachmentLimits limitsOfOneStatement(AttachmentConfiguration given) {
        return new AttachmentLimits(
                new AttachmentLimits.Share(
                        within(given.anonymousStatementFiles(), "ANONYMOUS"), given.anonymousStatementBytes()),
                new AttachmentLimits.Share(
                        within(given.signedInStatementFiles(), "SIGNED_IN"), given.signedInStatementBytes()));
    }

    /** Each is named in the statement's document, whose size is bounded. */
    private static int within(int files, String whose) {
        if (files < 0 || files > MOST_FILES) {
            throw new ConfigurationException(
                    "HUB_ATTACHMENTS_" + whose + "_STATEMENT_FILES is " + files + ": it is 0 to " + MOST_FILES + ".");
        }
        return files;
    }
}
