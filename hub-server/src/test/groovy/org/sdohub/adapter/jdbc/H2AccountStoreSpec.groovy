package org.sdohub.adapter.jdbc

import io.micronaut.context.ApplicationContext
import org.sdohub.identity.AccountStore
import org.sdohub.identity.AccountStoreContract
import spock.lang.AutoCleanup
import spock.lang.Shared

/** The embedded database. Each feature gets an empty one. */
class H2AccountStoreSpec extends AccountStoreContract {

    @AutoCleanup
    ApplicationContext hub = ApplicationContext.run()

    AccountStore getStore() { hub.getBean(AccountStore) }
}
