package org.sdohub.adapter.graphql

import graphql.ExecutionResult
import graphql.ExecutionResultImpl
import org.sdohub.kernel.Actor
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class AskingForTheSchemaSpec extends Specification {

    @Shared
    @AutoCleanup
    DoorsFixture hub = new DoorsFixture()

    Documents documents = hub.server.applicationContext.getBean(Documents)
    SchemaAnswers answers = new SchemaAnswers()
    ExecutionResult result = ExecutionResultImpl.newExecutionResult().data([__schema: [types: []]]).build()

    private Documents.Prepared prepared(String query, String operation = null, Map variables = [:]) {
        documents.prepare(documents.request([query: query, operationName: operation, variables: variables]), Actor.PUBLIC)
    }

    def "what asks for nothing but the schema is answered once for all: #query"() {
        when:
        def told = answers.kept(prepared(query), result)

        then:
        told.toSpecification() == result.toSpecification()
        answers.find(prepared(query)).is(told)
        Json.bytes(told) == Json.bytes(result)

        where:
        query << [
                '{ __typename }',
                '{ __schema { types { name } } }',
                '{ __type(name: "Query") { name } }',
                '{ a: __schema { types { name } } b: __type(name: "Node") { name } }',
                'query Q { ...F } fragment F on Query { __schema { types { name } } }']
    }

    def "#what is executed each time"() {
        given:
        def asked = prepared(query, null, variables)

        expect:
        answers.kept(asked, result).is(result)
        answers.find(asked) == null

        where:
        what                                 | query                                                            | variables
        'what asks for something beside it'  | '{ __schema { types { name } } hello }'                          | [:]
        'who asks'                           | '{ __schema { types { name } } viewer }'                         | [:]
        'what asks for something below'      | '{ me { __typename } }'                                          | [:]
        'what a variable decides'            | 'query($n: String!) { __type(name: $n) { name } }'               | [n: 'Query']
        'what a variable leaves out'         | 'query($i: Boolean!) { __schema @include(if: $i) { types { name } } }' | [i: true]
        'what comes in parts'                | '{ ... @defer { __schema { types { name } } } }'                 | [:]
        'what is not valid'                  | '{ __schema { nothing } }'                                       | [:]
    }

    def "an answer with errors is not kept"() {
        given:
        def failed = ExecutionResultImpl.newExecutionResult().data([__schema: null]).addError(ApiError.of(ErrorCode.INTERNAL, 'x')).build()
        def asked = prepared('{ __schema { types { name } } }')

        expect:
        answers.kept(asked, failed).is(failed)
        answers.find(asked) == null
    }

    def "each operation of a document has an answer of its own"() {
        given:
        def two = 'query A { __type(name: "Query") { name } } query B { __type(name: "Node") { name } }'

        expect:
        2.times {
            assert RawHttp.post(hub.port, [query: two, operationName: 'A']).json().data.__type.name == 'Query'
            assert RawHttp.post(hub.port, [query: two, operationName: 'B']).json().data.__type.name == 'Node'
        }
    }

    def "who asks again reads the same, by each type, and with what it cost if that is wanted"() {
        given:
        def query = '{ __schema { queryType { name } types { name } } }'

        when:
        def first = RawHttp.post(hub.port, [query: query])
        def again = RawHttp.post(hub.port, [query: query], [Accept: 'application/graphql-response+json'])
        def costed = RawHttp.post(hub.port, [query: query, extensions: [cost: true]])

        then:
        first.json().data.__schema.queryType.name == 'Query'
        again.json() == first.json()
        costed.json().data == first.json().data
        costed.json().extensions.cost.requested > 0
    }

    def "what is kept is told without executing, and still #what"() {
        given: 'it is kept'
        def query = '{ __typename }'
        RawHttp.post(hub.port, [query: query])

        when:
        def answer = RawHttp.post(hub.port, body, headers)

        then:
        answer.status == status
        answer.headers['x-request-id']
        answer.headers['ratelimit'] || status != 200

        where:
        what                                            | body                                               | headers                              || status
        'counts against the budget'                     | '{"query":"{ __typename }"}'                       | [:]                                  || 200
        'is told to nobody who takes no such type'      | '{"query":"{ __typename }"}'                       | [Accept: 'image/png']                || 406
        'is told to no form of a foreign page'          | '{"query":"{ __typename }"}'                       | ['Content-Type': 'text/plain']       || 415
        'is told to nobody with a forged token'         | '{"query":"{ __typename }"}'                       | [Authorization: 'Bearer forged']     || 401
        'is refused with words that are no JSON'        | '{"query":"{ __typename }"'                        | [:]                                  || 400
        'needs the operation that is named'             | '{"query":"{ __typename }","operationName":"A"}'   | [:]                                  || 400
    }

    def "what is kept is told to nobody who may not ask it"() {
        given: 'a document that is too long for strangers, and asked by somebody else before'
        def query = '{ ' + (1..12).collect { "t$it: __typename" }.join(' ') + ' }'
        def doors = new DoorsFixture('hub.graphql.anonymous-aliases': 10)
        assert RawHttp.post(doors.port, [query: query], [Authorization: 'Bearer chair']).json().data.size() == 12

        expect:
        2.times {
            assert RawHttp.post(doors.port, [query: query]).code() == 'COST_LIMIT_EXCEEDED'
        }

        cleanup:
        doors.close()
    }

    def "what is kept ends with the budget of who asks"() {
        given: 'a hub that gives three a minute'
        def doors = new DoorsFixture('hub.graphql.anonymous-cost-per-minute': 3)

        when:
        def answers = (1..4).collect { RawHttp.post(doors.port, [query: '{ __typename }']) }

        then:
        answers*.status == [200, 200, 200, 429]

        cleanup:
        doors.close()
    }

    def "what is read in one piece and what comes in many are answered alike"() {
        given:
        def query = '{ __typename }' + ' ' * length

        expect:
        2.times {
            assert RawHttp.post(hub.port, [query: query]).json().data == [__typename: 'Query']
        }

        where:
        length << [0, 3_000, 4_096, 9_000]
    }
}
