package org.sdohub.adapter.attachments;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How much may be uploaded, and how slowly; see {@code application.yml}.
 *
 * @param patience for one request with a piece
 * @param pause between two parts of it
 */
@ConfigurationProperties("hub.attachments")
record AttachmentConfiguration(
        @Bindable(defaultValue = "10485760") long anonymousFileBytes,
        @Bindable(defaultValue = "26214400") long signedInFileBytes,
        @Bindable(defaultValue = "20971520") long anonymousWaitingBytes,
        @Bindable(defaultValue = "524288000") long signedInWaitingBytes,
        @Bindable(defaultValue = "5") int anonymousWaitingFiles,
        @Bindable(defaultValue = "100") int signedInWaitingFiles,
        @Bindable(defaultValue = "1073741824") long anonymousTogetherBytes,
        @Bindable(defaultValue = "5") int anonymousStatementFiles,
        @Bindable(defaultValue = "20") int signedInStatementFiles,
        @Bindable(defaultValue = "20971520") long anonymousStatementBytes,
        @Bindable(defaultValue = "104857600") long signedInStatementBytes,
        @Bindable(defaultValue = "24h") Duration kept,
        @Bindable(defaultValue = "32") int atOnce,
        @Bindable(defaultValue = "4") int atOnceFromOne,
        @Bindable(defaultValue = "30s") Duration pause,
        @Bindable(defaultValue = "10m") Duration patience) {}
