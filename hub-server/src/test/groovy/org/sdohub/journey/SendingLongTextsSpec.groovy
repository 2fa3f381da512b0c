package org.sdohub.journey

import org.sdohub.a.RunningHub
import spock.lang.Shared
import spock.lang.Specification

/** The rule about a text's length and the door's about a request's: who keeps the first never meets the second. */
class SendingLongTextsSpec extends Specification {

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()

    def "the longest text comes through the door, also where each of its characters is escaped in JSON"() {
        when:
        def payload = draft('\\' * 120_000)

        then:
        payload.problems == []
        payload.statement.body.length() == 120_000
    }

    def "a text that is longer is refused by its field, with the limit and what to do"() {
        when:
        def payload = draft('x' * 120_001)

        then:
        payload.statement == null
        payload.problems*.code == ['STATEMENT_BODY_TOO_LARGE']
        payload.problems*.field == [['body']]
        payload.problems.first().message.contains('120,000 bytes')
        payload.problems.first().message.contains('attach')
    }

    def "a request that no text could excuse is refused at the door"() {
        when:
        def answer = hub.post('/graphql', [query: '{ __typename }', extensions: [x: 'x' * 262_144]], hub.token('oma-cd-chair'))

        then:
        answer.status == 413
        answer.json.errors*.extensions*.code == ['PAYLOAD_TOO_LARGE']
    }

    private Map draft(String body) {
        hub.does('oma-cd-chair', 'draftStatement',
                [from: ['OMA/CD'], to: ['IETF/DISPATCH'], title: 'A long text', body: body],
                'statement { body }')
    }
}
