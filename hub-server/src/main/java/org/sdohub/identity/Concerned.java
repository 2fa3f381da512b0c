package org.sdohub.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.HubEvent;

/**
 * Whose an entry of the audit log is besides the hub: one organization, which may read it. Of a thing that is one
 * organization's alone - itself, its groups, its people's accounts, its programs - that one; otherwise the one for which it was
 * done. Where that is not plain, nobody's: an entry too few can be asked for, one too many cannot be taken back.
 */
interface Concerned {

    @Nullable
    OrganizationId by(HubEvent event);

    /** For whoever was refused. */
    @Nullable
    OrganizationId by(Actor actor, Instant now);

    /** Of what was done with this account. */
    @Nullable
    OrganizationId about(AccountId account, Instant now);

    Concerned NOBODY = new Concerned() {
        @Override
        public @Nullable OrganizationId by(HubEvent event) {
            return null;
        }

        @Override
        public @Nullable OrganizationId by(Actor actor, Instant now) {
            return null;
        }

        @Override
        public @Nullable OrganizationId about(AccountId account, Instant now) {
            return null;
        }
    };
}
