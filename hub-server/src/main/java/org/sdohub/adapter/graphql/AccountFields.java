package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Account;
import org.sdohub.identity.AccountId;
import org.sdohub.identity.AccountStore;
import org.sdohub.identity.Accounts;
import org.sdohub.identity.Attempts;
import org.sdohub.identity.ExternalIdentities;
import org.sdohub.identity.ExternalIdentity;
import org.sdohub.identity.IdentityAccess;
import org.sdohub.identity.NewPassword;
import org.sdohub.identity.OwnPasswords;
import org.sdohub.identity.PasswordLinks;
import org.sdohub.identity.PasswordLinks.Issued;
import org.sdohub.identity.Passwords;
import org.sdohub.identity.Providers;
import org.sdohub.identity.Username;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.EmailAddress;

/** Accounts: kept by administrators, with a password that only its owner sets. */
@Singleton
final class AccountFields implements Fields {

    private static final String ACCOUNT = "account";
    private static final String IDENTITIES = "externalIdentities";
    private static final String ORDER = "username";
    private static final int LONGEST_NAME = 100;

    private final Accounts accounts;
    private final PasswordLinks links;
    private final OwnPasswords own;
    private final ExternalIdentities identities;
    private final Providers providers;

    AccountFields(
            Accounts accounts,
            PasswordLinks links,
            OwnPasswords own,
            ExternalIdentities identities,
            Providers providers) {
        this.accounts = accounts;
        this.links = links;
        this.own = own;
        this.identities = identities;
        this.providers = providers;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.node(
                        "Account",
                        Account.class,
                        AccountId::new,
                        (ids, actor, now) -> accounts.findAll(ids).entrySet().stream()
                                .filter(one -> IdentityAccess.maySee(actor, one.getValue(), now))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .field("username", (one, ask) -> one.username().value())
                .field("scopes", (one, ask) -> new TreeSet<>(one.scopes()))
                .field("linkEndsAt", (one, ask) -> linkEndsAt(one, ask))
                .field("externalIdentities", (one, ask) -> ask.batched(IDENTITIES, one.id()))
                .field("viewerCanKeep", (one, ask) -> mayKeep(ask))
                .field("viewerCanChangePassword", (one, ask) -> IdentityAccess.isOwn(ask.actor(), one));
        wiring.<AccountId, List<ExternalIdentity>>batch(IDENTITIES, (ids, actor, now) -> linked(ids));
        wiring.type("ExternalIdentity", ExternalIdentity.class).field("provider", (one, ask) -> label(one));
        wiring.type("PasswordLink", Issued.class)
                .field("purpose", (one, ask) -> one.link().purpose())
                .field("endsAt", (one, ask) -> one.link().endsAt())
                .field("path", (one, ask) -> "/password/" + one.word());
        wiring.extend("Viewer", Actor.class)
                .field("account", (actor, ask) -> accounts.own(actor).orElse(null))
                .field("viewerCanKeepAccounts", (actor, ask) -> mayKeep(ask));
        wiring.query("accounts", this::accounts);
        wiring.mutation("inviteAccount", ACCOUNT, this::invite);
        wiring.mutation("issuePasswordLink", ACCOUNT, (input, act) -> issued(links.issue(act, id(input))));
        wiring.mutation("disableAccount", ACCOUNT, (input, act) -> Map.of(ACCOUNT, accounts.disable(act, id(input))));
        wiring.mutation("enableAccount", ACCOUNT, (input, act) -> Map.of(ACCOUNT, accounts.enable(act, id(input))));
        wiring.mutation(
                "unlinkExternalIdentity",
                ACCOUNT,
                (input, act) -> Map.of(
                        ACCOUNT, identities.unlink(act, id(input), input.text("issuer"), input.text("subject"))));
        wiring.mutationAsked(
                "changePassword", ACCOUNT, ask -> (input, act) -> changePassword(input, act, ask.address()));
        wiring.openMutation("setPassword", ask -> (input, act) -> setPassword(input, act, ask.address()));
    }

    private Map<AccountId, List<ExternalIdentity>> linked(Collection<AccountId> seen) {
        Map<AccountId, List<ExternalIdentity>> all = new HashMap<>();
        seen.forEach(id -> all.put(id, List.of()));
        all.putAll(identities.ofAll(seen));
        return all;
    }

    /** As people know the provider; null for one that the hub does not trust any more. */
    private @Nullable String label(ExternalIdentity one) {
        return providers.all().stream()
                .filter(provider -> provider.issuer().equals(one.issuer()))
                .map(Providers.Provider::label)
                .findFirst()
                .orElse(null);
    }

    private static boolean mayKeep(Ask ask) {
        return IdentityAccess.mayKeepAccounts(ask.actor(), ask.now());
    }

    private static @Nullable Object linkEndsAt(Account one, Ask ask) {
        return one.link() != null && one.link().openAt(ask.now()) ? one.link().endsAt() : null;
    }

    /** A wrong cursor or size is told to everybody; that is no matter of who may read. */
    private @Nullable Object accounts(Ask ask) {
        Input filter = ask.arguments().object("filter");
        var wanted = new AccountStore.Filter(filter.textOr("name", ""), filter.as(Boolean.class, "disabled"));
        Page.Request part = ask.page(ORDER);
        Page<Account> page = accounts.page(ask.actor(), ask.now(), wanted, part);
        return page == null ? null : ask.connection(page, ORDER);
    }

    private Map<String, Object> invite(Input input, Act act) {
        IdentityAccess.refuseUnlessKeeper(act);
        Problems problems = new Problems();
        Username username = input.value(problems, "username", Username::new);
        String name = input.line(problems, "displayName", LONGEST_NAME, "IDENTITY_DISPLAY_NAME_LENGTH");
        EmailAddress email = input.optionalValue(problems, "email", EmailAddress::new);
        problems.refuseIfAny();
        return issued(links.invite(
                act,
                new PasswordLinks.Invitation(
                        Objects.requireNonNull(username),
                        Objects.requireNonNull(name),
                        input.optionalId("person", PersonId::new),
                        email,
                        input.flag("administrator"))));
    }

    private static AccountId id(Input input) {
        return input.id(ACCOUNT, AccountId::new);
    }

    private static Map<String, Object> issued(Issued issued) {
        return Map.of(ACCOUNT, issued.account(), "link", issued);
    }

    private Map<String, Object> changePassword(Input input, Act act, String network) {
        NewPassword next = password(input, "newPassword");
        return Map.of(ACCOUNT, attempted(() -> own.change(act, input.text("currentPassword"), next, network)));
    }

    private Map<String, Object> setPassword(Input input, Act act, String network) {
        NewPassword password = password(input, "password");
        Account account = attempted(() -> own.setByLink(input.text("word"), password, network, act.at()));
        return Map.of("username", account.username().value());
    }

    private static Account attempted(Supplier<Account> attempt) {
        try {
            return attempt.get();
        } catch (Attempts.TooMany tooMany) {
            throw new Refused(tooMany.refusal());
        } catch (Passwords.Busy busy) {
            throw new Refused(new Refusal.Broken(
                    "IDENTITY_SIGN_IN_BUSY",
                    "Too many people are signing in right now.",
                    List.of(),
                    "Try again in a moment."));
        }
    }

    private static NewPassword password(Input input, String field) {
        return input.at(field, () -> new NewPassword(input.text(field)));
    }
}
