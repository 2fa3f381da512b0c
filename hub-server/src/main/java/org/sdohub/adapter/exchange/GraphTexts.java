package org.sdohub.adapter.exchange;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyList.Entry;

/** A list as a graph: what depends points to what it depends on. */
final class GraphTexts {

    private final List<Entry> entries;
    /** The label of each end with its name in the graph, in the order in which they first occur. */
    private final Map<String, String> nodes = new LinkedHashMap<>();

    GraphTexts(List<Entry> entries) {
        this.entries = entries;
        for (Entry entry : entries) {
            nodes.computeIfAbsent(entry.from(), label -> "n" + nodes.size());
            nodes.computeIfAbsent(entry.to(), label -> "n" + nodes.size());
        }
    }

    private String node(String label) {
        return nodes.getOrDefault(label, "");
    }

    private static String edge(Entry entry) {
        return entry.kind() + ", " + entry.health();
    }

    /** Graphviz: a quoted text needs its quotes and backslashes escaped. */
    String dot() {
        StringBuilder text = new StringBuilder("digraph dependencies {\n  rankdir=LR;\n");
        nodes.forEach((label, name) -> text.append("  ")
                .append(name)
                .append(" [label=\"")
                .append(quoted(label))
                .append("\"];\n"));
        for (Entry entry : entries) {
            text.append("  ").append(node(entry.from())).append(" -> ").append(node(entry.to()));
            text.append(" [label=\"").append(edge(entry)).append("\"];\n");
        }
        return text.append("}\n").toString();
    }

    private static String quoted(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    String mermaid() {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        nodes.forEach((label, name) -> text.append("  ")
                .append(name)
                .append("[\"")
                .append(coded(label))
                .append("\"]\n"));
        for (Entry entry : entries) {
            text.append("  ").append(node(entry.from())).append(" -->|").append(edge(entry));
            text.append("| ").append(node(entry.to())).append("\n");
        }
        return text.toString();
    }

    /** Mermaid knows no escapes but the numbers of characters: everything that could mean something becomes one. */
    private static String coded(String label) {
        StringBuilder coded = new StringBuilder();
        label.codePoints().forEach(point -> {
            boolean plain = Character.isLetterOrDigit(point) || " .,:/-_()+".indexOf(point) >= 0;
            coded.append(plain ? Character.toString(point) : "#" + point + ";");
        });
        return coded.toString();
    }

    String graphml() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("graphml");
            xml.writeDefaultNamespace("http://graphml.graphdrawing.org/xmlns");
            keys(xml);
            xml.writeStartElement("graph");
            xml.writeAttribute("id", "dependencies");
            xml.writeAttribute("edgedefault", "directed");
            for (Map.Entry<String, String> node : nodes.entrySet()) {
                xml.writeStartElement("node");
                xml.writeAttribute("id", node.getValue());
                data(xml, "label", node.getKey());
                xml.writeEndElement();
            }
            for (Entry entry : entries) {
                edge(xml, entry);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private void keys(XMLStreamWriter xml) throws XMLStreamException {
        key(xml, "node", "label");
        if (!entries.isEmpty()) {
            for (String column : Columns.of(entries.getFirst()).keySet()) {
                key(xml, "edge", column);
            }
        }
    }

    private static void key(XMLStreamWriter xml, String of, String name) throws XMLStreamException {
        xml.writeEmptyElement("key");
        xml.writeAttribute("id", name);
        xml.writeAttribute("for", of);
        xml.writeAttribute("attr.name", name);
        xml.writeAttribute("attr.type", "string");
    }

    private void edge(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
        xml.writeStartElement("edge");
        xml.writeAttribute("source", node(entry.from()));
        xml.writeAttribute("target", node(entry.to()));
        for (Map.Entry<String, @Nullable Object> column : Columns.of(entry).entrySet()) {
            Object value = column.getValue();
            if (value != null) {
                data(xml, column.getKey(), value.toString());
            }
        }
        xml.writeEndElement();
    }

    private static void data(XMLStreamWriter xml, String key, String value) throws XMLStreamException {
        xml.writeStartElement("data");
        xml.writeAttribute("key", key);
        xml.writeCharacters(XmlText.written(value));
        xml.writeEndElement();
    }
}
