package org.sdohub.adapter.security

import com.nimbusds.jose.JOSEObjectType
import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.JWSHeader
import com.nimbusds.jose.crypto.ECDSASigner
import com.nimbusds.jose.crypto.MACSigner
import com.nimbusds.jose.jwk.Curve
import com.nimbusds.jose.jwk.ECKey
import com.nimbusds.jose.jwk.gen.ECKeyGenerator
import com.nimbusds.jwt.JWTClaimsSet
import com.nimbusds.jwt.PlainJWT
import com.nimbusds.jwt.SignedJWT
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import io.micronaut.runtime.server.EmbeddedServer
import io.micronaut.context.ApplicationContext
import org.sdohub.identity.Accounts
import org.sdohub.identity.Callers
import org.sdohub.identity.Sessions
import org.sdohub.kernel.Act
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import java.time.Instant

/** Over real HTTP, with real passwords and tokens. */
class SigningInSpec extends Specification {

    static final ADMIN = new Actor('account:admin', null, 'Admin',
        [new Office(Office.Kind.HUB_ADMIN, null, null, Instant.EPOCH, null)], [] as Set)

    @Shared @AutoCleanup
    EmbeddedServer server = ApplicationContext.run(EmbeddedServer, ['micronaut.server.port': -1])
    @Shared
    Accounts accounts = server.applicationContext.getBean(Accounts)
    @Shared
    Callers callers = server.applicationContext.getBean(Callers)
    @Shared
    HttpClient http = HttpClient.newHttpClient()

    @Shared
    Sessions.Held session

    def setupSpec() {
        def dean = accounts.open(now(), Accounts.Opening.forPerson('Dean', 'Dean Willis', null, 'sip push 8599'))
        def gone = accounts.open(now(), Accounts.Opening.forPerson('gone', 'Gone', null, 'sip push 8599'))
        accounts.disable(now(), gone.id())
        session = server.applicationContext.getBean(Sessions).begin(dean, Instant.now(), Duration.ofDays(1))
    }

    def "who gives the right password gets a token, and acts by it"() {
        when:
        def answer = signIn(username: 'dean', password: 'sip push 8599')

        then:
        answer.statusCode() == 200
        answer.headers().firstValue('Cache-Control').get() == 'no-store'
        def given = new JsonSlurper().parseText(answer.body())
        given.keySet() == ['access_token', 'token_type', 'expires_in', 'refresh_token', 'username'] as Set
        [given.token_type, given.expires_in, given.username] == ['Bearer', 900, 'Dean']
        callers.of(given.access_token).name() == 'Dean Willis'
    }

    def "wrong, unknown and disabled get the same answer, byte for byte: #who"() {
        when:
        def answer = signIn(username: username, password: password)

        then:
        answer.statusCode() == 401
        answer.body() == '{"code":"IDENTITY_SIGN_IN_REFUSED",' +
            '"message":"Username and password do not match, or the account is disabled."}'

        where:
        who            | username        | password
        'wrong'        | 'dean'          | 'sip push 8598'
        'unknown'      | 'nobody'        | 'sip push 8599'
        'disabled'     | 'gone'          | 'sip push 8599'
        'malformed'    | "' or '1'='1"   | 'sip push 8599'
        'much too long'| 'dean'          | 'x' * 100_000
    }

    def "a request that is no sign-in is told so: #what"() {
        when:
        def answer = post(body, type)

        then:
        answer.statusCode() == status
        !(answer.body() =~ /(?i)exception|jackson|micronaut|org\.sdohub/)

        where:
        what             | body                        | type                                || status
        'no password'    | '{"username":"dean"}'       | 'application/json'                  || 400
        'a null'         | '{"username":null,"password":null}' | 'application/json'          || 400
        'no JSON'        | '{"username":'              | 'application/json'                  || 400
        'a list'         | '[1]'                       | 'application/json'                  || 400
        'wrong types'    | '{"username":{},"password":[]}' | 'application/json'              || 400
        'a form'         | 'username=dean&password=x'  | 'application/x-www-form-urlencoded' || 415
        'plain text'     | '{"username":"dean","password":"sip push 8599"}' | 'text/plain'   || 415
    }

    def "nobody signs in by GET"() {
        expect:
        http.send(HttpRequest.newBuilder(uri()).build(), HttpResponse.BodyHandlers.ofString()).statusCode() == 405
    }

    def "without a token everybody is the public"() {
        expect:
        callers.of(null) == Actor.PUBLIC
    }

    def "a token like ours is accepted"() {
        expect: 'so that each refusal below is for the one thing that is changed'
        callers.of(token([:])).name() == 'Dean Willis'
    }

    def "a token is refused when #what"() {
        when:
        callers.of(token(changes))

        then:
        thrown(Callers.BadToken)

        where:
        what                              | changes
        'it is over'                      | [exp: past()]
        'it never ends'                   | [exp: null]
        'it does not say since when'      | [iat: null]
        'it is for later'                 | [nbf: future()]
        'somebody else issued it'         | [iss: 'another-hub']
        'nobody says who issued it'       | [iss: null]
        'it is for somebody else'         | [aud: 'another-api']
        'it is for nobody'                | [aud: null]
        'it names nobody'                 | [sub: null]
        'it names somebody unknown'       | [sub: 'nobody']
        'it names what is no username'    | [sub: 'a b']
        'its account is disabled'         | [sub: 'gone']
        'it does not say by which sign-in' | [sid: null]
        'its sign-in is not known'        | [sid: UUID.randomUUID().toString()]
        'its sign-in is no id'            | [sid: "' or 1=1"]
        'it was signed with another key'  | [key: anotherKey()]
        'it names a key that we have not' | [kid: 'another']
        'it names no key'                 | [kid: null]
        'it is signed with a public key'  | [alg: JWSAlgorithm.HS256]
        'its algorithm is another one'    | [alg: JWSAlgorithm.ES384, key: new ECKeyGenerator(Curve.P_384).generate()]
        'it is another kind of token'     | [typ: 'JWT']
        'it does not say its kind'        | [typ: null]
        'it is not signed at all'         | [alg: 'none']
    }

    def "what is no token at all is refused: '#text'"() {
        when:
        callers.of(text)

        then:
        thrown(Callers.BadToken)

        where:
        text << ['', ' ', 'x', 'a.b.c', '..', 'x' * 10_000]
    }

    def "a token ends with the account at once"() {
        given:
        def account = accounts.open(now(), Accounts.Opening.forPerson('leaving', 'Leaving', null, 'sip push 8599'))
        def token = new JsonSlurper().parseText(signIn(username: 'leaving', password: 'sip push 8599').body()).access_token
        assert callers.of(token).name() == 'Leaving'

        when:
        accounts.disable(now(), account.id())
        callers.of(token)

        then:
        thrown(Callers.BadToken)
    }

    private HttpResponse<String> signIn(Map credentials) { post(JsonOutput.toJson(credentials), 'application/json') }

    private HttpResponse<String> post(String body, String type) {
        def request = HttpRequest.newBuilder(uri()).header('Content-Type', type)
            .POST(HttpRequest.BodyPublishers.ofString(body)).build()
        http.send(request, HttpResponse.BodyHandlers.ofString())
    }

    private URI uri() { server.URI.resolve('/login') }

    private static Act now() { new Act(ADMIN, Instant.now()) }

    private static Date past() { Date.from(Instant.now().minusSeconds(2)) }

    private static Date future() { Date.from(Instant.now().plusSeconds(600)) }

    private String token(Map changes) {
        def claims = [sub: 'dean', iss: 'liaison-hub', aud: 'liaison-hub-api', exp: future(), iat: Date.from(Instant.now()), nbf: past(),
                      sid: session.session().value().toString()].collectEntries { name, value -> [name, changes.containsKey(name) ? changes[name] : value] }
        def set = new JWTClaimsSet.Builder()
        claims.findAll { it.value != null }.each { name, value -> set.claim(name, value) }
        if (changes.alg == 'none') {
            return new PlainJWT(set.build()).serialize()
        }
        def ours = server.applicationContext.getBean(SigningKeys).signing()
        def header = new JWSHeader.Builder(changes.alg ?: JWSAlgorithm.ES256).keyID(changes.containsKey('kid') ? changes.kid : ours.keyID)
        def type = changes.containsKey('typ') ? changes.typ : 'at+jwt'
        if (type) header.type(new JOSEObjectType(type))
        def signed = new SignedJWT(header.build(), set.build())
        signed.sign(changes.alg == JWSAlgorithm.HS256 ? new MACSigner(ours.toPublicJWK().toJSONString()) : new ECDSASigner(changes.key ?: ours))
        signed.serialize()
    }

    private static ECKey anotherKey() { new ECKeyGenerator(Curve.P_256).generate() }
}
