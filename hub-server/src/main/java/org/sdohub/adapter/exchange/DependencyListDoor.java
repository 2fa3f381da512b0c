package org.sdohub.adapter.exchange;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.security.PermitAll;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyList;
import org.sdohub.dependency.DependencyListId;
import org.sdohub.dependency.DependencyLists;
import org.sdohub.dependency.ListFormat;
import org.sdohub.identity.Callers;
import org.sdohub.identity.Callers.BadToken;
import org.sdohub.kernel.Actor;

/** Published lists at addresses that stay, for whoever may read them by the API. */
@Controller("/dependency-lists")
@PermitAll
@ExecuteOn(TaskExecutors.BLOCKING)
class DependencyListDoor {

    private static final String SCHEME = "Bearer ";

    private final DependencyLists lists;
    private final ListTexts texts;
    private final Callers callers;
    private final Clock clock;

    DependencyListDoor(DependencyLists lists, ListTexts texts, Callers callers, Clock clock) {
        this.lists = lists;
        this.texts = texts;
        this.callers = callers;
        this.clock = clock;
    }

    @Get("/{name}")
    @Produces("*/*")
    HttpResponse<?> list(HttpRequest<?> request, @PathVariable String name) {
        int dot = name.lastIndexOf('.');
        Optional<ListFormat> format = ListFormat.ofExtension(name.substring(dot + 1));
        Optional<DependencyListId> id = dot < 0 ? Optional.empty() : id(name.substring(0, dot));
        if (format.isEmpty() || id.isEmpty()) {
            return HttpResponse.notFound();
        }
        try {
            Actor reader = callers.of(token(request.getHeaders().get(HttpHeaders.AUTHORIZATION)));
            return answer(id.get(), format.get(), reader);
        } catch (BadToken forged) {
            return HttpResponse.unauthorized().header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
    }

    private HttpResponse<?> answer(DependencyListId id, ListFormat format, Actor reader) {
        Instant now = clock.instant();
        DependencyList list = lists.visible(List.of(id), reader, now).get(id);
        if (list == null) {
            return HttpResponse.notFound();
        }
        String text = texts.of(list, lists.entries(list.entries(), reader, now), format);
        return HttpResponse.ok(text.getBytes(StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_TYPE, mediaType(format))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"dependency-list-" + list.number() + "." + format.extension() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .header("X-Content-Type-Options", "nosniff");
    }

    private static String mediaType(ListFormat format) {
        return switch (format) {
            case CSV -> "text/csv; charset=utf-8; header=present";
            case JSON -> "application/json";
            case GRAPHML -> "application/xml";
            case DOT -> "text/vnd.graphviz; charset=utf-8";
            case MERMAID -> "text/plain; charset=utf-8";
        };
    }

    private static @Nullable String token(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new BadToken();
        }
        return header.substring(SCHEME.length()).strip();
    }

    private static Optional<DependencyListId> id(String text) {
        try {
            UUID value = UUID.fromString(text);
            return value.toString().equals(text) ? Optional.of(new DependencyListId(value)) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
