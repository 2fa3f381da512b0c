package org.sdohub.adapter.jdbc

import io.micronaut.context.ApplicationContext
import org.sdohub.identity.Accounts
import org.sdohub.identity.ExternalIdentityStore
import org.sdohub.identity.ExternalIdentityStoreContract
import spock.lang.AutoCleanup
import spock.lang.Shared

/** The embedded database. */
class H2ExternalIdentitySpec extends ExternalIdentityStoreContract {

    @Shared @AutoCleanup
    ApplicationContext hub = ApplicationContext.run()

    ExternalIdentityStore getStore() { hub.getBean(ExternalIdentityStore) }

    Accounts getAccounts() { hub.getBean(Accounts) }
}
