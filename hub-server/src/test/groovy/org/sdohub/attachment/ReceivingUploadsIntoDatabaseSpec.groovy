package org.sdohub.attachment

import spock.lang.Title

@Title('Uploads are kept in GridFS')
class ReceivingUploadsIntoDatabaseSpec extends ReceivingUploadsContract {

    @Override
    ContentStore contents() {
        stores.contents
    }
}
