package org.sdohub.adapter.jdbc;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.sdohub.identity.TokenKey;
import org.sdohub.identity.TokenKeyStore;

@Singleton
final class JdbcTokenKeyStore implements TokenKeyStore {

    private final TokenKeyRows rows;

    JdbcTokenKeyStore(TokenKeyRows rows) {
        this.rows = rows;
    }

    @Override
    public List<TokenKey> all() {
        return rows.findAll().stream()
                .map(row -> new TokenKey(row.id(), row.madeAt(), row.sealed()))
                .toList();
    }

    @Override
    public void add(TokenKey key) {
        rows.save(new TokenKeyRow(key.id(), key.madeAt(), key.sealed()));
    }

    @Override
    public void dropMadeBefore(Instant instant) {
        rows.dropMadeBefore(instant);
    }
}
