package org.sdohub.adapter.security

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.time.Duration
import org.sdohub.adapter.graphql.GlobalId
import org.sdohub.identity.Account
import org.sdohub.identity.Accounts
import org.sdohub.identity.AuditLog
import org.sdohub.identity.ExternalIdentities
import org.sdohub.identity.NewPassword
import org.sdohub.identity.Username

/** Which identity at a provider signs in to which account: its owner says, or an administrator. */
class LinkingIdentitiesSpec extends WithAProvider {

    static final AGAIN = '/sign-in?problem=IDENTITY_SIGN_IN_AGAIN&return=%2Faccount'

    def "whoever has just signed in links an identity, once they have said yes"() {
        given:
        def name = account()
        def mine = signedIn(name)
        def begun = begin('/', '&link', mine)

        when: 'they come back from the provider'
        def answer = back(provider.authorize(begun.way, 'own'), begun.cookie + '; ' + mine)
        def offer = cookies(answer).find { it.startsWith('__Host-hub-link=') }.split(';')[0]

        then: 'they are asked, and nothing is linked yet'
        location(answer) == '/account'
        get('/account', mine + '; ' + offer).body().contains('At The SDO you are The &lt;b&gt;chair&lt;/b&gt;.')
        nobodyComesIn(attempt('own'), UNKNOWN)

        when: 'somebody else says yes'
        def others = post('/account/links', '', signedIn() + '; ' + offer)

        then:
        location(others) == '/account?problem=IDENTITY_SIGN_IN_AGAIN'
        nobodyComesIn(attempt('own'), UNKNOWN)

        when: 'they say yes'
        def linked = post('/account/links', '', mine + '; ' + offer)

        then:
        location(linked) == '/account'
        get('/account', session(attempt('own'))).body().contains("Somebody $name")

        and: 'it is theirs alone, and can be taken away'
        get('/account', mine).body().contains('At The SDO as own')
        location(post('/account/unlink', fields([issuer: provider.issuer, subject: 'own']), signedIn())) == '/account?problem=IDENTITY_ACCOUNT_UNKNOWN'
        session(attempt('own')) != null
        location(post('/account/unlink', fields([issuer: provider.issuer, subject: 'own']), mine)) == '/account'
        nobodyComesIn(attempt('own'), UNKNOWN)
        context.getBean(AuditLog).after(0, 100_000)*.note().findAll { it.operation() =~ /ExternalIdentity(Unl|L)inked/ && it.subject() == id(name).text() }*.operation() == ['ExternalIdentityLinked', 'ExternalIdentityUnlinked']
    }

    def "nothing is linked where #what"() {
        given:
        def mine = signedIn()

        expect:
        location(links(this, mine)) == place

        where:
        what                                     | links                                                                                        || place
        'the sign-in is not new'                 | { me, m -> me.clock.at += Duration.ofMinutes(11); me.get('/sign-in/with/sdo?link', m, ['Sec-Fetch-Site': 'same-origin']) } || AGAIN
        'nobody is signed in'                    | { me, m -> me.get('/sign-in/with/sdo?link', null, ['Sec-Fetch-Site': 'same-origin']) }     || AGAIN
        'another has signed in since'            | { me, m -> def begun = me.begin('/', '&link', m); me.back(me.provider.authorize(begun.way, 's'), begun.cookie + '; ' + me.signedIn()) } || AGAIN
        'nobody has been to a provider'          | { me, m -> me.post('/account/links', '', m) }                                          || '/account?problem=IDENTITY_SIGN_IN_AGAIN'
        'nobody is signed in to say yes'         | { me, m -> me.post('/account/links', '', null) }                                          || AGAIN
        'it is another account\'s already'       | { me, m -> me.knownOr('hostile'); me.offeredAndTaken('hostile', m) }                   || '/account?problem=IDENTITY_EXTERNAL_TAKEN'
        'no administrator names the account'     | { me, m -> me.post('/account/links', me.fields([username: me.account(), provider: 'sdo', subject: 'x']), m) } || '/account?problem=IDENTITY_FOR_ADMINISTRATORS'
    }

    def "#who sees by which identities one comes in, and takes one away; others are told of no such account"() {
        given:
        def (subject, kept) = ["$who: one".toString(), "$who: another".toString()]
        def name = linked(subject)
        context.getBean(ExternalIdentities).link(act(), new Username(name), provider.issuer, kept)
        def mine = who == 'the owner' ? signedIn(name) : signedIn(administrator())
        def account = GlobalId.of(id(name))
        def asked = [input: [account: account, issuer: provider.issuer, subject: subject]]

        expect:
        seen(account, mine)*.subject == [subject, kept]
        seen(account, mine).every { it.issuer == provider.issuer && it.provider == 'The SDO' && it.linkedAt }
        seen(account, signedIn()) == null

        and:
        unlinks(asked, signedIn()) == ['IDENTITY_ACCOUNT_UNKNOWN']
        unlinks([input: asked.input + [subject: 'x']], mine) == ['IDENTITY_EXTERNAL_UNKNOWN']
        session(attempt(subject)) != null

        when:
        def done = unlinks(asked, mine)

        then: 'nobody comes in by it any more, by the other one still'
        done == []
        nobodyComesIn(attempt(subject), UNKNOWN)
        session(attempt(kept)) != null
        seen(account, mine)*.subject == [kept]
        unlinks(asked, mine) == ['IDENTITY_EXTERNAL_UNKNOWN']

        and: 'it is on record once'
        context.getBean(AuditLog).after(0, 100_000)*.note().count { it.operation() == 'ExternalIdentityUnlinked' && it.subject() == id(name).text() } == 1

        where:
        who << ['the owner', 'an administrator']
    }

    private String administrator() {
        def boss = "boss${hub.next()}".toString()
        accounts().open(act(), Accounts.Opening.forAdministrator(boss, 'Boss', PASSWORD))
        boss
    }

    private List<Map> seen(String account, String cookie) {
        graphql('query($id: ID!) { node(id: $id) { ... on Account { externalIdentities { issuer provider subject linkedAt } } } }', [id: account], cookie).node?.externalIdentities
    }

    private List<String> unlinks(Map variables, String cookie) {
        graphql('mutation($input: UnlinkExternalIdentityInput!) { unlinkExternalIdentity(input: $input) { problems { code } } }', variables, cookie).unlinkExternalIdentity.problems*.code
    }

    private Map graphql(String document, Map variables, String cookie) {
        def answer = post('/graphql', JsonOutput.toJson([query: document, variables: variables]), cookie, 'application/json')
        new JsonSlurper().parseText(answer.body()).data
    }

    def "an administrator links an account of a person: #username, #named: #place"() {
        given:
        def boss = administrator()
        ['ann', 'robot'].findAll { accounts().find(new Username(it)).empty }.each {
            accounts().open(act(), new Accounts.Opening(new Username(it), it, it == 'ann' ? Account.Kind.PERSON : Account.Kind.SERVICE, null, false, [] as Set, new NewPassword(PASSWORD)))
        }

        when:
        def answer = post('/account/links', fields([username: username, provider: named, subject: subject]), signedIn(boss))

        then:
        location(answer) == place
        place != '/account' || session(attempt(subject)) != null

        where:
        username | named    | subject   || place
        'ann'    | 'sdo'    | 'ann'     || '/account'
        'ann'    | 'sdo'    | 'ann'     || '/account?problem=IDENTITY_EXTERNAL_TAKEN'
        'robot'  | 'sdo'    | 'robot'   || '/account?problem=IDENTITY_EXTERNAL_FOR_PEOPLE'
        'nobody' | 'sdo'    | 'nobody'  || '/account?problem=IDENTITY_ACCOUNT_UNKNOWN'
        '?'      | 'sdo'    | 'nobody'  || '/account?problem=IDENTITY_USERNAME_FORM'
        'ann'    | 'nobody' | 'ann'     || '/account?problem=IDENTITY_PROVIDER_UNKNOWN'
        'ann'    | 'sdo'    | ''        || '/account?problem=IDENTITY_EXTERNAL_FORM'
        'ann'    | 'sdo'    | 'a\nb'    || '/account?problem=IDENTITY_EXTERNAL_FORM'
    }
}
