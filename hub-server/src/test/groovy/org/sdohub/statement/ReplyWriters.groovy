package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.People.NOW
import static org.sdohub.statement.StatementRoom.chairOf

import java.nio.file.Path
import java.time.Instant
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Act
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Refused
import org.sdohub.kernel.Store

/**
 * Writers that never stop, for the kill test: each files a statement, to which two then reply at once. Each act has its own
 * idempotency key and is entered in the ledger: {@code try KEY} before, {@code ack KEY} or {@code no KEY} after the answer.
 */
class ReplyWriters {

    static final int WRITERS = 3

    static void main(String[] args) {
        Thread.defaultUncaughtExceptionHandler = { thread, fault ->
            fault.printStackTrace()
            Runtime.runtime.halt(1)
        }
        def room = StatementRoom.reopened(Stores.embedded(Path.of(args[0])))
        println 'ready'
        (1..WRITERS).collect { writer -> Thread.start { write(room, args[1], writer) } }*.join()
    }

    private static void write(StatementRoom room, String life, int writer) {
        for (int n = 0; ; n++) {
            def key = "L$life-W$writer-N$n".toString()
            entered(room, key)
            ['a', 'b'].collect { one -> Thread.start { entered(room, "$key-$one") } }*.join()
        }
    }

    private static void entered(StatementRoom room, String key) {
        said("try $key")
        said(carriedOut(room, key, NOW) ? "ack $key" : "no $key")
    }

    private static synchronized void said(String line) {
        println line
    }

    static StatementId idOf(String key) {
        new StatementId(UUID.nameUUIDFromBytes(key.bytes))
    }

    static String answeredBy(String key) {
        key ==~ /.*-[ab]/ ? key[0..-3] : null
    }

    /** What a key of the ledger stands for; the same again changes nothing. */
    static boolean carriedOut(StatementRoom room, String key, Instant at) {
        def original = answeredBy(key)
        try {
            if (original == null) {
                room.filed(aLetter().forAction('2026-11-27'), keyed(chairOf('OMA/CD'), key, at))
            } else {
                room.replied(room.store.find(idOf(original)).get(), false, keyed(chairOf('IETF/DISPATCH'), key, at))
            }
            true
        } catch (Store.AlreadyDone done) {
            true
        } catch (Refused refused) {
            false
        }
    }

    private static Act keyed(Actor actor, String key, Instant at) {
        new Act(actor, at, new Act.Receipt(key, key), UUID::randomUUID)
    }
}
