package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.sdohub.attachment.Upload;
import org.sdohub.attachment.UploadId;
import org.sdohub.attachment.Uploader;
import org.sdohub.attachment.Uploads;
import org.sdohub.kernel.Daily;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** Throws away each day what was uploaded and no statement has, and what dead writers left. */
@Singleton
public class AttachedUploads implements Daily {

    /** A draft may lose its attachments, so what is used is looked at again. */
    private static final Duration LOOKED_AT_EVERY = Duration.ofDays(30);

    /** No writer lives that long. */
    private static final Duration LEFT_FOR = Duration.ofDays(1);

    private static final int A_BATCH = 100;

    private final Uploads uploads;
    private final StatementStore statements;
    private final Clock clock;

    AttachedUploads(Uploads uploads, StatementStore statements, Clock clock) {
        this.uploads = uploads;
        this.statements = statements;
        this.clock = clock;
    }

    @Override
    public void begin(LocalDate today) {
        List<Upload> over = uploads.over(A_BATCH);
        while (!over.isEmpty()) {
            Set<UploadId> used =
                    statements.attached(over.stream().map(Upload::id).toList());
            over.forEach(upload -> sweep(upload, used.contains(upload.id())));
            over = uploads.over(A_BATCH);
        }
        try {
            uploads.clearUp(clock.instant().minus(LEFT_FOR), statements::attached);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void sweep(Upload upload, boolean used) {
        if (used) {
            uploads.keep(upload, LOOKED_AT_EVERY);
            return;
        }
        try {
            uploads.discard(upload);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** By its uploader, unless a statement has it. */
    public void remove(UploadId id, Uploader uploader) throws IOException {
        Upload upload = uploads.find(id, uploader).orElseThrow(() -> new Refused(Uploads.unknown()));
        if (!statements.attached(List.of(id)).isEmpty()) {
            throw new Refused(Refusal.broken("ATTACHMENT_IN_USE", "A statement has this file, so it is not removed."));
        }
        uploads.discard(upload);
    }
}
