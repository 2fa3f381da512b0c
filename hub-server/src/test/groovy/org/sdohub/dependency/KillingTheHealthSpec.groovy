package org.sdohub.dependency

import java.nio.file.Path
import org.sdohub.a.ChildJvm
import org.sdohub.adapter.mongo.Stores
import spock.lang.Specification
import spock.lang.TempDir

/** {@code -Dhub.kill.rounds=50} for more rounds than the 4 that run with the other specs. */
class KillingTheHealthSpec extends Specification {

    static final int ROUNDS = Integer.getInteger('hub.kill.rounds', 4)
    static final List<String> POINTS = ['health.due', 'health.told', 'document.written', 'events.appended']

    @TempDir
    Path folder

    def "no change of health is lost or told twice, wherever the hub dies"() {
        given:
        def file = folder.resolve('docs.sqlite')
        new HealthRoom(Stores.embedded(file)).withCloseable { new Upheaval(it, 0).begin() }
        def random = new Random()

        expect:
        for (int life = 1; life <= ROUNDS; life++) {
            def point = "${POINTS[life % POINTS.size()]}:${1 + random.nextInt(40)}"
            def child = new ChildJvm(["-Dhub.kill=$point".toString()], HealthUnderUpheaval, 'ready', file.toString(), life.toString())
            child.awaitReady()
            assert child.awaitExit() == 137
            assertHeld(file, life, point)
        }
    }

    /** The next life goes on where the last one ended. */
    private static void assertHeld(Path file, int life, String point) {
        new HealthRoom(Stores.embedded(file)).withCloseable { room ->
            room.stores.everythingThatHappened()
            room.settle(room.calendar.day.plusDays(life + 30))
            assert room.contradictions() == []: point
            assert room.brokenChains() == []: point
            assert room.stores.verification.run().findings() == []
        }
    }
}
