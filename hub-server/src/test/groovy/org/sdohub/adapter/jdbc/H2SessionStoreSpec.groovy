package org.sdohub.adapter.jdbc

import io.micronaut.context.ApplicationContext
import org.sdohub.identity.AccountStore
import org.sdohub.identity.SessionStore
import org.sdohub.identity.SessionStoreContract
import spock.lang.AutoCleanup

/** The embedded database. Each feature gets an empty one. */
class H2SessionStoreSpec extends SessionStoreContract {

    @AutoCleanup
    ApplicationContext hub = ApplicationContext.run()

    SessionStore getStore() { hub.getBean(SessionStore) }

    AccountStore getAccounts() { hub.getBean(AccountStore) }
}
