package org.sdohub.identity;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;

/**
 * A client program: an account without person and password, which comes with API tokens.
 *
 * @param name as shown in history
 * @param organization for which alone it acts; null for the hub as a whole
 * @param scopes words of {@link Scope}: the most that a token of it can have
 * @param closed no token of it is good
 * @param tokensFrom tokens that were issued before this instant are void: it was closed then
 */
public record Program(
        ProgramId id,
        Username username,
        String name,
        @Nullable OrganizationId organization,
        Set<String> scopes,
        boolean closed,
        Instant openedAt,
        Instant tokensFrom) {

    public Program {
        scopes = Set.copyOf(scopes);
    }

    boolean accepts(ApiToken token, Instant now) {
        return !closed && token.goodAt(now) && !token.madeAt().isBefore(tokensFrom);
    }

    /** Who comes with a token of it: it can do no more than both, the token and the program, may. */
    Actor actor(ApiToken token) {
        Set<String> both = new HashSet<>(token.scopes());
        both.retainAll(scopes);
        Office office = new Office(Office.Kind.SERVICE, organization, null, openedAt, null);
        return new Actor(id.account().text(), null, name, List.of(office), both);
    }

    public static Program of(Account account, @Nullable OrganizationId organization) {
        return new Program(
                new ProgramId(account.id().value()),
                account.username(),
                account.displayName(),
                organization,
                account.scopes(),
                account.disabled(),
                account.openedAt(),
                account.tokensFrom());
    }
}
