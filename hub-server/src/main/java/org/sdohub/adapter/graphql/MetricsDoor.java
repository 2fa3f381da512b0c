package org.sdohub.adapter.graphql;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /metrics} for Prometheus, with the operators' token and for nobody else; without a token in the configuration
 * there is nothing at this address.
 */
@Controller("/metrics")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.VIRTUAL)
final class MetricsDoor {

    private static final MediaType TEXT = MediaType.of("text/plain; version=0.0.4; charset=utf-8");

    private final PrometheusMeterRegistry registry;
    private final byte[] expected;

    MetricsDoor(PrometheusMeterRegistry registry, @Value("${hub.metrics.token:}") String token) {
        this.registry = registry;
        this.expected = token.isBlank() ? new byte[0] : ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    @Get(produces = MediaType.ALL)
    HttpResponse<String> metrics(HttpRequest<?> http) {
        @Nullable String authorization = http.getHeaders().get(HttpHeaders.AUTHORIZATION);
        byte[] given = (authorization == null ? "" : authorization).getBytes(StandardCharsets.UTF_8);
        boolean allowed = expected.length > 0 && MessageDigest.isEqual(given, expected);
        return allowed
                ? HttpResponse.ok(registry.scrape()).contentType(TEXT)
                : HttpResponse.status(HttpStatus.NOT_FOUND);
    }
}
