package org.sdohub.adapter.exchange

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Dependencies.aList
import static org.sdohub.a.Dependencies.anEntry
import static org.sdohub.a.Dependencies.justified
import static org.sdohub.a.Relationships.relationshipId

import groovy.json.JsonSlurper
import javax.xml.parsers.DocumentBuilderFactory
import org.apache.commons.csv.CSVFormat
import org.sdohub.dependency.DependencyList
import org.sdohub.dependency.ListFormat
import org.w3c.dom.Element
import spock.lang.Specification

/** What other programs read is what the list says, whatever stands in it. */
class ExportingListsSpec extends Specification {

    static final List<String> PARTS = ['a', 'RFC 3261', '=1+2', '"', '""', ',', ';', '\n', '\r\n', '\t', "'", "''", '-', '+', '@SUM(A1)', '\\', '<b>', '&amp;',
                                       ']]>', 'é', '漢字', '😀', '#', '|', ' ', '%%', '{', '\u0007']
    static final List<String> LABEL_PARTS = PARTS.findAll { !it.any { it in ['\n', '\r', '\t', '\u0007'] } } - ['\r\n']

    Random random

    private String text(List<String> parts) {
        (0..<random.nextInt(5)).collect { parts[random.nextInt(parts.size())] }.join()
    }

    private List<DependencyList.Entry> entries() {
        (1..random.nextInt(8)).collect { number ->
            def made = anEntry('X' + text(LABEL_PARTS) + number, text(LABEL_PARTS) + 'Y', counterpart: random.nextBoolean() ? null : text(PARTS) + 'c',
                    neededBy: random.nextBoolean() ? null : '2005-03-31', sentence: text(PARTS))
            with(made, [reason: text(PARTS), fromTitle: text(PARTS), step: random.nextBoolean() ? null : '=' + text(PARTS),
                        justification: random.nextBoolean() ? null : justified(reason: text(PARTS), other: text(PARTS))])
        }
    }

    private static DependencyList.Entry with(DependencyList.Entry entry, Map values) {
        def components = entry.class.recordComponents
        entry.class.getDeclaredConstructor(components*.type as Class[])
                .newInstance(components.collect { values.containsKey(it.name) ? values[it.name] : it.accessor.invoke(entry) } as Object[])
    }

    private static String exported(List<DependencyList.Entry> entries, ListFormat format) {
        new ListTexts().of(aList(relationshipId('oma-ietf'), OMA, 1, entries), entries, format)
    }

    /** As a list tells it, all as texts. */
    private static List<Map> told(List<DependencyList.Entry> entries) {
        entries.collect { Columns.of(it).collectEntries { name, value -> [name, value?.toString() ?: ''] } }
    }

    def "a table that is read back, less the apostrophes, is the list (seed #seed)"() {
        given:
        random = new Random(seed)

        expect:
        100.times {
            def entries = entries()
            def rows = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(new StringReader(exported(entries, ListFormat.CSV))).records
            assert rows.collect { row -> row.toMap().collectEntries { name, cell -> [name, cell.startsWith("'") ? cell.substring(1) : cell] } } == told(entries)
            assert rows.every { row -> row.toList().every { !(it ==~ /(?s)[=+\-@\t\r\n].*/) } }
        }

        where:
        seed << [1, 2]
    }

    def "an object that is read back is the list, with nothing where there is nothing"() {
        given:
        random = new Random(3)

        expect:
        100.times {
            def entries = entries()
            def read = new JsonSlurper().parseText(exported(entries, ListFormat.JSON))
            assert read.entries == entries.collect { Columns.of(it) }
            assert [read.number, read.asOf] == [1, '2005-01-01']
        }
    }

    def "a GraphML file has every end once and every entry with all that is told of it"() {
        given:
        random = new Random(4)

        expect:
        100.times {
            def entries = entries()
            def document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new ByteArrayInputStream(exported(entries, ListFormat.GRAPHML).getBytes('UTF-8')))
            def labels = elements(document, 'node').collectEntries { [it.getAttribute('id'), data(it).label] }
            assert labels.values().toSet() == (entries*.from() + entries*.to()).toSet() && labels.size() == labels.values().toSet().size()
            def edges = elements(document, 'edge')
            assert edges.collect { [labels[it.getAttribute('source')], labels[it.getAttribute('target')]] } == entries.collect { [it.from(), it.to()] }
            assert edges.collect { data(it) } == entries.collect { Columns.of(it).findAll { it.value != null }.collectEntries { k, v -> [k, xml(v.toString())] } }
        }
    }

    private static List<Element> elements(owner, String name) {
        def found = owner.getElementsByTagName(name)
        (0..<found.length).collect { found.item(it) as Element }
    }

    private static Map<String, String> data(Element owner) {
        elements(owner, 'data').collectEntries { [it.getAttribute('key'), it.textContent] }
    }

    /** What XML cannot write, or would not keep, stands there by its number. */
    private static String xml(String text) {
        text.replace('\u0007', '_x0007_').replace('\r', '_x000D_')
    }

    def "drawings quote what would mean something to the program that draws"() {
        given:
        def entries = [anEntry('A "quoted" \\ thing', 'RFC 1|]'), anEntry('RFC 1|]', 'C', health: 'LATE')]

        expect:
        exported(entries, ListFormat.DOT) == '''digraph dependencies {
  rankdir=LR;
  n0 [label="A \\"quoted\\" \\\\ thing"];
  n1 [label="RFC 1|]"];
  n2 [label="C"];
  n0 -> n1 [label="NORMATIVE, ON_TRACK"];
  n1 -> n2 [label="NORMATIVE, LATE"];
}
'''
        exported(entries, ListFormat.MERMAID) == '''flowchart LR
  n0["A #34;quoted#34; #92; thing"]
  n1["RFC 1#124;#93;"]
  n2["C"]
  n0 -->|NORMATIVE, ON_TRACK| n1
  n1 -->|NORMATIVE, LATE| n2
'''
    }
}
