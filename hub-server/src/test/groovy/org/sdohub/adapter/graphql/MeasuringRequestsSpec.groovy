package org.sdohub.adapter.graphql

import ch.qos.logback.classic.Logger
import ch.qos.logback.classic.spi.ILoggingEvent
import ch.qos.logback.core.read.ListAppender
import org.slf4j.LoggerFactory
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

class MeasuringRequestsSpec extends Specification {

    @Shared
    @AutoCleanup
    DoorsFixture hub = new DoorsFixture('hub.metrics.token': 'let-me-see', 'hub.graphql.anonymous-cost-per-minute': 0)

    PollingConditions soon = new PollingConditions(timeout: 60)

    private RawHttp.Answer metrics(Map<String, String> headers = [Authorization: 'Bearer let-me-see'], DoorsFixture asked = hub) {
        RawHttp.send(asked.port, 'GET', '/metrics', [Accept: '*/*'] + headers, null)
    }

    /** The value of one series, 0 where there is none; the order of tags does not matter. */
    private double value(String name, Map<String, String> tags = [:]) {
        def line = metrics().body.readLines().find { line -> (line.startsWith(name + '{') || line.startsWith(name + ' ')) && tags.every { line.contains("$it.key=\"$it.value\"") } }
        line == null ? 0 : line.split(' ').last() as double
    }

    def "nobody reads the metrics without the operators' token: #headers"() {
        expect:
        metrics(headers).status == 404
        !metrics(headers).body.contains('graphql')

        where:
        headers << [[:], [Authorization: 'Bearer chair'], [Authorization: 'let-me-see'], [Authorization: 'Bearer '], [Authorization: 'Bearer let-me-see2']]
    }

    def "where no token is configured there is nothing to read, with any"() {
        given:
        def closed = new DoorsFixture()

        expect:
        metrics([Authorization: header], closed).status == 404

        cleanup:
        closed.close()

        where:
        header << ['Bearer ', 'Bearer let-me-see', '']
    }

    def "requests are timed by type, name and outcome: #query"() {
        given:
        def tags = [operation_type: type, operation_name: name, outcome: outcome]
        def before = value('graphql_request_seconds_count', tags)

        when:
        RawHttp.post(hub.port, [query: query])

        then:
        soon.eventually { assert value('graphql_request_seconds_count', tags) == before + 1 }

        where:
        query                                 || type       | name      | outcome
        'query Greeting { hello }'            || 'query'    | 'Greeting' | 'SUCCESS'
        '{ hello }'                           || 'query'    | 'none'    | 'SUCCESS'
        'mutation Again { again }'            || 'mutation' | 'Again'   | 'SUCCESS'
        'query Faulty { fault }'              || 'query'    | 'Faulty'  | 'INTERNAL_ERROR'
        'query Wrong { wrong }'               || 'query'    | 'Wrong'   | 'REQUEST_ERROR'
        '{ nothing }'                         || 'none'     | 'none'    | 'REQUEST_ERROR'
    }

    def "names without end do not make series without end"() {
        when:
        300.times { RawHttp.post(hub.port, [query: "query Made$it { hello }"]) }

        then:
        def series = metrics().body.readLines().findAll { it.startsWith('graphql_request_seconds_count') }
        series.size() < 130
        series.any { it.contains('operation_name="other"') }
    }

    def "refusals are counted by code, at the door and behind it: #code"() {
        given:
        def before = value('graphql_errors_total', [code: code])

        when:
        RawHttp.post(hub.port, body, headers)

        then:
        soon.eventually { assert value('graphql_errors_total', [code: code]) == before + 1 }

        where:
        code                        | headers                          | body
        'UNSUPPORTED_MEDIA_TYPE'    | ['Content-Type': 'text/plain']   | '{"query":"{ hello }"}'
        'PAYLOAD_TOO_LARGE'         | [:]                              | ' ' * 70_000
        'COST_LIMIT_EXCEEDED'       | [:]                              | '{"query":"mutation { again b: again }"}'
        'UNAUTHENTICATED'           | [Authorization: 'Bearer forged'] | '{"query":"{ hello }"}'
        'PERSISTED_DOCUMENT_NOT_FOUND' | [:]                           | '{"documentId":"sha256:00"}'
    }

    def "batches are timed, and subscriptions and what they are told counted"() {
        given:
        def loads = value('graphql_dataloader_seconds_count', [loader_name: 'state'])
        def delivered = value('graphql_events_delivered_total')
        def client = SocketClient.initialised(hub.port)

        when:
        RawHttp.post(hub.port, [query: '{ me { label } }'])
        client.subscribe('1', 'subscription { happened { sequence } }')
        client.nothingElse()

        then:
        soon.eventually { assert value('graphql_subscriptions_open') == 1 }
        value('graphql_dataloader_seconds_count', [loader_name: 'state']) == loads + 1

        when:
        hub.log.add('A')
        client.nextEvent('1')
        client.close()

        then:
        soon.eventually { assert value('graphql_subscriptions_open') == 0 }
        value('graphql_events_delivered_total') == delivered + 1
    }

    def "a valid traceparent is carried on: #traceparent"() {
        when:
        def answer = RawHttp.post(hub.port, [query: '{ hello }'], [traceparent: traceparent])

        then:
        answer.headers.traceresponse ==~ /00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-$flags/
        !answer.headers.traceresponse.contains('00f067aa0ba902b7')

        where:
        traceparent                                                    || flags
        '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'      || '01'
        '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00'      || '00'
        '01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more' || '01'
    }

    def "anything else begins a trace of its own: #traceparent"() {
        when:
        def answer = RawHttp.post(hub.port, [query: '{ hello }'], [traceparent: traceparent])

        then:
        answer.status == 200
        answer.headers.traceresponse ==~ /00-[0-9a-f]{32}-[0-9a-f]{16}-00/
        !answer.headers.traceresponse.contains('4bf92f3577b34da6a3ce929d0e0e4736')

        where:
        traceparent << [
                null, '', 'nonsense',
                '00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01',
                '00-00000000000000000000000000000000-00f067aa0ba902b7-01',
                '00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01',
                '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7',
                '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1',
                '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more',
                'ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
                '01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more',
                '00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01']
    }

    def "a line in the log has the request's id and its trace"() {
        given:
        def lines = new ListAppender<ILoggingEvent>()
        def logger = LoggerFactory.getLogger(Errors) as Logger
        logger.addAppender(lines)
        lines.start()

        when:
        RawHttp.post(hub.port, [query: '{ fault }'], ['X-Request-Id': 'my-request.2',
                                                      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'])

        then:
        lines.list*.MDCPropertyMap.findAll { it.request == 'my-request.2' } == [[request: 'my-request.2', trace: '4bf92f3577b34da6a3ce929d0e0e4736']]

        cleanup:
        logger.detachAppender(lines)
    }
}
