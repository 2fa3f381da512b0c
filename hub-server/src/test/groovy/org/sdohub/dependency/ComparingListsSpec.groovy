package org.sdohub.dependency

import static org.sdohub.a.Dependencies.anEntry

import spock.lang.Specification

class ComparingListsSpec extends Specification {

    static diff(List earlier, List later) {
        ListComparison.diff(earlier, later)
    }

    def "entries that came, went and changed are told apart, and the same ones are not told"() {
        given:
        def stays = anEntry('A', 'B')
        def goes = anEntry('A', 'C')
        def comes = anEntry('A', 'D')
        def before = anEntry('A', 'E', expected: '2005-01-01')
        def after = anEntry('A', 'E', expected: '2005-02-01', health: 'LATE')

        when:
        def comparison = diff([stays, goes, before], [comes, stays, after])

        then:
        comparison.added() == [comes]
        comparison.removed() == [goes]
        comparison.changed()*.before() == [before]
        comparison.changed()*.after() == [after]
        comparison.changed()[0].changes().collect { [it.field(), it.before(), it.after()] } ==
                [['expected', '2005-01-01', '2005-02-01'], ['health', 'ON_TRACK', 'LATE']]
    }

    def "#what is no change"() {
        expect:
        diff([anEntry(earlier, 'A', 'B')], [anEntry(later, 'A', 'B')]).changed().empty == same

        where:
        what                                       | earlier                    | later                      || same
        'a sentence that counts the days'          | [sentence: '1 day ago']    | [sentence: '2 days ago']   || true
        'everything as it was'                     | [:]                        | [:]                        || true
        'a published draft, by its new name,'      | [to: 'draft-x']            | [to: 'RFC 1']              || false
        'a date set'                               | [:]                        | [neededBy: '2005-01-01']   || false
        'a step taken'                             | [:]                        | [step: 'Published']        || false
        'somebody found to be responsible'         | [:]                        | [counterpart: 'IETF SIP']  || false
    }

    def "a list is not different from itself, and all of it from none"() {
        given:
        def entries = [anEntry('A', 'B'), anEntry('A', 'C')]

        expect:
        diff(entries, entries) == new ListComparison([], [], [])
        diff([], entries) == new ListComparison(entries, [], [])
        diff(entries, []) == new ListComparison([], entries, [])
    }
}
