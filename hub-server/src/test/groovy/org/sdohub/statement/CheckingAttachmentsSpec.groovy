package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.statement.StatementRoom.fromOma

import java.security.MessageDigest
import java.time.Clock
import java.time.Duration
import java.time.ZoneOffset
import org.sdohub.attachment.UploadRoom
import org.sdohub.statement.Letter.Attachment
import spock.lang.AutoCleanup
import spock.lang.Specification

/** The files of statements are looked at byte for byte, and what is wrong is told. */
class CheckingAttachmentsSpec extends Specification {

    static final byte[] FILE = 'What the statement is about.'.bytes

    @AutoCleanup
    StatementRoom room = new StatementRoom()
    def contents = room.stores.contents
    def uploads = new UploadRoom(room.stores, contents).uploads

    private Attachment attached(byte[] file = FILE) {
        def hash = MessageDigest.getInstance('SHA-256').digest(file).encodeHex().toString()
        def attachment = new Attachment(UUID.randomUUID(), 'a.txt', 'text/plain', file.length, hash, null, null)
        contents.put(attachment.id().toString(), new ByteArrayInputStream(file))
        def letter = aLetter().written()
        room.statements.draft(fromOma(), new Letter(letter.envelope(), letter.body(), [attachment], [], []), Statements.Wishes.NONE)
        attachment
    }

    private AttachmentCheck.Report checked(Duration later = Duration.ZERO) {
        def clock = Clock.fixed(java.time.Instant.now() + later, ZoneOffset.UTC)
        new AttachmentCheck(room.store, contents, uploads, clock).run()
    }

    def "where everything is as it was attached, nothing is found, however many there are"() {
        given:
        120.times { attached() }
        room.filed(aLetter())

        expect:
        with(checked()) {
            files() == 120
            findings() == []
        }
    }

    def "a file that #is is found"() {
        given:
        def good = attached()
        def bad = attached()
        damage(contents, bad.id().toString())

        expect:
        with(checked()) {
            files() == 2
            findings().size() == 1
            findings()[0].contains("attachment ${bad.id()} of statement:")
            findings()[0].contains(told)
        }

        where:
        is            | damage                                                                                      || told
        'is gone'     | { contents, key -> contents.remove(key) }                                                   || 'is not there'
        'is cut off'  | { contents, key -> contents.put(key, new ByteArrayInputStream('What'.bytes)) }              || 'has 4 bytes, but 28 were attached'
        'was changed' | { contents, key -> contents.put(key, new ByteArrayInputStream(new String(FILE).toUpperCase().bytes)) } || 'is not what was attached: its hash is '
    }

    def "what is kept for nothing is found once there was time to throw it away"() {
        given:
        def orphan = UUID.randomUUID().toString()
        contents.put(orphan, new ByteArrayInputStream(FILE))
        attached()

        expect:
        checked().findings() == []
        checked(Duration.ofDays(3)).findings() == ["the file $orphan is kept, but nothing has it".toString()]
    }

    def "each day what is kept for nothing is thrown away, and what statements have stays"() {
        given:
        def orphan = UUID.randomUUID().toString()
        contents.put(orphan, new ByteArrayInputStream(FILE))
        def attachment = attached()

        when:
        new AttachedUploads(uploads, room.store, Clock.fixed(java.time.Instant.now() + Duration.ofDays(2), ZoneOffset.UTC)).begin(null)

        then:
        contents.open(orphan, 0).empty
        contents.open(attachment.id().toString(), 0).get().bytes == FILE
    }
}
