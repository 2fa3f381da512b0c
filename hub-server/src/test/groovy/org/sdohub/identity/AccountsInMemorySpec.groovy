package org.sdohub.identity

/** The stand-in that other specs use keeps the same promises as the real stores. */
class AccountsInMemorySpec extends AccountStoreContract {

    AccountStore store = new AccountsInMemory()
}
