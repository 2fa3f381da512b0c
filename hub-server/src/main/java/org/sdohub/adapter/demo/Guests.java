package org.sdohub.adapter.demo;

import java.time.Instant;
import java.util.List;
import org.sdohub.identity.AccountId;
import org.sdohub.identity.Accounts;
import org.sdohub.identity.Accounts.Opening;
import org.sdohub.identity.Username;
import org.sdohub.identity.Welcome.Guest;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Refused;

/** Accounts to try the hub with, one for each office; the username is the holder's name in the script. */
final class Guests {

    /** In clear on purpose: whoever starts the demo is told it. */
    private static final String PASSWORD = "liaison-demo";

    private static final String ADMINISTRATOR = "admin";

    private static final List<String> OFFICES = List.of(
            "oma-cd-chair",
            "ietf-dispatch-chair",
            "rai-ad",
            "oma-liaison",
            "ietf-liaison",
            "oma-coordinator",
            "oma-secretariat",
            "ietf-secretariat",
            "oma-imps-chair",
            "oma-tp-chair",
            "ietf-simple-chair",
            "ietf-chair",
            "iab-chair",
            "3gpp-sa2-chair",
            "delegate");

    private final Accounts accounts;

    Guests(Accounts accounts) {
        this.accounts = accounts;
    }

    /** A name that somebody else has taken is left to them. */
    void open(Instant now) {
        for (String office : OFFICES) {
            open(Opening.forPerson(office, Offices.nameOf(office), Names.person(office), PASSWORD), now);
        }
        open(Opening.forAdministrator(ADMINISTRATOR, "Administrator of the hub", PASSWORD), now);
    }

    private void open(Opening opening, Instant now) {
        String key = Names.receipt(account(opening.username().value()));
        if (accounts.find(opening.username()).isPresent()) {
            return;
        }
        var act = new Act(Script.OPERATOR, now, new Act.Receipt(key, key), java.util.UUID::randomUUID);
        try {
            accounts.open(act, opening);
        } catch (Refused takenAtThisMoment) {
            if (accounts.find(opening.username()).isEmpty()) {
                throw takenAtThisMoment;
            }
        }
    }

    private static String account(String username) {
        return "account " + username;
    }

    /** When the demo world was first brought to this hub; empty before. */
    java.util.Optional<Instant> firstStart() {
        return accounts.find(new AccountId(Names.made(account(OFFICES.getFirst()))))
                .map(org.sdohub.identity.Account::openedAt);
    }

    List<Guest> opened() {
        return java.util.stream.Stream.concat(OFFICES.stream(), java.util.stream.Stream.of(ADMINISTRATOR))
                .filter(this::isOurs)
                .map(name -> new Guest(described(name), name, PASSWORD))
                .toList();
    }

    private boolean isOurs(String username) {
        var id = new AccountId(Names.made(account(username)));
        return accounts.find(new Username(username))
                .filter(account -> account.id().equals(id))
                .isPresent();
    }

    private static String described(String username) {
        return username.equals(ADMINISTRATOR) ? "Administrator of the hub" : Offices.nameOf(username);
    }
}
