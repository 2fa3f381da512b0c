package org.sdohub.attachment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of uploads. All calls block. */
public interface UploadStore {

    /** What somebody's uploads take that wait to be put on a statement. */
    record Usage(int count, long bytes) {}

    Optional<Upload> find(UploadId id);

    /** Those that exist; one round trip. */
    Map<UploadId, Upload> findAll(Collection<UploadId> ids);

    void add(Upload upload);

    /** Whether it was what it is now but for this change; if not, somebody else was faster and nothing is changed. */
    boolean change(Upload next);

    /** Whether it was still in this version; if not, it stays. */
    boolean remove(Upload upload);

    /** At most {@code max} that need not be kept any longer. */
    List<Upload> over(Instant now, int max);

    /** @param uploader null for all without login */
    Usage usage(@Nullable Uploader uploader);
}
