package org.sdohub.attachment

import java.nio.file.Files
import java.nio.file.Path
import org.sdohub.adapter.attachments.FileContentStore
import spock.lang.TempDir
import spock.lang.Title

@Title('Uploads are kept as files')
class ReceivingUploadsIntoFolderSpec extends ReceivingUploadsContract {

    @TempDir
    Path folder

    @Override
    ContentStore contents() {
        new FileContentStore(folder.resolve('attachments'))
    }

    @Override
    void leaveHalf() {
        def key = UUID.randomUUID().toString()
        def place = Files.createDirectories(folder.resolve('attachments').resolve(key.substring(0, 2)))
        Files.writeString(place.resolve("$key.${UUID.randomUUID()}.new"), 'half')
    }

    def "nothing is left beside what is kept"() {
        when:
        def upload = room.sent(('x' * 2_000_000).bytes)

        then:
        Files.walk(folder).filter(Files::isRegularFile).toList()*.fileName*.toString() == [upload.key()]
    }

    def "what cannot be written leaves nothing behind"() {
        when:
        room.contents.put('ab-1', new InputStream() {
            int read() { throw new IOException('no more') }
        })

        then:
        thrown(IOException)
        Files.walk(folder).filter(Files::isRegularFile).toList() == []
    }

    def "a key leads nowhere else"() {
        when:
        room.contents.open(key, 0)

        then:
        thrown(IllegalArgumentException)

        where:
        key << ['../../etc/passwd', '..', 'a/b', 'A', '']
    }
}
