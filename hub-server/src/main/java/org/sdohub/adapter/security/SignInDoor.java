package org.sdohub.adapter.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.token.generator.TokenGenerator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Account;
import org.sdohub.identity.Passwords;
import org.sdohub.identity.SignIn;

/** {@code POST /login}: a username and a password for an access token (RFC 6750 4). */
@Controller("/login")
@Secured(SecurityRule.IS_ANONYMOUS)
class SignInDoor {

    private record Credentials(String username, String password) {
        @Override
        public String toString() {
            return "Credentials[" + username + "]";
        }
    }

    @Introspected
    record AccessToken(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") int expiresInSeconds,
            @JsonProperty("username") String username) {}

    @Introspected
    record NoToken(String code, String message) {}

    private static final NoToken REFUSED =
            new NoToken("IDENTITY_SIGN_IN_REFUSED", "Username and password do not match, or the account is disabled.");
    private static final NoToken NO_CREDENTIALS =
            new NoToken("IDENTITY_CREDENTIALS_MISSING", "Send a JSON object with username and password, both strings.");
    private static final NoToken BUSY =
            new NoToken("IDENTITY_SIGN_IN_BUSY", "Too many people are signing in right now; try again in a moment.");
    private static final String RETRY_SECONDS = "2";

    private final SignIn signIn;
    private final TokenGenerator tokens;
    private final SecurityConfiguration configuration;
    private final ObjectMapper json;

    SignInDoor(SignIn signIn, TokenGenerator tokens, SecurityConfiguration configuration, ObjectMapper json) {
        this.json = json;
        this.signIn = signIn;
        this.tokens = tokens;
        this.configuration = configuration;
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> signIn(@Body String body) {
        Credentials given = credentials(body);
        if (given == null) {
            return HttpResponse.badRequest(NO_CREDENTIALS);
        }
        try {
            return answer(signIn.signIn(given.username, given.password));
        } catch (Passwords.Busy busy) {
            return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                    .body(BUSY);
        }
    }

    /** Read here rather than by the framework, whose own words about a malformed body tell of the inside. */
    private @Nullable Credentials credentials(String body) {
        try {
            JsonNode given = json.readTree(body);
            JsonNode username = given.path("username");
            JsonNode password = given.path("password");
            boolean complete = username.isTextual() && password.isTextual();
            return complete ? new Credentials(username.textValue(), password.textValue()) : null;
        } catch (JsonProcessingException malformed) {
            return null;
        }
    }

    private HttpResponse<?> answer(Optional<Account> account) {
        if (account.isEmpty()) {
            return HttpResponse.unauthorized().body(REFUSED);
        }
        String username = account.get().username().value();
        String token = tokens.generateToken(Authentication.build(username), configuration.seconds())
                .orElseThrow(() -> new IllegalStateException("no access token could be signed"));
        return HttpResponse.ok(new AccessToken(token, "Bearer", configuration.seconds(), username))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
