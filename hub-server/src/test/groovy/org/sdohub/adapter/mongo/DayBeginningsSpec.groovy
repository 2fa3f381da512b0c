package org.sdohub.adapter.mongo

import java.time.LocalDate
import spock.lang.Specification

class DayBeginningsSpec extends Specification {

    static final Random CHANCE = new Random(42)

    def "a day has one beginning in common with a span exactly if it lies in it: #from until #until"() {
        given:
        def covering = DayBeginnings.covering(from, until) as Set

        expect:
        covering.size() < 150
        days.every { day -> !covering.disjoint(DayBeginnings.of(day)) == (day >= from && day < until) }
        days.every { day -> DayBeginnings.of(day).count { it in covering } < 2 }

        where:
        from                     | until
        LocalDate.of(0, 1, 1)    | LocalDate.of(2025, 11, 21)
        LocalDate.of(2025, 6, 9) | LocalDate.MAX
        LocalDate.of(2025, 6, 9) | LocalDate.of(2025, 6, 10)
        LocalDate.of(2025, 6, 9) | LocalDate.of(2025, 6, 9)
        LocalDate.of(2024, 2, 29) | LocalDate.of(2031, 1, 1)
        LocalDate.of(2024, 12, 31) | LocalDate.of(2020, 1, 1)

        days = (0..300).collect { LocalDate.of(2025, 6, 9).plusDays(CHANCE.nextInt(6000) - 3000) } +
                [from, until, LocalDate.of(9999, 12, 31), LocalDate.of(1, 1, 1)].findAll { it.year < 10_000 }
    }

    def "what lies open on both sides needs few beginnings"() {
        expect:
        DayBeginnings.covering(LocalDate.of(0, 1, 1), LocalDate.of(2025, 11, 21)).size() < 40
    }
}
