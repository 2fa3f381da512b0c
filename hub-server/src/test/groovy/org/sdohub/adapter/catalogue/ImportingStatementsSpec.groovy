package org.sdohub.adapter.catalogue

import static org.sdohub.adapter.catalogue.Excerpts.ietf
import static org.sdohub.adapter.catalogue.Excerpts.sa2
import static org.sdohub.adapter.catalogue.Excerpts.sa2Out
import static org.sdohub.adapter.catalogue.Outcome.IMPORTED
import static org.sdohub.adapter.catalogue.Outcome.INCOMPLETE
import static org.sdohub.adapter.catalogue.Outcome.UNCHANGED

import org.sdohub.organization.Profile.Purpose
import org.sdohub.statement.Handling
import org.sdohub.statement.Letter
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Envelopes of statements, and what they say of each other. */
class ImportingStatementsSpec extends Specification {

    @AutoCleanup
    def hub = new ImportHub()

    def "of a meeting's records 'in' is addressed to its group and 'out' comes from it"() {
        when:
        hub.bring(statements: [sa2('S2-1'), sa2Out('S2-2')])
        def incoming = hub.statement('3gpp-S2-1').letter().envelope()
        def outgoing = hub.statement('3gpp-S2-2').letter().envelope()

        then:
        incoming.from().collect { hub.label(it) } == ['3GPP RAN3']
        incoming.addressees().collect { hub.label(it) } == ['3GPP SA2']
        outgoing.from().collect { hub.label(it) } == ['3GPP SA2']
        outgoing.addressees() == []
    }

    def "a statement that lacks something is kept and says what: #lacks"() {
        when:
        def report = hub.bring(statements: [record])
        def line = report.lines().find { it.kind() == 'statements' }

        then:
        line.outcome() == INCOMPLETE
        line.notes().containsAll(lacks)
        hub.statement(record.id).origin().past().missing().containsAll(onRecord)

        where:
        record                                        || lacks                                       | onRecord
        sa2Out('S2-4')                                || ['addressee', 'when it was sent']           | ['ADDRESSEE', 'CONTENT', 'PURPOSE']
        sa2('S2-1')                                   || ['content', 'deadline']                     | ['DEADLINE']
        ietf(1, [title: null])                        || ['title']                                   | ['TITLE']
        ietf(2, [submittedDate: '2014-09'])           || ['on which day of 2014-09 it was sent']     | ['CONTENT']
        ietf(3, [purpose: 'In response'])             || ['answered statement']                      | ['ANSWERED_STATEMENT']
        sa2('S2-5', [postponedFrom: ['S2-0']])        || ['what it refers to as 3gpp-S2-0']          | []
    }

    def "what was received twice is on record twice: the sender's number stays with the first, and the second says so"() {
        when:
        def report = hub.bring(statements: [sa2('S2-1', [originalNumber: 'R2-7']), sa2('S2-2', [originalNumber: 'R2-7'])])
        def numbers = { hub.statement("3gpp-$it".toString()).letter().envelope().identifiers()*.value() }

        then:
        numbers('S2-1') == ['S2-1', 'R2-7']
        numbers('S2-2') == ['S2-2']
        report.lines().find { it.id() == '3gpp-S2-2' }.with { [outcome(), notes().any { note -> note.startsWith('its number R2-7, which LS-') }] } ==
                [INCOMPLETE, true]
    }

    def "of several drafts of a reply the one that was no draft answers"() {
        when:
        hub.bring(statements: [sa2Out('S2-2', [responseTo: ['S2-1'], isDraft: true]),
                               sa2Out('S2-3', [responseTo: ['S2-1'], revisionOf: ['S2-2']]), sa2('S2-1')])

        then:
        hub.statement('3gpp-S2-1').handlings()*.state() == [Handling.State.ANSWERED]
        hub.statement('3gpp-S2-1').handlings().first().replies()*.reply() == [hub.statement('3gpp-S2-3').id()]
        hub.statement('3gpp-S2-2').letter().relations()*.kind() == [Letter.Relation.Kind.MENTIONS]
        hub.statement('3gpp-S2-3').letter().envelope().purpose() == Purpose.IN_RESPONSE
    }

    def "the final reply answers, also where only the answered record knows it"() {
        when:
        def report = hub.bring(statements: [sa2('S2-1', [finalResponseIn: ['S2-3']]), sa2Out('S2-2', [responseTo: ['S2-1'], isDraft: true]),
                                            sa2Out('S2-3', [revisionOf: ['S2-2']]), sa2Out('S2-4', [responseTo: ['S2-1']])])
        def reply = hub.statement('3gpp-S2-3')

        then:
        hub.statement('3gpp-S2-1').handlings()*.state() == [Handling.State.ANSWERED]
        hub.statement('3gpp-S2-1').handlings().first().replies()*.reply() == [reply.id()]
        reply.letter().relations()*.kind() as Set == [Letter.Relation.Kind.REPLIES_TO, Letter.Relation.Kind.REVISES] as Set
        reply.letter().envelope().purpose() == Purpose.IN_RESPONSE
        hub.statement('3gpp-S2-4').letter().relations()*.kind() == [Letter.Relation.Kind.MENTIONS]
        report.lines().findAll { it.kind() == 'links' }.collect { "${it.id()} ${it.outcome()}".toString() }.sort() == [
                '3gpp-S2-2 MENTIONS 3gpp-S2-1 IMPORTED', '3gpp-S2-3 REPLIES_TO 3gpp-S2-1 IMPORTED',
                '3gpp-S2-3 REVISES 3gpp-S2-2 IMPORTED', '3gpp-S2-4 MENTIONS 3gpp-S2-1 IMPORTED']
    }

    def "of two that one reply answers the first is answered, and neither is waited for"() {
        when:
        hub.bring(statements: [sa2('S2-1', [finalResponseIn: ['S2-3']]), sa2('S2-2', [finalResponseIn: ['S2-3']]), sa2Out('S2-3')])

        then:
        hub.statement('3gpp-S2-1').handlings()*.state() == [Handling.State.ANSWERED]
        hub.statement('3gpp-S2-2').handlings()*.state() == [Handling.State.CLOSED]
        hub.statement('3gpp-S2-3').letter().relations()*.kind() == [Letter.Relation.Kind.REPLIES_TO, Letter.Relation.Kind.MENTIONS]
    }

    def "revisions, postponements and merges are kept, and what points out of the set or in a circle is listed"() {
        when:
        def report = hub.bring(statements: [
                sa2Out('S2-1', [revisionOf: ['S2-2', 'S2-99']]), sa2Out('S2-2', [revisionOf: ['S2-1']]),
                sa2('S2-3', [postponedFrom: ['S2-4'], mergedInto: ['S2-5']]), sa2('S2-4'), sa2('S2-5')])

        then:
        hub.statement('3gpp-S2-3').letter().relations().collect { [it.kind(), it.to()] } == [
                [Letter.Relation.Kind.DUPLICATE_OF, hub.statement('3gpp-S2-4').id()], [Letter.Relation.Kind.MENTIONS, hub.statement('3gpp-S2-5').id()]]
        report.lines().findAll { it.kind() == 'links' && it.outcome() == INCOMPLETE }.collect { [it.id(), it.notes()] } as Set == [
                ['3gpp-S2-2 REVISES 3gpp-S2-1', ['it would close a circle']],
                ['3gpp-S2-1 refers to 3gpp-S2-99', ['no record of the set is 3gpp-S2-99']]] as Set
        report.counts().links == [(IMPORTED): 3, (INCOMPLETE): 2]
    }

    def "a link of which only the record at its other end tells is kept, and one that both tell of is kept once"() {
        when:
        def report = hub.bring(statements: [
                sa2('S2-1', [responseDraftedIn: ['S2-2', 'S2-98']]), sa2Out('S2-2', [isDraft: true, revisedTo: ['S2-3']]), sa2Out('S2-3'),
                sa2Out('S2-4', [revisedTo: ['S2-5']]), sa2Out('S2-5', [revisionOf: ['S2-4']]),
                ietf(1, [referredBy: ['ietf-2']]), ietf(2)])

        then:
        report.lines().findAll { it.kind() == 'links' }.collect { "${it.id()} ${it.outcome()}".toString() }.sort() == [
                '3gpp-S2-1 refers to 3gpp-S2-98 INCOMPLETE', '3gpp-S2-2 MENTIONS 3gpp-S2-1 IMPORTED', '3gpp-S2-3 REVISES 3gpp-S2-2 IMPORTED',
                '3gpp-S2-5 REVISES 3gpp-S2-4 IMPORTED', 'ietf-2 MENTIONS ietf-1 IMPORTED']
        hub.statement('3gpp-S2-2').revisions() == [hub.statement('3gpp-S2-3').id()]
    }

    def "what its receiver recorded once for each addressee is one statement with a handling for each"() {
        given:
        def records = [ietf(1101, [title: 'LS332 - Consent -> CCAMP', toGroups: ['ccamp'], deadlineAction: 'Action Taken']),
                       ietf(1103, [title: 'LS332 - Consent -> PWE3', toGroups: ['pwe3'], deadlineAction: 'Action Needed']),
                       ietf(1104, [title: 'Two more -> PWE3', toGroups: ['pwe3']]),
                       ietf(1105, [title: 'LS332 - Consent -> PWE3', toGroups: ['pwe3'], submittedDate: '2011-01-01']),
                       ietf(1106, [purpose: 'In response', fromGroups: ['pwe3'], toGroups: ['ITU-T-SG-15'], refersTo: ['ietf-1103']])]

        when:
        def report = hub.bring(statements: records)
        def statement = hub.statement('ietf-1101')

        then:
        statement.letter().envelope().title().value() == 'LS332 - Consent'
        statement.letter().envelope().identifiers()*.value() == ['1101', '1103']
        statement.handlings().collect { [hub.label(it.body()), it.state()] } == [
                ['IETF ccamp', Handling.State.CLOSED], ['IETF pwe3', Handling.State.ANSWERED]]

        and: 'each record is in the report, and a link to any of them leads there'
        report.lines().find { it.id() == 'ietf-1103' }.notes().first() == 'the same statement as ietf-1101, with a handling of its own'
        hub.statement('ietf-1106').letter().relations()*.to() == [statement.id()]

        and: 'others are not'
        hub.statement('ietf-1104').letter().envelope().title().value() == 'Two more -> PWE3'
        hub.statement('ietf-1105').letter().envelope().identifiers()*.value() == ['1105']

        when:
        def again = hub.bring(statements: records)

        then:
        again.lines()*.outcome().unique() == [UNCHANGED]
    }

    def "of two addressees the one that took action is done, the other is waited for"() {
        when:
        hub.bring(statements: [ietf(1101, [title: 'LS332 -> CCAMP', toGroups: ['ccamp'], deadlineAction: 'Action Taken']),
                               ietf(1103, [title: 'LS332 -> PWE3', toGroups: ['pwe3'], deadlineAction: 'Action Needed'])])

        then:
        hub.statement('ietf-1101').handlings().collect { [hub.label(it.body()), it.state()] } == [
                ['IETF ccamp', Handling.State.CLOSED], ['IETF pwe3', Handling.State.NEW]]
    }

    def "a deadline in a far year means that none was given"() {
        when:
        hub.bring(statements: [ietf(4, [submittedDate: '2012-05-15', deadline: '2033-02-28'])])

        then:
        hub.statement('ietf-4').letter().envelope().deadline() == org.sdohub.statement.Deadline.NOT_GIVEN
    }
}
