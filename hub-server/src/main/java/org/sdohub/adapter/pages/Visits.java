package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.link;
import static org.sdohub.adapter.pages.Markup.single;
import static org.sdohub.adapter.pages.Markup.text;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import org.sdohub.identity.Callers;
import org.sdohub.identity.Callers.BadToken;
import org.sdohub.identity.Presented;
import org.sdohub.kernel.Actor;

/** Sees who reads a page, and so what it may show. One whose session is over reads it as everybody may, and is forgotten. */
@ServerFilter({
    "/",
    "/account/**",
    "/dependencies/**",
    "/dependency-lists/**",
    "/orgs/**",
    "/relationships/**",
    "/search/**",
    "/sign-in/**",
    "/specs/**",
    "/statements/**",
    "/submissions/**"
})
final class Visits {

    private static final String READER = "org.sdohub.reader";
    private static final Markup NOBODY =
            who(element("span", link("/sign-in", "Sign in"), text(" to read more than is public.")));
    private static final Markup OUT = element(
            "form",
            Map.of("method", "post", "action", "/sign-out"),
            single("input", Map.of("type", "hidden", "name", "where", "value", "here")),
            element("button", "Sign out"));

    private final Callers callers;

    Visits(Callers callers) {
        this.callers = callers;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void look(HttpRequest<?> request) {
        Presented presented = new Presented(
                request.getHeaders().get(HttpHeaders.AUTHORIZATION),
                request.getHeaders().getAll(HttpHeaders.COOKIE));
        if (presented.byHeader() || presented.cookies().isEmpty()) {
            // Pages are for people: a program asks the API, and a cookie beside its header counts nothing.
            return;
        }
        try {
            request.setAttribute(READER, callers.from(presented));
        } catch (BadToken over) {
            request.setAttribute(Presented.ENDED, true);
        }
    }

    static Actor actor(HttpRequest<?> request) {
        return request.getAttribute(READER, Actor.class).orElse(Actor.PUBLIC);
    }

    /** To whom it is shown, and the way to sign in or out. */
    static Markup who(HttpRequest<?> request) {
        Actor reader = actor(request);
        return reader.signedIn()
                ? who(
                        element(
                                "span",
                                text("Signed in as "),
                                link("/account", reader.name()),
                                text(", shown as you may see it.")),
                        OUT)
                : NOBODY;
    }

    private static Markup who(Markup... inside) {
        return element("div", Map.of("class", "who"), inside);
    }
}
