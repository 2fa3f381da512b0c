package org.sdohub.adapter.attachments

import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import org.sdohub.attachment.Uploader
import org.sdohub.kernel.Overflow
import spock.lang.AutoCleanup
import spock.lang.Specification

/** A body must come in time, and not too many at once. */
class HoldingUploadsToTheirTimeSpec extends Specification {

    static final Uploader ONE = new Uploader('one', '')
    static final Uploader OTHER = new Uploader('other', '')

    List<String> reached = []

    @AutoCleanup('shutdownNow')
    def threads = Executors.newVirtualThreadPerTaskExecutor()

    private Intake intake(Duration pause, Duration patience, int atOnce = 8, int fromOne = 2) {
        new Intake(new AttachmentConfiguration(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, Duration.ofHours(1), atOnce, fromOne, pause, patience), { limit -> reached << limit } as Overflow)
    }

    def "a body of which nothing comes any more is given up, and the reader can go on with something else"() {
        given:
        def body = new PipedInputStream()
        def sender = new PipedOutputStream(body)
        sender.write('begin'.bytes)
        sender.flush()
        def read = []

        when:
        intake(Duration.ofMillis(600), Duration.ofMinutes(1)).take(ONE, body) { stream ->
            byte[] into = new byte[5]
            read << stream.read(into, 0, 5)
            read << stream.read(into, 0, 5)
        }

        then:
        thrown(PatientStream.TooSlow)
        read == [5]
        !Thread.currentThread().interrupted
    }

    def "a body that trickles for ever is given up"() {
        given:
        def trickle = new InputStream() {
            int read() { 65 }

            int read(byte[] into, int from, int length) {
                sleep 50
                into[from] = 65
                1
            }
        }

        when:
        intake(Duration.ofMinutes(1), Duration.ofMillis(700)).take(ONE, trickle) { it.transferTo(OutputStream.nullOutputStream()) }

        then:
        thrown(PatientStream.TooSlow)
        !Thread.currentThread().interrupted
    }

    def "the writing of what was read is never interrupted, however long it takes"() {
        when:
        def done = intake(Duration.ofMillis(100), Duration.ofMillis(100)).take(ONE, new ByteArrayInputStream('x'.bytes)) { stream ->
            stream.read(new byte[1], 0, 1)
            sleep 1500
            !Thread.currentThread().interrupted
        }

        then:
        done
    }

    def "one has #fromOne places and all together #atOnce: #who finds #place"() {
        given:
        def door = intake(Duration.ofMinutes(1), Duration.ofMinutes(1), atOnce, fromOne)
        def inside = new CountDownLatch(2)
        def leave = new CountDownLatch(1)
        2.times {
            threads.submit {
                door.take(ONE, InputStream.nullInputStream()) { stream ->
                    inside.countDown()
                    leave.await()
                }
            }
        }
        assert inside.await(60, TimeUnit.SECONDS)

        when:
        def found
        try {
            found = door.take(who, InputStream.nullInputStream()) { 'a place' }
        } catch (Intake.Full full) {
            found = 'none'
        }

        then:
        found == place

        when: 'they leave'
        leave.countDown()
        threads.shutdown()
        threads.awaitTermination(10, TimeUnit.SECONDS)

        then:
        door.take(who, InputStream.nullInputStream()) { 'a place' } == 'a place'

        where:
        atOnce | fromOne | who   || place
        8      | 2       | ONE   || 'none'
        8      | 2       | OTHER || 'a place'
        8      | 3       | ONE   || 'a place'
        2      | 3       | OTHER || 'none'
    }
}
