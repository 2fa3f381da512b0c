package org.sdohub.attachment

import org.bson.BsonBinary
import org.bson.BsonDocument
import org.bson.BsonInt32
import org.bson.BsonObjectId
import spock.lang.Title

@Title('Uploads are kept in GridFS')
class ReceivingUploadsIntoDatabaseSpec extends ReceivingUploadsContract {

    @Override
    ContentStore contents() {
        stores.contents
    }

    @Override
    void leaveHalf() {
        stores.contents.chunks.insertOne(new BsonDocument('_id', new BsonObjectId())
                .append('files_id', new BsonObjectId()).append('n', new BsonInt32(0)).append('data', new BsonBinary('half'.bytes)))
    }
}
