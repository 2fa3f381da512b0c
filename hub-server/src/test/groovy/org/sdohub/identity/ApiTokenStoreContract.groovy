package org.sdohub.identity

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.People.NOW

import java.time.LocalDate
import org.sdohub.kernel.Refused
import spock.lang.Specification

/** What every place for programs and their tokens promises. */
abstract class ApiTokenStoreContract extends Specification {

    abstract ProgramStore getPrograms()

    abstract ApiTokenStore getStore()

    abstract AccountStore getAccounts()

    def "a program is found again with its organization, and its account with it"() {
        when:
        def ours = opened('ours', OMA)
        def hubs = opened('hubs', null)

        then:
        programs.findAll([ours.id(), hubs.id(), new ProgramId(UUID.randomUUID())]) == [(ours.id()): ours, (hubs.id()): hubs]
        programs.all() == [hubs, ours]
        [ours.organization(), hubs.organization()] == [OMA, null]
        accounts.find(ours.id().account()).get().kind() == Account.Kind.SERVICE
        programs.findAll([]) == [:]
    }

    def "a program whose username is taken leaves nothing behind"() {
        given:
        opened('taken', null)

        when:
        opened('TAKEN', OMA)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['IDENTITY_USERNAME_TAKEN']
        programs.all()*.organization() == [null]
    }

    def "a token is found by its hash, with everything it had"() {
        given:
        def program = opened('robot', OMA)
        def token = token(program, 'a' * 64, [endsAt: NOW.plusSeconds(9), scopes: ['audit:read', 'statements:file']])

        when:
        store.add(token)

        then:
        store.findByHash('a' * 64).get() == token
        store.findByHash('b' * 64).empty
        store.findAll([token.id(), new ApiTokenId(UUID.randomUUID())]) == [(token.id()): token]
        store.findAll([]) == [:]
    }

    def "of each program the newest tokens are told, the newest first"() {
        given:
        def (one, other, without) = ['one', 'other', 'without'].collect { opened(it, null) }
        (1..ApiTokenStore.MOST + 5).each { store.add(token(one, 'one' + it, [madeAt: NOW.plusSeconds(it)])) }
        store.add(token(other, 'other', [:]))

        when:
        def found = store.of([one, other, without]*.id())

        then:
        found.keySet() == [one.id(), other.id()] as Set
        found[one.id()]*.hash() == (ApiTokenStore.MOST + 5..6).collect { 'one' + it }
        found[other.id()]*.hash() == ['other']
        store.of([]) == [:]
    }

    def "a token is revoked once, and stays as it was then"() {
        given:
        def token = token(opened('robot', null), 'hash', [:])
        store.add(token)

        when:
        store.revoke(token.id(), NOW.plusSeconds(1))
        store.revoke(token.id(), NOW.plusSeconds(2))

        then:
        store.findByHash('hash').get().revokedAt() == NOW.plusSeconds(1)
    }

    def "the day of its last use only grows"() {
        given:
        def token = token(opened('robot', null), 'hash', [:])
        store.add(token)

        expect:
        ['2026-11-20', '2026-11-21', '2026-11-19'].collect {
            store.used(token.id(), LocalDate.parse(it))
            store.findByHash('hash').get().lastUsed().toString()
        } == ['2026-11-20', '2026-11-21', '2026-11-21']
    }

    Program opened(String username, organization) {
        programs.open(new Account(new AccountId(UUID.randomUUID()), 1, new Username(username), "Robot $username", Account.Kind.SERVICE,
            null, null, false, ['audit:read', 'statements:file'] as Set, 'none', null, false, NOW, NOW, null), organization)
    }

    static ApiToken token(Program program, String hash, Map given) {
        new ApiToken(new ApiTokenId(UUID.randomUUID()), program.id(), 'nightly', 'hub_aBcD', hash, (given.scopes ?: ['audit:read']) as Set,
            given.madeAt ?: NOW, given.endsAt, null, null)
    }
}
