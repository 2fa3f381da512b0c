package org.sdohub.adapter.catalogue

import static org.sdohub.adapter.catalogue.Outcome.REFUSED
import static org.sdohub.adapter.catalogue.Outcome.UNCHANGED

import java.nio.file.Files
import java.nio.file.Path
import org.sdohub.dependency.Dependency
import org.sdohub.dependency.DependencyId
import org.sdohub.organization.Profile.Purpose
import org.sdohub.specification.Relation
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Files as they are published: the RFC index, pages of the Datatracker's API, tables. The excerpts are made up in their form. */
class ImportingPublicFormatsSpec extends Specification {

    @AutoCleanup
    ImportHub hub = new ImportHub()
    @TempDir
    Path folder

    static Path file(String name) {
        Path.of(ImportingPublicFormatsSpec.getResource("/formats/$name").toURI())
    }

    static final List<Path> ALL = ['rfc-index.xml', 'specifications.csv', 'dependencies.csv', 'statements.csv', 'datatracker-documents.json',
                                   'datatracker-relations.json', 'datatracker-liaisons.json'].collect { file(it) }

    Path written(String text, String name = 'file') {
        Files.writeString(folder.resolve(name), text)
    }

    static Map<String, List> refused(Report report) {
        report.lines().findAll { it.outcome() == REFUSED }.collectEntries { [it.id(), it.notes()] }
    }

    def "the RFC index tells of RFCs with their dates, states, other names and what they obsolete"() {
        when:
        def report = hub.bring([file('rfc-index.xml')])
        def rfc = hub.specification('RFC 90001')

        then:
        rfc.title() == 'Carrying Examples & Excerpts'
        rfc.versions().collect { [it.label(), it.rung().label()] } == [['2021-05', 'Best Current Practice']]
        rfc.aliases()*.value() == ['BCP 900', 'draft-ietf-example-carrying']
        rfc.related(Relation.Kind.OBSOLETES) == [hub.specification('RFC 90002').id()]
        hub.specification('RFC 90002').latest().date().toString() == '2019-04-01'
        hub.specification('RFC 90000').versions() == []

        and: 'what cannot be read is refused by itself'
        refused(report).values().toList() == [['the entry has no doc-id']]
        refused(report).keySet().first().startsWith('rfc-index.xml line ')
    }

    @Timeout(20)
    def "XML that #does is refused with a sentence, and nothing else is read"() {
        given:
        def secret = written('CANARY', 'secret')

        when:
        hub.bring([written(xml.replace('SECRET', secret.toUri().toString()))])

        then:
        def refused = thrown(UnreadableFile)
        refused.message.contains(sentence)
        !refused.message.contains('CANARY')
        hub.stores.events.last() == 0

        where:
        does                        | xml                                                                                                                      || sentence
        'names another file'        | '<!DOCTYPE r [<!ENTITY x SYSTEM "SECRET">]><rfc-index><rfc-entry><doc-id>RFC1</doc-id><title>&x;</title></rfc-entry></rfc-index>' || 'declares a document type'
        'names one as its type'     | '<!DOCTYPE rfc-index SYSTEM "SECRET"><rfc-index/>'                                                                        || 'declares a document type'
        'grows without end'         | laughs()                                                                                                                   || 'declares a document type'
        'is not well-formed'        | '<rfc-index>\n<rfc-entry>\n</rfc-index>'                                                                                  || 'is not well-formed XML (line 3)'
        'has an undeclared entity'  | '<rfc-index><rfc-entry><doc-id>RFC1</doc-id><title>&who;</title></rfc-entry></rfc-index>'                                 || 'is not well-formed XML'
        'ends too early'            | '<rfc-index><rfc-entry><doc-id>RFC1</doc-id>'                                                                             || 'is not well-formed XML'
        'is something else'         | '<html><body/></html>'                                                                                                    || 'is XML, but not the RFC index'
    }

    private static String laughs() {
        def entities = (1..9).collect { "<!ENTITY l$it \"${"&l${it - 1};" * 10}\">" }.join()
        "<!DOCTYPE r [<!ENTITY l0 \"lol\">$entities]><rfc-index><rfc-entry><title>&l9;</title></rfc-entry></rfc-index>"
    }

    def "pages of the Datatracker tell of documents, what they became, obsolete and refer to"() {
        when:
        def report = hub.bring([file('rfc-index.xml'), file('datatracker-documents.json'), file('datatracker-relations.json')])
        def draft = hub.specification('draft-ietf-example-carrying')
        def rfc = hub.specification('RFC 90001')

        then: 'the day of a version is an event of its own'
        draft.versions().collect { [it.label(), it.identifier(), it.date().toString()] } == [['07', 'draft-ietf-example-carrying-07', '2021-01-20']]
        draft.related(Relation.Kind.PUBLISHED_AS) == [rfc.id()]

        and: 'what index and Datatracker tell of one RFC is one specification, with the version that both tell of'
        rfc.versions()*.label() == ['2021-05']
        rfc.related(Relation.Kind.OBSOLETES)*.text() == [hub.specification('RFC 90002').id().text()]

        and:
        hub.stores.dependencies.find(new DependencyId(Operator.id('dependency', 'datatracker-3'))).get().kind() == Dependency.Kind.NORMATIVE
        refused(report)['objects[5]'] == ['has no resource_uri that says what it is']
    }

    def "pages of the Datatracker tell of statements with their texts, groups, days and answers"() {
        when:
        def report = hub.bring([file('datatracker-liaisons.json')])
        def asked = hub.statement('ietf-90101')
        def answer = hub.statement('ietf-90102')

        then:
        asked.letter().body() == 'Please look at these.'
        asked.letter().envelope().from().collect { hub.label(it) } == ['ITU-T SG15']
        asked.letter().envelope().addressees().collect { hub.label(it) } == ['IETF ccamp', 'IETF IAB']
        asked.letter().envelope().purpose() == Purpose.FOR_ACTION
        asked.origin().past().sentOn().toString() == '2021-01-15'
        answer.letter().answers().get().to() == asked.id()

        and: 'what was never posted is not for the public'
        refused(report) == ['ietf-90103': ['it is pending and was never posted']]
        hub.statement('ietf-90103') == null
    }

    def "tables tell of specifications a version a row, of dependencies and of statements"() {
        when:
        def report = hub.bring(['rfc-index.xml', 'specifications.csv', 'dependencies.csv', 'statements.csv'].collect { file(it) })
        def one = hub.specification('EX 1')

        then:
        one.title() == 'Examples, with "quotes" and\na line break'
        one.versions().collect { [it.label(), it.date().toString()] } == [['1.0', '2019-03-01'], ['2.0', '2021-03-01']]
        one.aliases()*.value() == ['X 1', 'EX-1']
        one.related(Relation.Kind.OBSOLETES) == [hub.specification('EX 0').id()]
        hub.label(one.owner()) == 'EXSDO WG1'
        hub.statement('ex-2').letter().answers().get().to() == hub.statement('ex-1').id()

        and: 'each row that cannot be read is refused by its line, with the reason'
        refused(report).findAll { it.key.contains('.csv') } == [
                'specifications.csv line 6': ['it has no designation'],
                'specifications.csv line 7': ['date is no day such as 2009-03-05: 31 February'],
                'specifications.csv line 8': ['scale cannot be finished: it is one of idea, draft, stable, approved, published, superseded, withdrawn'],
                'dependencies.csv line 4'  : ['it has no to'],
                'dependencies.csv line 5'  : ['kind cannot be urgent: it is one of normative, informative, wanted, baseline, unclassified'],
                'statements.csv line 4'    : ['sent_on is no day such as 2009-03-05: yesterday']]
    }

    def "a table that #does is refused with a sentence"() {
        when:
        hub.bring([written(text)])

        then:
        def refused = thrown(UnreadableFile)
        refused.message.contains(sentence)
        hub.stores.events.last() == 0

        where:
        does                     | text                                                         || sentence
        'names no known columns' | 'a,b\n1,2\n'                                                 || 'its first row names the columns of no kind of record'
        'misspells a column'     | 'organization,designation,matturity\nIETF,RFC 1,x\n'          || 'has columns that specifications do not have: matturity'
        'leaves a quote open'    | 'organization,designation\nIETF,"RFC 1\n'                     || 'is not CSV'
        'has a column twice'     | 'organization,designation,Designation\nIETF,RFC 1,x\n'        || 'is not CSV'
        'is empty'               | ''                                                           || 'has no lists of records'
    }

    def "all formats together are imported once: the second time changes nothing, also after a stop at step #step"() {
        given:
        try {
            hub.bring(ALL, [progress: new ImportHub.StoppingAt(left: step)])
        } catch (IllegalStateException stopped) {
            assert stopped.message == 'stopped'
        }

        when:
        hub.bring(ALL)
        def all = hub.stores.events.last()
        def again = hub.bring(ALL)

        then:
        hub.stores.events.last() == all
        again.lines()*.outcome().unique().sort() == [UNCHANGED, REFUSED].sort()

        and: 'a dry run says the same and writes nothing'
        hub.bring(ALL, [dry: true]).lines()*.toString().sort() == again.lines()*.toString().sort()
        hub.stores.events.last() == all

        where:
        step << [1, 5, 9, 100]
    }
}
