package org.sdohub.identity

import org.sdohub.kernel.Act
import org.sdohub.kernel.Page
import org.sdohub.kernel.PersonId
import org.sdohub.kernel.Refusal
import org.sdohub.kernel.Refused
import org.sdohub.organization.EmailAddress
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
            null, null, false, ['statements:read', 'catalogue:import'] as Set, 'hash', null, false, NOW, NOW, null)

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
        store.save(new Account(changed.id(), 2, changed.username(), changed.displayName(), changed.kind(), changed.person(), changed.email(),
            changed.administrator(), changed.scopes(), changed.passwordHash(), changed.link(), changed.disabled(), changed.openedAt(),
            changed.tokensFrom(), changed.receipt()))

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

    def "an account without password is found by its link, until another one or a password takes the link's place"() {
        given:
        def invited = anAccount('invited', null, link('first')).by(new Act.Receipt('a key', 'a fingerprint'))
        store.save(invited)
        store.save(anAccount('another', null, link('another')))

        expect:
        store.findByLink('first').get() == invited
        store.findByLink('second').empty

        when:
        def again = store.save(invited.withLink(link('second')))

        then:
        store.findByLink('first').empty
        store.findByLink('second').get() == again

        when:
        def set = store.save(again.withPassword('hash', NOW.plusSeconds(1)))

        then:
        store.findByLink('second').empty
        store.find(invited.id()).get() == set
    }

    def "pages go through all accounts in the order of their names, forwards and backwards: #size"() {
        given:
        ['bert', 'Anna', 'dora', 'CARL', 'emil'].each { store.save(anAccount(it)) }
        def all = new AccountStore.Filter('', null)

        when:
        def forwards = walk { after -> store.page(all, new Page.Request(size, after, null, false)) }
        def backwards = walkBack { before -> store.page(all, new Page.Request(size, null, before, true)) }

        then:
        forwards == ['Anna', 'bert', 'CARL', 'dora', 'emil']
        backwards == forwards
        store.page(all, Page.Request.first(size)).total().asLong == 5

        where:
        size << [1, 2, 5, 6]
    }

    def "only those are in a page that the filter names: '#name', disabled #disabled"() {
        given:
        store.save(anAccount('anna'))
        store.save(anAccount('otto_x'))
        def gone = store.save(anAccount('annika'))
        store.save(gone.disable(NOW))

        when:
        def page = store.page(new AccountStore.Filter(name, disabled), Page.Request.first(10))

        then:
        page.values()*.username()*.value() == found
        page.total().asLong == found.size()

        where:
        name              | disabled || found
        ''                | null     || ['anna', 'annika', 'otto_x']
        'ANN'             | null     || ['anna', 'annika']
        'is Otto'         | null     || ['otto_x']
        '_'               | null     || ['otto_x']
        '%'               | null     || []
        '!'               | null     || []
        ''                | true     || ['annika']
        ''                | false    || ['anna', 'otto_x']
        'anna'            | true     || []
        "' or 1=1 --"     | null     || []
    }

    def "the last administrator who can sign in stays: others that are #others do not count"() {
        given:
        def (admin, other) = [store.save(anAccount('admin')), store.save(anAccount('other', hash, hash ? null : link('open')))]
        if (others == 'disabled') store.save(other.disable(NOW))

        expect:
        store.saveUnlessLastAdministrator(admin.disable(NOW)) == (others == 'there')
        store.find(admin.id()).get().disabled() == (others == 'there')

        where:
        others     | hash
        'there'    | 'hash'
        'disabled' | 'hash'
        'invited'  | null
    }

    def "of several administrators who are disabled at once one stays"() {
        given:
        def admins = (1..4).collect { store.save(anAccount("admin$it")) }
        def many = Executors.newFixedThreadPool(4)

        when:
        def outcomes = many.invokeAll(admins.collect { admin -> { -> store.saveUnlessLastAdministrator(admin.disable(NOW)) } as Callable })*.get()

        then:
        outcomes.count(true) == 3
        admins.count { store.find(it.id()).get().disabled() } == 3

        cleanup:
        many.shutdownNow()
    }

    private static List<String> walk(Closure<Page<Account>> next) {
        def names = []
        def page = next(null)
        while (true) {
            names.addAll(page.values()*.username()*.value())
            if (!page.hasNext()) return names
            page = next(page.items().last().position())
        }
    }

    private static List<String> walkBack(Closure<Page<Account>> next) {
        def names = []
        def page = next(null)
        while (true) {
            names.addAll(0, page.values()*.username()*.value())
            if (!page.hasPrevious()) return names
            page = next(page.items().first().position())
        }
    }

    static PasswordLink link(String hash) {
        new PasswordLink(PasswordLink.Purpose.INVITATION, hash, NOW.plusSeconds(3600))
    }

    static boolean attempt(Closure act) {
        try {
            act()
            return true
        } catch (Refused ignored) {
            return false
        }
    }

    static Account anAccount(String username, String hash = 'opaque$hash', PasswordLink link = null) {
        new Account(new AccountId(UUID.randomUUID()), 1, new Username(username), "The one who is $username",
            Account.Kind.PERSON, new PersonId(UUID.randomUUID()), new EmailAddress('someone@sdo.example'), true, [] as Set, hash, link,
            false, NOW, NOW, null)
    }
}
