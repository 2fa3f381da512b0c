package org.sdohub.attachment;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdohub.attachment.UploadLimits.Share;
import org.sdohub.kernel.Failpoint;
import org.sdohub.kernel.Overflow;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** Takes files in pieces. What it has told to be received is durable, and can be gone on with after any interruption. */
@Singleton
public class Uploads {

    /** Bytes that are made durable together. */
    static final int PIECE = 1 << 20;

    /** One byte at a time is no way to send a file. */
    static final int MOST_PIECES = 500;

    private final UploadStore store;
    private final ContentStore contents;
    private final Sniffer sniffer;
    private final UploadLimits limits;
    private final Clock clock;
    private final Overflow overflow;

    Uploads(
            UploadStore store,
            ContentStore contents,
            Sniffer sniffer,
            UploadLimits limits,
            Clock clock,
            Overflow overflow) {
        this.store = store;
        this.contents = contents;
        this.sniffer = sniffer;
        this.limits = limits;
        this.clock = clock;
        this.overflow = overflow;
    }

    /** @param length in bytes */
    public Upload begin(Uploader uploader, FileName name, long length) {
        Problems problems = new Problems();
        Share share = limits.of(uploader);
        problems.addIf(
                length < 1, () -> Refusal.invalid("ATTACHMENT_EMPTY", "A file has at least one byte.", "length"));
        problems.addIf(
                length > share.fileBytes(),
                () -> Refusal.invalid(
                        "ATTACHMENT_TOO_LARGE", "A file may have " + share.fileBytes() + " bytes at most.", "length"));
        if (length > share.fileBytes()) {
            reached(uploader, "file-bytes");
        }
        problems.refuseIfAny();
        refuseTooMuch(uploader, share, length);
        UploadId id = new UploadId(UUID.randomUUID());
        Upload upload = Upload.begun(id, uploader, name, length, clock.instant().plus(limits.kept()));
        store.add(upload);
        return upload;
    }

    private void refuseTooMuch(Uploader uploader, Share share, long length) {
        UploadStore.Usage own = store.usage(uploader);
        String limit = null;
        if (own.count() >= share.waitingFiles()) {
            limit = "waiting-files";
        } else if (own.bytes() + length > share.waitingBytes()) {
            limit = "waiting-bytes";
        } else if (!uploader.signedIn() && store.usage(null).bytes() + length > limits.anonymousTogether()) {
            limit = "together-bytes";
        }
        if (limit != null) {
            reached(uploader, limit);
            throw new Refused(new Refusal.Broken(
                    "ATTACHMENT_TOO_MANY_WAITING",
                    "Too much was uploaded lately.",
                    List.of(),
                    "Remove what you do not need, or try again tomorrow."));
        }
    }

    private void reached(Uploader uploader, String limit) {
        overflow.reached("attachments." + (uploader.signedIn() ? "signed-in-" : "anonymous-") + limit);
    }

    /** Empty alike where there is none and where it is somebody else's. */
    public Optional<Upload> find(UploadId id, Uploader uploader) {
        return store.find(id).filter(uploader::owns);
    }

    /**
     * Takes what comes, until it ends or is too much. Where it breaks off, what came is kept.
     *
     * @param offset the byte where the uploader goes on
     * @throws IOException where the sender's line breaks
     */
    public Upload append(UploadId id, Uploader uploader, long offset, InputStream body) throws IOException {
        Upload upload = find(id, uploader).orElseThrow(() -> new Refused(unknown()));
        if (offset != upload.received()) {
            throw new Refused(elsewhere(upload));
        }
        while (true) {
            Piece piece = Piece.read(body, PIECE);
            upload = piece.length() == 0 ? upload : kept(upload, piece);
            if (piece.broken() != null) {
                throw piece.broken();
            }
            if (piece.length() < PIECE) {
                return looked(upload);
            }
        }
    }

    private Upload kept(Upload upload, Piece piece) throws IOException {
        if (upload.received() + piece.length() > upload.length()) {
            throw new Refused(Refusal.invalid(
                    "ATTACHMENT_LONGER_THAN_TOLD",
                    "More came than the " + upload.length() + " bytes that were announced.",
                    "length"));
        }
        if (upload.pieces().size() >= MOST_PIECES) {
            throw new Refused(new Refusal.Broken(
                    "ATTACHMENT_TOO_MANY_PIECES",
                    "The file came in more than " + MOST_PIECES + " pieces.",
                    List.of(),
                    "Begin again with larger ones."));
        }
        String key = upload.key() + "-" + UUID.randomUUID();
        contents.put(key, piece.stream());
        Failpoint.reached("piece.kept");
        Upload next = upload.with(key, piece.length(), clock.instant().plus(limits.kept()));
        if (!store.change(next)) {
            contents.remove(key);
            throw new Refused(elsewhere(store.find(upload.id()).orElse(upload)));
        }
        return next;
    }

    /** Once all is there, it is put together and looked at; this can be repeated. */
    private Upload looked(Upload upload) throws IOException {
        if (!upload.whole() || upload.content() != null) {
            return upload;
        }
        Content found;
        try (Inspection inspection = new Inspection(new SequenceInputStream(pieces(upload)))) {
            contents.put(upload.key(), inspection);
            if (inspection.size() != upload.length()) {
                throw new IOException("of " + upload.length() + " bytes " + inspection.size() + " were there");
            }
            found = inspection.found(sniffer);
        }
        Failpoint.reached("upload.assembled");
        Upload next = upload.lookedAt(found);
        if (!store.change(next)) {
            return store.find(upload.id()).orElseThrow(() -> new Refused(unknown()));
        }
        for (String piece : upload.pieces()) {
            contents.remove(piece);
        }
        return next;
    }

    private Enumeration<InputStream> pieces(Upload upload) {
        Iterator<String> keys = upload.pieces().iterator();
        return new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return keys.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return piece(keys.next());
            }
        };
    }

    private InputStream piece(String key) {
        try {
            return contents.open(key, 0).orElseThrow(() -> new IOException("the piece " + key + " is gone"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Those of these that are whole and this uploader's, kept long enough from now to be used. */
    public Map<UploadId, Upload> ready(Collection<UploadId> ids, Uploader uploader) {
        Instant later = clock.instant().plus(limits.kept());
        return store.findAll(ids).values().stream()
                .filter(uploader::owns)
                .filter(Upload::whole)
                .map(upload -> readied(upload, later))
                .collect(Collectors.toMap(Upload::id, upload -> upload));
    }

    private Upload readied(Upload upload, Instant later) {
        try {
            Upload whole = looked(upload);
            Upload kept = whole.taken(later);
            return store.change(kept) ? kept : whole;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What need not be kept any longer, at most so many. */
    public List<Upload> over(int max) {
        return store.over(clock.instant(), max);
    }

    /** It is in use, and is asked about again later. */
    public void keep(Upload upload, Duration longer) {
        store.change(upload.taken(clock.instant().plus(longer)));
    }

    /** Only if nobody took it up meanwhile. */
    public void discard(Upload upload) throws IOException {
        if (!store.remove(upload)) {
            return;
        }
        contents.remove(upload.key());
        for (String piece : upload.pieces()) {
            contents.remove(piece);
        }
    }

    /**
     * Throws away what writers that died before that instant left: half of a file, and pieces that no upload knows.
     *
     * @param used which of these uploads are needed though nothing else is known of them
     */
    public void clearUp(Instant before, Function<Collection<UploadId>, Set<UploadId>> used) throws IOException {
        for (String name : contents.unfinished(before)) {
            contents.removeUnfinished(name);
        }
        for (String key : leftover(before, used)) {
            contents.remove(key);
        }
    }

    /** Keys of what is kept since before that instant for nothing. */
    public List<String> leftover(Instant before, Function<Collection<UploadId>, Set<UploadId>> used)
            throws IOException {
        return Leftover.of(store, contents, before, used);
    }

    public static Refusal unknown() {
        return Refusal.notFound(
                "ATTACHMENT_UPLOAD_UNKNOWN", "There is no such upload of yours; unused ones are kept for a day.");
    }

    private static Refusal elsewhere(Upload upload) {
        return new Refusal.Stale(
                "ATTACHMENT_OFFSET_WRONG",
                "The upload stands at byte " + upload.received() + ".",
                List.of("offset"),
                "Ask with HEAD where it stands, and go on there.",
                0,
                upload.received());
    }

    /** @param broken why it ended before its time; null where it did not */
    private record Piece(byte[] bytes, int length, @Nullable IOException broken) {

        /** Shorter than asked for only at the end, or where it breaks. */
        static Piece read(InputStream body, int most) {
            byte[] bytes = new byte[most];
            int length = 0;
            try {
                int read = body.read(bytes, 0, most);
                while (read > 0) {
                    length += read;
                    read = body.read(bytes, length, most - length);
                }
                return new Piece(bytes, length, null);
            } catch (IOException broken) {
                return new Piece(bytes, length, broken);
            }
        }

        InputStream stream() {
            return new ByteArrayInputStream(bytes, 0, length);
        }
    }
}
