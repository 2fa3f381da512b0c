package org.sdohub.attachment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way, in pieces. Pieces are stored apart, so that two who send at once do no harm: the one whose piece is
 * noted first goes on, the other's is thrown away.
 *
 * @param version grows by one with each change
 * @param length in bytes, as the uploader said
 * @param received bytes that are durable
 * @param pieces keys of the pieces, in order; none any more once it is whole
 * @param content null until all is there and has been looked at
 * @param taken put on a statement, or about to be
 * @param until kept so long at least, whether it is used or not
 */
public record Upload(
        UploadId id,
        long version,
        Uploader uploader,
        String name,
        long length,
        long received,
        List<String> pieces,
        @Nullable Content content,
        boolean taken,
        Instant until) {

    public Upload {
        pieces = List.copyOf(pieces);
    }

    static Upload begun(UploadId id, Uploader uploader, FileName name, long length, Instant until) {
        return new Upload(id, 1, uploader, name.value(), length, 0, List.of(), null, false, until);
    }

    /** Under which its content is kept. */
    public String key() {
        return id.value().toString();
    }

    public boolean whole() {
        return received == length;
    }

    Upload with(String piece, long bytes, Instant keptUntil) {
        List<String> all = new ArrayList<>(pieces);
        all.add(piece);
        return new Upload(id, version + 1, uploader, name, length, received + bytes, all, null, taken, keptUntil);
    }

    Upload lookedAt(Content found) {
        return new Upload(id, version + 1, uploader, name, length, received, List.of(), found, taken, until);
    }

    Upload taken(Instant keptUntil) {
        Instant later = keptUntil.isAfter(until) ? keptUntil : until;
        return new Upload(id, version + 1, uploader, name, length, received, pieces, content, true, later);
    }
}
