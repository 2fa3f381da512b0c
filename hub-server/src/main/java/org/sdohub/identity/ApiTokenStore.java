package org.sdohub.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The promises of the place where tokens of programs are kept, the same for all nodes. All calls block. */
public interface ApiTokenStore {

    /** How many of a program are told at most. */
    int MOST = 100;

    void add(ApiToken token);

    Optional<ApiToken> findByHash(String hash);

    /** Those that exist, in one round trip; an unknown id has no entry. */
    Map<ApiTokenId, ApiToken> findAll(Collection<ApiTokenId> ids);

    /** Of each program the newest {@link #MOST}, the newest first; a program without tokens has no entry. */
    Map<ProgramId, List<ApiToken>> of(Collection<ProgramId> programs);

    /** One that is revoked stays as it is. */
    void revoke(ApiTokenId id, Instant now);

    /** An earlier day than the one on record changes nothing. */
    void used(ApiTokenId id, LocalDate day);
}
