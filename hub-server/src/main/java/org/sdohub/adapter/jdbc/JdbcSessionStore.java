package org.sdohub.adapter.jdbc;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.sdohub.identity.AccountId;
import org.sdohub.identity.Session;
import org.sdohub.identity.SessionId;
import org.sdohub.identity.SessionStore;

@Singleton
final class JdbcSessionStore implements SessionStore {

    private final SessionRows rows;

    JdbcSessionStore(SessionRows rows) {
        this.rows = rows;
    }

    @Override
    public void open(Session it) {
        rows.save(new SessionRow(
                it.id().value(),
                it.account().value(),
                it.kind().name(),
                it.begunAt(),
                it.endsAt(),
                it.endedAt(),
                it.secretHash()));
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return rows.findById(id.value())
                .map(row -> new Session(
                        new SessionId(row.id()),
                        new AccountId(row.account()),
                        Session.Kind.valueOf(row.kind()),
                        row.begunAt(),
                        row.endsAt(),
                        row.endedAt(),
                        row.secretHash()));
    }

    @Override
    public boolean renew(SessionId id, String hash, String next, Instant now) {
        return rows.renew(id.value(), hash, next, now) == 1;
    }

    @Override
    public void end(SessionId id, Instant now) {
        rows.end(id.value(), now);
    }

    @Override
    public void endAll(AccountId account, Instant now) {
        rows.endAll(account.value(), now);
    }
}
