package org.sdohub;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.ApiToken;
import org.sdohub.identity.ApiTokens;
import org.sdohub.identity.Program;
import org.sdohub.identity.Programs;
import org.sdohub.identity.Username;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;

/** Client programs and their tokens, for whoever may start the hub on its stores; the same as over the API. */
final class ProgramCommand implements Command {

    private static final String USAGE =
            "open USERNAME ORGANIZATION|hub SCOPE..., token USERNAME NAME [DAYS], revoke USERNAME NAME, close USERNAME, or list";

    @Override
    public String name() {
        return "program";
    }

    @Override
    public String summary() {
        return "WHAT ...      opens client programs and issues their tokens: " + USAGE;
    }

    @Override
    public int run(Options options, Console console) {
        List<String> words = options.arguments();
        refuseUnclear(words);
        try (OpenHub hub = OpenHub.open(options, console)) {
            Work work = new Work(hub, console);
            switch (words.getFirst()) {
                case "open" -> work.open(words.get(1), words.get(2), Set.copyOf(words.subList(3, words.size())));
                case "token" -> work.issue(words.get(1), words.get(2), words.size() == 4 ? days(words.get(3)) : null);
                case "revoke" -> work.revoke(words.get(1), words.get(2));
                case "close" -> work.close(words.get(1));
                default -> work.list();
            }
            return 0;
        } catch (Refused refused) {
            refused.refusals().stream().map(Refusal::message).forEach(console::complain);
            return 1;
        }
    }

    private static void refuseUnclear(List<String> words) {
        boolean clear = !words.isEmpty()
                && switch (words.getFirst()) {
                    case "open" -> words.size() >= 4;
                    case "token" -> words.size() == 3 || words.size() == 4 && days(words.get(3)) > 0;
                    case "revoke" -> words.size() == 3;
                    case "close" -> words.size() == 2;
                    case "list" -> words.size() == 1;
                    default -> false;
                };
        if (!clear) {
            throw new Options.Misunderstood("program takes " + USAGE + ", not: " + String.join(" ", words));
        }
    }

    private static Integer days(String word) {
        try {
            return Integer.valueOf(word);
        } catch (NumberFormatException malformed) {
            throw new Options.Misunderstood("DAYS is a number, not " + word + ".");
        }
    }

    private static final class Work {

        private final Console console;
        private final Programs programs;
        private final ApiTokens tokens;
        private final Bodies bodies;
        private final Act act;

        Work(OpenHub hub, Console console) {
            this.console = console;
            this.programs = hub.get(Programs.class);
            this.tokens = hub.get(ApiTokens.class);
            this.bodies = hub.get(Bodies.class);
            Office office = new Office(Office.Kind.HUB_ADMIN, null, null, Instant.EPOCH, null);
            Actor operator = new Actor("operator", null, "The operator of the hub", List.of(office), Set.of());
            this.act = new Act(operator, hub.get(Clock.class).instant());
        }

        void open(String username, String of, Set<String> scopes) {
            var opening = new Programs.Opening(new Username(username), username, organization(of), scopes);
            programs.open(act, opening);
            console.say("Opened the program " + username + "; give it a token: program token " + username + " NAME");
        }

        private @Nullable OrganizationId organization(String key) {
            if (key.equals("hub")) {
                return null;
            }
            return bodies.tree()
                    .byKey(key)
                    .filter(OrganizationId.class::isInstance)
                    .map(OrganizationId.class::cast)
                    .orElseThrow(() -> new Refused(Refusal.notFound(
                            "ORGANIZATION_UNKNOWN",
                            "There is no organization " + key + "; hub is for the hub as a whole.")));
        }

        void issue(String username, String name, @Nullable Integer days) {
            ApiTokens.Issued issued = tokens.issue(act, program(username).id(), new ApiTokens.Wish(name, null, days));
            console.say("Issued, and shown this once: " + issued.text());
            console.say(line(issued.token()));
        }

        void revoke(String username, String name) {
            Program program = program(username);
            ApiToken token = of(program).stream()
                    .filter(one -> one.name().equals(name) && one.goodAt(act.at()))
                    .findFirst()
                    .orElseThrow(() -> new Refused(Refusal.notFound(
                            "IDENTITY_TOKEN_UNKNOWN", username + " has no good token that is called " + name + ".")));
            console.say("Revoked:" + line(tokens.revoke(act, token.id())));
        }

        void close(String username) {
            programs.close(act, program(username).id());
            console.say("Closed the program " + username + " with all its tokens.");
        }

        void list() {
            for (Program program : all()) {
                String of = program.organization() == null
                        ? "the hub"
                        : bodies.tree().label(program.organization());
                console.say(program.username() + (program.closed() ? " (closed)" : "") + ", for " + of + ": "
                        + String.join(" ", new TreeSet<>(program.scopes())));
                of(program).forEach(token -> console.say(line(token)));
            }
        }

        private List<ApiToken> of(Program program) {
            return tokens.of(List.of(program.id()), act.actor(), act.at()).getOrDefault(program.id(), List.of());
        }

        private List<Program> all() {
            return programs.page(act.actor(), act.at(), Page.Request.first(Integer.MAX_VALUE))
                    .values();
        }

        private Program program(String username) {
            return all().stream()
                    .filter(one -> one.username().equals(new Username(username)))
                    .findFirst()
                    .orElseThrow(() -> new Refused(
                            Refusal.notFound("IDENTITY_PROGRAM_UNKNOWN", "There is no program " + username + ".")));
        }

        private String line(ApiToken token) {
            String ended = token.goodAt(act.at()) ? "" : "ended, ";
            return "  " + token.beginning() + "…  " + token.name() + ": " + ended + "made " + token.madeAt() + ", ends "
                    + (token.endsAt() == null ? "never" : token.endsAt()) + ", last used "
                    + (token.lastUsed() == null ? "never" : token.lastUsed()) + "; "
                    + String.join(" ", new TreeSet<>(token.scopes()));
        }
    }
}
