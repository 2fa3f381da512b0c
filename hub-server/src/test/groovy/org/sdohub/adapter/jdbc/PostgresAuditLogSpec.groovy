package org.sdohub.adapter.jdbc

import io.micronaut.context.ApplicationContext
import java.sql.DriverManager
import org.sdohub.identity.AuditLogContract
import org.sdohub.identity.AuditStore
import spock.lang.AutoCleanup
import spock.lang.Requires

/** A real PostgreSQL. Each feature gets an empty database. */
@Requires({ !APostgres.missing() })
class PostgresAuditLogSpec extends AuditLogContract {

    Map<String, Object> database = APostgres.empty()
    @AutoCleanup
    ApplicationContext hub = ApplicationContext.run(database)

    AuditStore getStore() { hub.getBean(AuditStore) }

    void tamper(String sql) {
        DriverManager.getConnection(database['hub.jdbc.url'] as String, database['hub.jdbc.user'] as String, database['hub.jdbc.password'] as String)
                .withCloseable { it.createStatement().execute(sql) }
    }
}
