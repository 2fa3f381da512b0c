package org.sdohub.adapter.jdbc

import io.micronaut.context.ApplicationContext
import org.sdohub.identity.TokenKeyStore
import org.sdohub.identity.TokenKeyStoreContract
import spock.lang.AutoCleanup
import spock.lang.Requires

/** A real PostgreSQL. Each feature gets an empty database. */
@Requires({ !APostgres.missing() })
class PostgresTokenKeyStoreSpec extends TokenKeyStoreContract {

    @AutoCleanup
    ApplicationContext hub = ApplicationContext.run(APostgres.empty())

    TokenKeyStore getStore() { hub.getBean(TokenKeyStore) }
}
