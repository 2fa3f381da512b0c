package org.sdohub.identity

import java.time.Duration
import java.time.Instant
import org.sdohub.kernel.Act
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import org.sdohub.kernel.PersonId
import org.sdohub.kernel.Refused
import org.sdohub.organization.EmailAddress
import org.sdohub.organization.PersonStore
import spock.lang.Specification

/** Links by which a password is set: of an invitation, and of a reset. */
class InvitingSpec extends Specification {

    static final NOW = Instant.parse('2026-03-02T09:30:00Z')
    static final HERE = '192.0.2.1'
    static final UNKNOWN = ['IDENTITY_LINK_UNKNOWN']
    static final ADMIN = new Actor('account:admin', null, 'Admin', [new Office(Office.Kind.HUB_ADMIN, null, null, Instant.EPOCH, null)], [] as Set)
    static final TERMS = [invitation: { Duration.ofDays(7) }, reset: { Duration.ofHours(24) }] as LinkTerms

    def store = new AccountsInMemory()
    def passwords = new PlainPasswords()
    def kept = new AuditInMemory()
    def audit = new AuditLog(kept, java.time.Clock.systemUTC())
    def accounts = new Accounts(store, passwords, audit)
    def attempts = AttemptsInMemory.limited()
    def links = new PasswordLinks(store, { Optional.empty() } as PersonStore, TERMS, audit)
    def own = new OwnPasswords(store, passwords, attempts, audit)
    def signIn = new SignIn(store, passwords, attempts)

    def "the invited sets a password by the link, and signs in by it from then on"() {
        given:
        def issued = links.invite(at(NOW), invitation('dean'))

        expect: 'nobody can before'
        issued.account().state() == Account.State.INVITED
        [null, '', 'null', 'sip push 8599'].every { signIn.signIn('dean', "$it", HERE, NOW).empty }

        when:
        def account = own.setByLink(issued.word(), new NewPassword('sip push 8599'), HERE, NOW.plusSeconds(5))

        then:
        account.state() == Account.State.ACTIVE
        account.email().value() == 'dean@sdo.example'
        signIn.signIn('dean', 'sip push 8599', HERE, NOW).get() == account
    }

    def "a link has 256 random bits, and only its hash is kept and nothing of it printed"() {
        given:
        def all = (1..50).collect { links.invite(at(NOW), invitation("account$it")) }

        expect:
        all*.word().unique(false).size() == 50
        all.every { it.word().replace('-', '+').replace('_', '/').decodeBase64().length == 32 }
        all.every { !it.account().link().hash().contains(it.word()) && it.account().link().hash() == OneTimeSecret.hash(it.word()) }
        all.every { one -> [one, one.account(), one.link()].every { !"$it".contains(one.word()) && !"$it".contains(one.link().hash()) } }
        all.every { !kept.notes.toString().contains(it.word()) }
    }

    def "a link that is #what is refused, and always in the same words"() {
        given:
        def issued = links.invite(at(NOW), invitation('dean'))
        def word = spoil(this, issued)

        expect:
        codesOf { own.find(word, HERE, NOW.plusSeconds(60)) } == UNKNOWN
        messagesOf { own.setByLink(word, new NewPassword('sip push 8599'), HERE, NOW.plusSeconds(60)) } ==
            ['This link is not good: it was used, is over, or was replaced by a newer one.']
        signIn.signIn('dean', 'sip push 8599', HERE, NOW).empty

        where:
        what                  | spoil
        'used'                | { it, one -> it.own.setByLink(one.word(), new NewPassword('another password'), HERE, NOW); one.word() }
        'over'                | { it, one -> it.store.save(one.account().withLink(new PasswordLink(one.link().purpose(), one.link().hash(), NOW.plusSeconds(60)))); one.word() }
        'replaced'            | { it, one -> it.links.issue(it.at(NOW), one.account().id()); one.word() }
        'of a disabled one'   | { it, one -> it.accounts.disable(it.at(NOW), one.account().id()); one.word() }
        'of one that was disabled' | { it, one -> [it.accounts.disable(it.at(NOW), one.account().id()), it.accounts.enable(it.at(NOW), one.account().id())]; one.word() }
        'unknown'             | { it, one -> OneTimeSecret.next() }
        'the hash that is kept' | { it, one -> one.link().hash() }
        'cut'                 | { it, one -> one.word().dropRight(1) }
        'longer'              | { it, one -> one.word() + 'A' }
        'nothing'             | { it, one -> '' }
        'no word at all'      | { it, one -> "' or 1=1 --\u0000" }
    }

    def "a link is good until its end and not at it: #purpose"() {
        given:
        def issued = links.invite(at(NOW), invitation('dean'))
        if (purpose == 'reset') {
            own.setByLink(issued.word(), new NewPassword('sip push 8599'), HERE, NOW)
            issued = links.issue(at(NOW), issued.account().id())
        }

        expect:
        issued.link().endsAt() == NOW + lasting
        own.find(issued.word(), HERE, NOW + lasting.minusMillis(1)) == issued.account()
        codesOf { own.find(issued.word(), HERE, NOW + lasting) } == UNKNOWN

        where:
        purpose      | lasting
        'invitation' | Duration.ofDays(7)
        'reset'      | Duration.ofHours(24)
    }

    def "a new link takes the place of the old one"() {
        given:
        def first = links.invite(at(NOW), invitation('dean'))
        def second = links.issue(at(NOW), first.account().id())

        expect:
        second.link().purpose() == PasswordLink.Purpose.INVITATION
        codesOf { own.find(first.word(), HERE, NOW) } == UNKNOWN
        own.find(second.word(), HERE, NOW) == second.account()
    }

    def "a reset leaves the old password until a new one is set, and ends all sign-ins then"() {
        given:
        def account = own.setByLink(links.invite(at(NOW), invitation('dean')).word(), new NewPassword('sip push 8599'), HERE, NOW)
        def issued = links.issue(at(NOW.plusSeconds(10)), account.id())

        expect:
        issued.link().purpose() == PasswordLink.Purpose.RESET
        signIn.signIn('dean', 'sip push 8599', HERE, NOW).present
        store.find(account.id()).get().accepts(NOW.plusSeconds(10))

        when:
        own.setByLink(issued.word(), new NewPassword('quite another'), HERE, NOW.plusSeconds(20))

        then:
        signIn.signIn('dean', 'sip push 8599', HERE, NOW).empty
        signIn.signIn('dean', 'quite another', HERE, NOW).present
        !store.find(account.id()).get().accepts(NOW.plusSeconds(19))
    }

    def "of two who use a link at once one sets the password, and the other is told that it is not good"() {
        given:
        def issued = links.invite(at(NOW), invitation('dean'))
        def racing = new OwnPasswords(store, new PlainPasswords() {
            @Override
            String hash(NewPassword password) {
                own.setByLink(issued.word(), new NewPassword('the first one'), HERE, NOW)
                super.hash(password)
            }
        }, attempts, audit)

        expect:
        codesOf { racing.setByLink(issued.word(), new NewPassword('the second one'), HERE, NOW) } == UNKNOWN
        signIn.signIn('dean', 'the first one', HERE, NOW).present
    }

    def "ten links may be wrong from an address in 15 minutes, then a right one is not looked at either"() {
        given:
        def issued = links.invite(at(NOW), invitation('dean'))
        10.times { n -> assert codesOf { own.find(OneTimeSecret.next(), HERE, NOW.plusSeconds(n)) } == UNKNOWN }

        when:
        own.setByLink(issued.word(), new NewPassword('sip push 8599'), HERE, NOW.plusSeconds(10))

        then:
        def tooMany = thrown(Attempts.TooMany)
        tooMany.seconds() == 890
        tooMany.refusal().code() == 'IDENTITY_SIGN_IN_LIMITED'
        tooMany.refusal().fix() == 'Try again in 15 minutes; an administrator of the hub can give you a link to set a new password.'
        own.find(issued.word(), '198.51.100.7', NOW.plusSeconds(10)) == issued.account()
    }

    def "an invitation is refused with #what"() {
        given:
        links.invite(at(NOW), invitation('taken'))

        expect:
        codesOf { act.call(links) } == [code]

        where:
        what                 | act                                                                                      || code
        'a taken username'   | { it.invite(at(NOW), invitation('TAKEN')) }                                              || 'IDENTITY_USERNAME_TAKEN'
        'an unknown person'  | { it.invite(at(NOW), invitation('dean', new PersonId(UUID.randomUUID()))) }              || 'IDENTITY_PERSON_UNKNOWN'
        'no right to it'     | { it.invite(new Act(Actor.PUBLIC, NOW), invitation('dean')) }                            || 'IDENTITY_FOR_ADMINISTRATORS'
        'no right to a link' | { it.issue(new Act(Actor.PUBLIC, NOW), new AccountId(UUID.randomUUID())) }               || 'IDENTITY_FOR_ADMINISTRATORS'
        'an unknown account' | { it.issue(at(NOW), new AccountId(UUID.randomUUID())) }                                  || 'IDENTITY_ACCOUNT_UNKNOWN'
    }

    def "no link is given out for a disabled account, nor for a program"() {
        given:
        def gone = links.invite(at(NOW), invitation('gone')).account()
        accounts.disable(at(NOW), gone.id())
        def robot = accounts.open(at(NOW), new Accounts.Opening(new Username('robot'), 'Robot', Account.Kind.SERVICE, null, false, ['statements:read'] as Set, new NewPassword('a long password')))

        expect:
        codesOf { links.issue(at(NOW), gone.id()) } == ['IDENTITY_ACCOUNT_DISABLED']
        codesOf { links.issue(at(NOW), robot.id()) } == ['IDENTITY_PROGRAM_HAS_NO_PASSWORD']
    }

    def "a repeat of an invitation opens no second account, and gives a link that is good"() {
        given:
        def act = new Act(ADMIN, NOW, new Act.Receipt('key', 'fingerprint'), UUID::randomUUID)
        def (first, second) = [links.invite(act, invitation('dean')), links.invite(act, invitation('dean'))]

        expect:
        first.account().id() == second.account().id()
        codesOf { own.find(first.word(), HERE, NOW) } == UNKNOWN
        own.find(second.word(), HERE, NOW) == second.account()

        and: 'another invitation by the same key is none'
        codesOf { links.invite(new Act(ADMIN, NOW, new Act.Receipt('key', 'another'), UUID::randomUUID), invitation('eve')) } == ['IDEMPOTENCY_KEY_REUSED']
    }

    def "all of it is on record, with who did it"() {
        when:
        def issued = links.invite(at(NOW), invitation('dean'))
        own.setByLink(links.issue(at(NOW), issued.account().id()).word(), new NewPassword('sip push 8599'), HERE, NOW)
        own.setByLink(links.issue(at(NOW), issued.account().id()).word(), new NewPassword('quite another'), HERE, NOW)

        then:
        kept.notes.collect { [it.name(), it.operation()] } == [['Admin', 'AccountInvited'], ['Admin', 'InvitationRenewed'], ['Mr dean', 'InvitationAccepted'],
            ['Admin', 'ResetLinkIssued'], ['Mr dean', 'PasswordReset']]
        kept.notes*.subject().every { it == issued.account().id().text() }
    }

    static Act at(Instant now) { new Act(ADMIN, now) }

    static PasswordLinks.Invitation invitation(String username, PersonId person = null) {
        new PasswordLinks.Invitation(new Username(username), "Mr $username", person, new EmailAddress("$username@sdo.example"), false)
    }

    private static List<String> codesOf(Closure act) { refusalsOf(act)*.code() }

    private static List<String> messagesOf(Closure act) { refusalsOf(act)*.message() }

    private static List refusalsOf(Closure act) {
        try {
            act()
            []
        } catch (Refused refused) {
            refused.refusals()
        }
    }
}
