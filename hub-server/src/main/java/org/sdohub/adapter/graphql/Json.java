package org.sdohub.adapter.graphql;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.incremental.DeferPayload;
import graphql.incremental.IncrementalExecutionResult;
import graphql.incremental.IncrementalPayload;
import graphql.language.SourceLocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as the doors read it, strictly, and write it, without a copy in between. */
final class Json {

    /** Far above what a sensible input nests, far below what exhausts a stack. */
    private static final int MAX_NESTING = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
            .build();
    private static final ObjectMapper READER =
            new ObjectMapper(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int USUAL_BYTES = 1024;

    private Json() {}

    /** @throws ApiRefusal if it is not one JSON object, or a key is there twice */
    static Map<?, ?> object(byte[] text) {
        if (!isUtf8(text)) {
            throw new ApiRefusal(ErrorCode.BAD_USER_INPUT, "JSON is sent in UTF-8.");
        }
        Object value;
        try {
            value = READER.readValue(text, Object.class);
        } catch (IOException malformed) {
            throw new ApiRefusal(
                    ErrorCode.BAD_USER_INPUT, "This is not valid JSON, or a key is there twice in one object.");
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new ApiRefusal(ErrorCode.BAD_USER_INPUT, "A JSON object is expected.");
    }

    /** The reader would take UTF-16 and UTF-32 too, by a zero among the first bytes or a mark; others on the way do not. */
    private static boolean isUtf8(byte[] text) {
        boolean marked = text.length > 1 && (text[0] == (byte) 0xFE || text[0] == (byte) 0xFF);
        boolean wide = text.length > 1 && (text[0] == 0 || text[1] == 0);
        return !marked && !wide;
    }

    static byte[] bytes(ExecutionResult result) {
        return result instanceof SchemaAnswers.Written written ? written.bytes() : bytes(json -> result(json, result));
    }

    static byte[] bytes(Map<String, ?> object) {
        return bytes(json -> value(json, object));
    }

    static byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = FACTORY.createGenerator(bytes, JsonEncoding.UTF8)) {
            content.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Writes one JSON value. */
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    static void result(JsonGenerator json, ExecutionResult result) throws IOException {
        json.writeStartObject();
        if (!result.getErrors().isEmpty()) {
            json.writeFieldName("errors");
            errors(json, result.getErrors());
        }
        if (result.isDataPresent()) {
            json.writeFieldName("data");
            value(json, result.getData());
        }
        if (result.getExtensions() != null && !result.getExtensions().isEmpty()) {
            json.writeFieldName("extensions");
            value(json, result.getExtensions());
        }
        if (result instanceof IncrementalExecutionResult part) {
            part(json, part);
        }
        json.writeEndObject();
    }

    /** As the draft of 2022-08-24 has it, which clients ask for as {@code deferSpec=20220824}. */
    private static void part(JsonGenerator json, IncrementalExecutionResult part) throws IOException {
        json.writeBooleanField("hasNext", part.hasNext());
        if (part.getIncremental() == null) {
            return;
        }
        json.writeArrayFieldStart("incremental");
        for (IncrementalPayload payload : part.getIncremental()) {
            payload(json, payload);
        }
        json.writeEndArray();
    }

    private static void payload(JsonGenerator json, IncrementalPayload payload) throws IOException {
        json.writeStartObject();
        json.writeFieldName("path");
        value(json, payload.getPath());
        if (payload.getLabel() != null) {
            json.writeStringField("label", payload.getLabel());
        }
        if (payload.getErrors() != null && !payload.getErrors().isEmpty()) {
            json.writeFieldName("errors");
            errors(json, payload.getErrors());
        }
        json.writeFieldName("data");
        value(json, payload instanceof DeferPayload deferred ? deferred.getData() : null);
        json.writeEndObject();
    }

    static void errors(JsonGenerator json, Collection<? extends GraphQLError> errors) throws IOException {
        json.writeStartArray();
        for (GraphQLError error : errors) {
            error(json, error);
        }
        json.writeEndArray();
    }

    private static void error(JsonGenerator json, GraphQLError error) throws IOException {
        json.writeStartObject();
        json.writeStringField("message", error.getMessage());
        if (error.getLocations() != null && !error.getLocations().isEmpty()) {
            json.writeFieldName("locations");
            locations(json, error.getLocations());
        }
        if (error.getPath() != null && !error.getPath().isEmpty()) {
            json.writeFieldName("path");
            value(json, error.getPath());
        }
        json.writeFieldName("extensions");
        value(json, error.getExtensions());
        json.writeEndObject();
    }

    private static void locations(JsonGenerator json, List<SourceLocation> locations) throws IOException {
        json.writeStartArray();
        for (SourceLocation location : locations) {
            json.writeStartObject();
            json.writeNumberField("line", location.getLine());
            json.writeNumberField("column", location.getColumn());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void value(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Integer number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            case Map<?, ?> map -> object(json, map);
            case Collection<?> list -> list(json, list);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            case BigInteger number -> json.writeNumber(number);
            default -> json.writeString(value.toString());
        }
    }

    private static void object(JsonGenerator json, Map<?, ?> map) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeFieldName(String.valueOf(entry.getKey()));
            value(json, entry.getValue());
        }
        json.writeEndObject();
    }

    private static void list(JsonGenerator json, Collection<?> list) throws IOException {
        json.writeStartArray();
        for (Object element : list) {
            value(json, element);
        }
        json.writeEndArray();
    }
}
