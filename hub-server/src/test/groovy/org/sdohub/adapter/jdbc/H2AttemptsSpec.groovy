package org.sdohub.adapter.jdbc

import io.micronaut.context.ApplicationContext
import org.sdohub.identity.AttemptStore
import org.sdohub.identity.AttemptsContract
import spock.lang.AutoCleanup

/** The embedded database. Each feature gets an empty one. */
class H2AttemptsSpec extends AttemptsContract {

    @AutoCleanup
    ApplicationContext hub = ApplicationContext.run()

    AttemptStore getStore() { hub.getBean(AttemptStore) }
}
