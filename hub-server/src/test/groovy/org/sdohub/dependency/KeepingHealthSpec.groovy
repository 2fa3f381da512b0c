package org.sdohub.dependency

import spock.lang.AutoCleanup
import spock.lang.Specification

/** Whatever happens to whatever health rests on, in whatever order. */
class KeepingHealthSpec extends Specification {

    @AutoCleanup
    HealthRoom room = new HealthRoom()

    def "what is on record is what is so, and what was told follows on from what was told before (seed #seed)"() {
        given:
        def upheaval = new Upheaval(room, seed)
        upheaval.begin()

        expect:
        (1..25).each { step ->
            upheaval.random.nextInt(6).times { upheaval.once() }
            room.settle(room.calendar.day.plusDays(upheaval.random.nextInt(5)))
            assert room.contradictions() == []: "after step $step"
        }
        room.brokenChains() == []
        room.told().size() > 20
        room.stores.verification.run().findings() == []
        room.stores.guard.strangers.empty

        where:
        seed << (1..4)
    }

    def "days alone turn everything that they should (seed #seed)"() {
        given:
        def upheaval = new Upheaval(room, seed)
        upheaval.begin()
        80.times { upheaval.once() }
        room.settle()

        expect:
        (1..50).each { day ->
            room.settle(room.calendar.day.plusDays(1))
            assert room.contradictions() == []: "on $room.calendar.day"
        }

        where:
        seed << [11, 12]
    }
}
