package org.sdohub.adapter.jdbc;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sdohub.identity.ApiToken;
import org.sdohub.identity.ApiTokenId;
import org.sdohub.identity.ApiTokenStore;
import org.sdohub.identity.ProgramId;

@Singleton
final class JdbcApiTokenStore implements ApiTokenStore {

    private final ApiTokenRows rows;

    JdbcApiTokenStore(ApiTokenRows rows) {
        this.rows = rows;
    }

    @Override
    public void add(ApiToken token) {
        rows.save(new ApiTokenRow(
                token.id().value(),
                token.program().value(),
                token.name(),
                token.beginning(),
                token.hash(),
                String.join(" ", new TreeSet<>(token.scopes())),
                token.madeAt(),
                token.endsAt(),
                token.revokedAt(),
                token.lastUsed()));
    }

    @Override
    public Optional<ApiToken> findByHash(String hash) {
        return rows.findByHash(hash).map(JdbcApiTokenStore::token);
    }

    @Override
    public Map<ApiTokenId, ApiToken> findAll(Collection<ApiTokenId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return rows.findByIdIn(ids.stream().map(ApiTokenId::value).distinct().toList()).stream()
                .map(JdbcApiTokenStore::token)
                .collect(Collectors.toMap(ApiToken::id, Function.identity()));
    }

    @Override
    public Map<ProgramId, List<ApiToken>> of(Collection<ProgramId> programs) {
        if (programs.isEmpty()) {
            return Map.of();
        }
        return rows.newest(programs.stream().map(ProgramId::value).distinct().toList(), MOST).stream()
                .map(JdbcApiTokenStore::token)
                .collect(Collectors.groupingBy(ApiToken::program));
    }

    @Override
    public void revoke(ApiTokenId id, Instant now) {
        rows.revoke(id.value(), now);
    }

    @Override
    public void used(ApiTokenId id, LocalDate day) {
        rows.used(id.value(), day);
    }

    private static ApiToken token(ApiTokenRow row) {
        return new ApiToken(
                new ApiTokenId(row.id()),
                new ProgramId(row.program()),
                row.name(),
                row.beginning(),
                row.hash(),
                Set.of(row.scopes().split(" ")),
                row.madeAt(),
                row.endsAt(),
                row.revokedAt(),
                row.lastUsed());
    }
}
