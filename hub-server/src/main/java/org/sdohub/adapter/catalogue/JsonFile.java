package org.sdohub.adapter.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A file of JSON records in named lists. What a record is, is told from the fields it has, not from file or list. */
final class JsonFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonFile() {}

    /** Where what is read goes. */
    record Target(Harvest harvest, Editions editions, Datatracker datatracker, Report report) {}

    static void read(Path file, InputStream content, Target target) throws IOException {
        JsonNode root = parsed(file, content);
        if (Datatracker.isPage(new Fields(root, file.toString()))) {
            int place = 0;
            for (JsonNode object : root.path("objects")) {
                target.datatracker.add(new Fields(object, "objects[" + place++ + "]"));
            }
            return;
        }
        for (Map.Entry<String, JsonNode> list : root.properties()) {
            read(list.getKey(), list.getValue(), target.harvest, target.editions, target.report);
        }
    }

    private static JsonNode parsed(Path file, InputStream content) throws IOException {
        try {
            JsonNode root = JSON.readTree(content);
            if (root.isObject()
                    && root.properties().stream()
                            .anyMatch(list -> list.getValue().isArray())) {
                return root;
            }
            throw new UnreadableFile(file + " has no lists of records, so nothing was imported.");
        } catch (JsonProcessingException malformed) {
            throw new UnreadableFile(file + " is not JSON: "
                    + malformed.getOriginalMessage() + " (line "
                    + malformed.getLocation().getLineNr() + "). Nothing was imported.");
        }
    }

    private static void read(String name, JsonNode list, Harvest harvest, Editions editions, Report report) {
        if (!list.isArray()) {
            return; // remarks about the file
        }
        for (int i = 0; i < list.size(); i++) {
            Fields record = new Fields(list.get(i), name + "[" + i + "]");
            try {
                read(record, harvest, editions, report);
            } catch (RuntimeException malformed) {
                report.note(
                        Harvest.UNKNOWN,
                        record.id(),
                        Outcome.REFUSED,
                        List.of("cannot be read: " + malformed.getMessage()));
            }
        }
    }

    private static void read(Fields record, Harvest harvest, Editions editions, Report report) {
        if (record.has("sideA") && record.has("sideB")) {
            harvest.relationships.add(RelationshipReader.relationship(record));
        } else if (record.has("relationship") && record.has("name")) {
            harvest.workAreas.add(RelationshipReader.workArea(record));
        } else if (record.has("fromSpec") && record.has("toSpec")) {
            harvest.dependencies.add(DependencyReader.dependency(record));
        } else if (record.has("entries") && record.has("owner")) {
            harvest.lists.add(DependencyReader.list(record));
        } else if (record.has("fromGroups")) {
            harvest.statements.add(StatementReader.ofTheIetf(record));
        } else if (record.has("direction") && record.has("meeting")) {
            harvest.statements.add(StatementReader.ofAMeeting(record));
        } else if (record.has("abbreviation")) {
            harvest.enablers.add(OmaReader.enabler(record));
        } else if (record.has("enabler")) {
            editions.add(OmaReader.document(record));
            OmaReader.baseline(record.text("url"))
                    .ifPresent(key -> harvest.baselines
                            .computeIfAbsent(key, any -> new ArrayList<>())
                            .add(record.id()));
        } else if (record.has("obsoletes")) {
            harvest.specifications.add(SpecificationReader.rfc(record));
        } else if (record.has("releases")) {
            harvest.specifications.add(SpecificationReader.threeGpp(record));
        } else if (record.has("studyGroup")) {
            editions.add(SpecificationReader.ituT(record));
        } else if (!record.has("fact")) {
            report.note(Harvest.UNKNOWN, record.id(), Outcome.REFUSED, List.of("has the fields of no kind of record"));
        }
    }
}
