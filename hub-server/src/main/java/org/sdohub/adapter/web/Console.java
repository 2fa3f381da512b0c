package org.sdohub.adapter.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.Map;

/** GraphiQL with the hub's examples. All of it comes with the program: no other host is asked for anything. */
@Controller("/console")
@PermitAll
class Console {
    private static final String WEBJARS = "META-INF/resources/webjars/";

    private final WebFile page = WebFile.get("console/index.html");
    private final Map<String, WebFile> parts = new HashMap<>();

    Console(ConsoleExamples examples) {
        parts.put("console.js", WebFile.get("console/console.js"));
        parts.put("console.css", WebFile.get("console/console.css"));
        parts.put("icon.svg", WebFile.get("console/icon.svg"));
        parts.put("examples.json", WebFile.of("examples.json", examples.asJson()));
        fromWebJar("react", "umd/react.production.min.js");
        fromWebJar("react-dom", "umd/react-dom.production.min.js");
        fromWebJar("graphql-ws", "umd/graphql-ws.min.js");
        fromWebJar("graphiql", "graphiql.min.js");
        fromWebJar("graphiql", "graphiql.min.css");
    }

    @Get
    @Produces("text/html")
    HttpResponse<byte[]> page(HttpRequest<?> request) {
        return Answers.checked(request, page);
    }

    @Get("/{name}")
    @Produces("*/*")
    HttpResponse<?> part(HttpRequest<?> request, @PathVariable String name) {
        WebFile part = parts.get(name);
        return part == null ? HttpResponse.notFound() : Answers.checked(request, part);
    }

    private void fromWebJar(String jar, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        parts.put(name, WebFile.get(WEBJARS + jar + '/' + WebJarVersion.of(jar) + '/' + path));
    }
}
