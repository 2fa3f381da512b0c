package org.sdohub.statement

import static org.sdohub.a.People.NOW

import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import org.sdohub.a.ChildJvm
import org.sdohub.adapter.mongo.Stores
import spock.lang.Specification
import spock.lang.TempDir

/**
 * Two reply to the same statement at once, and are killed between the writes. {@code -Dhub.kill.rounds=200} for more
 * rounds than the 3 that run with the other specs.
 */
class KillingTheRepliersSpec extends Specification {

    static final int ROUNDS = Integer.getInteger('hub.kill.rounds', 3)
    static final List<String> POINTS = ['reply.claimed', 'reply.posted', 'reply.settled', 'document.written', 'events.appended']
    static final int KILLED = 137

    /** Claims of the dead are given up by then. */
    static final Instant LATER = NOW + Duration.ofHours(1)

    @TempDir
    Path folder

    def "each statement is answered once, by the reply that was acknowledged, whenever the writers are killed"() {
        given:
        def file = folder.resolve('docs.sqlite')
        new StatementRoom(Stores.embedded(file)).close()
        def all = new Ledger()
        def random = new Random()
        def followed = 0

        expect:
        for (int life = 1; life <= ROUNDS; life++) {
            def ledger = killed(file, life, "${POINTS[(life - 1) % POINTS.size()]}:${1 + random.nextInt(15)}")
            reopened(file) { room ->
                settle(room, ledger)
                followed = followUp(room, followed)
                assertHeld(room, ledger)
                assert room.stores.verification.run().findings() == []
            }
            all.addAll(ledger)
        }

        and: 'what held after each death still holds at the end'
        reopened(file) { room ->
            assertHeld(room, all)
            def history = new StatementHistory()
            room.stores.everythingThatHappened().groupBy { it.subject() }.findAll { it.key.startsWith('statement:') }
                    .each { subject, told -> assert history.illegal(told) == []: subject }
        }
    }

    /** Keys of acts, by what the writers were told. */
    static class Ledger {
        List<String> unheard = []
        List<String> acknowledged = []
        List<String> refused = []

        Ledger(List<String> lines = []) {
            def of = { String word -> lines.findAll { it.startsWith(word + ' ') }.collect { it.substring(word.length() + 1) } }
            acknowledged = of('ack')
            refused = of('no')
            unheard = of('try') - acknowledged - refused
        }

        void addAll(Ledger other) {
            acknowledged.addAll(other.acknowledged)
            refused.addAll(other.refused)
        }
    }

    private static Ledger killed(Path file, int life, String point) {
        def child = new ChildJvm(["-Dhub.kill=$point".toString()], ReplyWriters, 'ready', file.toString(), life.toString())
        child.awaitReady()
        assert child.awaitExit() == KILLED
        assert child.lines.any { it.startsWith('try ') }
        new Ledger(child.lines)
    }

    private static void reopened(Path file, Closure work) {
        StatementRoom.reopened(Stores.embedded(file)).withCloseable(work)
    }

    /** An hour later whoever heard no answer asks again. */
    private static void settle(StatementRoom room, Ledger ledger) {
        room.stores.relay.sweep(LATER)
        ledger.unheard.sort().each { key ->
            def done = ReplyWriters.carriedOut(room, key, LATER)
            (done ? ledger.acknowledged : ledger.refused) << key
        }
    }

    /** As the hub does it from a checkpoint, seeing the last events twice. */
    private static long followUp(StatementRoom room, long from) {
        room.stores.relay.sweep(LATER + Duration.ofHours(1))
        def last = room.stores.events.last()
        room.stores.events.after(Math.max(0, from - 20), 100_000).each { room.settlement.follow(it) }
        last
    }

    private static void assertHeld(StatementRoom room, Ledger ledger) {
        ledger.acknowledged.each { assert room.store.find(ReplyWriters.idOf(it)).get() instanceof Statement.Posted: it }
        ledger.refused.each { assert !(room.store.find(ReplyWriters.idOf(it)).orElse(null) instanceof Statement.Posted): it }
        def replies = ledger.acknowledged.findAll { ReplyWriters.answeredBy(it) != null }.groupBy { ReplyWriters.answeredBy(it) }
        (ledger.acknowledged - replies.values().flatten()).each { assertAnswered(room, it, replies[it] ?: []) }
    }

    private static void assertAnswered(StatementRoom room, String original, List<String> replies) {
        def handling = room.store.find(ReplyWriters.idOf(original)).get().handlings().first()
        assert replies.size() <= 1
        assert handling.replies()*.reply() == replies.collect { ReplyWriters.idOf(it) }
        assert handling.state() == (replies ? Handling.State.ANSWERED : Handling.State.NEW)
    }
}
