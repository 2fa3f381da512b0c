package org.sdohub.identity

import org.sdohub.kernel.PersonId
import org.sdohub.kernel.Refusal
import org.sdohub.kernel.Refused
import spock.lang.Specification

import java.time.Instant
import java.util.concurrent.Callable
import java.util.concurrent.Executors

/** What every place for accounts promises. */
abstract class AccountStoreContract extends Specification {

    static final Instant NOW = Instant.parse('2026-03-02T09:30:00.123Z')

    abstract AccountStore getStore()

    def "an account is found again by id and by username, with everything it had"() {
        given:
        def account = anAccount('Miguel')

        when:
        store.save(account)

        then:
        store.find(account.id()).get() == account
        store.find(new Username('mIGUEL')).get() == account
        store.find(account.username()).get().username().value() == 'Miguel'
    }

    def "a program's account keeps its scopes and belongs to nobody"() {
        given:
        def account = new Account(new AccountId(UUID.randomUUID()), 1, new Username('robot'), 'Robot', Account.Kind.SERVICE,
            null, false, ['statements:read', 'catalogue:import'] as Set, 'hash', false, NOW, NOW)

        when:
        store.save(account)

        then:
        store.find(account.id()).get() == account
    }

    def "what is not there is not found"() {
        expect:
        store.find(new AccountId(UUID.randomUUID())).empty
        store.find(new Username('nobody')).empty
        store.findAll([]) == [:]
    }

    def "many are found at once, unknown ones left out"() {
        given:
        def (first, second) = [anAccount('first'), anAccount('second')].each { store.save(it) }

        expect:
        store.findAll([first.id(), new AccountId(UUID.randomUUID()), second.id(), first.id()]) ==
            [(first.id()): first, (second.id()): second]
    }

    def "a username is given once, in whatever case it is written"() {
        given:
        store.save(anAccount('stephen'))

        when:
        store.save(anAccount('STEPHEN'))

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['IDENTITY_USERNAME_TAKEN']
    }

    def "a change replaces the version before it, and all of it"() {
        given:
        def account = anAccount('adam')
        store.save(account)

        when:
        def changed = account.withPassword('another hash', NOW.plusSeconds(60)).disable(NOW.plusSeconds(61))
        store.save(new Account(changed.id(), 2, changed.username(), changed.displayName(), changed.kind(), changed.person(),
            changed.administrator(), changed.scopes(), changed.passwordHash(), changed.disabled(), changed.openedAt(),
            changed.tokensFrom()))

        then:
        with(store.find(account.id()).get()) {
            version() == 2
            passwordHash() == 'another hash'
            disabled()
            tokensFrom() == NOW.plusSeconds(61)
        }
    }

    def "a change of anything but the version before is refused and changes nothing"() {
        given:
        def account = anAccount('dean')
        store.save(account)
        store.save(account.withPassword('second', NOW))

        when: 'the first version is changed again'
        store.save(account.withPassword('late', NOW))

        then:
        def refused = thrown(Refused)
        with(refused.refusals().first() as Refusal.Stale) {
            expectedVersion() == 1
            currentVersion() == 2
        }
        store.find(account.id()).get().passwordHash() == 'second'
    }

    def "the same account is not inserted twice"() {
        given:
        def account = anAccount('twice')
        store.save(account)

        when:
        store.save(account)

        then:
        def refused = thrown(Refused)
        refused.refusals().first() instanceof Refusal.Stale
    }

    def "of many who change the same version at once exactly one succeeds"() {
        given:
        def account = anAccount('contested')
        store.save(account)
        def people = Executors.newFixedThreadPool(4)

        when:
        def outcomes = people.invokeAll((1..16).collect { n ->
            { -> attempt { store.save(account.withPassword("hash $n", NOW)) } } as Callable
        })*.get()

        then:
        outcomes.count(true) == 1
        store.find(account.id()).get().version() == 2

        cleanup:
        people.shutdownNow()
    }

    static boolean attempt(Closure act) {
        try {
            act()
            return true
        } catch (Refused ignored) {
            return false
        }
    }

    static Account anAccount(String username) {
        new Account(new AccountId(UUID.randomUUID()), 1, new Username(username), "The one who is $username",
            Account.Kind.PERSON, new PersonId(UUID.randomUUID()), true, [] as Set, 'opaque$hash', false, NOW, NOW)
    }
}
