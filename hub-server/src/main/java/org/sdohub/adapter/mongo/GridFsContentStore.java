package org.sdohub.adapter.mongo;

import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSDownloadStream;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.sdohub.attachment.ContentStore;

/** Files in the database, by GridFS, under their key as file name; of several the newest counts. */
final class GridFsContentStore implements ContentStore {

    private final GridFSBucket bucket;

    GridFsContentStore(GridFSBucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public void put(String key, InputStream bytes) {
        List<GridFSFile> before = files(key);
        bucket.uploadFromStream(key, bytes);
        before.forEach(file -> bucket.delete(file.getObjectId()));
    }

    /** What is skipped is not read: GridFS finds the chunk by its number. */
    @Override
    public Optional<InputStream> open(String key, long from) throws IOException {
        Optional<GridFSFile> newest = files(key).stream().findFirst();
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        GridFSDownloadStream stream = bucket.openDownloadStream(newest.get().getObjectId());
        stream.skipNBytes(from);
        return Optional.of(stream);
    }

    @Override
    public void remove(String key) {
        files(key).forEach(file -> bucket.delete(file.getObjectId()));
    }

    private List<GridFSFile> files(String key) {
        Bson named = Filters.eq("filename", key);
        return bucket.find(named).sort(Sorts.descending("uploadDate")).into(new ArrayList<>());
    }
}
