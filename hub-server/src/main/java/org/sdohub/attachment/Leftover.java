package org.sdohub.attachment;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what is kept for nothing: a writer died between putting bytes and noting them, or while throwing them away. */
final class Leftover {

    /** A key is the upload's id, or that and the id of a piece; what else lies there is not the hub's. */
    private static final Pattern KEY =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(-[0-9a-f-]{36})?");

    private static final int ID_LENGTH = 36;

    private static final int A_BATCH = 100;

    private final UploadStore uploads;
    private final Function<Collection<UploadId>, Set<UploadId>> used;
    private final Map<String, UploadId> some = new LinkedHashMap<>();
    private final List<String> found = new ArrayList<>();

    private Leftover(UploadStore uploads, Function<Collection<UploadId>, Set<UploadId>> used) {
        this.uploads = uploads;
        this.used = used;
    }

    static List<String> of(
            UploadStore uploads,
            ContentStore contents,
            Instant before,
            Function<Collection<UploadId>, Set<UploadId>> used)
            throws IOException {
        Leftover leftover = new Leftover(uploads, used);
        contents.each(kept -> leftover.see(kept, before));
        leftover.look();
        return leftover.found;
    }

    private void see(ContentStore.Kept kept, Instant before) {
        Matcher key = KEY.matcher(kept.key());
        if (!kept.since().isBefore(before) || !key.matches()) {
            return;
        }
        some.put(kept.key(), new UploadId(UUID.fromString(key.group(1))));
        if (some.size() == A_BATCH) {
            look();
        }
    }

    private void look() {
        Map<UploadId, Upload> known = uploads.findAll(new HashSet<>(some.values()));
        Set<UploadId> unknown = new HashSet<>(some.values());
        unknown.removeAll(known.keySet());
        Set<UploadId> needed = unknown.isEmpty() ? Set.of() : used.apply(unknown);
        some.forEach((key, id) -> {
            Upload upload = known.get(id);
            boolean wanted = upload == null
                    ? key.length() == ID_LENGTH && needed.contains(id)
                    : key.length() == ID_LENGTH || upload.pieces().contains(key);
            if (!wanted) {
                found.add(key);
            }
        });
        some.clear();
    }
}
