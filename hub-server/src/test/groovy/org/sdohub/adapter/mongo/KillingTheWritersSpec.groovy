package org.sdohub.adapter.mongo

import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by

import java.nio.file.Path
import org.sdohub.a.ChildJvm
import spock.lang.Specification
import spock.lang.TempDir

/**
 * The hub's stores and its sequence of events, killed while many write. {@code -Dhub.kill.rounds=200} for more rounds than
 * the 25 that run with the other specs.
 */
class KillingTheWritersSpec extends Specification {

    static final int ROUNDS = Integer.getInteger('hub.kill.rounds', 25)

    /** Where a writer stands between two writes; the rest of the rounds are killed from outside at any moment. */
    static final List<String> POINTS = ['document.written', 'events.appended', 'receipt.claimed']

    @TempDir
    Path folder

    def "no acknowledged write is lost or doubled, and no event is missing or out of order, however often writers are killed"() {
        given: 'a thing that all writers change'
        def file = folder.resolve('docs.sqlite')
        Stores.embedded(file).withCloseable { it.groups.save(aGroup('OMA/MEETING'), by(administrator())) }
        Set<String> acknowledged = []
        def random = new Random()

        expect:
        for (int round = 1; round <= ROUNDS; round++) {
            def point = round <= POINTS.size() * 3 ? POINTS[(round - 1) % POINTS.size()] : null
            def ledger = killed(file, round, point, random)
            def tried = ledger.findAll { it.startsWith('try ') }.collect { it.substring(4) }
            def acked = ledger.findAll { it.startsWith('ack ') }.collect { it.substring(4) }
            assert !tried.isEmpty()
            acknowledged.addAll(acked)
            settled(file, tried - acked, acked)
            acknowledged.addAll(tried)
        }

        and: 'at the end every act of every life is there once'
        Stores.embedded(file).withCloseable { stores ->
            def receipts = stores.everythingThatHappened().findResults { it.receipt()?.key() }
            assert receipts.size() == receipts.toSet().size()
            assert receipts.toSet() == acknowledged
            true
        }
    }

    private static List<String> killed(Path file, int round, String point, Random random) {
        def options = point == null ? [] : ["-Dhub.kill=$point:${1 + random.nextInt(40)}".toString()]
        def child = new ChildJvm(options, LedgerWriters, 'ready', file.toString(), round.toString())
        child.awaitReady()
        if (point == null) {
            def enough = 20 + random.nextInt(400)
            while (child.lines.size() < enough) {
                sleep 1
            }
            child.kill()
        } else {
            child.awaitExit()
        }
        child.lines
    }

    /** Whoever did not hear an answer asks again with the same key; then everything must hold. */
    private static void settled(Path file, Collection<String> unheard, Collection<String> acked) {
        Stores.embedded(file).withCloseable { stores ->
            stores.relay.sweep(java.time.Instant.now().plusSeconds(60))
            unheard.each { LedgerWriters.again(stores, it) }
            def receipts = stores.everythingThatHappened().findResults { it.receipt()?.key() } as Set
            assert (acked - receipts).isEmpty()
            assert (unheard - receipts).isEmpty()
            assert stores.verification.run().findings().isEmpty()
        }
    }
}
