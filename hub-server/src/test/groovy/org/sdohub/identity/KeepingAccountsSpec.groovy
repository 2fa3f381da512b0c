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
    def kept = new AuditInMemory()
    def audit = new AuditLog(kept, java.time.Clock.systemUTC())
    def accounts = new Accounts(store, passwords, audit)
    def attempts = AttemptsInMemory.limited()
    def signIn = new SignIn(store, passwords, attempts)
    def own = new OwnPasswords(store, passwords, attempts, audit)

    def "an administrator opens an account, and its owner signs in"() {
        when:
        def opened = accounts.open(by(ADMIN), Accounts.Opening.forPerson('Dean.Willis', 'Dean Willis', null, 'sip push 8599'))

        then:
        signedIn('dean.willis', 'sip push 8599').get() == opened
    }

    def "accounts with a public password are hashed once for all, and those with another one for themselves"() {
        given:
        def salts = 0
        def salting = new PlainPasswords() {
            @Override
            String hash(NewPassword password) { super.hash(password) + ' salt ' + ++salts }

            @Override
            boolean matches(String password, String hash) { super.matches(password, hash.replaceFirst(' salt .*', '')) }
        }
        def demo = new Accounts(store, salting, audit).withPublicPasswords()

        when:
        def hashes = [anna: 'shown to all', otto: 'shown to all', dean: 'sip push 8599'].collect { name, password ->
            demo.open(by(ADMIN), Accounts.Opening.forPerson(name, name, null, password)).passwordHash()
        }

        then:
        hashes == ['plain:shown to all salt 1', 'plain:shown to all salt 1', 'plain:sip push 8599 salt 2']

        when: 'one of them gets a password of its own'
        def anna = store.find(new Username('anna')).get()
        def changed = new OwnPasswords(store, salting, attempts, audit).change(by(owner(anna)), 'shown to all', new NewPassword('shown to all'), HERE)

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
        def answer = signedIn(username, password)

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
        signedIn('dean', 'a long password').present
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

        when:
        own.change(by(owner(dean)), 'a long password', new NewPassword('quite another'), HERE)

        then:
        signedIn('dean', 'quite another').present
        signedIn('dean', 'a long password').empty

        and: 'not without it'
        codesOf { own.change(by(owner(dean)), given, new NewPassword('a third one'), HERE) } == ['IDENTITY_PASSWORD_WRONG']
        signedIn('dean', 'quite another').present

        where:
        given << ['', 'a guess of it']
    }

    def "who guesses at the password of a sign-in that was left open is held to the same limit as at the door"() {
        given:
        def dean = accounts.open(by(ADMIN), Accounts.Opening.forPerson('dean', 'Dean', null, 'a long password'))

        when:
        6.times { n -> assert codesOf { own.change(by(owner(dean)), "guess $n", new NewPassword('quite another'), HERE) } == ['IDENTITY_PASSWORD_WRONG'] }
        4.times { assert signedIn('DEAN', "guess $it").empty }
        own.change(by(owner(dean)), 'a long password', new NewPassword('quite another'), HERE)

        then:
        thrown(Attempts.TooMany)
    }

    def "whatever is done with an account is on record, with who did it"() {
        given:
        def dean = accounts.open(by(ADMIN), Accounts.Opening.forPerson('dean', 'Dean', null, 'a long password'))

        when:
        accounts.disable(by(ADMIN), dean.id())
        accounts.enable(by(ADMIN), dean.id())
        own.change(by(owner(dean)), 'a long password', new NewPassword('quite another'), HERE)

        then:
        kept.notes.collect { [it.name(), it.operation(), it.subject()] } ==
            [[ADMIN.name(), 'AccountOpened'], [ADMIN.name(), 'AccountDisabled'], [ADMIN.name(), 'AccountEnabled'], ['Dean', 'PasswordChanged']].collect { it + dean.id().text() }
    }

    def "no password and no hash is ever printed"() {
        given:
        def dean = accounts.open(by(ADMIN), Accounts.Opening.forPerson('dean', 'Dean', null, 'a long password'))

        expect:
        !"$dean ${new NewPassword('a long password')}".contains('a long password')
    }

    def "the last administrator is not disabled, and is told what to do first"() {
        given:
        def admin = accounts.open(by(ADMIN), Accounts.Opening.forAdministrator('admin', 'Admin', 'a long password'))

        when:
        accounts.disable(by(ADMIN), admin.id())

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['IDENTITY_LAST_ADMINISTRATOR']
        refused.refusals()*.fix() == ['Invite another administrator; once they have set a password, this account can be disabled.']

        when:
        accounts.open(by(ADMIN), Accounts.Opening.forAdministrator('second', 'Second', 'a long password'))

        then:
        accounts.disable(by(ADMIN), admin.id()).disabled()
    }

    def "a repeat of a request changes nothing, and its key is not good for another one"() {
        given:
        def dean = accounts.open(by(ADMIN), Accounts.Opening.forPerson('dean', 'Dean', null, 'a long password'))
        def disabling = new Act(ADMIN, NOW, new Act.Receipt('key', 'disable'), UUID::randomUUID)

        when:
        def once = accounts.disable(disabling, dean.id())
        def twice = accounts.disable(disabling, dean.id())

        then:
        once == twice
        kept.notes*.operation().count('AccountDisabled') == 1
        codesOf { accounts.enable(new Act(ADMIN, NOW, new Act.Receipt('key', 'enable'), UUID::randomUUID), dean.id()) } == ['IDEMPOTENCY_KEY_REUSED']
    }

    static final HERE = '192.0.2.1'

    private Optional<Account> signedIn(String username, String password) { signIn.signIn(username, password, HERE, NOW) }

    private static Actor owner(Account account) { new Actor(account.id().text(), null, account.displayName(), [], [] as Set) }

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
