package org.sdohub.adapter.benchmark;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an answer costs at least: the server reads a JSON body and gives JSON of so many bytes, without looking at either.
 * Only there while something is measured.
 */
@Controller(BareDoor.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = BareDoor.SWITCH, value = "true")
final class BareDoor {

    static final String PATH = "/graphql/bare";
    static final String SWITCH = "hub.benchmark.bare";

    private static final int LEAST = "{\"\":\"\"}".length();

    private final Map<Integer, byte[]> answers = new ConcurrentHashMap<>();

    @Post(consumes = MediaType.APPLICATION_JSON, produces = MediaType.APPLICATION_JSON)
    byte[] answer(@Body byte[] body, @QueryValue int bytes) {
        return answers.computeIfAbsent(bytes, BareDoor::json);
    }

    private static byte[] json(int bytes) {
        String filling = "x".repeat(Math.max(0, bytes - LEAST));
        return ("{\"\":\"" + filling + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
