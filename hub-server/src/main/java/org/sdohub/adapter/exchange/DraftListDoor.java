package org.sdohub.adapter.exchange;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.sdohub.dependency.DependencyList.Entry;
import org.sdohub.dependency.DependencyListStore.Direction;
import org.sdohub.dependency.DependencyLists;
import org.sdohub.dependency.ListFormat;
import org.sdohub.dependency.ListImports;
import org.sdohub.dependency.ListImports.Wish;
import org.sdohub.identity.Callers.BadToken;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.Relationships;
import org.sdohub.relationship.Slug;

/** What would be published now, to be fetched, changed in another program, and brought back to the same address. */
@Controller("/dependency-lists/drafts")
@PermitAll
@ExecuteOn(TaskExecutors.BLOCKING)
class DraftListDoor {

    private final DependencyLists lists;
    private final ListImports imports;
    private final Relationships relationships;
    private final Bodies bodies;
    private final ListTexts texts;
    private final Readers readers;
    private final Clock clock;

    DraftListDoor(
            DependencyLists lists,
            ListImports imports,
            Relationships relationships,
            Bodies bodies,
            ListTexts texts,
            Readers readers,
            Clock clock) {
        this.lists = lists;
        this.imports = imports;
        this.relationships = relationships;
        this.bodies = bodies;
        this.texts = texts;
        this.readers = readers;
        this.clock = clock;
    }

    /** What an address names, as far as the reader may know of it. */
    private record Named(Direction direction, ListFormat format, String file) {}

    @Get("/{relationship}/{name}")
    @Produces("*/*")
    HttpResponse<?> draft(HttpRequest<?> request, @PathVariable String relationship, @PathVariable String name) {
        return named(request, readers::ofPage, relationship, name, (named, reader) -> {
            Instant now = clock.instant();
            List<Entry> shown = lists.entries(lists.draft(named.direction, now), reader, now);
            String text = texts.ofDraft(shown, named.format);
            return ListFile.answer(request, reader, new ListFile(text, named.format, named.file));
        });
    }

    @Post("/{relationship}/{name}")
    @Consumes(MediaType.ALL)
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> bring(
            HttpRequest<?> request,
            @PathVariable String relationship,
            @PathVariable String name,
            @QueryValue(defaultValue = "false") boolean dropMissing,
            @QueryValue(defaultValue = "false") boolean dryRun,
            @Body byte[] content) {
        return named(request, readers::of, relationship, name, (named, actor) -> {
            if (!actor.signedIn()) {
                return HttpResponse.unauthorized().header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            }
            try {
                String text = Utf8.decoded(content);
                var wish = new Wish(named.direction, named.format, text, dropMissing, dryRun);
                return HttpResponse.ok(texts.outcome(imports.bring(new Act(actor, clock.instant()), wish)));
            } catch (Refused refused) {
                return HttpResponse.status(ListTexts.status(refused)).body(texts.problems(refused));
            }
        });
    }

    private HttpResponse<?> named(
            HttpRequest<?> request,
            Function<HttpRequest<?>, Actor> readers,
            String relationship,
            String name,
            BiFunction<Named, Actor, HttpResponse<?>> answer) {
        try {
            Actor reader = readers.apply(request);
            int dot = name.lastIndexOf('.');
            Optional<ListFormat> format = ListFormat.ofExtension(name.substring(dot + 1));
            Optional<Direction> direction =
                    dot < 0 ? Optional.empty() : direction(relationship, name.substring(0, dot), reader);
            if (format.isEmpty() || direction.isEmpty()) {
                return HttpResponse.notFound();
            }
            return answer.apply(new Named(direction.get(), format.get(), relationship + "-" + name), reader);
        } catch (BadToken forged) {
            return Readers.refused();
        }
    }

    private Optional<Direction> direction(String relationship, String side, Actor reader) {
        Instant now = clock.instant();
        Optional<Relationship> found = slug(relationship).flatMap(key -> relationships.findByKey(key, reader, now));
        boolean readable = found.isPresent()
                && !lists.readable(List.of(found.get().id()), reader, now).isEmpty();
        return !readable
                ? Optional.empty()
                : bodies.tree()
                        .byKey(side)
                        .filter(body -> body instanceof OrganizationId id
                                && found.get().organizations().contains(id))
                        .map(body -> new Direction(found.get().id(), (OrganizationId) body));
    }

    private static Optional<Slug> slug(String text) {
        try {
            return Optional.of(new Slug(text));
        } catch (Refused malformed) {
            return Optional.empty();
        }
    }
}
