package org.sdohub.adapter.exchange

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Dependencies.aList
import static org.sdohub.a.Dependencies.anEntry
import static org.sdohub.a.Dependencies.justified
import static org.sdohub.a.Relationships.relationshipId

import org.sdohub.dependency.ListFormat
import org.sdohub.dependency.ListReader
import org.sdohub.kernel.Refused
import spock.lang.Specification

/** A text is taken apart as it was put together, and where it cannot be, line, column and reason are told. */
class ReadingListsSpec extends Specification {

    static final String HEADER = 'from,to,kind'

    static ListReader.Table csv(String text) {
        new ListTextReader().read(ListFormat.CSV, text)
    }

    static ListReader.Table json(String text) {
        new ListTextReader().read(ListFormat.JSON, text)
    }

    /** Each problem as "line column CODE". */
    static List<String> told(ListReader.Table table) {
        table.problems().collect { "${it.field().drop(1).join(' ')} ${it.code()}".toString() }
    }

    /** A cell that is empty and one that is not there say the same of something new. */
    static Map<String, String> told(Map<String, ?> cells) {
        cells.findAll { it.value?.toString() }.collectEntries { name, value -> [name, value.toString()] }
    }

    def "what was written as #format is read as it was, whatever stands in it (seed #seed)"() {
        given:
        def random = new Random(seed)
        def parts = ['a', '=cmd|\' /C calc\'!A0', '"', ',', '\n', '\r\n', '\t', "'", "''", '-1', '+', '@SUM(A1)', '\\', '漢', '😀', ' ', '{', '\u0007', '\uFEFF', '_x0041_', '\ufffe', '<&>']
        def any = { (0..<random.nextInt(5)).collect { parts[random.nextInt(parts.size())] }.join() }

        expect:
        200.times {
            def entries = (1..1 + random.nextInt(6)).collect {
                anEntry("X$it" + any(), any() + 'Y', counterpart: random.nextBoolean() ? null : any() + 'c', neededBy: random.nextBoolean() ? null : '2005-03-31',
                        sentence: any(), step: any() + '.', justification: random.nextBoolean() ? null : justified(quality: any(), other: any()))
            }
            def read = new ListTextReader().read(format, new ListTexts().of(aList(relationshipId('oma-ietf'), OMA, 1, entries), entries, format))
            assert read.problems() == []
            assert read.rows()*.cells().collect { told(it) } == entries.collect { told(Columns.of(it)) }
        }

        where:
        [format, seed] << [ListFormat.values().findAll { it.readable() }, [1, 2]].combinations()
    }

    def "of a table, #what: #problems"() {
        expect:
        told(csv(text)) == problems

        where:
        what                             | text                                                      || problems
        'the header alone is an empty list' | HEADER                                                 || []
        'a mark at its beginning'        | "\uFEFF$HEADER\nA,B,WANTED"                               || []
        'empty lines between'            | "$HEADER\n\nA,B,WANTED\n\n"                               || []
        'a quotation mark alone'         | "$HEADER\nA,B,WANTED\n\"A,B,WANTED\nA,B,WANTED"           || ['3 DEPENDENCY_LIST_QUOTES_MALFORMED']
        'text after a quotation'         | "$HEADER\nA,\"B\"C,WANTED"                                || ['2 DEPENDENCY_LIST_QUOTES_MALFORMED']
        'a cell too few and one too many' | "$HEADER\nA,B\nA,B,WANTED\nA,B,WANTED,"                  || ['2 DEPENDENCY_LIST_ROW_RAGGED', '4 DEPENDENCY_LIST_ROW_RAGGED']
        'a cell of several lines before' | "$HEADER\n\"A\nA\",B,WANTED\nA,B"                         || ['4 DEPENDENCY_LIST_ROW_RAGGED']
        'no header'                      | 'OMA-TS-X,RFC 3261,NORMATIVE'                             || ['1 OMA-TS-X DEPENDENCY_LIST_COLUMN_UNKNOWN', '1 RFC 3261 DEPENDENCY_LIST_COLUMN_UNKNOWN', '1 NORMATIVE DEPENDENCY_LIST_COLUMN_UNKNOWN',
                                                                                                         '1 from DEPENDENCY_LIST_COLUMN_MISSING', '1 to DEPENDENCY_LIST_COLUMN_MISSING', '1 kind DEPENDENCY_LIST_COLUMN_MISSING']
        'a column twice'                 | "$HEADER,to\nA,B,WANTED,C"                                || ['1 to DEPENDENCY_LIST_COLUMN_TWICE']
        'a column in other letters'      | "$HEADER,neededby\nA,B,WANTED,"                           || ['1 neededby DEPENDENCY_LIST_COLUMN_UNKNOWN']
        'semicolons'                     | HEADER.replace(',', ';')                                  || ['1 from;to;kind DEPENDENCY_LIST_COLUMN_UNKNOWN', '1 from DEPENDENCY_LIST_COLUMN_MISSING',
                                                                                                         '1 to DEPENDENCY_LIST_COLUMN_MISSING', '1 kind DEPENDENCY_LIST_COLUMN_MISSING']
        'a character 0'                  | "$HEADER\nA,B\u0000,WANTED"                               || ['2 DEPENDENCY_LIST_NOT_TEXT']
    }

    def "a million columns are told in one sentence"() {
        expect:
        csv(',' * 999_999).problems()*.message() == ['Line 1: A list has at most 100 columns; here are 1000000.']
    }

    def "of JSON, #what: #problems"() {
        expect:
        told(json(text)) == problems

        where:
        what                             | text                                                      || problems
        'an array is a list'             | '[]'                                                      || []
        'an object with entries is one'  | '{"number": 3, "entries": []}'                            || []
        'values of other kinds'          | '[{"from": "A", "to": 1, "kind": "WANTED", "pinned": true, "neededBy": null}]' || []
        'half of it'                     | '{"entries": [\n{"from": "A"'                             || ['2 DEPENDENCY_LIST_JSON_MALFORMED']
        'a table'                        | HEADER                                                    || ['1 DEPENDENCY_LIST_JSON_MALFORMED']
        'a number'                       | '7'                                                       || ['1 DEPENDENCY_LIST_JSON_MALFORMED']
        'no entries'                     | '{"number": 3}'                                           || ['1 DEPENDENCY_LIST_JSON_MALFORMED']
        'entries that are none'          | '[\n1,\n[2]]'                                             || ['2 DEPENDENCY_LIST_JSON_MALFORMED', '3 DEPENDENCY_LIST_JSON_MALFORMED']
        'another name'                   | '{"entries": [],\n"entry": []}'                           || ['2 DEPENDENCY_LIST_JSON_MALFORMED']
        'a name twice'                   | '[{"from": "A", "from": "B"}]'                            || ['1 DEPENDENCY_LIST_JSON_MALFORMED']
        'a value that is a list'         | '[{"from": ["A"], "to": "B", "kind": "WANTED"}]'          || ['1 from DEPENDENCY_LIST_VALUE_MALFORMED']
        'something behind it'            | '[]\n[]'                                                  || ['2 DEPENDENCY_LIST_JSON_MALFORMED']
        'a missing and a foreign name'   | '[\n{"from": "A", "to": "B", "sort": "WANTED"}]'          || ['2 sort DEPENDENCY_LIST_COLUMN_UNKNOWN', '2 kind DEPENDENCY_LIST_COLUMN_MISSING']
        'arrays in arrays without end'   | '[' * 100_000                                             || ['1 DEPENDENCY_LIST_JSON_MALFORMED']
    }

    static final String GRAPH = '<graphml><key id="k" for="edge" attr.name="kind"/><key id="r" for="edge" attr.name="reason"><default>so</default></key>' +
            '<key id="l" for="node" attr.name="label"/><key id="own"/><key id="hue" attr.name="hue"/>'

    /** The rows of a graph of these elements, each in a line of its own. */
    static ListReader.Table graph(String... elements) {
        new ListTextReader().read(ListFormat.GRAPHML, "$GRAPH<graph edgedefault=\"directed\">\n${elements.join('\n')}\n</graph></graphml>")
    }

    def "a graph that another program has written again is read: #what"() {
        when:
        def table = graph(*elements)

        then:
        table.problems() == []
        table.rows().collect { told(it.cells()) } == [[from: from, to: 'B', kind: 'WANTED', reason: reason]]

        where:
        what                                       | elements                                                                                                                                               || from        | reason
        'the ends are those of the edge\'s nodes'  | ['<node id="1"><data key="l">A_x0041__x005F_x0041_</data></node>', '<edge source="1" target="B"><data key="k">WANTED</data></edge>']                     || 'AA_x0041_' | 'so'
        'nodes that stand behind it'               | ['<edge source="1" target="B"><data key="k">WANTED</data><data key="r">why</data></edge>', '<node id="1"><data key="l">A</data></node>']                || 'A'         | 'why'
        'nodes within a node'                      | ['<node id="0"><graph><node id="1"><data key="l">A</data></node></graph></node>', '<edge source="1" target="B"><data key="k">WANTED</data></edge>']     || 'A'         | 'so'
        'what a program notes for itself'          | ['<edge source="1" target="B"><data key="own"><y:line xmlns:y="y"><y:data key="k">x</y:data></y:line></data><data key="k">WANTED</data><data key="hue"/></edge>'] || '1' | 'so'
    }

    def "of a graph, #what: #problems"() {
        expect:
        told(graph(*elements)) == problems

        where:
        what                             | elements                                                                                          || problems
        'an edge of no kind'             | ['', '<edge source="1" target="2"/>']                                                             || []
        'what no list has'               | ['<edge source="1" target="2"><data key="hue">red</data></edge>']                                 || ['2 hue DEPENDENCY_LIST_COLUMN_UNKNOWN']
        'a text twice'                   | ['', '<edge source="1" target="2"><data key="k">WANTED</data><data key="k">WANTED</data></edge>'] || ['3 kind DEPENDENCY_LIST_COLUMN_TWICE']
        'an edge of many ends'           | ['<hyperedge/>']                                                                                  || ['2 DEPENDENCY_LIST_GRAPHML_MALFORMED']
        'a mark that is not closed'      | ['<edge>', '<edge source="1"']                                                                    || ['4 DEPENDENCY_LIST_GRAPHML_MALFORMED']
        'an entity that is nowhere'      | ['<node>&secret;</node>']                                                                         || ['2 DEPENDENCY_LIST_GRAPHML_MALFORMED']
    }

    def "marks in marks without end are told where it is too much"() {
        expect:
        told(graph('<node>' * 60_000)) == ['2 DEPENDENCY_LIST_GRAPHML_MALFORMED']
    }

    def "of a text that is to be a graph, #what is none"() {
        expect:
        told(new ListTextReader().read(ListFormat.GRAPHML, text)).unique() == ['1 DEPENDENCY_LIST_GRAPHML_MALFORMED']

        where:
        what                              | text
        'a table'                         | HEADER
        'another XML'                     | '<svg/>'
        'one without directions'          | '<graphml><graph edgedefault="undirected"/></graphml>'
        'one that would read a file'      | '<!DOCTYPE graphml [<!ENTITY f SYSTEM "file:///etc/passwd">]><graphml><graph><node>&f;</node></graph></graphml>'
        'one that would grow without end' | '<!DOCTYPE graphml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><graphml><graph><node>&b;</node></graph></graphml>'
    }

    def "bytes that are #what are refused where they stand"() {
        when:
        Utf8.decoded(bytes as byte[])

        then:
        def refused = thrown(Refused)
        refused.refusals().collect { [it.code(), it.field()] } == [['DEPENDENCY_LIST_NOT_UTF8', ['text', line]]]

        where:
        what                     | bytes                                   || line
        'Latin-1'                | "a\nMünchen".getBytes('ISO-8859-1')     || '2'
        'UTF-16'                 | 'a,b'.getBytes('UTF-16')                || '1'
        'a character cut off'    | "a\n\n漢".getBytes('UTF-8')[0..4]        || '3'
        'a surrogate'            | [0xED, 0xA0, 0x80]                      || '1'
    }
}
