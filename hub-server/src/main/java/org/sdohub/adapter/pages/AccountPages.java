package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.all;
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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.security.PermitAll;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.ExternalIdentities;
import org.sdohub.identity.ExternalIdentity;
import org.sdohub.identity.IdentityAccess;
import org.sdohub.identity.Presented;
import org.sdohub.identity.Providers;
import org.sdohub.identity.Providers.Offer;
import org.sdohub.identity.Providers.Provider;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Office;
import org.sdohub.organization.Bodies;

/** The reader's own account: offices, identities at providers, signing out. What its forms send is not taken here. */
@Controller("/account")
@PermitAll
@ExecuteOn(TaskExecutors.BLOCKING)
class AccountPages {

    private final Bodies bodies;
    private final Providers providers;
    private final ExternalIdentities identities;
    private final Clock clock;

    AccountPages(Bodies bodies, Providers providers, ExternalIdentities identities, Clock clock) {
        this.bodies = bodies;
        this.providers = providers;
        this.identities = identities;
        this.clock = clock;
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<?> account(HttpRequest<?> request, @Nullable @QueryValue String problem) {
        Actor reader = Visits.actor(request);
        if (!reader.signedIn()) {
            return HttpResponse.seeOther(URI.create("/sign-in?return=%2Faccount"))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        PlainPage page = new PlainPage(reader.name(), null);
        if (problem != null) {
            page.say(SignInProblems.said(problem));
        }
        Presented presented = new Presented(null, request.getHeaders().getAll(HttpHeaders.COOKIE));
        page.say(offered(providers.offered(presented, reader)))
                .section("Your offices", Markup.items(offices(reader)))
                .section("Signing in elsewhere", linked(reader), Markup.items(linkable()))
                .section("For administrators: link an account", administered(reader))
                .section("Sign out", signOut("here", "Sign out"), signOut("everywhere", "Sign out everywhere"))
                .say("Everywhere is each browser and each program that you signed in with.");
        return Answers.personal(request, page);
    }

    private static Markup offered(Optional<Offer> offer) {
        return offer.map(it -> all(List.of(
                        element(
                                "p",
                                Map.of("role", "alert"),
                                text("At " + it.provider().label() + " you are " + it.as()
                                        + ". Whoever signs in there as that will be signed in here as you.")),
                        form("/account/links", Map.of(), "Yes, link it with my account"))))
                .orElse(Markup.NONE);
    }

    private List<Markup> offices(Actor reader) {
        List<Markup> held = new ArrayList<>();
        for (Office office : reader.officesAt(clock.instant())) {
            BodyId body = office.body();
            String where = body == null ? "" : " of " + bodies.tree().label(body);
            held.add(text(PlainPage.words(office.kind()) + where));
        }
        return held;
    }

    private Markup linked(Actor reader) {
        return all(identities.of(reader).stream().map(this::linked).toList());
    }

    private Markup linked(ExternalIdentity one) {
        String label = providers.all().stream()
                .filter(provider -> provider.issuer().equals(one.issuer()))
                .map(Provider::label)
                .findFirst()
                .orElse(one.issuer());
        return all(List.of(
                element("p", "At " + label + " as " + one.subject()),
                form("/account/unlink", Map.of("issuer", one.issuer(), "subject", one.subject()), "Take it away")));
    }

    private List<Markup> linkable() {
        return providers.all().stream()
                .map(one -> link("/sign-in/with/" + one.name() + "?link", "Link an identity at " + one.label()))
                .toList();
    }

    private Markup administered(Actor reader) {
        boolean may = IdentityAccess.mayKeepAccounts(new Act(reader, clock.instant()));
        if (!may || providers.all().isEmpty()) {
            return Markup.NONE;
        }
        List<Markup> options = providers.all().stream()
                .map(one -> element("option", Map.of("value", one.name()), text(one.label())))
                .toList();
        return element(
                "form",
                Map.of("method", "post", "action", "/account/links"),
                element("label", text("Account "), single("input", Map.of("name", "username", "required", ""))),
                element("label", text("Provider "), element("select", Map.of("name", "provider"), all(options))),
                element("label", text("Subject there "), single("input", Map.of("name", "subject", "required", ""))),
                element("button", "Link"));
    }

    private static Markup signOut(String where, String words) {
        return form("/sign-out", Map.of("where", where), words);
    }

    private static Markup form(String action, Map<String, String> hidden, String words) {
        List<Markup> inside = new ArrayList<>();
        hidden.forEach(
                (name, value) -> inside.add(single("input", Map.of("type", "hidden", "name", name, "value", value))));
        inside.add(element("button", words));
        return element("form", Map.of("method", "post", "action", action), all(inside));
    }
}
