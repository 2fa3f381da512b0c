package org.sdohub.adapter.jdbc;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.sdohub.identity.AttemptStore;

@Singleton
final class JdbcAttemptStore implements AttemptStore {

    private final AttemptRows rows;

    JdbcAttemptStore(AttemptRows rows) {
        this.rows = rows;
    }

    @Override
    public void add(UUID id, String account, String address, Instant at) {
        rows.save(new AttemptRow(id, account, address, at.truncatedTo(ChronoUnit.MILLIS)));
    }

    @Override
    public void forget(UUID id) {
        rows.forget(id);
    }

    @Override
    public List<Instant> ofAccount(String account, Instant after, int max) {
        return instants(rows.ofAccount(account, after, max));
    }

    @Override
    public List<Instant> ofAddress(String address, Instant after, int max) {
        return instants(rows.ofAddress(address, after, max));
    }

    private static List<Instant> instants(List<AttemptRow> attempts) {
        return attempts.stream().map(AttemptRow::at).toList();
    }

    @Override
    public long dropBefore(Instant instant) {
        return rows.dropBefore(instant);
    }
}
