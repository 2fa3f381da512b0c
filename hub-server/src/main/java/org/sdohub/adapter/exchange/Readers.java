package org.sdohub.adapter.exchange;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import org.sdohub.identity.Callers;
import org.sdohub.identity.Callers.BadToken;
import org.sdohub.identity.Presented;
import org.sdohub.kernel.Actor;

/** Who asks for a file, by the same token as at the API or by the cookie of the pages that lead to it. */
@Singleton
final class Readers {

    private final Callers callers;

    Readers(Callers callers) {
        this.callers = callers;
    }

    /** @throws BadToken where there is one that is none of ours */
    Actor of(HttpRequest<?> request) {
        return callers.from(presented(request));
    }

    /**
     * As {@link #of}, for a file that a page leads to: like the page it is everybody's for one whose session is over.
     *
     * @throws BadToken where a header says so
     */
    Actor ofPage(HttpRequest<?> request) {
        Presented presented = presented(request);
        try {
            return callers.from(presented);
        } catch (BadToken over) {
            if (presented.byHeader()) {
                throw over;
            }
            request.setAttribute(Presented.ENDED, true);
            return Actor.PUBLIC;
        }
    }

    private static Presented presented(HttpRequest<?> request) {
        return new Presented(
                request.getHeaders().get(HttpHeaders.AUTHORIZATION),
                request.getHeaders().getAll(HttpHeaders.COOKIE));
    }

    static HttpResponse<?> refused() {
        return HttpResponse.unauthorized().header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }
}
