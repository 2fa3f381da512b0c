package org.sdohub.adapter.security;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.security.OidcProvider.Bad;
import org.sdohub.adapter.security.OidcProvider.Down;
import org.sdohub.identity.Account;
import org.sdohub.identity.AccountId;
import org.sdohub.identity.AuditLog;
import org.sdohub.identity.ExternalIdentities;
import org.sdohub.identity.ExternalIdentityStore;
import org.sdohub.identity.PublicAddress;
import org.sdohub.identity.ReturnPath;
import org.sdohub.identity.SentFrom;
import org.sdohub.identity.Session;
import org.sdohub.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * To a provider of sign-in and back: {@code GET /sign-in/with/{provider}}, {@code GET /sign-in/callback/{provider}}. What the
 * browser that comes back must have begun is in a sealed cookie and is good once. Whatever goes wrong leads to a page of ours
 * that says so by its code.
 */
@Controller("/sign-in")
@Secured(SecurityRule.IS_ANONYMOUS)
class OidcDoor {

    private static final Logger LOG = LoggerFactory.getLogger(OidcDoor.class);
    /** Who links an identity has signed in since. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private static final int LONGEST_NAME = 100;
    private static final String NOT_BEGUN = "IDENTITY_SIGN_IN_NOT_BEGUN_HERE";
    private static final String DOWN = "IDENTITY_PROVIDER_DOWN";
    private static final String BAD = "IDENTITY_PROVIDER_ANSWER_BAD";
    private static final String UNKNOWN = "IDENTITY_EXTERNAL_UNKNOWN";

    private final OidcProviders providers;
    private final OidcOffers offers;
    private final ExternalIdentities identities;
    private final ExternalIdentityStore store;
    private final SessionCookie sessions;
    private final SealedCookie begun;
    private final PublicAddress address;
    private final AuditLog audit;
    private final HttpClientAddressResolver addresses;
    private final Clock clock;

    OidcDoor(
            OidcProviders providers,
            OidcOffers offers,
            ExternalIdentities identities,
            ExternalIdentityStore store,
            SessionCookie sessions,
            SealedText seal,
            PublicAddress address,
            AuditLog audit,
            HttpClientAddressResolver addresses,
            Clock clock) {
        this.providers = providers;
        this.offers = offers;
        this.identities = identities;
        this.store = store;
        this.sessions = sessions;
        this.begun = new SealedCookie("hub-oidc", address, seal);
        this.address = address;
        this.audit = audit;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Changes nothing here but the browser's cookie. Begun from a page of ours, or by who typed the address. */
    @Get(value = "/with/{provider}", produces = MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> begin(HttpRequest<?> request, @PathVariable String provider) {
        Optional<OidcProvider> found = providers.find(provider);
        ReturnPath back = ReturnPath.of(request.getParameters().get("return"));
        if (found.isEmpty()) {
            return BrowserDoor.again("IDENTITY_PROVIDER_UNKNOWN", back);
        }
        if (OwnPagesOnly.sentFrom(request, address) == SentFrom.ANOTHER_SITE) {
            return BrowserDoor.again(NOT_BEGUN, back);
        }
        boolean links = request.getParameters().contains("link");
        String session = links ? fresh(request) : "";
        if (session == null) {
            return BrowserDoor.again("IDENTITY_SIGN_IN_AGAIN", new ReturnPath("/account"));
        }
        OidcAttempt attempt = OidcAttempt.begin(provider, back, session, clock.instant());
        return lead(found.get(), attempt);
    }

    private HttpResponse<?> lead(OidcProvider provider, OidcAttempt attempt) {
        try {
            return redirect(provider.way(attempt)).header(HttpHeaders.SET_COOKIE, begun.set(attempt.texts()));
        } catch (Down | Bad failure) {
            return failed(provider, failure, attempt.back());
        }
    }

    /** The reader's session where it is new enough to prove who they are; null where it is not. */
    private @Nullable String fresh(HttpRequest<?> request) {
        Instant since = clock.instant().minus(FRESH);
        return sessions.session(request)
                .filter(session -> !session.begunAt().isBefore(since))
                .map(session -> session.id().value().toString())
                .orElse(null);
    }

    @Get(value = "/callback/{provider}", produces = MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> back(HttpRequest<?> request, @PathVariable String provider) {
        Optional<OidcAttempt> attempt = attempt(request, provider);
        Optional<OidcProvider> asked = providers.find(provider);
        String answeredBy = only(request, "iss");
        boolean another = asked.isPresent()
                && answeredBy != null
                && !answeredBy.equals(asked.get().shown().issuer());
        // The other provider of RFC 9207 is refused before anything of its answer is used.
        if (attempt.isEmpty() || asked.isEmpty() || another) {
            return over(BrowserDoor.again(NOT_BEGUN, ReturnPath.HOME));
        }
        String code = only(request, "code");
        if (code == null || code.isBlank() || request.getParameters().contains("error")) {
            return over(
                    BrowserDoor.again("IDENTITY_PROVIDER_REFUSED", attempt.get().back()));
        }
        try {
            return over(
                    welcomed(request, asked.get(), attempt.get(), asked.get().redeem(code, attempt.get())));
        } catch (Down | Bad failure) {
            refused(request, provider, failure instanceof Down ? DOWN : BAD);
            return over(failed(asked.get(), failure, attempt.get().back()));
        }
    }

    /** What this browser has begun, if this is what comes of it, in time and for the first time. */
    private Optional<OidcAttempt> attempt(HttpRequest<?> request, String provider) {
        String state = Objects.requireNonNullElse(only(request, "state"), "");
        Instant now = clock.instant();
        return begun.find(HubCookie.presented(request), OidcAttempt.TEXTS)
                .map(OidcAttempt::of)
                .filter(it -> it.provider().equals(provider) && !it.isOver(now))
                .filter(it -> MessageDigest.isEqual(bytes(it.state()), bytes(state)))
                .filter(it -> store.comesBack(
                        TextHash.of(state), now, now.minus(SealedCookie.LASTING).minus(FRESH)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Null where it is not there, or there twice. */
    private static @Nullable String only(HttpRequest<?> request, String name) {
        List<String> given = request.getParameters().getAll(name);
        return given.size() == 1 ? given.getFirst() : null;
    }

    private HttpResponse<?> welcomed(
            HttpRequest<?> request, OidcProvider provider, OidcAttempt attempt, IDTokenClaimsSet claims) {
        String issuer = provider.shown().issuer();
        String subject = claims.getSubject().getValue();
        if (attempt.links()) {
            return offered(request, attempt, new Claimed(issuer, subject, name(claims)));
        }
        Optional<Account> account = identities.account(issuer, subject);
        if (account.isEmpty()) {
            refused(request, provider.shown().name(), UNKNOWN);
            return BrowserDoor.again(UNKNOWN, attempt.back());
        }
        return sessions.begin(
                account.get(), request, redirect(URI.create(attempt.back().value())));
    }

    private record Claimed(String issuer, String subject, String name) {}

    /** To the account's page, which asks whether it is meant. */
    private HttpResponse<?> offered(HttpRequest<?> request, OidcAttempt attempt, Claimed claimed) {
        Optional<AccountId> reader = sessions.session(request)
                .filter(session -> session.id().value().toString().equals(attempt.session()))
                .map(Session::account);
        if (reader.isEmpty() || claimed.subject.contains("\n")) {
            return BrowserDoor.again("IDENTITY_SIGN_IN_AGAIN", new ReturnPath("/account"));
        }
        var offer = new OidcOffers.Pending(
                claimed.issuer, claimed.subject, claimed.name, reader.get().text(), clock.instant());
        return redirect(URI.create("/account")).header(HttpHeaders.SET_COOKIE, offers.set(offer));
    }

    /** Shown to whom it belongs, and nothing is decided by it. */
    private static String name(IDTokenClaimsSet claims) {
        String name = Stream.of("preferred_username", "email", "name")
                .map(claims::getStringClaim)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> claims.getSubject().getValue());
        String plain = name.replaceAll("\\p{Cntrl}", " ");
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    private HttpResponse<?> failed(OidcProvider provider, Exception failure, ReturnPath back) {
        LOG.warn("The provider of sign-in {}: {}", provider.shown().name(), failure.getMessage());
        return BrowserDoor.again(failure instanceof Down ? DOWN : BAD, back);
    }

    private void refused(HttpRequest<?> request, String provider, String code) {
        String from = Objects.requireNonNullElse(addresses.resolve(request), "");
        audit.refused(Actor.PUBLIC, from, "signIn with " + provider, code);
    }

    /** The answer that ends the attempt. */
    private HttpResponse<?> over(HttpResponse<?> answer) {
        return ((MutableHttpResponse<?>) answer).header(HttpHeaders.SET_COOKIE, begun.clear());
    }

    private static MutableHttpResponse<?> redirect(URI to) {
        return HttpResponse.seeOther(to)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer");
    }
}
