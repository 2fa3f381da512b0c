package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.single;
import static org.sdohub.adapter.pages.Markup.text;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.security.PermitAll;
import java.io.InputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Account;
import org.sdohub.identity.Attempts;
import org.sdohub.identity.AuditLog;
import org.sdohub.identity.NewPassword;
import org.sdohub.identity.OwnPasswords;
import org.sdohub.identity.Passwords;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.statement.Network;

/** For whoever was given a link: set the password of the account, without login and without JavaScript. */
@Controller("/password")
@PermitAll
@ExecuteOn(TaskExecutors.BLOCKING)
class PasswordPages {

    private static final String PASSWORD = "password";
    private static final String AGAIN = "again";
    private static final String RETRY_SECONDS = "2";

    private final OwnPasswords passwords;
    private final AuditLog audit;
    private final HttpClientAddressResolver callers;
    private final Clock clock;

    PasswordPages(OwnPasswords passwords, AuditLog audit, HttpClientAddressResolver callers, Clock clock) {
        this.passwords = passwords;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** Only a form: programs that look at each link of a mail must not use it up. */
    @Get(uri = "/{word}", produces = MediaType.TEXT_HTML)
    HttpResponse<?> ask(HttpRequest<?> request, @PathVariable String word) {
        return answered(request, () -> Answers.secret(request, HttpStatus.OK, form(word, open(request, word), null)));
    }

    @Post(uri = "/{word}", consumes = MediaType.ALL, produces = MediaType.TEXT_HTML)
    HttpResponse<?> set(HttpRequest<?> request, @PathVariable String word, @Nullable @Body InputStream body) {
        Typed typed = Typed.read(body);
        return answered(request, () -> {
            Account account = open(request, word);
            try {
                NewPassword password = typed(typed);
                return done(request, passwords.setByLink(word, password, network(request), clock.instant()));
            } catch (Refused refused) {
                Refusal first = refused.refusals().getFirst();
                if (first instanceof Refusal.Invalid) {
                    return Answers.secret(
                            request, HttpStatus.UNPROCESSABLE_ENTITY, form(word, account, first.message()));
                }
                throw refused;
            }
        });
    }

    private static NewPassword typed(Typed typed) {
        if (!typed.raw(PASSWORD).equals(typed.raw(AGAIN))) {
            throw new Refused(Refusal.invalid(
                    "IDENTITY_PASSWORDS_DIFFER", "The two are not the same; type it once more.", AGAIN));
        }
        return new NewPassword(typed.raw(PASSWORD));
    }

    private Account open(HttpRequest<?> request, String word) {
        return passwords.find(word, network(request), clock.instant());
    }

    private HttpResponse<?> answered(HttpRequest<?> request, Supplier<HttpResponse<?>> answer) {
        try {
            return answer.get();
        } catch (Refused refused) {
            return notTaken(request, HttpStatus.NOT_FOUND, refused.refusals().getFirst());
        } catch (Attempts.TooMany tooMany) {
            return notTaken(request, HttpStatus.TOO_MANY_REQUESTS, tooMany.refusal())
                    .header("Retry-After", String.valueOf(tooMany.seconds()));
        } catch (Passwords.Busy busy) {
            PlainPage page = new PlainPage("Not now", null)
                    .say("Too many people are signing in right now. Go back and send it again in a moment.");
            return Answers.secret(request, HttpStatus.SERVICE_UNAVAILABLE, page).header("Retry-After", RETRY_SECONDS);
        }
    }

    private MutableHttpResponse<?> notTaken(HttpRequest<?> request, HttpStatus status, Refusal refusal) {
        audit.refused(Actor.PUBLIC, address(request), "setPassword", refusal.code());
        PlainPage page = new PlainPage("No password was set", null)
                .say(refusal.message())
                .say(Objects.requireNonNullElse(refusal.fix(), ""));
        return Answers.secret(request, status, page);
    }

    private static HttpResponse<?> done(HttpRequest<?> request, Account account) {
        PlainPage page = new PlainPage("Your password is set", null)
                .say("You can sign in as " + account.username()
                        + " now. Whoever was signed in by this account is not any"
                        + " more, and the link has done its work.")
                .say(element("p", Markup.link("/sign-in", "Sign in")));
        return Answers.secret(request, HttpStatus.OK, page);
    }

    private static PlainPage form(String word, Account account, @Nullable String wrong) {
        Markup said = wrong == null
                ? Markup.NONE
                : element("div", Map.of("role", "alert", "class", "problems"), element("p", wrong));
        Markup form = element(
                "form",
                Map.of("method", "post", "action", "/password/" + Addresses.encoded(word), "class", "writing"),
                // Password managers keep a password with the name that stands here.
                row(
                        "username",
                        "Username",
                        Map.of(
                                "autocomplete",
                                "username",
                                "readonly",
                                "",
                                "value",
                                account.username().value())),
                row(
                        PASSWORD,
                        "New password, 10 to 200 characters",
                        Map.of("type", "password", "autocomplete", "new-password", "required", "")),
                row(
                        AGAIN,
                        "The same again",
                        Map.of("type", "password", "autocomplete", "new-password", "required", "")),
                element("p", element("button", "Set the password")));
        return new PlainPage("Set your password", null)
                .say("For the account of " + account.displayName() + ". The link that brought you here works once.")
                .say(said)
                .say(form);
    }

    private static Markup row(String name, String label, Map<String, String> more) {
        Map<String, String> attributes = new HashMap<>(more);
        attributes.put("id", name);
        attributes.put("name", name);
        return element("p", element("label", Map.of("for", name), text(label)), single("input", attributes));
    }

    private String address(HttpRequest<?> request) {
        return Objects.requireNonNullElse(callers.resolve(request), "");
    }

    private String network(HttpRequest<?> request) {
        return Network.of(address(request));
    }
}
