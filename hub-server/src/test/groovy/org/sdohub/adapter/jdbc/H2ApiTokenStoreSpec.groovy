package org.sdohub.adapter.jdbc

import io.micronaut.context.ApplicationContext
import org.sdohub.identity.AccountStore
import org.sdohub.identity.ApiTokenStore
import org.sdohub.identity.ApiTokenStoreContract
import org.sdohub.identity.ProgramStore
import spock.lang.AutoCleanup

/** The embedded database. Each feature gets an empty one. */
class H2ApiTokenStoreSpec extends ApiTokenStoreContract {

    @AutoCleanup
    ApplicationContext hub = ApplicationContext.run()

    ProgramStore getPrograms() { hub.getBean(ProgramStore) }

    ApiTokenStore getStore() { hub.getBean(ApiTokenStore) }

    AccountStore getAccounts() { hub.getBean(AccountStore) }
}
