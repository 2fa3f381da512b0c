package org.sdohub.adapter.exchange;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.ListColumns;
import org.sdohub.dependency.ListReader.Row;
import org.sdohub.dependency.ListReader.Table;
import org.sdohub.dependency.RowProblems;
import org.sdohub.kernel.Refusal;

/**
 * The edges of a graph, as {@link GraphTexts} writes it and as programs that draw graphs write it again: the keys may be
 * called otherwise, and an edge may leave its ends to its nodes. What else a program notes for itself counts only where it
 * says something.
 */
final class GraphmlReading {

    private static final String LABEL = "label";
    private static final String DEFAULT = "default";
    private static final XMLInputFactory FACTORY = XMLInputFactory.newFactory();

    static {
        // Nothing outside the text is ever read, and nothing in it grows.
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    /** What an element says of itself and in its own texts. */
    private record Open(String element, int line, Map<String, String> attributes, Map<String, String> data) {

        String attribute(String name) {
            return attributes.getOrDefault(name, "");
        }
    }

    private final String text;
    private final RowProblems problems = new RowProblems();
    private final Map<String, String> keys = new HashMap<>();
    /** What an edge has that says nothing of these: a key that is there is a column that is there. */
    private final Map<String, String> unsaid = new HashMap<>();

    private final Map<String, String> nodes = new HashMap<>();
    private final List<Open> edges = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private boolean graph;

    GraphmlReading(String text) {
        this.text = text;
    }

    Table table() {
        try {
            take(FACTORY.createXMLStreamReader(new StringReader(text)));
        } catch (XMLStreamException malformed) {
            int line = malformed.getLocation() == null
                    ? 1
                    : malformed.getLocation().getLineNumber();
            malformed(Math.max(line, 1), "From here on this cannot be read as XML.");
            return new Table(List.of(), problems.found());
        }
        if (!graph) {
            malformed(1, "This is no GraphML: there is no graph in it.");
        }
        List<Row> rows = new ArrayList<>();
        edges.forEach(edge -> row(edge).ifPresent(rows::add));
        return new Table(rows, problems.found());
    }

    private void malformed(int line, String message) {
        problems.add(line, "", Refusal.invalid("DEPENDENCY_LIST_GRAPHML_MALFORMED", message));
    }

    private void take(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                begin(xml);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end(open.pop());
            }
        }
    }

    private void begin(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        var begun = new Open(xml.getLocalName(), xml.getLocation().getLineNumber(), attributes, new LinkedHashMap<>());
        Open owner = open.peek();
        String named = switch (begun.element) {
            case "data" -> keys.getOrDefault(begun.attribute("key"), "");
            case DEFAULT -> DEFAULT;
            default -> "";
        };
        if (named.isEmpty() || owner == null) {
            open.push(begun);
        } else if (owner.data.putIfAbsent(named, XmlText.read(xml.getElementText())) != null) {
            problems.add(
                    begun.line, named, Refusal.invalid("DEPENDENCY_LIST_COLUMN_TWICE", "This column is there twice."));
        }
    }

    private void end(Open ended) {
        switch (ended.element) {
            case "graph" -> {
                graph = true;
                if (ended.attribute("edgedefault").equals("undirected")) {
                    malformed(ended.line, "In a list one thing depends on another: the edges have to be directed.");
                }
            }
            case "hyperedge" -> malformed(ended.line, "An entry has two ends, and this has any number.");
            case "key" -> {
                String name = ended.attribute("attr.name");
                keys.put(ended.attribute("id"), name);
                if (ListColumns.ALL.contains(name)) {
                    unsaid.put(name, ended.data.getOrDefault(DEFAULT, ""));
                }
            }
            case "node" -> {
                String id = ended.attribute("id");
                nodes.put(id, ended.data.getOrDefault(LABEL, id));
            }
            case "edge" -> edges.add(ended);
            default -> {}
        }
    }

    private Optional<Row> row(Open edge) {
        Map<String, String> cells = new LinkedHashMap<>(unsaid);
        cells.putAll(edge.data);
        cells.keySet().removeIf(name -> !ListColumns.ALL.contains(name) && empty(cells.get(name)));
        cells.compute("from", (name, said) -> empty(said) ? label(edge.attribute("source")) : said);
        cells.compute("to", (name, said) -> empty(said) ? label(edge.attribute("target")) : said);
        boolean known = ListTextReader.check(problems, edge.line, cells.keySet());
        return known ? Optional.of(new Row(edge.line, cells)) : Optional.empty();
    }

    private String label(String node) {
        return nodes.getOrDefault(node, node);
    }

    private static boolean empty(@Nullable String cell) {
        return cell == null || cell.isBlank();
    }
}
