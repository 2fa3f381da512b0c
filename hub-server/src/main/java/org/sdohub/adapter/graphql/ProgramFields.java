package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.ApiToken;
import org.sdohub.identity.ApiTokenId;
import org.sdohub.identity.ApiTokens;
import org.sdohub.identity.Program;
import org.sdohub.identity.ProgramId;
import org.sdohub.identity.Programs;
import org.sdohub.identity.Username;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Problems;

/** Client programs and their tokens, for who keeps them. */
@Singleton
final class ProgramFields implements Fields {

    private static final String TOKENS = "tokens of programs";
    private static final String BY_USERNAME = "username";
    private static final int LONGEST_NAME = 100;

    private final Programs programs;
    private final ApiTokens tokens;
    private final References references;

    ProgramFields(Programs programs, ApiTokens tokens, References references) {
        this.programs = programs;
        this.tokens = tokens;
        this.references = references;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.<ProgramId, List<ApiToken>>batch(TOKENS, tokens::of);
        wiring.query(
                "programs",
                ask -> ask.connection(programs.page(ask.actor(), ask.now(), ask.page(BY_USERNAME)), BY_USERNAME));
        wiring.node("Program", Program.class, ProgramId::new, programs::visible)
                .field("username", (it, ask) -> it.username().value())
                .field("scopes", (it, ask) -> List.copyOf(new TreeSet<>(it.scopes())))
                .field(
                        "tokens",
                        (it, ask) -> ask.<@Nullable List<ApiToken>>batched(TOKENS, it.id())
                                .thenApply(found -> found == null ? List.of() : found));
        wiring.node("ApiToken", ApiToken.class, ApiTokenId::new, tokens::visible)
                .field("scopes", (it, ask) -> List.copyOf(new TreeSet<>(it.scopes())))
                .field("good", (it, ask) -> it.goodAt(ask.now()));
        wiring.mutation("openProgram", "program", this::open);
        wiring.mutation(
                "closeProgram",
                "program",
                (input, act) -> Map.of("program", programs.close(act, input.id("id", ProgramId::new))));
        wiring.mutation("issueApiToken", "token", this::issue);
        wiring.mutation(
                "revokeApiToken",
                "token",
                (input, act) -> Map.of("token", tokens.revoke(act, input.id("id", ApiTokenId::new))));
    }

    private Map<String, Object> open(Input input, Act act) {
        Problems problems = new Problems();
        Username username = input.value(problems, "username", Username::new);
        String name = input.line(problems, "name", LONGEST_NAME, "IDENTITY_DISPLAY_NAME_LENGTH");
        if (username == null || name == null) {
            problems.refuseIfAny();
            return Map.of();
        }
        String organization = input.optionalText("organization");
        var opening = new Programs.Opening(
                username,
                name,
                organization == null ? null : references.organization(organization),
                Set.copyOf(input.texts("scopes")));
        return Map.of("program", programs.open(act, opening));
    }

    private Map<String, Object> issue(Input input, Act act) {
        Problems problems = new Problems();
        String name = input.line(problems, "name", LONGEST_NAME, "IDENTITY_TOKEN_NAME_LENGTH");
        problems.refuseIfAny();
        var wish = new ApiTokens.Wish(
                String.valueOf(name),
                input.gave("scopes") && input.values().get("scopes") != null ? Set.copyOf(input.texts("scopes")) : null,
                input.as(Integer.class, "days"));
        ApiTokens.Issued issued = tokens.issue(act, input.id("program", ProgramId::new), wish);
        Map<String, Object> payload = new HashMap<>(Map.of("token", issued.token()));
        if (issued.text() != null) {
            payload.put("secret", issued.text());
        }
        return payload;
    }
}
