package org.sdohub.adapter.pages

import java.net.http.HttpRequest
import org.jsoup.nodes.Document
import org.sdohub.a.RunningHub
import spock.lang.Shared
import spock.lang.Specification

/** Somebody without login and without JavaScript writes a statement by a form, and corrects it when it comes back. */
class WritingWithoutLoginSpec extends Specification {

    static final String PAGE = '/submissions/new'
    static final String BODY = 'Dear all,\n\n  this is <b>not</b> markup & stays as it is.\n'
    static final Map<String, String> TYPED = [
            name: 'Jane "J" Doe', address: 'jane@tomorrow.example', from: 'Forum of <Tomorrow>', to: 'IETF/DISPATCH', title: 'Pushing later',
            purpose: 'FOR_ACTION', noDeadlineGiven: 'yes', contact: 'office@tomorrow.example', body: BODY, asks: 'Read it\nTell us']

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()
    @Shared
    Visitor visitor = new Visitor(hub.address)

    private Visitor.Reading sent(String path, Map<String, String> fields, Map<String, String> headers = [:]) {
        def encoded = fields.collect { name, value -> [name, value.replace('\n', '\r\n')].collect { URLEncoder.encode(it, 'UTF-8') }.join('=') }.join('&')
        new Visitor.Reading(path, visitor.sends('POST', path, ['content-type': 'application/x-www-form-urlencoded'] + headers,
                HttpRequest.BodyPublishers.ofString(encoded)))
    }

    /** What stands in the fields of a page's form, as a browser would send it. */
    private static Map<String, String> fields(Document page) {
        def form = page.select('form.writing').first()
        form.select('input[name], textarea[name], select[name]').findAll { it.attr('type') != 'checkbox' || it.hasAttr('checked') }.collectEntries {
            def value = it.normalName() == 'textarea' ? it.wholeText().replaceFirst('^\n', '') : it.normalName() == 'select' ? it.select('option[selected]').attr('value') : it.attr('value')
            [it.attr('name'), value]
        }
    }

    private Map<String, String> blank() {
        fields(visitor.reads(PAGE).page)
    }

    private Map status(String follow) {
        hub.data('query($t: String!) { submission(token: $t) { state number } }', [t: follow]).submission
    }

    def "it is written, confirmed, returned, corrected, looked at and posted, all by plain pages but the looking"() {
        given: 'a visitor finds the form from the first page'
        visitor.reads('/').links.contains(PAGE)
        def form = blank()

        expect: 'an empty one, each field with a label'
        form.keySet() == (TYPED.keySet() - 'noDeadlineGiven' + ['deadline', 'answers', 'form']) as Set
        form.findAll { it.value }*.key == ['form']
        visitor.reads(PAGE).page.with { page -> page.select('form.writing [id]:not([type=hidden], small, strong)').every { page.select("label[for=${it.id()}], label:has(#${it.id()})").size() == 1 } }

        when:
        def received = sent(PAGE, form + TYPED)

        then:
        received.answer.statusCode() == 200
        received.page.select('h1').text() == 'Received, not sent yet'
        received.header('cache-control') == 'no-cache'

        when: 'the same form comes again, as by a second click'
        def again = sent(PAGE, form + TYPED + [title: 'Another'])
        def confirm = received.page.select('form').attr('action')
        def follow = received.page.select('main p a').attr('href').split('/').last()

        then:
        again.page.select('form').attr('action') == confirm
        status(follow).state == 'UNCONFIRMED'

        when:
        def confirmed = sent(confirm, [:])

        then:
        confirmed.answer.statusCode() == 303
        status(follow).state == 'WAITING'
        visitor.reads("/submissions/$follow/correct").answer.statusCode() == 404

        when: 'somebody of the other side looks at it, and sends it back'
        def waiting = hub.data('{ viewer { desk { triage(first: 50) { nodes { id title body version unknownSender requestedActions { text } submittedBy { name } contacts { response } } } } } }',
                [:], 'ietf-secretariat').viewer.desk.triage.nodes.find { it.title == 'Pushing later' && it.submittedBy.name == TYPED.name }

        then:
        waiting.body == BODY
        waiting.unknownSender == 'Forum of <Tomorrow>'
        waiting.requestedActions*.text == ['Read it', 'Tell us']
        waiting.contacts.response == ['office@tomorrow.example']

        when:
        hub.does('ietf-secretariat', 'returnStatement', [id: waiting.id, reason: 'Say which draft.'], 'statement { id }')
        def stands = visitor.reads("/submissions/$follow")

        then:
        stands.text.contains('Say which draft.')
        stands.links.contains("/submissions/$follow/correct".toString())

        when: 'its writer finds all that was typed in the form'
        def correcting = visitor.reads("/submissions/$follow/correct")
        def before = fields(correcting.page)

        then:
        before == TYPED.findAll { !(it.key in ['name', 'address']) } + [deadline: '', answers: '']

        when: 'and forgets the title'
        def refused = sent("/submissions/$follow/correct", before + [title: '', body: 'We mean draft-doe-push.'])

        then:
        refused.answer.statusCode() == 422
        refused.page.select('#title-problem').text() == 'Give it a title of one line.'
        fields(refused.page) == before + [title: '', body: 'We mean draft-doe-push.']
        status(follow).state == 'RETURNED'

        when:
        def corrected = sent("/submissions/$follow/correct", before + [body: 'We mean draft-doe-push.'])

        then:
        corrected.answer.statusCode() == 303
        status(follow).state == 'WAITING'

        when:
        def version = hub.data('query($id: ID!) { node(id: $id) { ... on Statement { version } } }', [id: waiting.id], 'ietf-secretariat').node.version
        def posted = hub.does('ietf-secretariat', 'approveStatement', [id: waiting.id, expectedVersion: version], 'statement { number body }').statement

        then:
        posted.body == 'We mean draft-doe-push.'
        visitor.reads("/submissions/$follow").links.contains("/statements/$posted.number".toString())
    }

    def "what is wrong with #field is told beside it, with all others, and every typed value comes back"() {
        given:
        def typed = blank() + TYPED + wrong

        when:
        def refused = sent(PAGE, typed)

        then:
        refused.answer.statusCode() == 422
        refused.faults == []
        refused.page.select('[role=alert] a').collect { it.attr('href') }.unique() == ["#$field".toString()]
        refused.page.select("#$field-problem").text().contains(said)
        refused.page.select("#$field").attr('aria-invalid') == 'true'
        fields(refused.page) == typed

        where:
        field      | wrong                                                || said
        'name'     | [name: '']                                           || 'A name is one line of 1 to 200 characters.'
        'address'  | [address: 'Jane <jane@tomorrow.example>']            || 'name@domain'
        'from'     | [from: '']                                           || 'Say from which body it comes.'
        'from'     | [from: 'x' * 256]                                    || 'one line of at most 255'
        'to'       | [to: '']                                             || 'Say to which body it goes.'
        'to'       | [to: 'IETF/NOBODY']                                  || 'There is no such organization or group.'
        'title'    | [title: '']                                          || 'Give it a title of one line.'
        'title'    | [title: 'y' * 256]                                   || 'A title is one line'
        'purpose'  | [purpose: '']                                        || 'for information, comment'
        'deadline' | [noDeadlineGiven: 'yes', deadline: '2031-03-03']     || 'not both'
        'deadline' | [noDeadlineGiven: '', deadline: 'next week'].findAll { it.value } + [purpose: 'FOR_INFORMATION'] || 'A day is written as'
        'contact'  | [contact: 'nobody']                                  || 'name@domain'
        'answers'  | [answers: 'LS-1999-9999']                            || 'There is no such statement.'
        'body'     | [body: '']                                           || 'Write something, or attach it.'
    }

    def "several at once are told at once"() {
        expect:
        sent(PAGE, blank() + TYPED + [title: '', address: 'x', to: 'NOBODY']).page.select('[role=alert] a')*.attr('href') == ['#address', '#to', '#title']
    }

    def "a form that is not the hub's own, or none at all, is asked for again with all that was typed"() {
        given:
        def typed = blank() + TYPED

        when:
        def refused = sent(PAGE, typed + [form: word])

        then:
        refused.answer.statusCode() == 422
        refused.text.contains('send it once more')
        fields(refused.page) - [form: fields(refused.page).form] == typed - [form: typed.form]

        when:
        def received = sent(PAGE, fields(refused.page))

        then:
        received.answer.statusCode() == 200

        where:
        word << ['', 'forged']
    }

    def "what comes from another site is not taken: #headers"() {
        expect:
        sent(PAGE, blank() + TYPED, headers).answer.statusCode() == status

        where:
        headers                              || status
        [:]                                  || 200
        [origin: 'https://evil.example']     || 403
        [origin: 'null']                     || 403
        ['sec-fetch-site': 'cross-site']     || 403
        ['sec-fetch-site': 'same-site']      || 403
        ['sec-fetch-site': 'same-origin']    || 200
    }

    def "what is no form, or longer than any, is refused: #what"() {
        expect:
        def answer = visitor.sends('POST', PAGE, ['content-type': type], HttpRequest.BodyPublishers.ofString(body))
        answer.statusCode() == status
        !answer.body().contains('xception')

        where:
        what              | type                                | body                      || status
        'nothing'         | 'application/x-www-form-urlencoded' | ''                        || 422
        'not encoded'     | 'application/x-www-form-urlencoded' | 'title=%zz'               || 400
        'JSON'            | 'application/json'                  | '{"title": "x"}'          || 422
        'half a megabyte' | 'application/x-www-form-urlencoded' | 'body=' + 'x' * 500_000   || 400
    }
}
