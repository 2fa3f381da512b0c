package org.sdohub.adapter.graphql;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;

/**
 * Refuses a request that does not say whom it means, or says it twice (RFC 9112 3.2): what stands before the hub may have
 * read the other one.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class OneHost {

    @RequestFilter
    void check(HttpRequest<?> request) {
        boolean one = request.getHeaders().getAll(HttpHeaders.HOST).size() == 1;
        if (!one && request.getHttpVersion() == HttpVersion.HTTP_1_1) {
            throw new HttpStatusException(HttpStatus.BAD_REQUEST, "One Host header is needed.");
        }
    }
}
