package org.sdohub.identity

import static org.sdohub.a.People.NOW

import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import org.sdohub.kernel.Act
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import spock.lang.Specification

/** What the place where external identities are kept promises, whatever it is. */
abstract class ExternalIdentityStoreContract extends Specification {

    static final String ISSUER = 'https://id.sdo.example'
    static final ADMIN = new Actor('account:admin', null, 'Admin', [new Office(Office.Kind.HUB_ADMIN, null, null, NOW, null)], [] as Set)

    abstract ExternalIdentityStore getStore()

    abstract Accounts getAccounts()

    private AccountId account(String name) {
        accounts.open(new Act(ADMIN, NOW), Accounts.Opening.forPerson(name, name, null, 'sip push 8599')).id()
    }

    def "an identity belongs to one account, which may have several, and only that account gives it back"() {
        given:
        def (ann, bob) = [account('ann'), account('bob')]

        expect:
        store.add(new ExternalIdentity(ISSUER, 's1', ann, NOW))
        store.add(new ExternalIdentity(ISSUER, 's2', ann, NOW + Duration.ofSeconds(1)))
        store.add(new ExternalIdentity('https://other.example', 's1', bob, NOW))
        !store.add(new ExternalIdentity(ISSUER, 's1', bob, NOW))
        !store.add(new ExternalIdentity(ISSUER, 's1', ann, NOW))
        store.of(ann)*.subject() == ['s1', 's2']
        store.ofAll([ann, bob]).collectEntries { [it.key, it.value*.subject()] } == [(ann): ['s1', 's2'], (bob): ['s1']]
        store.ofAll([]) == [:]
        store.ofAll([new AccountId(UUID.randomUUID())]) == [:]
        store.find(ISSUER, 's1').get() == new ExternalIdentity(ISSUER, 's1', ann, NOW)

        and: 'letters are compared as they are'
        store.find(ISSUER, 'S1').empty
        store.add(new ExternalIdentity(ISSUER, 'S1', bob, NOW))

        and:
        !store.remove(ISSUER, 's1', bob)
        store.remove(ISSUER, 's1', ann)
        !store.remove(ISSUER, 's1', ann)
        store.find(ISSUER, 's1').empty
    }

    def "of many who come back with the same state at once, one is the first; those that are over are forgotten"() {
        given:
        def many = Executors.newFixedThreadPool(8)

        when:
        def first = many.invokeAll((1..8).collect { { -> store.comesBack('a' * 64, NOW, NOW - Duration.ofMinutes(20)) } as Callable })*.get()

        then:
        first.count(true) == 1

        and:
        store.comesBack('b' * 64, NOW, NOW - Duration.ofMinutes(20))
        !store.comesBack('a' * 64, NOW + Duration.ofMinutes(20), NOW)
        store.comesBack('a' * 64, NOW + Duration.ofMinutes(21), NOW + Duration.ofMinutes(1))

        cleanup:
        many.shutdownNow()
    }
}
