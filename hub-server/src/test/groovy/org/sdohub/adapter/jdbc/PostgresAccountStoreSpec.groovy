package org.sdohub.adapter.jdbc

import io.micronaut.context.ApplicationContext
import org.sdohub.identity.AccountStore
import org.sdohub.identity.AccountStoreContract
import spock.lang.AutoCleanup
import spock.lang.Requires

/** A real PostgreSQL. Each feature gets an empty database. */
@Requires({ !APostgres.missing() })
class PostgresAccountStoreSpec extends AccountStoreContract {

    @AutoCleanup
    ApplicationContext hub = ApplicationContext.run(APostgres.empty())

    AccountStore getStore() { hub.getBean(AccountStore) }

}
