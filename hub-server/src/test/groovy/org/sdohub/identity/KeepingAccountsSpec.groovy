package org.sdohub.identity

import org.sdohub.kernel.Act
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import org.sdohub.kernel.Refusal
import org.sdohub.kernel.Refused
import spock.lang.Specification

import java.time.Instant

class KeepingAccountsSpec extends Specification {

    static final NOW = Instant.parse('2026-03-02T09:30:00Z')
    static final ADMIN = new Actor('account:admin', null, 'Admin', [office(Office.Kind.HUB_ADMIN)], [] as Set)

    def store = new AccountsInMemory()
    def passwords = new PlainPasswords()
    def accounts = new Accounts(store, passwords)
    def signIn = new SignIn(store, passwords)

    def "an administrator opens an account, and its owner signs in"() {
        when:
        def opened = accounts.open(by(ADMIN), Accounts.Opening.forPerson('Dean.Willis', 'Dean Willis', null, 'sip push 8599'))

        then:
        signIn.signIn('dean.willis', 'sip push 8599').get() == opened
    }

    def "accounts with a public password are hashed once for all, and those with another one for themselves"() {
        given:
        def salts = 0
        def salting = new PlainPasswords() {
            @Override
            String hash(NewPassword password) { super.hash(password) + ' salt ' + ++salts }
        }
        def demo = new Accounts(store, salting).withPublicPasswords()

        when:
        def hashes = [anna: 'shown to all', otto: 'shown to all', dean: 'sip push 8599'].collect { name, password ->
            demo.open(by(ADMIN), Accounts.Opening.forPerson(name, name, null, password)).passwordHash()
        }

        then:
        hashes == ['plain:shown to all salt 1', 'plain:shown to all salt 1', 'plain:sip push 8599 salt 2']

        when: 'one of them gets a password of its own'
        def changed = new Accounts(store, salting)
                .changePassword(by(ADMIN), store.find(new Username('anna')).get().id(), null, new NewPassword('shown to all'))

        then:
        changed.passwordHash() == 'plain:shown to all salt 3'
    }

    def "only administrators keep accounts: not #who"() {
        given:
        def account = accounts.open(by(ADMIN), Accounts.Opening.forPerson('dean', 'Dean', null, 'a long password'))

        when:
        act.call(accounts, by(actor), account)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == [code]

        where:
        who                    | actor                          | act                                                                                            || code
        'the public, opening'  | Actor.PUBLIC                   | { a, by, x -> a.open(by, Accounts.Opening.forPerson('eve', 'Eve', null, 'a long password')) } || 'IDENTITY_FOR_ADMINISTRATORS'
        'a chair, opening'     | holding(Office.Kind.CHAIR)     | { a, by, x -> a.open(by, Accounts.Opening.forPerson('eve', 'Eve', null, 'a long password')) } || 'IDENTITY_FOR_ADMINISTRATORS'
        'an ended admin'       | ended(Office.Kind.HUB_ADMIN)   | { a, by, x -> a.open(by, Accounts.Opening.forPerson('eve', 'Eve', null, 'a long password')) } || 'IDENTITY_FOR_ADMINISTRATORS'
        'a chair, disabling'   | holding(Office.Kind.CHAIR)     | { a, by, x -> a.disable(by, x.id()) }                                                          || 'IDENTITY_FOR_ADMINISTRATORS'
        'a chair, enabling'    | holding(Office.Kind.CHAIR)     | { a, by, x -> a.enable(by, x.id()) }                                                           || 'IDENTITY_FOR_ADMINISTRATORS'
        'a chair, a password'  | holding(Office.Kind.CHAIR)     | { a, by, x -> a.changePassword(by, x.id(), null, new NewPassword('another one')) }             || 'IDENTITY_ACCOUNT_UNKNOWN'
    }

    def "a username of '#username' is refused"() {
        when:
        new Username(username)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['IDENTITY_USERNAME_FORM']

        where:
        username << ['', 'ab', 'a b', ' abc', '.abc', 'abc\n', 'a\u0000bc', 'jürgen', 'аdmin', 'x' * 65]
    }

    def "a password of #length characters is #outcome"() {
        when:
        def codes = codesOf { new NewPassword('😀' * length) }

        then:
        codes == (outcome == 'refused' ? ['IDENTITY_PASSWORD_LENGTH'] : [])

        where:
        length || outcome
        9      || 'refused'
        10     || 'accepted'
        200    || 'accepted'
        201    || 'refused'
    }

    def "an account is refused with #what"() {
        expect:
        codesOf { accounts.open(by(ADMIN), opening) } == [code]

        where:
        what                       | opening                                                           || code
        'a blank name'             | opening(name: ' ')                                                || 'IDENTITY_DISPLAY_NAME_LENGTH'
        'a name of 101 letters'    | opening(name: 'x' * 101)                                          || 'IDENTITY_DISPLAY_NAME_LENGTH'
        'scopes for a person'      | opening(scopes: ['statements:read'])                              || 'IDENTITY_SCOPES_FOR_PROGRAMS'
        'an administering program' | opening(kind: Account.Kind.SERVICE, administrator: true)          || 'IDENTITY_PROGRAM_HAS_NO_OFFICE'
        'a scope of no form'       | opening(kind: Account.Kind.SERVICE, scopes: ['all of it'])        || 'IDENTITY_SCOPE_FORM'
        'too many scopes'          | opening(kind: Account.Kind.SERVICE, scopes: (1..21).collect { 'a:b' + 'c' * it }) || 'IDENTITY_SCOPE_FORM'
    }

    def "a repeat of the same request opens no second account"() {
        given:
        def act = new Act(ADMIN, NOW, new Act.Receipt('admin/1', 'f'), UUID::randomUUID)
        def opening = Accounts.Opening.forPerson('dean', 'Dean', null, 'a long password')

        expect:
        accounts.open(act, opening) == accounts.open(act, opening)
    }

    def "unknown, wrong and disabled look the same and cost the same: #who"() {
        given:
        def dean = accounts.open(by(ADMIN), Accounts.Opening.forPerson('dean', 'Dean', null, 'a long password'))
        def gone = accounts.open(by(ADMIN), Accounts.Opening.forPerson('gone', 'Gone', null, 'a long password'))
        accounts.disable(by(ADMIN), gone.id())

        when:
        def answer = signIn.signIn(username, password)

        then:
        answer.empty
        passwords.asked == 1

        where:
        who             | username    | password
        'unknown'       | 'nobody'    | 'a long password'
        'malformed'     | '\u0000'    | 'a long password'
        'wrong'         | 'dean'      | 'another password'
        'nearly right'  | 'dean'      | 'a long password '
        'empty'         | 'dean'      | ''
        'disabled'      | 'gone'      | 'a long password'
    }

    def "a disabled account signs in again once it is enabled"() {
        given:
        def dean = accounts.open(by(ADMIN), Accounts.Opening.forPerson('dean', 'Dean', null, 'a long password'))
        accounts.disable(by(ADMIN), dean.id())

        when:
        accounts.enable(by(ADMIN), dean.id())

        then:
        signIn.signIn('dean', 'a long password').present
    }

    def "disabling twice and enabling what is enabled are refused"() {
        given:
        def dean = accounts.open(by(ADMIN), Accounts.Opening.forPerson('dean', 'Dean', null, 'a long password'))

        expect:
        codesOf { accounts.enable(by(ADMIN), dean.id()) } == ['IDENTITY_NOT_DISABLED']
        codesOf { 2.times { accounts.disable(by(ADMIN), dean.id()) } } == ['IDENTITY_ALREADY_DISABLED']
    }

    def "one changes one's own password by giving the one until now"() {
        given:
        def dean = accounts.open(by(ADMIN), Accounts.Opening.forPerson('dean', 'Dean', null, 'a long password'))
        def himself = new Actor(dean.id().text(), null, 'Dean', [], [] as Set)

        when:
        accounts.changePassword(by(himself), dean.id(), 'a long password', new NewPassword('quite another'))

        then:
        signIn.signIn('dean', 'quite another').present
        signIn.signIn('dean', 'a long password').empty

        and: 'not without it'
        codesOf { accounts.changePassword(by(himself), dean.id(), given, new NewPassword('a third one')) } ==
            ['IDENTITY_PASSWORD_WRONG']

        where:
        given << [null, 'a guess of it']
    }

    def "no password and no hash is ever printed"() {
        given:
        def dean = accounts.open(by(ADMIN), Accounts.Opening.forPerson('dean', 'Dean', null, 'a long password'))

        expect:
        !"$dean ${new NewPassword('a long password')}".contains('a long password')
    }

    private static Act by(Actor actor) { new Act(actor, NOW) }

    private static Actor holding(Office.Kind kind) { new Actor('account:x', null, 'X', [office(kind)], [] as Set) }

    private static Actor ended(Office.Kind kind) {
        new Actor('account:x', null, 'X', [new Office(kind, null, null, Instant.EPOCH, NOW)], [] as Set)
    }

    private static Office office(Office.Kind kind) { new Office(kind, null, null, Instant.EPOCH, null) }

    private static Accounts.Opening opening(Map given) {
        new Accounts.Opening(new Username('somebody'), given.name ?: 'Somebody', given.kind ?: Account.Kind.PERSON, null,
            given.administrator ?: false, (given.scopes ?: []) as Set, new NewPassword('a long password'))
    }

    private static List<String> codesOf(Closure act) {
        try {
            act()
            return []
        } catch (Refused refused) {
            return refused.refusals()*.code()
        }
    }
}
