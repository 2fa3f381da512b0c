package org.sdohub.adapter.security

import io.micronaut.context.ApplicationContext
import io.micronaut.context.env.PropertySource
import java.time.Duration
import java.util.concurrent.CountDownLatch
import org.sdohub.identity.AuditLog
import org.sdohub.identity.Providers
import spock.util.concurrent.PollingConditions

/** Over real HTTP, with a provider that answers as it is told: who comes in by OpenID Connect, and who does not. */
class SigningInWithAProviderSpec extends WithAProvider {

    def "whoever is linked comes in, with the cookie of a sign-in by password and to where they were; on record once"() {
        given:
        def name = linked('chair-1')
        def log = context.getBean(AuditLog)
        def last = log.after(0, 100_000).size()

        when:
        def begun = begin('/statements?state=owed')
        def answer = back(provider.authorize(begun.way, 'chair-1'), begun.cookie)

        then:
        answer.statusCode() == 303
        location(answer) == '/statements?state=owed'
        session(answer) ==~ /__Host-hub-session=[0-9a-f-]{36}\.[\w-]{43}/
        get('/account', session(answer)).body().contains("Somebody $name")

        and: 'the attempt is over, and nothing of it is kept'
        cookies(answer).any { it.startsWith('__Host-hub-oidc=; Max-Age=0;') }
        answer.headers().firstValue('cache-control').get() == 'no-store'
        log.after(last, 100)*.note().count { it.operation() == 'SignedIn' } == 1
    }

    def "the page to sign in leads there, and the cookie of the attempt is short, sealed and nobody else's"() {
        expect:
        get('/sign-in?return=/orgs').body().contains('<a href="/sign-in/with/sdo?return=%2Forgs">Sign in with The SDO</a>')
        begin().set ==~ /__Host-hub-oidc=[A-Za-z0-9+\/=]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure/
        begin().way.toString().contains('redirect_uri=https%3A%2F%2Fhub.example%2Fsign-in%2Fcallback%2Fsdo')
    }

    def "keys of both kinds are known, also those that the provider has changed to since: #what"() {
        given:
        linked(what)

        when:
        published.each { now -> provider.published = now }
        provider.token = { Map it -> ProviderStub.signed(it, key, algorithm) }

        then: 'as soon as the hub asks for the keys again, which it does not do at each attempt'
        new PollingConditions(timeout: 60).eventually { assert session(attempt(what)) != null }

        where:
        what          | key              | algorithm | published
        'RSA'         | ProviderStub.RSA | 'RS256'   | [[ProviderStub.RSA]]
        'RSA-PSS'     | ProviderStub.RSA | 'PS256'   | [[ProviderStub.RSA]]
        'EC'          | ProviderStub.EC  | 'ES256'   | [[ProviderStub.RSA, ProviderStub.EC]]
        'rotated key' | NEXT             | 'RS256'   | [[NEXT, ProviderStub.RSA, ProviderStub.EC]]
    }

    def "clocks may be apart by less than a minute"() {
        given:
        linked('clocks')
        def begun = begin()
        provider.claims = { it + [exp: System.currentTimeSeconds() - 30, iat: System.currentTimeSeconds() + 30] }

        expect:
        session(back(provider.authorize(begun.way, 'clocks'), begun.cookie)) != null
    }

    def "a token is refused that has #what"() {
        given:
        knownOr('hostile')
        def begun = begin()
        provider.claims = claims
        if (token != null) provider.token = token

        when:
        def answer = back(provider.authorize(begun.way, 'hostile'), begun.cookie)

        then:
        nobodyComesIn(answer, BAD)

        where:
        what                             | claims                                                    | token
        'another nonce'                  | { it + [nonce: 'x' * 43] }                                | null
        'no nonce'                       | { it - it.subMap('nonce') }                               | null
        'another audience'               | { it + [aud: 'another client'] }                          | null
        'no audience'                    | { it - it.subMap('aud') }                                 | null
        'another party it is for'        | { it + [aud: [ProviderStub.CLIENT, 'x'], azp: 'x'] }      | null
        'run out'                        | { it + [exp: System.currentTimeSeconds() - 70] }          | null
        'no end'                         | { it - it.subMap('exp') }                                 | null
        'its beginning in the future'    | { it + [iat: System.currentTimeSeconds() + 120] }         | null
        'another issuer'                 | { it + [iss: 'https://other.example'] }                   | null
        'an issuer that looks like it'   | { it + [iss: it.iss + '/'] }                              | null
        'no issuer'                      | { it - it.subMap('iss') }                                 | null
        'no subject'                     | { it - it.subMap('sub') }                                 | null
        'no signature'                   | { it }                                                    | { Map it -> ProviderStub.unsigned(it) }
        'an HMAC with the public key'    | { it }                                                    | { Map it -> ProviderStub.byHmac(it, ProviderStub.RSA.publicKey.encoded) }
        'an HMAC with the public number' | { it }                                                    | { Map it -> ProviderStub.byHmac(it, ProviderStub.RSA.publicKey.modulus.toByteArray()) }
        'an HMAC with the secret'        | { it }                                                    | { Map it -> ProviderStub.byHmac(it, ProviderStub.SECRET.bytes) }
        'a key of somebody else'         | { it }                                                    | { Map it -> ProviderStub.signed(it, ProviderStub.STRANGER, 'RS256') }
        'a key that is not published'    | { it }                                                    | { Map it -> ProviderStub.signed(it, ProviderStub.STRANGER, 'RS256', 'unknown') }
        'an algorithm that is not ours'  | { it }                                                    | { Map it -> ProviderStub.signed(it, ProviderStub.RSA, 'RS512') }
        'another signature'              | { it }                                                    | { Map it -> ProviderStub.signed(it, ProviderStub.RSA, 'RS256').with { it.substring(0, it.lastIndexOf('.') + 1) + 'A' * 342 } }
        'nothing that is a token'        | { it }                                                    | { Map it -> 'x' }
    }

    def "who comes back is refused where #what"() {
        given:
        knownOr('hostile')
        def begun = begin()
        def given = provider.authorize(begun.way, 'hostile')

        expect:
        nobodyComesIn(comes(this, begun, given), code)

        where:
        what                                    | comes                                                                          || code
        'the state is another'                  | { me, b, g -> me.back(g + [state: 'x' * 43], b.cookie) }       || NOT_BEGUN
        'there is no state'                     | { me, b, g -> me.back(g.subMap('code'), b.cookie) }            || NOT_BEGUN
        'another browser has begun it'          | { me, b, g -> me.back(g, me.begin().cookie) }                      || NOT_BEGUN
        'no browser has begun it'               | { me, b, g -> me.back(g, null) }                                   || NOT_BEGUN
        'the cookie was changed'                | { me, b, g -> me.back(g, b.cookie.replaceFirst('=....', '=AAAA')) } || NOT_BEGUN
        'the cookie is there twice'             | { me, b, g -> me.back(g, b.cookie + '; ' + me.begin().cookie) } || NOT_BEGUN
        'it took too long'                      | { me, b, g -> me.clock.at += Duration.ofMinutes(11); me.back(g, b.cookie) } || NOT_BEGUN
        'it is another provider, by address'    | { me, b, g -> me.back(g, b.cookie, 'other') }                  || NOT_BEGUN
        'it is no provider'                     | { me, b, g -> me.back(g, b.cookie, 'nobody') }                 || NOT_BEGUN
        'another provider answers (RFC 9207)'   | { me, b, g -> me.back(g + [iss: 'https://other.example'], b.cookie) } || NOT_BEGUN
        'the provider says no'                  | { me, b, g -> me.back([error: 'access_denied', state: g.state], b.cookie) } || REFUSED
        'there is no code'                      | { me, b, g -> me.back([state: g.state], b.cookie) }            || REFUSED
        'the code is none'                      | { me, b, g -> me.back(g + [code: 'x'], b.cookie) }             || BAD
        'it is the code of another attempt'     | { me, b, g -> me.back(g + [code: me.anotherCode()], b.cookie) } || BAD
        'so it is, and the provider looks away' | { me, b, g -> me.provider.lenient = true; me.back(g + [code: me.anotherCode()], b.cookie) } || BAD
    }

    def "who comes back a second time, by the same address and with the same cookie, does not come in"() {
        given:
        knownOr('hostile')
        provider.lenient = true
        def begun = begin()
        def given = provider.authorize(begun.way, 'hostile')

        expect:
        session(back(given, begun.cookie)) != null
        nobodyComesIn(back(given, begun.cookie), NOT_BEGUN)
    }

    def "whom nobody has linked, and who may not sign in, is told what to do: #what"() {
        given:
        def subject = who(this)
        def begun = begin('/orgs')

        when:
        def answer = back(provider.authorize(begun.way, subject), begun.cookie)

        then:
        nobodyComesIn(answer, UNKNOWN)
        get(location(answer)).body().contains('link it on your account&#39;s page, or ask an administrator of this hub')

        where:
        what                                        | who
        'nobody'                                    | { 'nobody' }
        'other letters'                             | { it.linked('letters'); 'Letters' }
        'an account that is disabled'               | { it.accounts().disable(it.act(), it.id(it.linked('disabled'))); 'disabled' }
        'an account called as the mail address is'  | { it.account('chair@oma.example'); 'by mail' }
    }

    def "a provider that #what is told on the page, and the hub stays well"() {
        given:
        knownOr('hostile')
        clock.at += Duration.ofMinutes(11)
        def hang = new CountDownLatch(1)
        provider.instead = path.collectEntries { [it, { exchange -> answer(exchange, hang) }] }

        when:
        def first = get('/sign-in/with/sdo', null, ['Sec-Fetch-Site': 'same-origin'])
        def way = location(first)
        def told = way.startsWith('/sign-in') ? first : back(provider.authorize(URI.create(way), 'hostile'), cookies(first)[0].split(';')[0])

        then:
        nobodyComesIn(told, code)

        cleanup:
        hang.countDown()

        where:
        what                              | path                               | answer                                                                          || code
        'hangs'                           | ['/token']                         | { e, h -> h.await(); null }                                        || DOWN
        'hangs in the middle of an answer' | ['/token']                        | { e, h -> e.sendResponseHeaders(200, 100); e.responseBody.flush(); h.await(); null } || DOWN
        'hangs when asked who it is'      | [DISCOVERY]                        | { e, h -> h.await(); null }                                        || DOWN
        'breaks off'                      | ['/token']                         | { e, h -> e.close(); null }                                    || DOWN
        'answers without end'             | ['/token']                         | { e, h -> ProviderStub.json('{"x":"' + 'x' * 300_000 + '"}') }        || DOWN
        'answers an error'                | ['/token']                         | { e, h -> ProviderStub.json('oh', 500) }                              || BAD
        'answers no JSON'                 | ['/token']                         | { e, h -> ProviderStub.json('<html>') }                               || BAD
        'answers nothing'                 | ['/token']                         | { e, h -> ProviderStub.json('{}') }                                   || BAD
        'leads elsewhere'                 | ['/token']                         | { e, h -> ProviderStub.json('', 307, [Location: 'http://127.0.0.1:1/']) } || BAD
        'leads elsewhere from its door'   | [DISCOVERY]                        | { e, h -> ProviderStub.json('', 302, [Location: 'http://127.0.0.1:1/']) } || DOWN
        'is not there'                    | [DISCOVERY]                        | { e, h -> ProviderStub.json('{}', 503) }                              || DOWN
        'does not say who it is'          | [DISCOVERY]                        | { e, h -> ProviderStub.json('[]') }                                   || BAD
    }

    def "a provider that #what is asked nothing more"() {
        given:
        clock.at += Duration.ofMinutes(11)
        provider.metadata = metadata

        when:
        def answer = get('/sign-in/with/sdo', null, ['Sec-Fetch-Site': 'same-origin'])

        then:
        location(answer).startsWith("/sign-in?problem=$BAD&")
        provider.asked == [DISCOVERY]

        where:
        what                                | metadata
        'is another one'                    | [issuer: 'https://other.example']
        'has its keys inside the network'   | [jwks_uri: 'http://169.254.169.254/latest']
        'has its keys in a file'            | [jwks_uri: 'file:///etc/passwd']
        'takes codes without https'         | [token_endpoint: 'http://sdo.example/token']
        'signs in without https'            | [authorization_endpoint: 'http://sdo.example/authorize']
        'does not say where its keys are'   | [jwks_uri: null]
    }

    def "signing in begins on a page of ours: Sec-Fetch-Site #site"() {
        when:
        def answer = get('/sign-in/with/sdo?return=//evil.example', null, ['Sec-Fetch-Site': site])

        then:
        location(answer).startsWith(begins ? "$provider.issuer/authorize?" : "/sign-in?problem=$NOT_BEGUN&return=%2F")

        where:
        site          || begins
        'same-origin' || true
        'none'        || true
        'cross-site'  || false
        'same-site'   || false
    }

    def "after signing in nobody is led to another site: #given"() {
        given:
        knownOr('hostile')
        def begun = begin(given)

        expect:
        location(back(provider.authorize(begun.way, 'hostile'), begun.cookie)) == '/'

        where:
        given << ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/x\r\nSet-Cookie: a=b']
    }

    def "providers are read from the environment as README says"() {
        given:
        def environment = PropertySource.of('env', [HUB_URL: 'https://hub.example', HUB_OIDC_SDO_ISSUER: 'https://id.sdo.example', HUB_OIDC_SDO_CLIENT_ID: 'hub',
                                                    HUB_OIDC_SDO_CLIENT_SECRET: 's', HUB_OIDC_SDO_LABEL: 'The SDO'] as Map<String, Object>, PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE)
        def configured = ApplicationContext.builder().propertySources(environment).deduceEnvironment(false).start()

        expect:
        configured.getBean(Providers).all() == [new Providers.Provider('sdo', 'The SDO', 'https://id.sdo.example')]

        cleanup:
        configured.close()
    }

    def "a provider that is not configured right stops the start: #wrong"() {
        given:
        def misled = hub.hub(wrong)

        when:
        misled.getBean(Providers)

        then:
        def failure = thrown(Exception)
        [failure, failure.cause, failure.cause?.cause].any { it?.message?.contains(words) }

        cleanup: 'its parts would be asked once a minute how they are'
        misled.close()

        where:
        wrong                                                                                                        || words
        ['hub.url': 'https://h.example', 'hub.oidc.a.issuer': 'http://sdo.example', 'hub.oidc.a.client-id': 'x']     || 'needs an issuer, the https address'
        ['hub.url': 'https://h.example', 'hub.oidc.a.issuer': 'https://sdo.example/?x', 'hub.oidc.a.client-id': 'x'] || 'needs an issuer, the https address'
        ['hub.url': 'https://h.example', 'hub.oidc.a.issuer': 'sdo example', 'hub.oidc.a.client-id': 'x']            || 'needs an issuer, the https address'
        ['hub.url': 'https://h.example', 'hub.oidc.a.client-id': 'x']                                                || 'needs an issuer, the https address'
        ['hub.url': 'https://h.example', 'hub.oidc.a.issuer': 'https://sdo.example']                                 || 'needs a client-id'
        ['hub.oidc.a.issuer': 'https://sdo.example', 'hub.oidc.a.client-id': 'x']                                    || 'HUB_URL is not set'
    }

    static final NEXT = org.jose4j.jwk.RsaJwkGenerator.generateJwk(2048).tap { keyId = 'next' }
    static final DISCOVERY = '/.well-known/openid-configuration'
}
