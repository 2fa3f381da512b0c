package org.sdohub.journey

import static org.sdohub.FolderAtRest.PASSWORD

import java.nio.file.Path
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import org.sdohub.FolderAtRest
import org.sdohub.a.HubProcess
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/**
 * The whole hub on one data folder, killed again and again while clients write over HTTP and others follow what is posted, by either door.
 * {@code -Dhub.kill.rounds=200} for more rounds than the 5 that run with the other specs.
 */
class KillingTheHubSpec extends Specification {

    static final int ROUNDS = Integer.getInteger('hub.kill.rounds', 5)

    /** Where it dies by itself, between two writes; null: killed from outside at any moment. */
    static final List<String> POINTS = ['reply.claimed', 'reply.posted', null, 'edge.claimed', 'reply.settled',
                                        'document.written', 'receipt.claimed', null, 'events.appended']

    /** Of a failpoint. A start passes some in few writes, with which it clears up after the last death. */
    static final int FIRST_TIMES = 6
    static final int TIMES = 8
    static final int LIVING_SECONDS = 120
    /** Of the titles that all clients give; they begin with the life in which they were written. */
    static final String ANY_LIFE = 'L\\d+-'

    @TempDir
    Path folder

    @AutoCleanup('shutdownNow')
    def threads = Executors.newVirtualThreadPerTaskExecutor()

    def clients = (1..4).collect { new Correspondent(it) }
    def subscribers = [new SocketSubscriber(), new StreamSubscriber()]
    def random = new Random()

    def "what was acknowledged is there once after any death, asking again is answered the same, and subscribers miss nothing"() {
        given:
        FolderAtRest.furnish(folder)

        expect: 'after each death nothing is wrong with what is stored, and the next life remembers the last one'
        for (int life = 1; life <= ROUNDS; life++) {
            liveAndDie(life, POINTS[(life - 1) % POINTS.size()])
            assert FolderAtRest.findings(folder) == []: "life $life"
        }

        and: 'at last everything that was ever asked for is there once, and has been seen once'
        new HubProcess(folder, PASSWORD).withCloseable { hub ->
            subscribers*.follow(hub)
            clients*.settle(hub)
            assertRemembered(hub)
            assertAnswered(hub)
            assertMovedOnceEach(hub)
            subscribers.each { assertSeen(it) }
            assertSeenAgain(hub)
            true
        }
        FolderAtRest.findings(folder) == []
        println "$ROUNDS kills, ${clients.sum { it.told.size() }} acknowledged acts, none lost or doubled"
    }

    private void liveAndDie(int life, String point) {
        def killAt = point == null ? null : "$point:${FIRST_TIMES + random.nextInt(TIMES)}".toString()
        def enough = point == null ? random.nextInt(60) : Integer.MAX_VALUE
        new HubProcess(folder, PASSWORD, killAt).withCloseable { hub ->
            subscribers*.follow(hub)
            assertRemembered(hub, life - 1)
            def heard = new AtomicInteger()
            def work = clients.collect { client ->
                threads.submit { hub.diesWith { client.writeUntilDeath(hub, life, heard::incrementAndGet) } }
            }
            def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIVING_SECONDS)
            while (hub.alive && heard.get() < enough && System.nanoTime() < end) {
                sleep 2
            }
            def diedByItself = !hub.alive
            hub.kill()
            work*.get()
            assert diedByItself == (point != null): "life $life at $point"
        }
    }

    /** What was told is there once, under the number that was told, and the same key is answered the same again. */
    private void assertRemembered(HubProcess hub, Integer life = null) {
        def stored = stored(hub, life == null ? ANY_LIFE : "L$life-")
        def titles = stored*.title
        assert titles.countBy { it }.findAll { it.value > 1 } == [:]
        def there = stored.collect { [it.title, it.number] }
        clients.each { client ->
            assert client.posted(life) - there == []
            client.toldIn(life).each { key, answer -> assert client.answer(hub, key) == answer: key }
        }
        def asked = clients.collectMany { it.posted(life)*.first() + (it.open ? [Correspondent.title(it.open)] : []) }
        assert titles - asked == []
    }

    /** What a dead writer left unsettled is settled while the hub lives on. */
    private void assertAnswered(HubProcess hub) {
        def replied = clients.collectMany { it.posted()*.first() }.findAll { it.startsWith('Re: ') }
        new PollingConditions(timeout: 60).eventually {
            def answered = stored(hub, ANY_LIFE).findAll { "Re: $it.title".toString() in replied }
            assert answered.size() == replied.size()
            answered.each {
                assert it.replies*.title == ["Re: $it.title"]
                assert it.handlings*.state == ['ANSWERED']
            }
        }
    }

    private void assertMovedOnceEach(HubProcess hub) {
        def moves = clients.collectMany { it.told.keySet() }.count { it.startsWith('move ') }
        assert hub.data('{ group(key: "OMA/MEETING") { version } }').group.version == 1 + moves
    }

    /** Each once, and those of one client in the order in which it wrote them. */
    private void assertSeen(Subscriber subscriber) {
        def posted = clients*.posted()
        new PollingConditions(timeout: 60).eventually {
            assert subscriber.seen.size() >= posted.sum { it.size() }
        }
        posted.each { assert subscriber.seen.findAll { one -> one in it } == it }
        assert subscriber.seen.size() == posted.sum { it.size() }
    }

    /** A cursor of the first life still tells, by the other door, all that came after. */
    private void assertSeenAgain(HubProcess hub) {
        def late = [new StreamSubscriber().after(subscribers[0].firstCursor), new SocketSubscriber().after(subscribers[1].firstCursor)]
        late*.follow(hub)
        late.each { assertSeen(it) }
    }

    /** Read from the store itself: what a search finds may come a moment later. */
    private static List<Map> stored(HubProcess hub, String life) {
        def found = []
        for (def page = [endCursor: null, hasNextPage: true]; page.hasNextPage;) {
            def statements = hub.data('''query($after: String) {
                statements(first: 50, after: $after, filter: { states: [POSTED] }) {
                    nodes { title number replies { title } handlings { state } } pageInfo { endCursor hasNextPage } } }''',
                    [after: page.endCursor]).statements
            found.addAll(statements.nodes.findAll { it.title ==~ /(Re: )?${life}C.*/ })
            page = statements.pageInfo
        }
        found
    }
}
