package org.sdohub.adapter.jdbc

import io.micronaut.context.ApplicationContext
import org.sdohub.identity.AccountStore
import org.sdohub.identity.ApiTokenStore
import org.sdohub.identity.ApiTokenStoreContract
import org.sdohub.identity.ProgramStore
import spock.lang.AutoCleanup
import spock.lang.Requires

/** A real PostgreSQL. Each feature gets an empty database. */
@Requires({ !APostgres.missing() })
class PostgresApiTokenStoreSpec extends ApiTokenStoreContract {

    @AutoCleanup
    ApplicationContext hub = ApplicationContext.run(APostgres.empty())

    ProgramStore getPrograms() { hub.getBean(ProgramStore) }

    ApiTokenStore getStore() { hub.getBean(ApiTokenStore) }

    AccountStore getAccounts() { hub.getBean(AccountStore) }
}
