package org.sdohub.organization

import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Dependencies.day

import java.time.LocalDate
import org.sdohub.kernel.Refused
import org.sdohub.organization.AwaitedDelivery.State
import org.sdohub.organization.Charter.Deliverable
import org.sdohub.organization.Charter.ExpectedDelivery
import spock.lang.Specification

/** What one group's charter waits for, held against the charter of the group that is to deliver. It is 1 March 2005. */
class WaitingForDeliveriesSpec extends Specification {

    static final LocalDate TODAY = LocalDate.of(2005, 3, 1)

    private static Deliverable work(String title, String status, due = null) {
        new Deliverable(title, 'Requirements', '', status as Deliverable.Status, day(due))
    }

    private static Charter charter(String group, List<Deliverable> deliverables) {
        def content = new Charter.Content(LocalDate.of(2004, 1, 1), 'goals', '', [], deliverables, [], [], [], null)
        Charter.approved(new CharterId(UUID.randomUUID()), groupId(group), 1, content, null).next()
    }

    def "#what: #state, #sentence"() {
        given:
        def ours = charter('OMA/IMPS', [work('IMPS architecture', 'IN_PROGRESS', '2005-05-01'), work('IMPS requirements', 'DONE', '2004-01-01')])
        def awaited = AwaitedDelivery.of(ours, new ExpectedDelivery('REQ', ' the  requirements '), known ? groupId('OMA/REQ') : null,
                theirs == null ? null : charter('OMA/REQ', theirs), false, TODAY)

        expect:
        [awaited.state(), awaited.days(), awaited.sentence()] == [state, days, sentence]
        awaited.keepsWaiting()*.title() == ['IMPS architecture']

        where:
        what                     | known | theirs                                            || state               | days | sentence
        'a group nobody knows'   | false | null                                              || State.GROUP_UNKNOWN | null | 'No group of this organization is called REQ.'
        'without a charter'      | true  | null                                              || State.NOT_PROMISED  | null | 'REQ has no charter.'
        'not in its charter'     | true  | [work('others', 'PLANNED')]                       || State.NOT_PROMISED  | null | 'The charter of REQ names no deliverable of this title.'
        'delivered'              | true  | [work('The requirements', 'DONE', '2004-01-01')]  || State.DELIVERED     | null | 'REQ has delivered it.'
        'delivered and kept up'  | true  | [work('The requirements', 'MAINTAINED')]          || State.DELIVERED     | null | 'REQ has delivered it.'
        'without a day'          | true  | [work('The requirements', 'PLANNED')]             || State.OPEN          | null | 'REQ has set no day for it.'
        'the day has passed'     | true  | [work('The requirements', 'PLANNED', '2005-02-28')] || State.OVERDUE     | 1L   | 'REQ was to deliver it by 2005-02-28, 1 day ago.'
        'early enough'           | true  | [work('The requirements', 'PLANNED', '2005-04-01')] || State.IN_TIME     | null | 'REQ is to deliver it by 2005-04-01, 30 days before IMPS architecture is due.'
        'too late for its first' | true  | [work('The requirements', 'PLANNED', '2005-05-11')] || State.TOO_LATE    | 10L  | 'REQ is to deliver it by 2005-05-11, 10 days after IMPS architecture is due.'
    }

    def "what only #neededFor needs is early or late for that alone: #sentence"() {
        given:
        def ours = charter('OMA/IMPS', [work('IMPS architecture', 'IN_PROGRESS', '2005-05-01'), work('Test cases', 'PLANNED', '2005-12-01'), work('Requirements', 'DONE')])
        def theirs = charter('OMA/REQ', [work('The requirements', 'PLANNED', '2005-06-01')])
        def awaited = AwaitedDelivery.of(ours, new ExpectedDelivery('REQ', 'The requirements', neededFor), groupId('OMA/REQ'), theirs, false, TODAY)

        expect:
        [awaited.state(), awaited.keepsWaiting()*.title(), awaited.sentence()] == [state, waiting, sentence]

        where:
        neededFor                            || state          | waiting                             | sentence
        []                                   || State.TOO_LATE | ['IMPS architecture', 'Test cases'] | 'REQ is to deliver it by 2005-06-01, 31 days after IMPS architecture is due.'
        ['test  CASES']                      || State.IN_TIME  | ['Test cases']                      | 'REQ is to deliver it by 2005-06-01, 183 days before Test cases is due.'
        ['Test cases', 'IMPS architecture']  || State.TOO_LATE | ['IMPS architecture', 'Test cases'] | 'REQ is to deliver it by 2005-06-01, 31 days after IMPS architecture is due.'
        ['Requirements']                     || State.IN_TIME  | []                                  | 'REQ is to deliver it by 2005-06-01.'
    }

    def "a need of what the charter does not name is refused by its title"() {
        when:
        new Charter.Content(TODAY, 'goals', '', [], [work('Test cases', 'PLANNED')], [], [], [new ExpectedDelivery('REQ', 'x', ['test cases', 'Tests'])], null).refuseMalformed()

        then:
        def refused = thrown(Refused)
        refused.refusals().collect { [it.code(), it.message()] } == [['CHARTER_DELIVERABLE_UNKNOWN', 'The charter names no deliverable of this title: Tests.']]
    }
}
