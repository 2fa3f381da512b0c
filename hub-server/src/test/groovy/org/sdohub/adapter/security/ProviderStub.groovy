package org.sdohub.adapter.security

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import groovy.json.JsonOutput
import java.security.MessageDigest
import java.util.concurrent.Executors
import org.jose4j.jwa.AlgorithmConstraints
import org.jose4j.jwk.EcJwkGenerator
import org.jose4j.jwk.JsonWebKey
import org.jose4j.jwk.PublicJsonWebKey
import org.jose4j.jwk.RsaJwkGenerator
import org.jose4j.jws.JsonWebSignature
import org.jose4j.keys.EllipticCurves
import org.jose4j.keys.HmacKey

/** A provider of OpenID Connect on this machine, over HTTP and with keys of its own, that does as told: also what none should. */
class ProviderStub implements AutoCloseable {

    static final String CLIENT = 'the hub'
    static final String SECRET = 'a secret: of the hub'
    static final PublicJsonWebKey RSA = key(RsaJwkGenerator.generateJwk(2048), 'rsa')
    static final PublicJsonWebKey EC = key(EcJwkGenerator.generateJwk(EllipticCurves.P256), 'ec')
    static final PublicJsonWebKey STRANGER = key(RsaJwkGenerator.generateJwk(2048), 'rsa')

    private final HttpServer server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
    final String issuer = "http://127.0.0.1:${server.address.port}"
    final List<String> asked = [].asSynchronized()
    private final Map<String, Map> codes = [:].asSynchronized()
    private int given

    Map<String, Closure> instead
    Closure<Map> claims
    Closure<String> token
    Map metadata
    List<PublicJsonWebKey> published
    boolean lenient

    ProviderStub() {
        behave()
        server.executor = Executors.newCachedThreadPool { work -> new Thread(work).tap { daemon = true } }
        server.createContext('/') { HttpExchange exchange ->
            def path = exchange.requestURI.path
            asked << path
            def answer = (instead[path] ?: this.&usual)(exchange)
            if (answer == null) return
            def bytes = answer.body.getBytes('UTF-8')
            (answer.headers ?: [:]).each { name, value -> exchange.responseHeaders.set(name, value) }
            exchange.responseHeaders.set('Content-Type', 'application/json')
            exchange.sendResponseHeaders(answer.status, bytes.length ?: -1)
            exchange.responseBody.withCloseable { it.write(bytes) }
        }
        server.start()
    }

    /** As a good provider does. */
    void behave() {
        instead = [:]
        claims = { it }
        token = { Map it -> signed(it, RSA, 'RS256') }
        metadata = [:]
        published = [RSA, EC]
        lenient = false
        asked.clear()
    }

    private static PublicJsonWebKey key(PublicJsonWebKey key, String id) {
        key.keyId = id
        key
    }

    /** What its page does once somebody has signed in there: where the browser is sent back to, as parameters. */
    Map<String, String> authorize(URI way, String subject) {
        def asked = parameters(way.rawQuery)
        assert way.toString().startsWith("$issuer/authorize?")
        assert asked.response_type == 'code' && asked.client_id == CLIENT && asked.code_challenge_method == 'S256'
        assert asked.scope.split(' ').contains('openid') && asked.state.length() >= 40 && asked.nonce.length() >= 40
        def code = "code${++given}".toString()
        codes[code] = asked + [sub: subject]
        [code: code, state: asked.state]
    }

    private Map usual(HttpExchange exchange) {
        switch (exchange.requestURI.path) {
            case '/.well-known/openid-configuration':
                return json([issuer: issuer, authorization_endpoint: "$issuer/authorize".toString(), token_endpoint: "$issuer/token".toString(),
                             jwks_uri: "$issuer/keys".toString(), response_types_supported: ['code'], subject_types_supported: ['public'],
                             id_token_signing_alg_values_supported: ['RS256', 'ES256', 'none', 'HS256']] + metadata)
            case '/keys':
                return json([keys: published.collect { it.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY) }])
            case '/token':
                return redeemed(parameters(exchange.requestBody.text), exchange.requestHeaders.getFirst('Authorization'))
            default:
                return json([:], 404)
        }
    }

    private Map redeemed(Map form, String authorization) {
        def proof = 'Basic ' + (URLEncoder.encode(CLIENT, 'UTF-8') + ':' + URLEncoder.encode(SECRET, 'UTF-8')).bytes.encodeBase64()
        def begun = lenient ? codes[form.code] : codes.remove(form.code)
        if (authorization != proof || form.grant_type != 'authorization_code' || begun == null) {
            return json([error: 'invalid_grant'], 400)
        }
        def challenge = MessageDigest.getInstance('SHA-256').digest(form.code_verifier.getBytes('US-ASCII')).encodeBase64Url().toString()
        if (!lenient && (challenge != begun.code_challenge || form.redirect_uri != begun.redirect_uri)) {
            return json([error: 'invalid_grant'], 400)
        }
        def now = System.currentTimeSeconds()
        def said = [iss: issuer, sub: begun.sub, aud: CLIENT, nonce: begun.nonce, iat: now, exp: now + 300, email: 'chair@oma.example', preferred_username: 'The <b>chair</b>']
        json([access_token: 'x', token_type: 'Bearer', id_token: token(claims(said))])
    }

    static String signed(Map claims, PublicJsonWebKey key, String algorithm, String id = key.keyId) {
        def jws = new JsonWebSignature(payload: JsonOutput.toJson(claims), algorithmHeaderValue: algorithm, key: key.privateKey)
        jws.keyIdHeaderValue = id
        jws.compactSerialization
    }

    static String unsigned(Map claims) {
        def jws = new JsonWebSignature(payload: JsonOutput.toJson(claims), algorithmHeaderValue: 'none')
        jws.algorithmConstraints = AlgorithmConstraints.NO_CONSTRAINTS
        jws.compactSerialization
    }

    /** With a key that everybody has, or that only the hub and the provider share: neither is what was agreed. */
    static String byHmac(Map claims, byte[] key) {
        def jws = new JsonWebSignature(payload: JsonOutput.toJson(claims), algorithmHeaderValue: 'HS256', key: new HmacKey(key))
        jws.doKeyValidation = false
        jws.keyIdHeaderValue = 'rsa'
        jws.compactSerialization
    }

    static Map json(Object body, int status = 200, Map headers = [:]) {
        [status: status, body: body instanceof String ? body : JsonOutput.toJson(body), headers: headers]
    }

    static Map<String, String> parameters(String query) {
        query.split('&').collectEntries { it.split('=', 2).collect { URLDecoder.decode(it, 'UTF-8') } }
    }

    @Override
    void close() {
        server.stop(0)
    }
}
