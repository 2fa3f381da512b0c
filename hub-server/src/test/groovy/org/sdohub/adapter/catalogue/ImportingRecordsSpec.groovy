package org.sdohub.adapter.catalogue

import static org.sdohub.adapter.catalogue.Excerpts.everything
import static org.sdohub.adapter.catalogue.Excerpts.ietf
import static org.sdohub.adapter.catalogue.Excerpts.ituT
import static org.sdohub.adapter.catalogue.Excerpts.rfc
import static org.sdohub.adapter.catalogue.Outcome.CHANGED
import static org.sdohub.adapter.catalogue.Outcome.REFUSED
import static org.sdohub.adapter.catalogue.Outcome.UNCHANGED

import java.nio.file.Files
import java.nio.file.Path
import org.sdohub.dependency.End
import org.sdohub.organization.Profile.Maturity
import org.sdohub.relationship.Relationship
import org.sdohub.specification.Relation
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
