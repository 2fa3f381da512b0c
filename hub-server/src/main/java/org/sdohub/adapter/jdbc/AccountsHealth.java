package org.sdohub.adapter.jdbc;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Not ready while accounts, sessions and the audit log cannot be had. */
@Singleton
@Readiness
final class AccountsHealth extends AbstractHealthIndicator<String> {

    private static final Logger LOG = LoggerFactory.getLogger(AccountsHealth.class);
    private static final int PATIENCE_SECONDS = 2;

    private final DataSource accounts;

    AccountsHealth(DataSource accounts) {
        // What is injected has a connection only within a transaction.
        this.accounts = DelegatingDataSource.unwrapDataSource(accounts);
    }

    @Override
    protected String getName() {
        return "accounts";
    }

    @Override
    protected String getHealthInformation() {
        boolean answers = answers();
        healthStatus = answers ? HealthStatus.UP : HealthStatus.DOWN;
        return answers ? "answers" : "does not answer";
    }

    private boolean answers() {
        try (Connection connection = accounts.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException | RuntimeException away) {
            LOG.debug("the database of accounts does not answer", away);
            return false;
        }
    }
}
