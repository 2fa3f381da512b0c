package org.sdohub.adapter.jdbc

import io.micronaut.context.ApplicationContext
import org.sdohub.identity.AccountStore
import org.sdohub.identity.SessionStore
import org.sdohub.identity.SessionStoreContract
import spock.lang.AutoCleanup
import spock.lang.Requires

/** A real PostgreSQL. Each feature gets an empty database. */
@Requires({ !APostgres.missing() })
class PostgresSessionStoreSpec extends SessionStoreContract {

    @AutoCleanup
    ApplicationContext hub = ApplicationContext.run(APostgres.empty())

    SessionStore getStore() { hub.getBean(SessionStore) }

    AccountStore getAccounts() { hub.getBean(AccountStore) }
}
