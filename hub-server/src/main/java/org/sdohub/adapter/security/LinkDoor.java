package org.sdohub.adapter.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.AuditLog;
import org.sdohub.identity.Callers;
import org.sdohub.identity.Callers.BadToken;
import org.sdohub.identity.ExternalIdentities;
import org.sdohub.identity.Presented;
import org.sdohub.identity.ReturnPath;
import org.sdohub.identity.Username;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/**
 * Which external identities sign in to an account, by the forms on the account's page: {@code POST /account/links} says yes to
 * what waits for it, or, from an administrator, names an account; {@code POST /account/unlink} takes one away.
 */
@Controller("/account")
@Secured(SecurityRule.IS_ANONYMOUS)
class LinkDoor {

    private static final String LINK = "linkExternalIdentity";
    private static final String UNLINK = "unlinkExternalIdentity";

    @FunctionalInterface
    private interface Doing {
        void act(Act act, FormText form);
    }

    private final ExternalIdentities identities;
    private final OidcProviders providers;
    private final OidcOffers offers;
    private final Callers callers;
    private final AuditLog audit;
    private final Clock clock;

    LinkDoor(
            ExternalIdentities identities,
            OidcProviders providers,
            OidcOffers offers,
            Callers callers,
            AuditLog audit,
            Clock clock) {
        this.identities = identities;
        this.providers = providers;
        this.offers = offers;
        this.callers = callers;
        this.audit = audit;
        this.clock = clock;
    }

    @Post(value = "/links", consumes = MediaType.ALL, produces = MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> link(HttpRequest<?> request, @Nullable @Body InputStream body) {
        return doing(request, body, LINK, (act, form) -> {
            if (!form.get("username").isEmpty()) {
                identities.link(act, new Username(form.get("username")), issuer(form), form.get("subject"));
                return;
            }
            var offer = offers.find(HubCookie.presented(request), act.actor())
                    .orElseThrow(() -> new Refused(Refusal.broken(
                            "IDENTITY_SIGN_IN_AGAIN", "What was to be linked is over: go to the provider again.")));
            identities.linkOwn(act, offer.issuer(), offer.subject());
        });
    }

    @Post(value = "/unlink", consumes = MediaType.ALL, produces = MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> unlink(HttpRequest<?> request, @Nullable @Body InputStream body) {
        return doing(
                request,
                body,
                UNLINK,
                (act, form) -> identities.unlinkOwn(act, form.get("issuer"), form.get("subject")));
    }

    private String issuer(FormText form) {
        return providers
                .find(form.get("provider"))
                .map(one -> one.shown().issuer())
                .orElseThrow(() -> new Refused(
                        Refusal.invalid("IDENTITY_PROVIDER_UNKNOWN", "There is no such provider here.", "provider")));
    }

    private HttpResponse<?> doing(HttpRequest<?> request, @Nullable InputStream body, String operation, Doing doing) {
        Optional<FormText> form = FormText.read(body);
        Actor actor = actor(HubCookie.presented(request));
        if (!actor.signedIn() || form.isEmpty()) {
            return BrowserDoor.again("IDENTITY_SIGN_IN_AGAIN", new ReturnPath("/account"));
        }
        try {
            doing.act(new Act(actor, clock.instant()), form.get());
            return answer("/account");
        } catch (Refused refused) {
            String code = refused.refusals().getFirst().code();
            audit.refused(actor, "", operation, code);
            return answer("/account?problem=" + code);
        }
    }

    private MutableHttpResponse<?> answer(String path) {
        return HttpResponse.seeOther(URI.create(path))
                .header(HttpHeaders.SET_COOKIE, offers.clear())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private Actor actor(Presented presented) {
        try {
            return callers.from(presented);
        } catch (BadToken over) {
            return Actor.PUBLIC;
        }
    }
}
