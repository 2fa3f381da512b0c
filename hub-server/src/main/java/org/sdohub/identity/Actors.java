package org.sdohub.identity;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;

/** Makes the actor of one request from the account and all offices that its person holds now. */
@Singleton
public class Actors {

    private final AccountStore accounts;
    private final List<OfficeSource> sources;

    Actors(AccountStore accounts, List<OfficeSource> sources) {
        this.accounts = accounts;
        this.sources = List.copyOf(sources);
    }

    /**
     * @param signedInAt when the sign-in began
     * @return empty if the account is unknown or disabled, or does not accept sign-ins that old
     */
    public Optional<Actor> find(Username username, Instant signedInAt, Instant now) {
        return accounts.find(username)
                .filter(account -> account.accepts(signedInAt))
                .map(account -> actor(account, now));
    }

    /** As {@link #find(Username, Instant, Instant)}. */
    public Optional<Actor> find(AccountId id, Instant signedInAt, Instant now) {
        return accounts.find(id).filter(account -> account.accepts(signedInAt)).map(account -> actor(account, now));
    }

    private Actor actor(Account account, Instant now) {
        List<Office> held = new ArrayList<>(account.offices());
        PersonId person = account.person();
        if (person != null) {
            sources.forEach(source -> held.addAll(source.officesOf(person, now)));
        }
        held.removeIf(office -> !office.heldAt(now));
        return new Actor(account.id().text(), person, account.displayName(), held, account.scopes());
    }
}
