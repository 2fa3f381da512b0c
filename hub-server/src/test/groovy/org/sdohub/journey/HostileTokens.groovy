package org.sdohub.journey

import static org.sdohub.journey.Rain.as
import static org.sdohub.journey.Rain.drop

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec
import org.sdohub.journey.Rain.Drop

/** Who pretends to be somebody, and who looks for what is not theirs. */
class HostileTokens {

    static final String REFUSED = '^HTTP/1.1 (400|401|404|413|415|422|429|431) '

    /** A true token, taken apart; made anew where it may be asked for. */
    private static List<String> parts(Rain rain) {
        rain.hub.token('delegate').split('\\.').toList()
    }

    private static Map read(String part) {
        new JsonSlurper().parse(Base64.urlDecoder.decode(part)) as Map
    }

    private static String written(Object part) {
        Base64.urlEncoder.withoutPadding().encodeToString((part instanceof String ? part : JsonOutput.toJson(part)).getBytes('UTF-8'))
    }

    private static String hmac(String signed, byte[] key) {
        def mac = Mac.getInstance('HmacSHA256')
        mac.init(new SecretKeySpec(key, 'HmacSHA256'))
        Base64.urlEncoder.withoutPadding().encodeToString(mac.doFinal(signed.bytes))
    }

    private static Closure<String> header(Map more) {
        { Rain rain -> def (h, c, s) = parts(rain); "${written(read(h) + more)}.$c.$s" }
    }

    private static Closure<String> claims(Map more) {
        { Rain rain -> def (h, c, s) = parts(rain); "$h.${written((read(c) + more).findAll { it.value != null })}.$s" }
    }

    static final Map<String, Closure<String>> FORGED = [
            'of alg none'                    : { Rain rain -> "${written([alg: 'none', typ: 'at+jwt'])}.${parts(rain)[1]}." },
            'of alg None'                    : { Rain rain -> "${written([alg: 'None', typ: 'at+jwt'])}.${parts(rain)[1]}." },
            'of alg nOnE with a signature'   : header(alg: 'nOnE'),
            'of no alg'                      : { Rain rain -> "${written([typ: 'at+jwt'])}.${parts(rain)[1]}.x" },
            'of alg HS256'                   : header(alg: 'HS256'),
            'of alg RS256'                   : header(alg: 'RS256'),
            'of alg ES384'                   : header(alg: 'ES384'),
            'signed with the public key'     : { Rain rain ->
                def keys = rain.http('GET', '/.well-known/jwks.json').split('\r\n\r\n', 2)[1]
                def signed = "${written([alg: 'HS256', typ: 'at+jwt', kid: read(parts(rain)[0]).kid])}.${parts(rain)[1]}"
                "$signed.${hmac(signed, keys.bytes)}"
            },
            'signed with nothing'            : { Rain rain -> def signed = "${written([alg: 'HS256', typ: 'at+jwt'])}.${parts(rain)[1]}"; "$signed.${hmac(signed, [0] as byte[])}" },
            'signed with zeros'              : { Rain rain -> "${parts(rain)[0]}.${parts(rain)[1]}.${'A' * 86}" },
            'with a key of its own'          : header(jwk: [kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA']),
            'with an address of keys'        : header(jku: 'https://evil.example/jwks.json'),
            'with a certificate\'s address'  : header(x5u: 'https://evil.example/c.pem'),
            'with a key id of a path'        : header(kid: '../../../../dev/null'),
            'with a key id of a query'       : header(kid: "x' UNION SELECT 'key"),
            'with a key id of 8 KB'          : header(kid: 'k' * 4000),
            'with a key id of a number'      : header(kid: 7),
            'with what must be understood'   : header(crit: ['exp'], exp: 1),
            'of another type'                : header(typ: 'JWT'),
            'of somebody else'               : claims(sub: 'account:00000000-0000-4000-8000-000000000000'),
            'of an administrator'            : claims(roles: ['HUB_ADMIN'], admin: true),
            'of another audience'            : claims(aud: 'somewhere-else'),
            'of many audiences'              : claims(aud: ['liaison-hub-api', 'evil']),
            'of another issuer'              : claims(iss: 'https://evil.example'),
            'that ends in a thousand years'  : claims(exp: 33_000_000_000),
            'that ended'                     : claims(exp: 1),
            'that never ends'                : claims(exp: null),
            'that begins tomorrow'           : claims(nbf: 33_000_000_000),
            'of times as text'               : claims(exp: 'tomorrow'),
            'of no claims'                   : { Rain rain -> "${parts(rain)[0]}.${written([:])}.${parts(rain)[2]}" },
            'of claims of a list'            : { Rain rain -> "${parts(rain)[0]}.${written([1])}.${parts(rain)[2]}" },
            'of claims of no JSON'           : { Rain rain -> "${parts(rain)[0]}.${written('{')}.${parts(rain)[2]}" },
            'of two parts'                   : { Rain rain -> parts(rain).take(2).join('.') },
            'of five parts'                  : { Rain rain -> (parts(rain) + ['x', 'y']).join('.') },
            'of dots'                        : { Rain rain -> '.' * 50 },
            'of no base64'                   : { Rain rain -> '%%%.%%%.%%%' },
            'with padding'                   : { Rain rain -> parts(rain).collect { it + '==' }.join('.') },
            'cut in the middle'              : { Rain rain -> parts(rain).join('.')[0..-20] },
            'with a blank within'            : { Rain rain -> parts(rain).join('. ') },
            'of 7 KB'                        : { Rain rain -> 'x' * 7000 },
    ]

    static List<Drop> tokens() {
        bearers() + signIns() + refreshes()
    }

    private static List<Drop> bearers() {
        FORGED.collectMany { what, make -> [
            drop("a token $what, asking", '^HTTP/1.1 (400|401) ') { graphql([query: '{ viewer { name } }'], as(make(delegate))) },
            drop("a token $what, for the audit log", '^HTTP/1.1 (400|401|404) ') { http('GET', '/audit', as(make(delegate))) },
            drop("a token $what, on a socket", 'CLOSED 44') { socket([:], Frames.text([type: 'connection_init', payload: [authorization: "Bearer ${make(delegate)}"]])) },
        ] } + [
            ['Basic', 'Basic b21hLXNlY3JldGFyaWF0OmxpYWlzb24tZGVtbw=='], ['nothing', ''], ['a word', 'Bearer'], ['a scheme that nobody has', 'Evil x'], ['60 KB', 'Bearer ' + 'x' * 60_000], ['a NUL', 'Bearer a\u0001b'],
            ['letters beyond ASCII', 'Bearer \u00fcber'], ['several', ['Bearer a', 'Bearer b']], ['a list', 'Bearer a, Bearer b'],
        ].collect { what, value -> drop("authorization of $what", value == '' ? '^HTTP/1.1 (200|401) ' : '^HTTP/1.1 (400|401|413|431) |^$') { graphql([query: '{ __typename }'], [Authorization: value]) } }
    }

    private static List<Drop> signIns() {
        def demo = 'liaison-demo'
        [
            ['a name that nobody has', [username: 'nobody', password: demo]], ['no name', [password: demo]], ['no password', [username: 'delegate']], ['an empty password', [username: 'delegate', password: '']],
            ['a password of null', [username: 'delegate', password: null]], ['a password of a number', [username: 'delegate', password: 7]], ['a password of a truth', [username: 'delegate', password: true]],
            ['a password of an object', [username: 'delegate', password: ['$ne': '']]], ['a name of an object', [username: ['$gt': ''], password: demo]], ['a name of a list', [username: ['delegate'], password: demo]],
            ['words of a database', [username: "' OR '1'='1", password: "' OR '1'='1"]], ['a name that ends the query', [username: "delegate'--", password: 'x']], ['a name of stars', [username: '*', password: demo]],
            ['a name of a line end', [username: "delegate\r\nSet-Cookie: a=b", password: demo]], ['a name with a NUL', [username: 'delegate\u0000', password: 'x']], ['a name of 10 KB', [username: 'x' * 10_000, password: demo]],
            ['a password of 50 KB', [username: 'delegate', password: 'x' * 50_000]], ['a name of letters that look like others', [username: 'dеlegate', password: demo]], ['a name that reads backwards', [username: '\u202Eetageled', password: demo]],
            ['a password in capitals', [username: 'delegate', password: demo.toUpperCase()]], ['a password with a blank', [username: 'delegate', password: demo + ' ']],
        ].collect { what, body -> drop("a sign-in with $what", REFUSED) { http('POST', '/login', ['Content-Type': 'application/json'], JsonOutput.toJson(body)) } } +
        [
            ['nothing', ''], ['a list', '[]'], ['null', 'null'], ['half an object', '{"username":'], ['a text', '"delegate"'], ['a nest', '{"username":' + '[' * 20_000], ['bytes', '\u00ff\u00fe'.getBytes('ISO-8859-1')],
            ['markup', '<login><username>delegate</username></login>'], ['a key twice', '{"username":"nobody","username":"delegate","password":"x"}'],
        ].collect { what, body -> drop("a sign-in of $what", REFUSED) { http('POST', '/login', ['Content-Type': 'application/json'], body) } } +
        ['GET', 'PUT', 'DELETE', 'PATCH'].collect { method -> drop("a sign-in by $method", '^HTTP/1.1 (404|405) ') { http(method, '/login', ['Content-Type': 'application/json'], '{"username":"delegate","password":"liaison-demo"}') } }
    }

    private static List<Drop> refreshes() {
        def tokens = ['nothing': '', 'a word': 'x', 'a number': 7, 'an object': ['$ne': ''], 'null': null, 'a list': ['x'], '20 KB': 'x' * 20_000, 'an access token': 'eyJhbGciOiJFUzI1NiJ9.e30.AA', 'words of a database': "' OR 1=1 --"]
        tokens.collectMany { what, token -> [
            drop("renewing with $what", '^HTTP/1.1 (400|401|413|429) ') { http('POST', '/login/refresh', ['Content-Type': 'application/json'], JsonOutput.toJson([refresh_token: token])) },
            drop("signing out with $what", '^HTTP/1.1 (204|400|401|413|429) ') { http('POST', '/logout', ['Content-Type': 'application/json'], JsonOutput.toJson([refresh_token: token])) },
        ] } + [drop('signing everybody out', '^HTTP/1.1 (400|401) ') { http('POST', '/logout/everywhere', [:], '') }]
    }

    static List<Drop> guesses() {
        nodes() + addresses()
    }

    /** Ids of every kind of thing, right in form and nobody's; and what is no id. */
    private static List<Drop> nodes() {
        def zero = '00000000-0000-4000-8000-000000000000'
        def kinds = ['statement', 'organization', 'group', 'person', 'relationship', 'specification', 'dependency', 'account', 'session', 'upload', 'comment', 'event', 'invitation', 'evil']
        def encoded = { String text -> Base64.urlEncoder.withoutPadding().encodeToString(text.bytes) }
        kinds.collectMany { kind -> [
            drop("the $kind that nobody has", '"node":null') { graphql([query: 'query($id: ID!) { node(id: $id) { __typename } }', variables: [id: encoded("$kind:$zero")]]) },
            drop("a $kind of nonsense", '"node":null') { graphql([query: 'query($id: ID!) { node(id: $id) { __typename } }', variables: [id: encoded("$kind:' OR 1=1")]]) },
        ] } + ['', ' ', 'x', 'x' * 5000, '../statement', '%00', 'bnVsbA', encoded('statement:'), encoded(':'), encoded('statement:' + '0' * 5000), '\u0000', '🂡'].collect { id ->
            drop("an id of ${id.size()} odd characters: ${id.take(12).inspect()}", '"node":null|BAD_USER_INPUT') { graphql([query: 'query($id: ID!) { node(id: $id) { __typename } }', variables: [id: id]]) }
        } + ['acknowledgeStatement', 'withdrawStatement', 'approveStatement', 'abandonStatement'].collectMany { act -> [null, 'delegate'].collect { who ->
            drop("$act of what nobody has, as ${who ?: 'nobody'}", '"code":"[A-Z_]*(UNKNOWN|UNAUTHENTICATED|NOT_FOUND|GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT)"') {
                graphql([query: "mutation(\$id: ID!) { $act(input: {id: \$id}) { problems { code } } }", variables: [id: encoded("statement:$zero")]], who ? as(hub.token(who)) : [:])
            }
        } }
    }

    private static List<Drop> addresses() {
        def zero = '00000000-0000-4000-8000-000000000000'
        def gone = '^HTTP/1.1 (400|404) '
        [
            ["/attachments/$zero/$zero", gone], ['/attachments/x/y', gone], ["/attachments/$zero/..%2f..%2fdocs.sqlite", gone], ["/attachments/uploads/$zero", '^HTTP/1.1 (404|412) '], ['/attachments/uploads/..%2f..', '^HTTP/1.1 (400|404|412) '],
            ['/statements/LS-9999-0001', gone], ['/statements/..%2f..', gone], ['/statements/%2e%2e/%2e%2e', gone], ['/statements/LS-2009-0001%00', gone], ["/statements/' OR 1=1", gone],
            ['/relationships/nobody', gone], ['/relationships/oma-ietf/dependencies?v=999999999999', gone], ['/dependency-lists/nobody.csv', gone], ['/dependency-lists/..%2foma.csv', gone], ['/dependency-lists/drafts/oma-ietf/..%2foma.csv', gone],
            ['/orgs/nobody', gone], ['/orgs/oma/nobody', gone], ['/specs/ietf/nothing', gone], ['/specs/ietf/..%2f..%2fetc', gone], ['/submissions/x', gone], ['/submissions/confirm/x', gone], ['/submissions/x/correct', gone],
            ["/submissions/${'x' * 4000}", gone], ['/audit', '^HTTP/1.1 (404|406) '], ['/audit?after=-1', '^HTTP/1.1 (404|406) '], ['/audit?after=x', '^HTTP/1.1 (400|404|406) '], ['/metrics', gone], ['/metrics?name=jvm', gone], ['/env', gone], ['/beans', gone], ['/routes', gone], ['/loggers', gone], ['/info', gone], ['/stop', gone],
            ['/refresh', gone], ['/threaddump', gone], ['/heapdump', gone], ['/caches', gone], ['/health/nothing', '^HTTP/1.1 (400|404) '], ['/actuator', gone], ['/graphiql', gone], ['/playground', gone], ['/swagger-ui', gone], ['/.git/config', gone], ['/.env', gone], ['/.well-known/nothing', gone],
            ['/application.yml', gone], ['/META-INF/MANIFEST.MF', gone], ['/assets/..%5c..%5capplication.yml', gone], ['/console/../application.yml', gone], ['/WEB-INF/web.xml', gone], ['/admin', gone], ['/login', '^HTTP/1.1 (404|405) '],
        ].collect { path, answer -> drop("looking at ${path.take(60)}", answer) { raw("GET ${path.replace(' ', '%20')} HTTP/1.1\r\nHost: hub.example\r\nAccept: text/html\r\nConnection: close\r\n\r\n") } }
    }
}
