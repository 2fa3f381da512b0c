package org.sdohub.adapter.security

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import io.micrometer.core.instrument.MeterRegistry
import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import io.micronaut.runtime.server.EmbeddedServer
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset
import java.time.temporal.ChronoUnit
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import org.jose4j.jwa.AlgorithmConstraints
import org.jose4j.jwk.JsonWebKeySet
import org.jose4j.jwt.consumer.InvalidJwtException
import org.jose4j.jwt.consumer.JwtConsumerBuilder
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver
import org.sdohub.identity.Accounts
import org.sdohub.identity.Callers
import org.sdohub.identity.NewPassword
import org.sdohub.identity.OwnPasswords
import org.sdohub.identity.PasswordLinks
import org.sdohub.kernel.Act
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Over real HTTP: how long a sign-in lasts, how it ends, and with which keys. Tokens are read by jose4j, which did not make them. */
class StayingSignedInSpec extends Specification {

    static final String PASSWORD = 'sip push 8599'
    static final ADMIN = new Actor('account:admin', null, 'Admin',
        [new Office(Office.Kind.HUB_ADMIN, null, null, Instant.EPOCH, null)], [] as Set)

    /** Goes as the features say. Tokens hold real seconds, so it begins where the real one is. */
    static class MovingClock extends Clock {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS)

        Instant instant() { at }

        ZoneId getZone() { ZoneOffset.UTC }

        Clock withZone(ZoneId zone) { this }
    }

    @Shared
    MovingClock clock = new MovingClock()
    @Shared @AutoCleanup
    ApplicationContext context = ApplicationContext.builder()
            .properties(['micronaut.server.port': -1, 'hub.token.seconds': 86400])
            .deduceEnvironment(false)
            .beanDefinitions(RuntimeBeanDefinition.builder(Clock, { clock }).singleton(true).replaces(Clock).build())
            .start()
    @Shared
    EmbeddedServer server = context.getBean(EmbeddedServer).start()
    @Shared
    Accounts accounts = context.getBean(Accounts)
    @Shared
    Callers callers = context.getBean(Callers)
    @Shared
    HttpClient http = HttpClient.newHttpClient()
    @Shared
    int opened

    def "a refresh token gives new tokens, and the next refresh token"() {
        given:
        def first = signedIn()

        when:
        def second = refreshed(first)
        def third = refreshed(second)

        then:
        [first, second, third]*.refresh_token.unique().size() == 3
        [first, second, third].every { callers.of(it.access_token).signedIn() }
    }

    def "a refresh token that was used before ends all that came of its sign-in, and no other sign-in"() {
        given:
        def account = account()
        def thief = signedIn(account)
        def elsewhere = signedIn(account)
        def owner = refreshed(thief)

        when:
        def again = refresh(thief.refresh_token)

        then:
        again.statusCode() == 401
        again.body() == '{"code":"IDENTITY_REFRESH_TOKEN_REFUSED","message":"This refresh token is not good any more: sign in again."}'
        refresh(owner.refresh_token).statusCode() == 401
        [thief, owner].every { !good(it) }
        good(elsewhere)
        refresh(elsewhere.refresh_token).statusCode() == 200
    }

    def "of many who come with the same refresh token at once, one goes on, and then nobody"() {
        given:
        def first = signedIn()
        def many = Executors.newFixedThreadPool(8)

        when:
        def answers = many.invokeAll((1..8).collect { { -> refresh(first.refresh_token) } as Callable })*.get()

        then:
        answers*.statusCode().count { it == 200 } <= 1
        answers.findAll { it.statusCode() == 200 }.every { refresh(new JsonSlurper().parseText(it.body()).refresh_token).statusCode() == 401 }

        cleanup:
        many.shutdownNow()
    }

    def "what is no refresh token is refused, and changes nothing: '#text'"() {
        given:
        def real = signedIn()

        expect:
        refresh(text instanceof Closure ? text(real.refresh_token) : text).statusCode() == 401
        good(real)

        where:
        text << ['', 'x', 'x' * 10_000, "' or 1=1 --", UUID.randomUUID().toString() + '.' + 'A' * 43, { it.replace('.', ' ') }, { it + 'A' }, { it.dropRight(1) }]
    }

    def "a request that is none is told so: #body"() {
        expect:
        ['/login/refresh', '/logout'].every { post(it, body).statusCode() == 400 }

        where:
        body << ['', '{', '[]', '{"refresh_token": 1}', '{"refresh_token": null}', '{"token": "x"}']
    }

    def "a form, which another site could send, is not read"() {
        expect:
        ['/login/refresh', '/logout'].every { post(it, 'refresh_token=x', 'application/x-www-form-urlencoded').statusCode() == 415 }
    }

    def "signing out ends that sign-in at once, and no other"() {
        given:
        def account = account()
        def (here, there) = [signedIn(account), signedIn(account)]

        when:
        def answer = post('/logout', JsonOutput.toJson([refresh_token: here.refresh_token]))

        then:
        answer.statusCode() == 204
        !good(here)
        refresh(here.refresh_token).statusCode() == 401
        good(there)
    }

    def "signing out everywhere ends all of the account's, and nobody else's"() {
        given:
        def account = account()
        def all = (1..3).collect { signedIn(account) }
        def other = signedIn()

        when:
        def answer = post('/logout/everywhere', '', 'application/json', all[1].access_token)

        then:
        answer.statusCode() == 204
        all.every { !good(it) && refresh(it.refresh_token).statusCode() == 401 }
        good(other)

        and: 'who has no token is not taken for anybody'
        post('/logout/everywhere', '', 'application/json', null).statusCode() == 401
        post('/logout/everywhere', '', 'application/json', all[1].access_token).statusCode() == 401
        good(other)
    }

    def "a sign-in ends with #what"() {
        given:
        def account = account()
        def held = signedIn(account)

        when:
        clock.at = clock.at.plusSeconds(2)
        end(accounts, new Act(ADMIN, clock.at), accounts.find(new org.sdohub.identity.Username(account)).get())

        then:
        !good(held)
        refresh(held.refresh_token).statusCode() == 401

        where:
        what             | end
        'the account'    | { all, act, it -> all.disable(act, it.id()) }
        'a new password' | { all, act, it -> context.getBean(OwnPasswords).setByLink(context.getBean(PasswordLinks).issue(act, it.id()).word(), new NewPassword('another password'), '192.0.2.1', clock.at) }
    }

    def "ten may fail in 15 minutes, with an account that there is as with one that there is not; then none is taken, right or wrong"() {
        given:
        def known = account()
        def begun = clock.at
        def tried = { String name, String password -> post('/login', JsonOutput.toJson([username: name, password: password])) }

        when:
        def failed = (1..10).collect { n -> clock.at = begun.plusSeconds(n); [known, 'nobody'].collect { tried(it, 'a wrong password') } }.flatten()
        def limited = [tried(known, PASSWORD), tried('nobody', PASSWORD)]

        then:
        failed*.statusCode().unique() == [401]
        failed*.body().unique().size() == 1
        limited*.statusCode() == [429, 429]
        limited*.body().unique() == ['{"code":"IDENTITY_SIGN_IN_LIMITED","message":"Too many attempts from your address failed. ' +
            'Try again in 15 minutes; an administrator of the hub can give you a link to set a new password."}']
        limited*.headers()*.firstValue('Retry-After')*.get() == ['891', '891']
        context.getBean(MeterRegistry).get('hub.limits.reached').tag('limit', 'sign-in.of-account').counter().count() == 2d

        and: 'who has signed in stays so, and others sign in from here'
        signedIn().access_token

        when:
        clock.at = begun.plusSeconds(901)

        then:
        tried(known, PASSWORD).statusCode() == 200

        cleanup:
        clock.at = begun
    }

    def "a sign-in ends after its days, however often it was renewed"() {
        given:
        def held = signedIn()
        def begun = clock.at

        when:
        clock.at = begun + Duration.ofDays(29)
        held = refreshed(held)
        clock.at = begun + Duration.ofDays(30)

        then:
        refresh(held.refresh_token).statusCode() == 401

        cleanup:
        clock.at = begun
    }

    def "another library accepts our tokens by what is published, and refuses those of #what"() {
        given:
        def token = signedIn().access_token

        when:
        def claims = consumer('at+jwt', 'liaison-hub', 'liaison-hub-api', 'ES256').processToClaims(token)

        then:
        claims.subject.startsWith('person')
        claims.expirationTime.value - claims.issuedAt.value == 86400

        when:
        wrong(this).processToClaims(token)

        then:
        thrown(InvalidJwtException)

        where:
        what                | wrong
        'another issuer'    | { it.consumer('at+jwt', 'another', 'liaison-hub-api', 'ES256') }
        'another audience'  | { it.consumer('at+jwt', 'liaison-hub', 'another', 'ES256') }
        'another type'      | { it.consumer('JWT', 'liaison-hub', 'liaison-hub-api', 'ES256') }
        'another algorithm' | { it.consumer('at+jwt', 'liaison-hub', 'liaison-hub-api', 'HS256') }
    }

    def "keys follow each other: the next is published before it signs, and the last stays while its tokens are good"() {
        given:
        def begun = clock.at
        def first = signedIn()
        def firstKey = keyOf(first)

        when: 'its days are over, and the next one is made'
        clock.at = begun + Duration.ofDays(31)
        def second = signedIn()

        then:
        keyOf(second) == firstKey
        published().size() == 2
        published().contains(firstKey)

        when: 'others have had time to fetch it'
        clock.at = clock.at.plus(SigningKeys.AHEAD).plusSeconds(1)
        def third = signedIn()

        then:
        keyOf(third) != firstKey
        keyOf(third) in published()
        context.getBean(SigningKeys).verifying(firstKey).present

        when: 'the last token that the first one can have signed is over'
        clock.at = clock.at + Duration.ofDays(2)
        def left = published()

        then:
        left == [keyOf(third)]
        context.getBean(SigningKeys).verifying(firstKey).empty

        cleanup:
        clock.at = begun
    }

    def "nothing secret of a key is published, nor kept in the open"() {
        expect:
        get('/.well-known/jwks.json').with {
            assert it.headers().firstValue('content-type').get() == 'application/jwk-set+json'
            new JsonSlurper().parseText(it.body()).keys.every { it.keySet() == ['kty', 'use', 'crv', 'kid', 'x', 'y', 'alg'] as Set }
        }
        context.getBean(org.sdohub.identity.TokenKeyStore).all().every { !(it.sealed() =~ /kty|P-256/) && !new String(it.sealed().decodeBase64(), 'ISO-8859-1').contains('kty') }
    }

    private String account() {
        def name = "person${++opened}".toString()
        accounts.open(new Act(ADMIN, clock.at.minusSeconds(5)), Accounts.Opening.forPerson(name, 'Somebody', null, PASSWORD))
        name
    }

    private Map signedIn(String account = account()) {
        new JsonSlurper().parseText(post('/login', JsonOutput.toJson([username: account, password: PASSWORD])).body()) as Map
    }

    private boolean good(Map held) {
        try {
            callers.of(held.access_token).signedIn()
        } catch (Callers.BadToken bad) {
            false
        }
    }

    private Map refreshed(Map held) {
        def answer = refresh(held.refresh_token)
        assert answer.statusCode() == 200
        assert answer.headers().firstValue('Cache-Control').get() == 'no-store'
        new JsonSlurper().parseText(answer.body()) as Map
    }

    private HttpResponse<String> refresh(String token) {
        post('/login/refresh', JsonOutput.toJson([refresh_token: token]))
    }

    private HttpResponse<String> post(String path, String body, String type = 'application/json', String bearer = null) {
        def request = HttpRequest.newBuilder(server.URI.resolve(path)).header('Content-Type', type).POST(HttpRequest.BodyPublishers.ofString(body))
        if (bearer) request.header('Authorization', "Bearer $bearer")
        http.send(request.build(), HttpResponse.BodyHandlers.ofString())
    }

    private HttpResponse<String> get(String path) {
        http.send(HttpRequest.newBuilder(server.URI.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
    }

    private List<String> published() {
        new JsonSlurper().parseText(get('/.well-known/jwks.json').body()).keys*.kid
    }

    private static String keyOf(Map held) {
        new JsonSlurper().parse(held.access_token.split(/\./)[0].replace('-', '+').replace('_', '/').decodeBase64()).kid
    }

    private consumer(String type, String issuer, String audience, String algorithm) {
        def keys = new JsonWebKeySet(get('/.well-known/jwks.json').body()).jsonWebKeys
        new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
                .setExpectedIssuer(issuer).setExpectedAudience(audience).setExpectedType(true, type)
                .setRequireSubject().setRequireExpirationTime().setRequireIssuedAt()
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, algorithm)
                .build()
    }
}
