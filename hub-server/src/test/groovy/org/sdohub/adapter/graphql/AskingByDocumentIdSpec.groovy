package org.sdohub.adapter.graphql

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

class AskingByDocumentIdSpec extends Specification {

    @Shared
    @TempDir
    Path folder

    static final String HELLO = 'query($n: String) { hello(name: $n) }\n'
    static final String DEEP = '{ me { self { self { name } } } }'
    static final String FAULT = '{ hello fault }'
    static final String RENAME = 'mutation { rename(name: "x") }'
    static final String EVENTS = 'subscription { happened(after: 0) { sequence } }'

    @Shared
    @AutoCleanup
    DoorsFixture hub

    def setupSpec() {
        [HELLO, DEEP, FAULT, RENAME, EVENTS].eachWithIndex { text, i -> Files.writeString(folder.resolve("${i}.graphql"), text) }
        hub = new DoorsFixture('hub.graphql.documents': folder.toString(), 'hub.graphql.anonymous-depth': 3)
    }

    private static String id(String text) {
        'sha256:' + text.getBytes('UTF-8').digest('SHA-256')
    }

    def "a document that the hub knows is asked for by its id, by GET, POST and WebSocket"() {
        given:
        def client = SocketClient.initialised(hub.port)
        client.say([id: '1', type: 'subscribe', payload: [documentId: id(HELLO), variables: [n: 'IETF']]])

        expect:
        RawHttp.get(hub.port, [documentId: id(HELLO), variables: '{"n":"IETF"}']).json() == [data: [hello: 'Hello IETF']]
        RawHttp.post(hub.port, [documentId: id(HELLO), variables: [n: 'IETF']]).json() == [data: [hello: 'Hello IETF']]
        client.next().payload == [data: [hello: 'Hello IETF']]

        cleanup:
        client.close()
    }

    def "it may be deeper than what callers write themselves"() {
        expect:
        RawHttp.post(hub.port, [query: DEEP]).code() == 'COST_LIMIT_EXCEEDED'
        RawHttp.post(hub.port, [documentId: id(DEEP)]).json().data.me.self.self.name == 'n'
    }

    def "what is not known is refused, and sending it once does not make it known: #why"() {
        given:
        RawHttp.post(hub.port, [query: '{ viewer }'])

        when:
        def answer = RawHttp.post(hub.port, parameters)

        then:
        answer.status == 400
        answer.code() == code
        answer.json().errors.size() == 1

        where:
        why                      | parameters                                || code
        'nobody vouched for it'  | [documentId: id('{ viewer }')]            || 'PERSISTED_DOCUMENT_NOT_FOUND'
        'it is no id'            | [documentId: 7]                           || 'PERSISTED_DOCUMENT_NOT_FOUND'
        'the text is there too'  | [documentId: id(HELLO), query: '{ hello }'] || 'BAD_USER_INPUT'
    }

    def "over a socket, an unknown document ends the operation and not the socket"() {
        given:
        def client = SocketClient.initialised(hub.port)

        when:
        client.say([id: '1', type: 'subscribe', payload: [documentId: id('{ viewer }')]])

        then:
        with(client.next()) {
            type == 'error'
            payload[0].extensions.code == 'PERSISTED_DOCUMENT_NOT_FOUND'
        }
        client.nothingElse()

        cleanup:
        client.close()
    }

    def "a mutation by id still needs POST"() {
        expect:
        RawHttp.get(hub.port, [documentId: id(RENAME)]).status == 405
    }

    def "what the public asked may be kept, and is not sent again while it is the same"() {
        when:
        def first = RawHttp.get(hub.port, [documentId: id(HELLO)])
        def again = RawHttp.get(hub.port, [documentId: id(HELLO)], ['If-None-Match': first.headers.etag])
        def other = RawHttp.get(hub.port, [documentId: id(HELLO), variables: '{"n":"x"}'], ['If-None-Match': first.headers.etag])

        then:
        first.headers['cache-control'] == 'public, no-cache'
        first.headers.vary == 'Accept, Authorization, Cookie'
        again.status == 304
        again.body == ''
        again.headers.etag == first.headers.etag
        other.status == 200
    }

    def "nobody keeps #what"() {
        when:
        def answer = ask(hub.port)

        then:
        answer.headers['cache-control'] == 'no-store'
        answer.headers.etag == null

        where:
        what                          | ask
        'what an account was told'    | { RawHttp.get(it, [documentId: id(HELLO)], [Authorization: 'Bearer chair']) }
        'an answer with an error'     | { RawHttp.get(it, [documentId: id(FAULT)]) }
        'what was asked by POST'      | { RawHttp.post(it, [documentId: id(HELLO)]) }
        'what was asked by its text'  | { RawHttp.get(it, [query: HELLO]) }
    }

    def "where only known documents are executed, nothing else is, at any door"() {
        given:
        def strict = new DoorsFixture('hub.graphql.documents': folder.toString(), 'hub.graphql.only-documents': true)

        expect:
        RawHttp.post(strict.port, [query: '{ hello }']).code() == 'PERSISTED_DOCUMENT_NOT_FOUND'
        RawHttp.get(strict.port, [query: '{ hello }']).code() == 'PERSISTED_DOCUMENT_NOT_FOUND'
        RawHttp.get(strict.port, [documentId: id(HELLO)]).status == 200

        cleanup:
        strict.close()
    }

    def "a folder that is not there is not taken for an empty one"() {
        given:
        def wrong = new DoorsFixture('hub.graphql.documents': folder.resolve('nowhere').toString())

        when:
        wrong.server.applicationContext.getBean(TrustedDocuments)

        then:
        def refused = thrown(Exception)
        refused.message.contains('hub.graphql.documents is not a folder')

        cleanup:
        wrong.close()
    }
}
