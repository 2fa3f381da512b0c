package org.sdohub.adapter.graphql

import org.sdohub.a.NpmClient
import org.sdohub.a.RunningHub
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification

@Requires(value = { NpmClient.installed }, reason = 'the public clients are not installed')
class ServingPublicClientsSpec extends Specification {

    @Shared
    @AutoCleanup
    DoorsFixture hub = new DoorsFixture()

    private String getUrl() {
        "http://localhost:$hub.port/graphql"
    }

    def "the hub passes every audit of GraphQL over HTTP, also those that only recommend"() {
        when:
        def results = NpmClient.got('audits', RunningHub.withDemoWorld().address + '/graphql') as List<Map>

        then:
        results.findAll { it.status != 'ok' } == []
        results.size() == 61
    }

    def "#client gets the answer to a query, and then the end"() {
        expect:
        NpmClient.got(client, url, '{ hello }') == [[data: [hello: 'Hello world']]]

        where:
        client << ['graphql-ws', 'graphql-sse']
    }

    def "#client gets what GraphQL refuses as an answer, not as a broken connection"() {
        when:
        def got = NpmClient.got(client, url, '{ fault }')

        then:
        got*.data == [[fault: null]]
        got*.errors*.extensions*.code == [['INTERNAL']]

        where:
        client << ['graphql-ws', 'graphql-sse']
    }

    def "#client gets what happened and what happens"() {
        given:
        int start = hub.log.last()
        2.times { hub.log.add('A') }
        def writer = Thread.startVirtualThread {
            Thread.sleep(1000)
            hub.log.add('A')
        }

        expect:
        NpmClient.got(client, url, "subscription { happened(after: $start) { sequence } }")*.data*.happened*.sequence ==
                [start + 1, start + 2, start + 3]

        cleanup:
        writer.join()

        where:
        client << ['graphql-ws', 'graphql-sse']
    }

    def "Apollo Client gets data and errors, and what was deferred after the rest"() {
        expect:
        NpmClient.got('apollo', url, '{ hello }')*.data == [[hello: 'Hello world']]
        NpmClient.got('apollo', url, '{ hello fault }').last().errors*.extensions*.code == ['INTERNAL']

        when:
        def got = NpmClient.got('apollo', url, '{ hello ... @defer { viewer } }')

        then:
        got.first().data - [__typename: 'Query'] == [hello: 'Hello world']
        got.last().data - [__typename: 'Query'] == [hello: 'Hello world', viewer: 'anonymous']
    }

    def "Apollo Client subscribes over a socket"() {
        given:
        int start = hub.log.last()
        3.times { hub.log.add('A') }

        expect:
        NpmClient.got('apollo', url, "subscription { happened(after: $start) { sequence } }")*.data*.happened*.sequence ==
                [start + 1, start + 2, start + 3]
    }

    def "urql puts the parts of an answer together"() {
        expect:
        NpmClient.got('urql', url, '{ hello ... @defer { viewer } }').data == [hello: 'Hello world', viewer: 'anonymous']
    }

    def "urql gets data and errors"() {
        expect:
        NpmClient.got('urql', url, '{ hello }').data.hello == 'Hello world'
        NpmClient.got('urql', url, '{ fault }').errors*.extensions*.code == ['INTERNAL']
    }
}
