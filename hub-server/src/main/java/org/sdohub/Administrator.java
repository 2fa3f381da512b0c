package org.sdohub;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.sdohub.identity.Account;
import org.sdohub.identity.AccountId;
import org.sdohub.identity.Accounts;
import org.sdohub.identity.PasswordLinks;
import org.sdohub.identity.Username;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/**
 * Opens the first account of a hub without demo world, and keeps accounts where no administrator can. Who may start the hub
 * on its stores may do this.
 */
final class Administrator implements Command {

    private static final int RANDOM_BYTES = 15;
    private static final String USAGE = "one USERNAME; or invite USERNAME NAME, reset, disable or enable USERNAME";

    @Override
    public String name() {
        return "admin";
    }

    @Override
    public String summary() {
        return "USERNAME        opens an administrator's account and prints its password; or: invite USERNAME NAME,"
                + "\n                             reset USERNAME (each prints a link), disable USERNAME, enable USERNAME";
    }

    @Override
    public int run(Options options, Console console) {
        List<String> words = options.arguments();
        String word = words.size() > 1 ? words.getFirst() : "open";
        int expected = word.equals("open") ? 1 : word.equals("invite") ? 3 : 2;
        if (!List.of("open", "invite", "reset", "disable", "enable").contains(word)) {
            options.expectArguments(1, USAGE);
        }
        options.expectArguments(expected, USAGE);
        try (OpenHub hub = OpenHub.open(options, console)) {
            Act act = new Act(operator(), hub.get(Clock.class).instant());
            console.say(done(hub, act, word, words));
            return 0;
        } catch (Refused refused) {
            refused.refusals()
                    .forEach(refusal -> console.complain(
                            refusal.fix() == null ? refusal.message() : refusal.message() + " " + refusal.fix()));
            return 1;
        }
    }

    private static String done(OpenHub hub, Act act, String word, List<String> words) {
        Accounts accounts = hub.get(Accounts.class);
        PasswordLinks links = hub.get(PasswordLinks.class);
        String username = word.equals("open") ? words.getFirst() : words.get(1);
        return switch (word) {
            case "open" -> opened(accounts, act, username);
            case "invite" ->
                told(links.invite(
                        act, new PasswordLinks.Invitation(new Username(username), words.get(2), null, null, false)));
            case "reset" -> told(links.issue(act, id(accounts, username)));
            case "disable" ->
                "Disabled the account "
                        + accounts.disable(act, id(accounts, username)).username();
            default ->
                "Enabled the account "
                        + accounts.enable(act, id(accounts, username)).username();
        };
    }

    private static String opened(Accounts accounts, Act act, String username) {
        String password = password();
        accounts.open(act, Accounts.Opening.forAdministrator(username, username, password));
        return "Opened the account " + username + " with the password " + password;
    }

    private static String told(PasswordLinks.Issued issued) {
        return "Hand this over to the owner of the account " + issued.account().username() + ": at the hub's address, "
                + "/password/" + issued.word() + "\nIt sets the password, once, until "
                + issued.link().endsAt() + ".";
    }

    private static AccountId id(Accounts accounts, String username) {
        return accounts.find(new Username(username))
                .map(Account::id)
                .orElseThrow(() -> new Refused(Refusal.notFound(
                        "IDENTITY_ACCOUNT_UNKNOWN", "There is no account " + username + ".", "account")));
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
