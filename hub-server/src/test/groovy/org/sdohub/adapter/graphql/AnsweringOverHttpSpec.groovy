package org.sdohub.adapter.graphql

import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class AnsweringOverHttpSpec extends Specification {

    @Shared
    @AutoCleanup
    DoorsFixture hub = new DoorsFixture('hub.graphql.signed-in-timeout': '3s')

    def "a query is answered by POST and by GET"() {
        expect:
        RawHttp.post(hub.port, [query: 'query($n: String) { hello(name: $n) }', variables: [n: 'IETF']]).json() ==
                [data: [hello: 'Hello IETF']]
        RawHttp.get(hub.port, [query: 'query($n: String) { hello(name: $n) }', variables: '{"n":"IETF"}']).json() ==
                [data: [hello: 'Hello IETF']]
    }

    def "a mutation runs by POST only, whatever name and company it has"() {
        given: 'nothing renamed'
        hub.renamed.clear()

        when: 'it comes by GET'
        def answer = RawHttp.get(hub.port, parameters)

        then: 'it is refused and nothing ran'
        answer.status == 405
        answer.headers.allow == 'POST'
        answer.code() == 'METHOD_NOT_ALLOWED'
        hub.renamed.empty

        where:
        parameters << [
                [query: 'mutation { rename(name: "x") }'],
                [query: 'query Q { hello } mutation M { rename(name: "x") }', operationName: 'M'],
                [query: 'fragment F on Mutation { rename(name: "x") } mutation { ...F }'],
        ]
    }

    def "a mutation by POST runs once"() {
        given:
        hub.renamed.clear()

        expect:
        RawHttp.post(hub.port, [query: 'mutation { rename(name: "x") }']).json() == [data: [rename: 'x']]
        hub.renamed == ['x']
    }

    def "a body that a foreign page could send without asking is not read: #type"() {
        given:
        hub.renamed.clear()

        when:
        def answer = RawHttp.post(hub.port, '{"query":"mutation { rename(name: \\"x\\") }"}', ['Content-Type': type])

        then:
        answer.status == 415
        answer.code() == 'UNSUPPORTED_MEDIA_TYPE'
        hub.renamed.empty

        where:
        type << [null, '', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x',
                 'application/graphql', 'application/jsonx', 'application/json; charset=utf-16', 'nonsense']
    }

    def "the answer has the type that the client likes best: #accept"() {
        when:
        def answer = RawHttp.post(hub.port, [query: '{ hello }'], [Accept: accept])

        then:
        answer.status == status
        answer.headers['content-type'] == type + '; charset=utf-8'

        where:
        accept                                                             | status | type
        null                                                               | 200    | 'application/json'
        '*/*'                                                              | 200    | 'application/json'
        'application/json'                                                 | 200    | 'application/json'
        'application/graphql-response+json'                                | 200    | 'application/graphql-response+json'
        'application/graphql-response+json, application/json'              | 200    | 'application/graphql-response+json'
        'application/json, application/graphql-response+json'              | 200    | 'application/json'
        'application/json;q=0.5, application/graphql-response+json;q=0.9'  | 200    | 'application/graphql-response+json'
        'APPLICATION/JSON; charset=utf-8'                                  | 200    | 'application/json'
        'application/json;q=0, */*;q=0.1'                                  | 200    | 'application/graphql-response+json'
        'text/html, */*;q=0.1'                                             | 200    | 'application/json'
        'text/html'                                                        | 406    | 'application/json'
        'application/json;q=0'                                             | 406    | 'application/json'
        'application/json;q=nonsense'                                      | 406    | 'application/json'
    }

    def "a malformed request is refused with a reason: #why"() {
        when:
        def answer = RawHttp.post(hub.port, body as String)

        then:
        answer.status == 400
        answer.code() == 'BAD_USER_INPUT'
        !answer.body.contains('jackson')
        !answer.body.contains('Exception')

        where:
        why                       | body
        'nothing'                 | ''
        'not JSON'                | '{'
        'a list'                  | '[]'
        'a string'                | '"{ hello }"'
        'null'                    | 'null'
        'more behind the end'     | '{"query":"{ hello }"} {}'
        'a duplicate key'         | '{"query":"{ hello }","query":"mutation { again }"}'
        'a duplicate variable'    | '{"query":"{ hello }","variables":{"a":1,"a":2}}'
        'no query'                | '{}'
        'an empty query'          | '{"query":""}'
        'a query of another type' | '{"query":{}}'
        'operationName a number'  | '{"query":"{ hello }","operationName":1}'
        'variables a list'        | '{"query":"{ hello }","variables":[]}'
        'variables a string'      | '{"query":"{ hello }","variables":"{}"}'
        'extensions a number'     | '{"query":"{ hello }","extensions":7}'
        'deep nesting'            | '{"query":"{ hello }","variables":' + '{"a":' * 200 + '1' + '}' * 201
        'an unknown operation'    | '{"query":"query A { hello }","operationName":"B"}'
        'several operations'      | '{"query":"query A { hello } query B { hello }"}'
    }

    def "what GraphQL refuses has its own code: #query"() {
        when:
        def answer = RawHttp.post(hub.port, [query: query, variables: variables])

        then:
        answer.status == 400
        answer.code() == code
        answer.json().errors[0].extensions.requestId == answer.headers['x-request-id']
        !answer.json().containsKey('data')

        where:
        query                                     | variables              || code
        '{ hello'                                 | [:]                    || 'GRAPHQL_PARSE_FAILED'
        '{ unknown }'                             | [:]                    || 'GRAPHQL_VALIDATION_FAILED'
        '{ hello(name: 7) }'                      | [:]                    || 'GRAPHQL_VALIDATION_FAILED'
        'query($n: Int!) { nodes(first: $n) { name } }' | [:]              || 'BAD_USER_INPUT'
        'query($n: Int!) { nodes(first: $n) { name } }' | [n: 'x']         || 'BAD_USER_INPUT'
        'query($n: Int!) { nodes(first: $n) { name } }' | [n: [a: 1]]      || 'BAD_USER_INPUT'
        'query($p: Place!) { at(place: $p) }'     | [p: [city: 'X', x: 1]] || 'BAD_USER_INPUT'
        'query($p: Place!) { at(place: $p) }'     | [p: [floor: 1]]        || 'BAD_USER_INPUT'
    }

    def "wrong values are described without naming a class of the server"() {
        when:
        def answer = RawHttp.post(hub.port, [query: 'query($n: Int!) { nodes(first: $n) { name } }', variables: [n: value]])

        then:
        !(answer.body =~ /LinkedHashMap|ArrayList|java|graphql\.|Exception/)

        where:
        value << [[a: 1], [1, 2], 'x', 1.5, true]
    }

    def "a wrong value in a document is told by its argument and place, not as the server has read it: #query"() {
        when:
        def answer = RawHttp.post(hub.port, [query: query])

        then:
        answer.code() == 'GRAPHQL_VALIDATION_FAILED'
        answer.json().errors[0].message.contains("argument '")
        answer.json().errors[0].locations
        !(answer.body =~ /Value\{|ObjectField/)

        where:
        query << ['mutation { rename(name: 7) }', 'mutation { rename(name: {a: "b", c: [1, {d: "e\'}"}]}) }', 'mutation { rename(name: [1]) }']
    }

    def "in application/json, what GraphQL refused is a well-formed answer"() {
        expect:
        RawHttp.post(hub.port, [query: '{ unknown }'], [Accept: 'application/json']).status == 200
        RawHttp.post(hub.port, '{', [Accept: 'application/json']).status == 400
    }

    def "what Java counts as an error and not as an exception is answered too, and tells as little"() {
        when:
        def answer = RawHttp.post(hub.port, [query: '{ hello }'], [Authorization: 'Bearer crash'])

        then:
        answer.status == 500
        answer.code() == 'INTERNAL'
        !answer.body.contains(DoorsFixture.SECRET)
    }

    def "a fault tells its request id and nothing else: #query"() {
        when:
        def answer = RawHttp.post(hub.port, [query: query], ['X-Request-Id': 'my-request.1'])

        then:
        answer.status == 200
        answer.code() == 'INTERNAL'
        answer.json().errors[0].extensions.requestId == 'my-request.1'
        answer.json().errors[0].path
        answer.headers['x-request-id'] == 'my-request.1'
        !answer.body.contains(DoorsFixture.SECRET)
        !answer.body.contains('Exception')

        where:
        query << ['{ fault }', '{ faultNotNull }']
    }

    def "a request id that could forge a log line is replaced"() {
        expect:
        RawHttp.post(hub.port, [query: '{ hello }'], ['X-Request-Id': id]).headers['x-request-id'] ==~ /[0-9a-f]{16}/

        where:
        id << ['a b', 'x' * 65, 'a"b', '<script>']
    }

    def "in a query, what is hidden reads as null, or as not found where there is no null; a wrong argument is an error with its rule and field"() {
        expect:
        RawHttp.post(hub.port, [query: '{ hidden }']).json() == [data: [hidden: null]]
        RawHttp.post(hub.port, [query: '{ hiddenNotNull }']).json().errors*.extensions*.code == ['NOT_FOUND']
        with(RawHttp.post(hub.port, [query: '{ wrong }']).json().errors[0]) {
            message == 'Not that.'
            extensions.code == 'BAD_USER_INPUT'
            extensions.problem == 'TEST_WRONG'
            extensions.field == ['a', 'b']
        }
    }

    def "who asks is known from the bearer token"() {
        expect:
        RawHttp.post(hub.port, [query: '{ viewer }']).json() == [data: [viewer: 'anonymous']]
        RawHttp.post(hub.port, [query: '{ viewer }'], [Authorization: 'Bearer chair']).json() == [data: [viewer: 'Ada Chair']]
    }

    def "a bad token is never taken for no token: #header"() {
        when:
        def answer = RawHttp.post(hub.port, [query: '{ hello }'], [Authorization: header])

        then:
        answer.status == 401
        answer.code() == 'UNAUTHENTICATED'
        answer.headers['www-authenticate'].startsWith('Bearer')

        where:
        header << ['Bearer forged', 'Bearer ', 'Basic Y2hhaXI6eA==', 'chair']
    }

    def "a document beyond a limit is refused before it runs: #what"() {
        when:
        def answer = RawHttp.post(hub.port, [query: query])

        then:
        answer.status == 400
        answer.code() == 'COST_LIMIT_EXCEEDED'

        and: 'one step below it runs'
        RawHttp.post(hub.port, [query: allowed]).json().data

        where:
        what            | query                                                           || allowed
        'characters'    | '{ hello }' + ' ' * 9_992                                       || '{ hello }' + ' ' * 9_991
        'tokens'        | '{ me { ' + 'name ' * 996 + '} }'                                   || '{ me { ' + 'name ' * 994 + '} }'
        'depth'         | '{ me { ' + 'self { ' * 14 + 'name' + ' }' * 16                 || '{ me { ' + 'self { ' * 13 + 'name' + ' }' * 15
        'aliases'       | '{ me { ' + (1..16).collect { "a$it: name" }.join(' ') + ' } }' || '{ me { ' + (1..15).collect { "a$it: name" }.join(' ') + ' } }'
        'directives'    | '{ me { name ' + '@include(if: true) name ' * 11 + '} }'       || '{ me { name ' + '@include(if: true) name ' * 10 + '} }'
        'root fields'   | '{ ' + (1..11).collect { "a$it: hello" }.join(' ') + ' }'       || '{ ' + (1..10).collect { "a$it: hello" }.join(' ') + ' }'
        'mutations'     | 'mutation { again b: again }'                                   || 'mutation { again }'
        'by fragments'  | doubling(4)                                                     || doubling(3)
        'introspection' | introspection(20)                                               || introspection(19)
    }

    /** Each fragment spreads the one before twice: 2^n aliases from n lines. */
    private static String doubling(int n) {
        def fragments = (1..n).collect { "fragment F$it on Node { ...F${it - 1} self { ...F${it - 1} } }" }.join(' ')
        "{ me { ...F$n } } fragment F0 on Node { alias: name } $fragments"
    }

    /** Nested so many fields deep, {@code __type} counted. */
    private static String introspection(int n) {
        '{ __type(name: "Node") { ' + 'ofType { ' * (n - 1) + 'name' + ' }' * (n + 1)
    }

    def "those signed in may ask more"() {
        given:
        def query = 'mutation { again b: again }'

        expect:
        RawHttp.post(hub.port, [query: query]).code() == 'COST_LIMIT_EXCEEDED'
        RawHttp.post(hub.port, [query: query], [Authorization: 'Bearer chair']).json().data.b == 'again'
    }

    def "a body too large is refused, also without a length"() {
        given:
        def large = '{"query":"{ hello }","extensions":{"x":"' + 'x' * 70_000 + '"}}'

        expect:
        RawHttp.post(hub.port, large).status == 413
        RawHttp.post(hub.port, large, [Authorization: 'Bearer chair']).status == 200
        RawHttp.send(hub.port, 'POST', '/graphql',
                ['Content-Type': 'application/json', 'Transfer-Encoding': 'chunked', 'Content-Length': null],
                Integer.toHexString(large.length()) + '\r\n' + large + '\r\n0\r\n\r\n').status == 413
    }

    def "an execution that takes too long is answered and stopped"() {
        when:
        def answer = RawHttp.post(hub.port, [query: '{ waits touched }'], [Authorization: 'Bearer chair'])

        then:
        answer.status == 503
        answer.code() == 'TIMEOUT'

        when: 'the fetcher that was slow comes back'
        hub.released.release()
        RawHttp.post(hub.port, [query: '{ hello }'])

        then: 'nothing more of the document ran'
        stays { hub.touched.get() == 0 }
    }

    def "an execution whose caller has gone stops before its next field"() {
        given:
        hub.waiting.drainPermits()
        hub.touched.set(0)
        def body = '{"query":"{ waits touched }"}'
        def socket = new Socket('127.0.0.1', hub.port)

        when: 'the caller hangs up while a fetcher works'
        socket.outputStream.write("""POST /graphql HTTP/1.1\r\nHost: hub.example\r\nContent-Type: application/json\r
Content-Length: ${body.length()}\r\n\r\n$body""".getBytes('UTF-8'))
        hub.untilOneWaits()
        socket.close()
        RawHttp.post(hub.port, [query: '{ hello }'])
        Thread.sleep(200)
        hub.released.release()

        then:
        stays { hub.touched.get() == 0 }
    }

    /** Still true after others have had the time to make it false. */
    private static boolean stays(Closure<Boolean> condition) {
        Thread.sleep(300)
        condition()
    }

    def "a subscription without a stream is refused with the way to it"() {
        when:
        def answer = RawHttp.post(hub.port, [query: 'subscription { happened { sequence } }'])

        then:
        answer.status == 406
        answer.code() == 'NOT_ACCEPTABLE'
        answer.body.contains('text/event-stream')
        answer.body.contains('graphql-transport-ws')
    }

    def "errors outside the door show nothing of the server either: #method #path"() {
        when:
        def answer = RawHttp.send(hub.port, method, path, [Accept: accept], body)

        then:
        answer.status == status
        with(answer.json()) {
            code == expected
            message
            requestId == answer.headers['x-request-id']
            size() == 3
        }
        !(answer.body =~ /Exception|micronaut|Internal Server|_links/)

        where:
        method   | path                   | accept             | body || status | expected
        'GET'    | '/nowhere'             | null               | null || 404    | 'NOT_FOUND'
        'GET'    | '/nowhere'             | 'application/json' | null || 404    | 'NOT_FOUND'
        'DELETE' | '/graphql'             | null               | null || 405    | 'METHOD_NOT_ALLOWED'
        'PUT'    | '/graphql'             | 'application/json' | '{}' || 405    | 'METHOD_NOT_ALLOWED'
        'GET'    | '/nowhere/%zz'         | null               | null || 400    | 'BAD_REQUEST'
    }
}
