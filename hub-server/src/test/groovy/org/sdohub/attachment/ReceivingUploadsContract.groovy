package org.sdohub.attachment

import static org.sdohub.attachment.UploadRoom.chair
import static org.sdohub.attachment.UploadRoom.somebody

import java.security.MessageDigest
import java.time.Instant
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Refused
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Files are taken in pieces, whole or not at all, wherever they are kept. */
abstract class ReceivingUploadsContract extends Specification {

    @Shared
    @AutoCleanup
    Stores stores = Stores.embedded()

    abstract ContentStore contents()

    UploadRoom room

    def setup() {
        room = new UploadRoom(stores, contents())
    }

    def cleanup() {
        assert stores.guard.strangers.empty
    }

    private static byte[] text(int size) {
        ('A liaison statement. ' * (size.intdiv(21) + 1)).take(size).bytes
    }

    private static String sha256(byte[] file) {
        MessageDigest.getInstance('SHA-256').digest(file).encodeHex()
    }

    private static List<String> codes(Closure<?> act) {
        try {
            act()
            []
        } catch (Refused refused) {
            refused.refusals()*.code()
        }
    }

    def "a file of #size bytes is kept byte for byte, with its hash"() {
        given:
        def file = text(size)

        when:
        def upload = room.sent(file)

        then:
        upload.whole()
        upload.content() == new Content('text/plain', sha256(file))
        room.kept(upload.id()) == file

        and: 'from any byte on'
        room.contents.open(upload.key(), size - 1).get().bytes == file[-1..-1] as byte[]

        and: 'of its pieces nothing is left'
        upload.pieces() == []

        where:
        size << [1, 65_536, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 2_600_000]
    }

    def "what was received can be gone on with"() {
        given:
        def file = text(2_000_000)
        def id = room.begun(file).id()

        when: 'a first part comes, and a second one'
        def half = room.uploads.append(id, chair(), 0, new ByteArrayInputStream(file, 0, 1_500_000))
        def whole = room.uploads.append(id, chair(), 1_500_000, new ByteArrayInputStream(file, 1_500_000, 500_000))

        then:
        half.received() == 1_500_000
        half.content() == null
        whole.content().sha256() == sha256(file)
        room.kept(id) == file
    }

    def "what came before a line broke is kept"() {
        given:
        def file = text(2_000_000)
        def id = room.begun(file).id()
        def broken = new SequenceInputStream(new ByteArrayInputStream(file, 0, 1_200_000), new InputStream() {
            int read() { throw new IOException('cut') }
        })

        when:
        room.uploads.append(id, chair(), 0, broken)

        then:
        thrown(IOException)
        room.uploads.find(id, chair()).get().received() == 1_200_000
    }

    def "a piece that does not begin where the upload stands is refused, and changes nothing"() {
        given:
        def file = text(100)
        def id = room.begun(file).id()
        room.uploads.append(id, chair(), 0, new ByteArrayInputStream(file, 0, 40))

        expect:
        codes { room.uploads.append(id, chair(), offset, new ByteArrayInputStream(file, 0, 10)) } == ['ATTACHMENT_OFFSET_WRONG']
        room.uploads.find(id, chair()).get().received() == 40

        where:
        offset << [0, 39, 41, 1_000_000]
    }

    def "of two who send the same piece at once one goes on, and the file is right"() {
        given:
        def file = text(50)
        def id = room.begun(file).id()
        def slow = new InputStream() {
            int read() { -1 }

            int read(byte[] into, int from, int length) {
                if (room.uploads.find(id, chair()).get().received() > 0) {
                    return -1
                }
                room.uploads.append(id, chair(), 0, new ByteArrayInputStream(file))
                byte[] other = ('x' * 20).bytes
                System.arraycopy(other, 0, into, from, 20)
                20
            }
        }

        expect:
        codes { room.uploads.append(id, chair(), 0, slow) } == ['ATTACHMENT_OFFSET_WRONG']
        room.kept(id) == file
    }

    def "more than was announced is refused as soon as it comes"() {
        given:
        def id = room.begun(text(10)).id()
        def endless = new InputStream() {
            long given = 0

            int read() { given++; 65 }

            int read(byte[] into, int from, int length) { given += length; length }
        }

        expect:
        codes { room.uploads.append(id, chair(), 0, endless) } == ['ATTACHMENT_LONGER_THAN_TOLD']
        endless.given <= 1 << 20
        room.uploads.find(id, chair()).get().received() == 0
    }

    def "nobody sends a file byte by byte"() {
        given:
        def file = text(1_000)
        def id = room.begun(file).id()

        expect:
        codes {
            file.eachWithIndex { one, at -> room.uploads.append(id, chair(), at, new ByteArrayInputStream(file, at, 1)) }
        } == ['ATTACHMENT_TOO_MANY_PIECES']
    }

    def "#why is refused: #code"() {
        when:
        def owners = waiting.collect { new Uploader(whose.account(), whose.address()) }
        waiting.eachWithIndex { bytes, i -> room.uploads.begin(owners[i], new FileName("a${i}.pdf"), bytes) }

        then:
        codes { room.uploads.begin(whose, new FileName('b.pdf'), size) } == code

        where:
        why                                    | whose                           | waiting                           | size      || code
        'an empty file'                        | new Uploader('one', '')         | []                                | 0         || ['ATTACHMENT_EMPTY']
        'a file as large as it may be'         | new Uploader('two', '')         | []                                | 4_000_000 || []
        'a larger one'                         | new Uploader('two', '')         | []                                | 4_000_001 || ['ATTACHMENT_TOO_LARGE']
        'a larger one without login'           | new Uploader(null, '192.0.2.7') | []                                | 3_000_001 || ['ATTACHMENT_TOO_LARGE']
        'what fills one account up'            | new Uploader('three', '')       | [4_000_000] * 4                   | 4_000_000 || []
        'what is too much for one account'     | new Uploader('four', '')        | [4_000_000] * 4 + [1]             | 4_000_000 || ['ATTACHMENT_TOO_MANY_WAITING']
        'too many files of one account'        | new Uploader('five', '')        | [1] * 50                          | 1         || ['ATTACHMENT_TOO_MANY_WAITING']
        'too many files of one address'        | new Uploader(null, '192.0.2.8') | [1] * 3                           | 1         || ['ATTACHMENT_TOO_MANY_WAITING']
    }

    def "an upload is its uploader's: #who finds it: #found"() {
        given:
        def upload = room.begun(text(5), 'a.txt', whose)

        expect:
        room.uploads.find(upload.id(), who).present == found

        where:
        whose      | who                           || found
        chair()    | chair()                       || true
        chair()    | new Uploader('rai-ad', '')    || false
        chair()    | somebody()                    || false
        somebody() | somebody()                    || true
        somebody() | somebody('198.51.100.9')      || true
    }

    def "only what is whole and one's own can be used, and it is kept from then on for a day"() {
        given:
        def whole = room.sent(text(10))
        def half = room.begun(text(10))
        def foreign = room.sent(text(10), 'b.txt', new Uploader('rai-ad', ''))
        room.now = room.now.plus(UploadRoom.A_DAY).minusSeconds(60)

        when:
        def ready = room.uploads.ready([whole, half, foreign]*.id(), chair())

        then:
        ready.keySet() == [whole.id()] as Set

        when:
        room.now = room.now.plusSeconds(3600)

        then:
        !room.uploads.over(100)*.id().contains(whole.id())
        room.uploads.over(100)*.id().containsAll([half.id(), foreign.id()])
    }

    def "what is thrown away is gone with its pieces; what somebody took up meanwhile stays"() {
        given:
        def whole = room.sent(text(10))
        def stale = whole
        room.uploads.ready([whole.id()], chair())

        when:
        room.uploads.discard(stale)

        then:
        room.kept(whole.id()).length == 10

        when:
        room.uploads.discard(room.uploads.find(whole.id(), chair()).get())

        then:
        room.uploads.find(whole.id(), chair()).empty
        room.contents.open(whole.key(), 0).empty
    }

    def "what dead writers left is thrown away, and nothing that anything needs"() {
        given: 'a piece that was not noted, one that was, a whole file, and two of which nothing is known but that a statement has one'
        def half = room.begun(text(2_000_000))
        room.uploads.append(half.id(), chair(), 0, new ByteArrayInputStream(text(10)))
        def noted = room.uploads.find(half.id(), chair()).get().pieces()
        def whole = room.sent(text(10))
        def lost = UUID.randomUUID().toString()
        def used = new UploadId(UUID.randomUUID())
        def kept = noted + [whole.key(), used.value().toString()]
        def orphans = [half.key() + '-' + UUID.randomUUID(), lost, whole.key() + '-' + UUID.randomUUID()]
        byte[] five = text(5)
        (orphans + used.value().toString()).each { room.contents.put(it, new ByteArrayInputStream(five)) }
        leaveHalf()
        def needed = { ids -> ids.findAll { it == used } as Set }
        def all = { -> (kept + orphans).findAll { room.contents.open(it, 0).present } }

        when: 'they may still live'
        room.uploads.clearUp(Instant.now().minusSeconds(3600), needed)

        then:
        all() == kept + orphans
        room.uploads.leftover(Instant.now().minusSeconds(3600), needed) == []

        when:
        def found = room.uploads.leftover(Instant.now().plusSeconds(60), needed)

        then:
        found.containsAll(orphans)
        found.disjoint(kept)
        room.contents.unfinished(Instant.now().plusSeconds(60)).size() == 1
        room.contents.unfinished(Instant.now().minusSeconds(3600)) == []

        when:
        room.uploads.clearUp(Instant.now().plusSeconds(60), needed)

        then:
        all() == kept
        room.contents.unfinished(Instant.now().plusSeconds(60)) == []
        room.kept(whole.id()) == text(10)
    }

    /** As a writer leaves it that died while it put something. */
    abstract void leaveHalf()
}
