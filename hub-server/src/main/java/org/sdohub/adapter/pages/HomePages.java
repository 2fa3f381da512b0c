package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.link;
import static org.sdohub.adapter.pages.Markup.text;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Where a visitor comes in, and what all plain pages look like. */
@Controller
@PermitAll
class HomePages {

    private final ClientShell client;
    private final String style;
    private final PlainPage home = home();

    HomePages(ClientShell client) throws IOException {
        this.client = client;
        try (InputStream css = HomePages.class.getResourceAsStream("/pages/plain.css")) {
            this.style = new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Get("/")
    @Produces("text/html")
    HttpResponse<?> home(HttpRequest<?> request) {
        return Answers.inClient(request, home, client);
    }

    private static PlainPage home() {
        return new PlainPage("Liaison Hub", "/")
                .say("Standards bodies write letters to each other - liaison statements - and rely on each other's "
                        + "specifications. This hub keeps the letters, who owes whom an answer by when, and which "
                        + "specification waits for which.")
                .section(
                        "What is public here",
                        Markup.items(List.of(
                                all(link("/statements", "Liaison statements"), ", and what is still owed"),
                                all(
                                        link("/relationships", "Liaison relationships"),
                                        ", what was agreed, and the lists of dependencies that were exchanged"),
                                all(
                                        link("/dependencies", "Dependencies"),
                                        " between specifications, and how they stand"),
                                all(link("/specs", "Specifications"), " of all bodies, with their versions"),
                                all(link("/orgs", "Organizations"), " and their groups"),
                                all(link("/search", "Search"), " in all of it, by words and conditions"))))
                .section(
                        "To write",
                        Markup.items(List.of(all(
                                link(SubmittingPages.NEW, "Write a statement without login"),
                                ", also for an organization that this hub does not know"))))
                .section(
                        "For programs",
                        Markup.items(List.of(
                                all(link("/console", "The console"), " asks the GraphQL API; with ready examples"),
                                all(link("/schema.graphql", "The schema"), " as text"))));
    }

    private static Markup all(Markup link, String what) {
        return element("span", link, text(what));
    }

    @Get("/plain.css")
    @Produces("text/css")
    HttpResponse<?> style(HttpRequest<?> request) {
        return Answers.style(request, style);
    }
}
