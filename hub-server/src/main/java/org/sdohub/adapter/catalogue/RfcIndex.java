package org.sdohub.adapter.catalogue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The RFC Editor's {@code rfc-index.xml}. Of its entries those of RFCs are read; STDs, BCPs and FYIs are the other names
 * that their RFCs say they have.
 */
final class RfcIndex {

    /** What an entry says as one text, and the field of the record that says the same. */
    private static final Map<String, String> TEXTS =
            Map.of("doc-id", "id", "title", "title", "current-status", "maturity", "draft", "draft");

    /** What it says as a list of documents. */
    private static final Map<String, String> LISTS =
            Map.of("obsoletes", "obsoletes", "updates", "updates", "is-also", "seeAlso");

    private final Path file;
    private final XMLStreamReader xml;

    private RfcIndex(Path file, XMLStreamReader xml) {
        this.file = file;
        this.xml = xml;
    }

    static void read(Path file, InputStream content, Harvest harvest, Report report) {
        try {
            XMLStreamReader xml = parser().createXMLStreamReader(content);
            new RfcIndex(file, xml).read(harvest, report);
        } catch (XMLStreamException malformed) {
            throw new UnreadableFile(file + " is not well-formed XML (line "
                    + malformed.getLocation().getLineNumber() + "). Nothing was imported.");
        }
    }

    /** Reads what is in the file and nothing else: no document type, no entities, no other files. */
    private static XMLInputFactory parser() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private void read(Harvest harvest, Report report) throws XMLStreamException {
        boolean index = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new UnreadableFile(file + " declares a document type, which the RFC index does not: such a file "
                        + "could name other files or grow without end. Nothing was imported.");
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            index |= xml.getLocalName().equals("rfc-index");
            if (!index) {
                throw new UnreadableFile(file + " is XML, but not the RFC index. Nothing was imported.");
            }
            entry(harvest, report);
        }
    }

    private void entry(Harvest harvest, Report report) throws XMLStreamException {
        boolean issued = xml.getLocalName().equals("rfc-entry");
        if (!issued && !xml.getLocalName().equals("rfc-not-issued-entry")) {
            return;
        }
        String place = file.getFileName() + " line " + xml.getLocation().getLineNumber();
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        fields(record, xml.getLocalName());
        if (!issued) {
            record.put("maturity", "NOT ISSUED");
        }
        if (record.hasNonNull("id")) {
            harvest.specifications.add(SpecificationReader.rfc(new Fields(record, place)));
            return;
        }
        report.note(Harvest.SPECIFICATIONS, place, Outcome.REFUSED, List.of("the entry has no doc-id"));
    }

    private void fields(ObjectNode record, String entry) throws XMLStreamException {
        while (!ends(entry)) {
            if (!xml.isStartElement()) {
                continue;
            }
            String name = xml.getLocalName();
            if (TEXTS.containsKey(name)) {
                record.put(TEXTS.get(name), xml.getElementText().strip());
            } else if (LISTS.containsKey(name)) {
                documents(record, name);
            } else if (name.equals("date")) {
                date(record);
            } else {
                skip();
            }
        }
    }

    private void documents(ObjectNode record, String list) throws XMLStreamException {
        var documents = record.putArray(LISTS.get(list));
        while (!ends(list)) {
            if (xml.isStartElement() && xml.getLocalName().equals("doc-id")) {
                documents.add(xml.getElementText().strip());
            }
        }
    }

    /** Only RFCs of the first of April have a day. */
    private void date(ObjectNode record) throws XMLStreamException {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        while (!ends("date")) {
            if (xml.isStartElement()) {
                parts.put(xml.getLocalName(), xml.getElementText().strip());
            }
        }
        String day = parts.path("day").asText("");
        String month = parts.path("month").asText("") + " " + parts.path("year").asText("");
        record.put("date", (day + " " + month).strip());
    }

    private void skip() throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            int event = xml.next();
            open += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** Goes on by one step. @return whether that is the end of this element */
    private boolean ends(String element) throws XMLStreamException {
        xml.next();
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }
}
