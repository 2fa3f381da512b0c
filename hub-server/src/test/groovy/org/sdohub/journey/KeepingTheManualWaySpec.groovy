package org.sdohub.journey

import groovy.json.JsonSlurper
import org.jsoup.Jsoup
import org.sdohub.a.RunningHub
import org.sdohub.adapter.mongo.embedded.BreakableEngine
import org.sdohub.kernel.EventLog
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** When the hub cannot take a statement, whoever wrote one keeps it and is told how else it reaches its addressee. */
class KeepingTheManualWaySpec extends Specification {

    static final String MANUAL = 'Or send it to liaison@sdo.example; we enter it.'
    static final String SUBMIT = 'mutation($i: SubmitStatementWithoutLoginInput!) { submitStatementWithoutLogin(input: $i) { receipt { path } typed problems { code message fix } } }'
    static final Map INPUT = [submitter: [name: 'Jane', address: 'jane@tomorrow.example'], unknownSender: 'Forum', to: ['IETF/DISPATCH'], title: 'Pushing later', purpose: 'FOR_INFORMATION', body: 'All of it.']
    static final Map TYPED = [name: 'Jane', address: 'jane@tomorrow.example', from: 'Forum', to: 'IETF/DISPATCH', title: 'Pushing later', purpose: 'FOR_INFORMATION', body: 'All of it.']

    @Shared
    BreakableEngine engine = new BreakableEngine()
    @Shared
    RunningHub hub = RunningHub.ofItsOwn(['hub.submissions.an-address': 5, 'hub.submissions.a-mail-address': 3, 'hub.submissions.manual-way': MANUAL], engine.bean)
    @Shared
    Rain visitor = new Rain(hub)

    /** Doors are made when somebody first comes, and need a store for that. */
    def setupSpec() {
        hub.data('{ statements(first: 1) { totalCount } }')
        hub.data('mutation { confirmSubmission(input: {token: "x"}) { problems { code } } }')
    }

    PollingConditions soon = new PollingConditions(timeout: 60)

    def cleanup() {
        engine.makeRoom()
        soon.eventually { assert visitor.http('GET', '/health/readiness').startsWith('HTTP/1.1 200 ') }
    }

    private String word() {
        Jsoup.parse(visitor.http('GET', '/submissions/new', [Accept: 'text/html']).split('\r\n\r\n', 2)[1]).select('input[name=form]').attr('value')
    }

    private Map submitted(Map more = [:]) {
        hub.data(SUBMIT, [i: INPUT + more]).submitStatementWithoutLogin
    }

    private static boolean hasAllThatWasTyped(String answer) {
        def page = Jsoup.parse(answer.split('\r\n\r\n', 2)[1])
        page.select('#title').val() == 'Pushing later' && page.select('#body').text().contains('All of it.') && page.select('#to').val() == 'IETF/DISPATCH'
    }

    def "while a disk is full, nothing that was typed is lost, everybody is told, and the hub comes back by itself"() {
        given:
        def word = word()
        def token = hub.token('ietf-dispatch-chair')
        long before = hub.context.getBean(EventLog).last()

        when:
        engine.fill()
        def form = visitor.form('/submissions/new', TYPED + [form: word])

        then: 'the form comes back with another way, by the addresses that the hub remembers'
        form.startsWith('HTTP/1.1 503 ')
        form =~ /(?i)retry-after: \d+/
        form.contains(MANUAL)
        form.contains('nothing was sent')
        hasAllThatWasTyped(form)

        and: 'so does what a program sent'
        with(submitted()) {
            problems*.code == ['SUBMISSION_NOT_KEPT']
            problems[0].fix.contains(MANUAL)
            typed.body == 'All of it.'
        }

        and: 'who opens the form is told before writing'
        with(visitor.http('GET', '/submissions/new', [Accept: 'text/html'])) {
            it.startsWith('HTTP/1.1 503 ')
            it.contains(MANUAL)
        }

        and: 'who is signed in is told that it is not theirs to mend'
        def answer = visitor.graphql([query: 'mutation { acknowledgeStatement(input: {id: "LS-2009-0001"}) { problems { code } } }'], Rain.as(token))
        answer =~ /HUB_NOT_KEEPING|UNAVAILABLE/
        !(answer =~ Rain.INSIDE)

        and: 'pages and queries that need the store say that it is for now, not that something is wrong'
        visitor.http('GET', '/statements', [Accept: 'text/html']).startsWith('HTTP/1.1 503 ')
        with(visitor.graphql([query: '{ statements(first: 1) { nodes { title } } }'])) {
            it.startsWith('HTTP/1.1 503 ') || it.startsWith('HTTP/1.1 200 ')
            it.contains('UNAVAILABLE')
            !it.contains('INTERNAL')
        }

        and: 'what needs none is answered, and the hub is alive but not ready'
        visitor.http('GET', '/schema.graphql').startsWith('HTTP/1.1 200 ')
        visitor.http('GET', '/health/liveness').startsWith('HTTP/1.1 200 ')
        def ready = visitor.http('GET', '/health/readiness')
        ready.startsWith('HTTP/1.1 503 ')

        and: 'which part of it is down is told, and nothing else'
        def told = new JsonSlurper().parseText(ready.split('\r\n\r\n', 2)[1])
        told.status == 'DOWN'
        told.details.subMap(['accounts', 'documents']) == [accounts: 'UP', documents: 'DOWN']
        told.details.containsKey('search')
        told.details.values().every { it in ['UP', 'DOWN'] }
        told.keySet() == ['name', 'status', 'details'] as Set

        when: 'there is room again'
        engine.makeRoom()

        then: 'within half a minute all is well, and nothing of it was kept'
        soon.eventually { assert visitor.http('GET', '/health/readiness').startsWith('HTTP/1.1 200 ') }
        hub.context.getBean(EventLog).last() == before

        and: 'the same form, sent again, comes in once'
        visitor.form('/submissions/new', TYPED + [form: word]).startsWith('HTTP/1.1 200 ')
        visitor.form('/submissions/new', TYPED + [form: word]).startsWith('HTTP/1.1 200 ')
        hub.context.getBean(EventLog).last() == before + 1
    }

    def "past a limit the form comes back as it was typed, with another way, and so does what a program sent"() {
        given: 'as many with one mail address as may come in on a day'
        def mail = [submitter: [name: 'Joe', address: 'joe@tomorrow.example']]
        def within = (1..3).collect { submitted(mail) }

        when:
        def past = submitted(mail)
        def form = visitor.form('/submissions/new', TYPED + [address: 'JOE@tomorrow.example', form: word()])

        then:
        within*.problems == [[], [], []]
        past.problems*.code == ['SUBMISSION_LIMIT_REACHED']
        past.problems[0].fix.contains(MANUAL)
        past.typed.title == 'Pushing later'
        form.startsWith('HTTP/1.1 429 ')
        form =~ /(?i)retry-after: 3600/
        form.contains(MANUAL)
        hasAllThatWasTyped(form)

        and: 'an address of its own for each letter does not help past the limit of the network'
        def others = (1..3).collect { submitted([submitter: [name: 'Joe', address: "joe$it@tomorrow.example"]]) }
        others*.problems*.code.flatten().last() == 'SUBMISSION_LIMIT_REACHED'

        and: 'reading goes on'
        visitor.http('GET', '/statements', [Accept: 'text/html']).startsWith('HTTP/1.1 200 ')
        visitor.http('GET', '/submissions/new', [Accept: 'text/html']).startsWith('HTTP/1.1 200 ')
    }
}
