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
        'the smallest request'               | '{ __typename }'                                                 | [:]
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
}
