package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.link;
import static org.sdohub.adapter.pages.Markup.single;
import static org.sdohub.adapter.pages.Markup.text;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import jakarta.annotation.security.PermitAll;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Providers;
import org.sdohub.identity.ReturnPath;

/** Signing in without JavaScript: the form. What it sends is not taken here. */
@Controller
@PermitAll
class SignInPages {

    private final Providers providers;

    SignInPages(Providers providers) {
        this.providers = providers;
    }

    @Get(uri = "/sign-in", produces = MediaType.TEXT_HTML)
    HttpResponse<?> form(
            HttpRequest<?> request, @Nullable @QueryValue String problem, @Nullable @QueryValue("return") String back) {
        ReturnPath path = back == null ? cameFrom(request) : ReturnPath.of(back);
        PlainPage page = new PlainPage("Sign in", "/sign-in");
        if (problem != null) {
            page.say(SignInProblems.said(problem));
        }
        page.say(byPassword(path)).section("Or without a password of this hub", Markup.items(byProvider(path)));
        return Answers.personal(request, page);
    }

    private List<Markup> byProvider(ReturnPath back) {
        String query = "?return=" + Addresses.encoded(back.value());
        return providers.all().stream()
                .map(one -> link("/sign-in/with/" + one.name() + query, "Sign in with " + one.label()))
                .toList();
    }

    private static Markup byPassword(ReturnPath back) {
        return element(
                "form",
                Map.of("method", "post", "action", "/sign-in"),
                single("input", Map.of("type", "hidden", "name", "return", "value", back.value())),
                line("username", "Username", "text", "username"),
                line("password", "Password", "password", "current-password"),
                element("p", element("button", "Sign in")));
    }

    private static Markup line(String name, String label, String type, String complete) {
        Map<String, String> attributes = new HashMap<>(Map.of("name", name, "type", type, "autocomplete", complete));
        attributes.put("required", "");
        return element("p", element("label", text(label + " "), single("input", attributes)));
    }

    /** The page of ours that the link was on. */
    private static ReturnPath cameFrom(HttpRequest<?> request) {
        try {
            URI page = URI.create(request.getHeaders().get(HttpHeaders.REFERER, String.class, ""));
            boolean ours =
                    request.getHeaders().get(HttpHeaders.HOST, String.class, "").equals(page.getRawAuthority());
            boolean signing = page.getRawPath() != null && page.getRawPath().startsWith("/sign-in");
            String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
            return ours && !signing ? ReturnPath.of(page.getRawPath() + query) : ReturnPath.HOME;
        } catch (IllegalArgumentException malformed) {
            return ReturnPath.HOME;
        }
    }
}
