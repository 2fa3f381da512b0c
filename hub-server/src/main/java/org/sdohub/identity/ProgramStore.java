package org.sdohub.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;

/** The promises of the place where it is kept which accounts are programs, and of whom. All calls block. */
public interface ProgramStore {

    /**
     * The account with it, both or none.
     *
     * @throws org.sdohub.kernel.Refused as {@link AccountStore#save}
     */
    Program open(Account account, @Nullable OrganizationId organization);

    /** Those that exist, in one round trip or two; an unknown id has no entry. */
    Map<ProgramId, Program> findAll(Collection<ProgramId> ids);

    /** By username; there are few. */
    List<Program> all();
}
