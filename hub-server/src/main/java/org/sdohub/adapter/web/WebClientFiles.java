package org.sdohub.adapter.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What the web client's page asks for, where the client was built. */
@Controller
@PermitAll
class WebClientFiles {
    private static final String BUILT = "META-INF/sdohub/web/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private final ConcurrentHashMap<String, WebFile> files = new ConcurrentHashMap<>();

    @Get("/icon.svg")
    @Produces("image/svg+xml")
    HttpResponse<?> icon(HttpRequest<?> request) {
        return file("icon.svg")
                .<HttpResponse<?>>map(file -> Answers.checked(request, file))
                .orElseGet(HttpResponse::notFound);
    }

    @Get("/assets/{name}")
    @Produces("*/*")
    HttpResponse<?> asset(@PathVariable String name) {
        // A name, never a path: "../" would lead out of the folder.
        if (!NAME.matcher(name).matches()) {
            return HttpResponse.notFound();
        }
        return file("assets/" + name).<HttpResponse<?>>map(Answers::immutable).orElseGet(HttpResponse::notFound);
    }

    // Only what exists is kept, so that asking for made-up names fills no memory.
    private Optional<WebFile> file(String path) {
        Optional<WebFile> kept = Optional.ofNullable(files.get(path));
        if (kept.isPresent()) {
            return kept;
        }
        Optional<WebFile> found = WebFile.find(BUILT + path);
        found.ifPresent(file -> files.put(path, file));
        return found;
    }
}
