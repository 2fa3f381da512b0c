package org.sdohub.adapter.exchange;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sdohub.dependency.DependencyList;
import org.sdohub.dependency.DependencyListId;
import org.sdohub.dependency.DependencyLists;
import org.sdohub.dependency.ListFormat;
import org.sdohub.identity.Callers.BadToken;
import org.sdohub.kernel.Actor;

/** Published lists at addresses that stay, for whoever may read them by the API. */
@Controller("/dependency-lists")
@PermitAll
@ExecuteOn(TaskExecutors.BLOCKING)
class DependencyListDoor {

    private final DependencyLists lists;
    private final ListTexts texts;
    private final Readers readers;
    private final Clock clock;

    DependencyListDoor(DependencyLists lists, ListTexts texts, Readers readers, Clock clock) {
        this.lists = lists;
        this.texts = texts;
        this.readers = readers;
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
            return answer(request, id.get(), format.get(), readers.ofPage(request));
        } catch (BadToken forged) {
            return Readers.refused();
        }
    }

    private HttpResponse<?> answer(HttpRequest<?> request, DependencyListId id, ListFormat format, Actor reader) {
        Instant now = clock.instant();
        DependencyList list = lists.visible(List.of(id), reader, now).get(id);
        if (list == null) {
            return HttpResponse.notFound();
        }
        String text = texts.of(list, lists.entries(list.entries(), reader, now), format);
        String file = "dependency-list-" + list.number() + "." + format.extension();
        return ListFile.answer(request, reader, new ListFile(text, format, file));
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
