package org.sdohub.identity;

import static org.sdohub.kernel.Grant.Reach.HUB;
import static org.sdohub.kernel.Grant.grant;

import java.util.List;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Grant;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** Who may do what with accounts (access.md, Actors: HUB_ADMIN has the hub's accounts). */
public final class IdentityAccess {

    public static final List<Grant> KEEP_ACCOUNTS = List.of(grant(HUB, Office.Kind.HUB_ADMIN));

    private IdentityAccess() {}

    public static boolean mayKeepAccounts(Act act) {
        return Grant.findForHub(KEEP_ACCOUNTS, act.actor(), act.at()).isPresent();
    }

    public static boolean mayChangePassword(Act act, Account of) {
        return isOwn(act.actor(), of) || mayKeepAccounts(act);
    }

    static boolean isOwn(Actor actor, Account account) {
        return account.id().text().equals(actor.account());
    }

    static void refuseUnless(boolean allowed) {
        if (!allowed) {
            throw new Refused(Refusal.notAllowed(
                    "IDENTITY_FOR_ADMINISTRATORS", "Accounts are kept by the administrators of the hub."));
        }
    }
}
