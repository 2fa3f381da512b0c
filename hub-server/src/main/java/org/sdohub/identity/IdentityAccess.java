package org.sdohub.identity;

import static org.sdohub.kernel.Grant.Reach.HUB;
import static org.sdohub.kernel.Grant.Reach.ORGANIZATION;
import static org.sdohub.kernel.Grant.grant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Grant;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** Who may do what with accounts (access.md, Actors: HUB_ADMIN has the hub's accounts). */
public enum IdentityAccess {
    KEEP_ACCOUNTS(grant(HUB, Office.Kind.HUB_ADMIN)),
    /** In an organization only the entries that are its own. A program needs the scope besides. */
    READ_AUDIT(grant(HUB, Office.Kind.HUB_ADMIN, Office.Kind.SERVICE), grant(ORGANIZATION, Office.Kind.SECRETARIAT));

    private final List<Grant> rows;

    IdentityAccess(Grant... rows) {
        this.rows = List.of(rows);
    }

    public List<Grant> rows() {
        return rows;
    }

    public static boolean mayKeepAccounts(Act act) {
        return mayKeepAccounts(act.actor(), act.at());
    }

    public static boolean mayKeepAccounts(Actor actor, Instant now) {
        return Grant.findForHub(KEEP_ACCOUNTS.rows, actor, now).isPresent();
    }

    public static AuditReach auditReach(Actor actor, Instant now) {
        boolean whole = Grant.findForHub(READ_AUDIT.rows, actor, now)
                .filter(office -> counts(office, actor))
                .isPresent();
        Set<OrganizationId> own = actor.officesAt(now).stream()
                .map(Office::body)
                .filter(OrganizationId.class::isInstance)
                .map(OrganizationId.class::cast)
                .filter(of -> Grant.find(READ_AUDIT.rows, actor, now, new Lineage(of, of, List.of()), Set.of())
                        .filter(office -> counts(office, actor))
                        .isPresent())
                .collect(Collectors.toUnmodifiableSet());
        return new AuditReach(whole, own);
    }

    private static boolean counts(Office office, Actor actor) {
        return office.kind() != Office.Kind.SERVICE || Scope.AUDIT_READ.heldBy(actor);
    }

    /** Whether somebody may be shown that it exists, and what is known of it. */
    public static boolean maySee(Actor actor, Account account, Instant now) {
        return isOwn(actor, account) || mayKeepAccounts(actor, now);
    }

    public static boolean isOwn(Actor actor, Account account) {
        return account.id().text().equals(actor.account());
    }

    /** Empty without login, and for the operator of the hub. */
    static Optional<AccountId> accountOf(Actor actor) {
        String account = actor.account();
        return account == null || !account.startsWith("account:")
                ? Optional.empty()
                : Optional.of(new AccountId(UUID.fromString(account.substring(account.indexOf(':') + 1))));
    }

    public static void refuseUnlessKeeper(Act act) {
        if (!mayKeepAccounts(act)) {
            throw new Refused(Refusal.notAllowed(
                    "IDENTITY_FOR_ADMINISTRATORS", "Accounts are kept by the administrators of the hub."));
        }
    }
}
