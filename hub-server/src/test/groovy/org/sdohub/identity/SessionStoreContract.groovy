package org.sdohub.identity

import static org.sdohub.a.People.NOW

import java.util.concurrent.Callable
import java.util.concurrent.Executors
import spock.lang.Specification

/** What every place for sign-ins promises. */
abstract class SessionStoreContract extends Specification {

    abstract SessionStore getStore()

    abstract AccountStore getAccounts()

    def "a session is found again with everything it had, and no other"() {
        given:
        def session = begun(account())

        expect:
        store.find(session.id()).get() == session
        store.find(new SessionId(UUID.randomUUID())).empty
    }

    def "the one hash that is good gives the next, and is good no more"() {
        given:
        def session = begun(account())

        expect:
        store.renew(session.id(), 'first', 'second', NOW)
        store.find(session.id()).get().secretHash() == 'second'
        !store.renew(session.id(), 'first', 'third', NOW)
        store.renew(session.id(), 'second', 'third', NOW)
        !store.renew(new SessionId(UUID.randomUUID()), 'third', 'fourth', NOW)
    }

    def "of many who renew with the same hash at once exactly one is told yes"() {
        given:
        def session = begun(account())
        def many = Executors.newFixedThreadPool(8)

        when:
        def told = many.invokeAll((1..24).collect { n -> { -> store.renew(session.id(), 'first', "next $n", NOW) } as Callable })*.get()

        then:
        told.count(true) == 1
        store.find(session.id()).get().secretHash() == "next ${told.indexOf(true) + 1}"

        cleanup:
        many.shutdownNow()
    }

    def "what is over is not renewed: #what"() {
        given:
        def session = begun(account())

        when:
        if (ended) store.end(session.id(), NOW)

        then:
        !store.renew(session.id(), 'first', 'second', at)
        store.find(session.id()).get().secretHash() == 'first'

        where:
        what                   | ended | at
        'ended by sign-out'    | true  | NOW
        'at its last instant'  | false | NOW.plusSeconds(60)
        'after its last day'   | false | NOW.plusSeconds(61)
    }

    def "one that has ended keeps the instant of its end"() {
        given:
        def session = begun(account())

        when:
        store.end(session.id(), NOW.plusSeconds(1))
        store.end(session.id(), NOW.plusSeconds(2))
        store.endAll(session.account(), NOW.plusSeconds(3))

        then:
        store.find(session.id()).get().endedAt() == NOW.plusSeconds(1)
    }

    def "all of an account end together, and nobody else's"() {
        given:
        def (mine, yours) = [account(), account()]
        def sessions = [begun(mine), begun(mine), begun(yours)]

        when:
        store.endAll(mine, NOW)

        then:
        sessions.collect { store.find(it.id()).get().endedAt() } == [NOW, NOW, null]
    }

    AccountId account() {
        def account = AccountStoreContract.anAccount('u' + UUID.randomUUID().toString().take(8))
        accounts.save(account)
        account.id()
    }

    Session begun(AccountId account) {
        def session = new Session(new SessionId(UUID.randomUUID()), account, Session.Kind.TOKENS, NOW, NOW.plusSeconds(60), null, 'first')
        store.open(session)
        session
    }
}
