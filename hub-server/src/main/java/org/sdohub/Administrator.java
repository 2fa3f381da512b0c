package org.sdohub;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.sdohub.identity.Accounts;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** Opens the first account of a hub without demo world. Who may start the hub on its stores may do this. */
final class Administrator implements Command {

    private static final int RANDOM_BYTES = 15;

    @Override
    public String name() {
        return "admin";
    }

    @Override
    public String summary() {
        return "USERNAME        opens an administrator's account and prints its password";
    }

    @Override
    public int run(Options options, Console console) {
        options.expectArguments(1, "one USERNAME");
        String username = options.arguments().getFirst();
        try (OpenHub hub = OpenHub.open(options, console)) {
            String password = password();
            Accounts.Opening opening = Accounts.Opening.forAdministrator(username, username, password);
            hub.get(Accounts.class)
                    .open(new Act(operator(), hub.get(Clock.class).instant()), opening);
            console.say("Opened the account " + username + " with the password " + password);
            return 0;
        } catch (Refused refused) {
            refused.refusals().stream().map(Refusal::message).forEach(console::complain);
            return 1;
        }
    }

    private static Actor operator() {
        Office office = new Office(Office.Kind.HUB_ADMIN, null, null, Instant.EPOCH, null);
        return new Actor("operator", null, "The operator of the hub", List.of(office), Set.of());
    }

    private static String password() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
