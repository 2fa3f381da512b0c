package org.sdohub.adapter.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.security.SignInDoor.NoToken;
import org.sdohub.identity.Account;
import org.sdohub.identity.Callers;
import org.sdohub.identity.Callers.BadToken;
import org.sdohub.identity.ReturnPath;
import org.sdohub.identity.Sessions;
import org.sdohub.kernel.Actor;

/**
 * Signing in and out with a plain form: {@code POST /sign-in}, {@code POST /sign-out}. Answered by leading to a page: what is
 * wrong is told there, by its code. Both are taken from pages of ours only.
 */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class BrowserDoor {

    private static final String SIGN_IN = "/sign-in";

    private final SignInDoor passwords;
    private final OwnPagesOnly pages;
    private final SessionCookie cookies;
    private final Sessions sessions;
    private final Callers callers;
    private final Clock clock;

    BrowserDoor(
            SignInDoor passwords,
            OwnPagesOnly pages,
            SessionCookie cookies,
            Sessions sessions,
            Callers callers,
            Clock clock) {
        this.passwords = passwords;
        this.pages = pages;
        this.cookies = cookies;
        this.sessions = sessions;
        this.callers = callers;
        this.clock = clock;
    }

    @Post(value = SIGN_IN, consumes = MediaType.ALL, produces = MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> signIn(HttpRequest<?> request, @Nullable @Body InputStream body) {
        HttpResponse<?> foreign = pages.checkForm(request);
        if (foreign != null) {
            return foreign;
        }
        Optional<FormText> form = FormText.read(body);
        if (form.isEmpty()) {
            return again("IDENTITY_CREDENTIALS_MISSING", ReturnPath.HOME);
        }
        ReturnPath back = ReturnPath.of(form.get().get("return"));
        HttpResponse<?> answer = passwords.signIn(
                request,
                form.get().get("username"),
                form.get().get("password"),
                account -> welcomed(account, back, request));
        return answer.code() == HttpStatus.SEE_OTHER.getCode() ? answer : again(code(answer), back);
    }

    private HttpResponse<?> welcomed(Account account, ReturnPath back, HttpRequest<?> request) {
        return cookies.begin(account, request, HttpResponse.seeOther(URI.create(back.value())));
    }

    private static String code(HttpResponse<?> refused) {
        return refused.getBody(NoToken.class).map(NoToken::code).orElse("IDENTITY_SIGN_IN_REFUSED");
    }

    /** To the form again. */
    static HttpResponse<?> again(String problem, ReturnPath back) {
        String to =
                SIGN_IN + "?problem=" + problem + "&return=" + URLEncoder.encode(back.value(), StandardCharsets.UTF_8);
        return HttpResponse.seeOther(URI.create(to)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Also of a session that is over: who signs out has then signed out. */
    @Post(value = "/sign-out", consumes = MediaType.ALL, produces = MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> signOut(HttpRequest<?> request, @Nullable @Body InputStream body) {
        HttpResponse<?> foreign = pages.checkForm(request);
        if (foreign != null) {
            return foreign;
        }
        boolean everywhere = FormText.read(body)
                .map(form -> form.get("where").equals("everywhere"))
                .orElse(false);
        if (everywhere) {
            endAll(request);
        }
        return cookies.end(request, HttpResponse.seeOther(URI.create("/")));
    }

    private void endAll(HttpRequest<?> request) {
        try {
            Actor actor = callers.from(HubCookie.presented(request));
            sessions.endAll(actor, clock.instant());
        } catch (BadToken over) {
            // Nothing is left to end by it.
        }
    }
}
