package org.sdohub.adapter.jdbc

import io.micronaut.context.ApplicationContext
import org.sdohub.identity.AttemptStore
import org.sdohub.identity.AttemptsContract
import spock.lang.AutoCleanup
import spock.lang.Requires

/** A real PostgreSQL. Each feature gets an empty database. */
@Requires({ !APostgres.missing() })
class PostgresAttemptsSpec extends AttemptsContract {

    @AutoCleanup
    ApplicationContext hub = ApplicationContext.run(APostgres.empty())

    AttemptStore getStore() { hub.getBean(AttemptStore) }
}
