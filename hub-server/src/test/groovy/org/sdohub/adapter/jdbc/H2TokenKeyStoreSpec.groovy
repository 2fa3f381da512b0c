package org.sdohub.adapter.jdbc

import io.micronaut.context.ApplicationContext
import org.sdohub.identity.TokenKeyStore
import org.sdohub.identity.TokenKeyStoreContract
import spock.lang.AutoCleanup

/** The embedded database. Each feature gets an empty one. */
class H2TokenKeyStoreSpec extends TokenKeyStoreContract {

    @AutoCleanup
    ApplicationContext hub = ApplicationContext.run()

    TokenKeyStore getStore() { hub.getBean(TokenKeyStore) }
}
