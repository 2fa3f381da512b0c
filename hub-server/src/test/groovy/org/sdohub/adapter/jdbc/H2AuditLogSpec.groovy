package org.sdohub.adapter.jdbc

import io.micronaut.context.ApplicationContext
import java.sql.DriverManager
import org.sdohub.identity.AuditLogContract
import org.sdohub.identity.AuditStore
import spock.lang.AutoCleanup

/** The embedded database. Each feature gets an empty one. */
class H2AuditLogSpec extends AuditLogContract {

    @AutoCleanup
    ApplicationContext hub = ApplicationContext.run()

    AuditStore getStore() { hub.getBean(AuditStore) }

    void tamper(String sql) {
        DriverManager.getConnection(hub.getProperty('hub.jdbc.url', String).get(), 'hub', '').withCloseable { it.createStatement().execute(sql) }
    }
}
