package org.sdohub.adapter.catalogue

import static org.sdohub.adapter.catalogue.Excerpts.everything
import static org.sdohub.adapter.catalogue.Excerpts.ietf
import static org.sdohub.adapter.catalogue.Excerpts.ituT
import static org.sdohub.adapter.catalogue.Excerpts.rfc
import static org.sdohub.adapter.catalogue.Excerpts.sa2
import static org.sdohub.adapter.catalogue.Excerpts.sa2Out
import static org.sdohub.adapter.catalogue.Outcome.CHANGED
import static org.sdohub.adapter.catalogue.Outcome.IMPORTED
import static org.sdohub.adapter.catalogue.Outcome.INCOMPLETE
import static org.sdohub.adapter.catalogue.Outcome.REFUSED
import static org.sdohub.adapter.catalogue.Outcome.UNCHANGED

import java.nio.file.Files
import java.nio.file.Path
import org.sdohub.dependency.End
import org.sdohub.organization.Profile.Maturity
import org.sdohub.organization.Profile.Purpose
import org.sdohub.relationship.Relationship
import org.sdohub.specification.Relation
import org.sdohub.statement.Handling
import org.sdohub.statement.Letter
import spock.lang.AutoCleanup
import spock.lang.IgnoreIf
import spock.lang.Specification

class ImportingRecordsSpec extends Specification {

    /** Real records, beside the project's root; they are no part of it. */
    static final SHARED = System.getenv('HUB_SHARED_DATA') ?: '../../shared/data'

    @AutoCleanup
    def hub = new ImportHub()

    def "everything that the records tell is on record, and nothing is refused"() {
        when:
        def report = hub.bring(everything())

        then: 'of a month the first day counts'
        hub.specification('RFC 3261').versions().collect { [it.label(), it.date().toString(), it.rung().label()] } ==
                [['2002-06', '2002-06-01', 'Proposed Standard']]

        and: 'each record is in the report, under what it is'
        report.counts().collectEntries { kind, counts -> [kind, counts.values().sum()] }.findAll { it.key != 'bodies' } ==
                [specifications: 7, enablers: 1, relationships: 3, 'work areas': 1, dependencies: 4, statements: 6, links: 4]
        report.lines().findAll { it.outcome() == REFUSED } == []

        and: 'editions of one document are its versions, and the older one is followed by the newer'
        def recommendation = hub.specification('ITU-T G.1/Y.2')
        recommendation.versions()*.label() == ['01/1999', '10/2012']
        recommendation.latest().label() == '10/2012'
        hub.label(recommendation.owner()) == 'ITU-T SG15'

        and: 'each 3GPP release is a line of its own, and one that stands there under two names is there once'
        hub.specification('3GPP TS 23.228').versions()*.label() == ['3.1.0', '4.0.0']

        and: 'one RFC obsoletes the other'
        hub.specification('RFC 8000').related(Relation.Kind.OBSOLETES) == [hub.specification('RFC 3261').id()]

        and: 'a release has the documents that were published with it'
        def release = hub.stores.enablerReleases.find(
                new org.sdohub.specification.EnablerReleaseId(Operator.id('release', 'EX V1_0-20080513-C'))).get()
        release.baseline()*.specification() == [hub.specification('OMA-TS-EX').id()]
    }

    def "a second import changes nothing"() {
        given:
        hub.bring(everything())
        def before = hub.stores.events.last()

        when:
        def again = hub.bring(everything())

        then:
        hub.stores.events.last() == before
        again.lines()*.outcome().unique() == [UNCHANGED]
    }

    def "an enabler that names no release is told as one, and is nothing new each time"() {
        given:
        def bare = [enablers: [[sdo: 'OMA', name: 'Bare', abbreviation: 'BARE', releases: []]]]

        expect:
        2.times {
            def line = hub.bring(bare).lines().find { it.kind() == 'enablers' }
            assert [line.outcome(), line.notes()] == [UNCHANGED, ['it names no release, so there is nothing to enter']]
        }
    }

    def "an import that was stopped at step #step is completed by the next one"() {
        given:
        def whole = new ImportHub()
        whole.bring(everything())

        when:
        hub.bring(everything(), [progress: new ImportHub.StoppingAt(left: step)])

        then:
        thrown(IllegalStateException)

        when:
        hub.bring(everything())

        then: 'as if it had never been stopped'
        hub.happened() == whole.happened()
        hub.stores.verification.run().findings() == []

        cleanup:
        whole.close()

        where:
        step << [1, 9, 14, 16, 19, 20, 22, 25, 28, 30, 33]
    }

    def "a dry run says what would be done, and writes nothing"() {
        when:
        def dry = hub.bring(everything(), [dry: true])

        then:
        hub.stores.events.last() == 0

        when:
        def done = hub.bring(everything())

        then:
        dry.lines()*.id().sort() == done.lines()*.id().sort()
        dry.count(REFUSED) == done.count(REFUSED)
    }

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

    def "a dependency on what no catalogue knows is kept as text, and its health is unresolved"() {
        when:
        def report = hub.bring(everything())
        def kept = hub.stores.dependencies.find(new org.sdohub.dependency.DependencyId(Operator.id('dependency', 'd2'))).get()

        then:
        kept.to() == new End.UncataloguedText('ITU-T G.99')
        hub.label(kept.counterpart()) == 'ITU-T'
        report.lines().find { it.id() == 'd2' }.notes() == [DependencyImport.UNRESOLVED]
    }

    def "a relationship is led through its states, and one that has ended ends with its work areas on record"() {
        given:
        hub.bring(everything())
        def ietf = hub.bodies.tree().byKey('IETF').get()
        def of = hub.stores.relationships.of([ietf])[ietf].collectEntries { [it.key().value(), it] }

        expect:
        of['ietf-itu-t'].state() == Relationship.State.ACTIVE
        of['ietf-itu-t'].upkeep().agreements()*.reference() == ['RFC 6756']
        of['ietf-oma'].milestones()*.state() == Relationship.State.with { [PROPOSED, AGREED, ACTIVE, ENDED] }
        hub.stores.workAreas.of([of['ietf-oma'].id()])[of['ietf-oma'].id()]*.key() == ['ietf-oma/examples-of-both']
    }

    def "what a catalogue says anew is brought up to date"() {
        given:
        hub.bring(rfcs: [rfc(1, 'First'), rfc(2, 'Second')], itu: [ituT('ITU-T G.1 (10/2012)')])

        when:
        def report = hub.bring(
                rfcs: [rfc(1, 'First', [maturity: 'HISTORIC']), rfc(2, 'Second', [obsoletes: ['RFC1']])],
                itu: [ituT('ITU-T G.1 (10/2012)'), ituT('ITU-T G.1 (11/2020)', [date: '2020-11-01'])])

        then:
        hub.specification('RFC 1').maturity() == Maturity.WITHDRAWN
        hub.specification('RFC 2').related(Relation.Kind.OBSOLETES) == [hub.specification('RFC 1').id()]
        hub.specification('ITU-T G.1').latest().label() == '11/2020'
        report.lines()*.outcome().unique() == [CHANGED]
    }

    def "one record that is wrong is refused with its reason, and the others come in"() {
        when:
        def report = hub.bring(statements: [ietf(5, [toGroups: ['ITU-T-SG-15']]), ietf(6)], odd: [[colour: 'blue']])

        then:
        report.lines().findAll { it.outcome() == REFUSED }.collect { [it.id(), it.notes()] } == [
            ['odd[0]', ['has the fields of no kind of record']], ['ietf-5', ['A body does not write to itself.']]]
        hub.statement('ietf-6') != null
    }

    def "a file that cannot be read stops the import before anything is written: #content"() {
        given:
        def file = Files.writeString(Files.createTempFile('import', '.json'), content)

        when:
        hub.bring([file])

        then:
        def unreadable = thrown(UnreadableFile)
        unreadable.message.contains(said)
        hub.stores.events.last() == 0

        where:
        content          || said
        '{"rfcs": [{'    || 'is not JSON'
        '[]'             || 'has no lists of records'
        ''               || 'has no lists of records'
    }

    @IgnoreIf(value = { isAbsent() }, reason = 'the folder shared/data is not beside the project')
    def "the small catalogue beside the project comes in whole, and comes in once"() {
        given:
        def catalogue = Path.of(SHARED, 'specifications-small.json')

        when:
        def first = hub.bring([catalogue])

        then:
        first.count(REFUSED) == 0
        first.counts()['specifications'].values().sum() == 318 + 151 + 928 + 63
        first.counts()['dependencies'].values().sum() == 564

        when:
        def before = hub.stores.events.last()
        hub.bring([catalogue])

        then:
        hub.stores.events.last() == before
    }

    static boolean isAbsent() {
        def absent = !Files.exists(Path.of(SHARED))
        if (absent) {
            println "Skipped: $SHARED is not there, so the small catalogue was not imported."
        }
        absent
    }

    def "names of bodies in their many spellings are one body: #spellings"() {
        expect:
        spellings.collect { Names.body(it).key().toUpperCase() }.unique() == [key.toUpperCase()]

        where:
        spellings                                                   || key
        ['ITU-T-SG-15', 'ITU-T SG15', 'Study Group 15']             || 'ITU-T/SG15'
        ['SA WG2', '3GPP-TSGSA-SA2']                                || '3GPP/SA2'
        ['SA WG3LI', 'SA WG3-LI']                                   || '3GPP/SA3-LI'
        ['BBF', 'BROADBAND-FORUM', 'BBF (The Broadband Forum)']     || 'BBF'
        ['IEEE 802.1', 'IEEE-802-1']                                || 'IEEE/802.1'
        ['ISO TC204']                                               || 'ISO/TC204'
        ['ICANN Board', 'ICANN-BOARD']                              || 'ICANN/Board'
        ['W3C', 'W3C (World Wide Web Consortium)']                  || 'W3C'
        ['TCCA – TETRA + Critical Communications Association']      || 'TCCA-TETRA-+-Critical-Communications-Ass'
        ['Advanced Television Systems Committee (ATSC)', 'ATSC']    || 'ATSC'
    }
}
