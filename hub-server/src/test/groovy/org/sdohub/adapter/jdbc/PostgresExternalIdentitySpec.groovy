package org.sdohub.adapter.jdbc

import io.micronaut.context.ApplicationContext
import org.sdohub.identity.Accounts
import org.sdohub.identity.ExternalIdentityStore
import org.sdohub.identity.ExternalIdentityStoreContract
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared

/** A real PostgreSQL. */
@Requires({ !APostgres.missing() })
class PostgresExternalIdentitySpec extends ExternalIdentityStoreContract {

    @Shared @AutoCleanup
    ApplicationContext hub = ApplicationContext.run(APostgres.empty())

    ExternalIdentityStore getStore() { hub.getBean(ExternalIdentityStore) }

    Accounts getAccounts() { hub.getBean(Accounts) }
}
