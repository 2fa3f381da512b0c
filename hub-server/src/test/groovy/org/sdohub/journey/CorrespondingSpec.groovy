package org.sdohub.journey

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.LocalDate
import java.time.ZoneOffset
import org.sdohub.a.RunningHub
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** Whole exchanges over HTTP, each as the people of both sides would tell of it (RFC 4053). */
class CorrespondingSpec extends Specification {

    static final String COURSE = '''id number version state title dueSentence deadline due overdue notice consensus lead { key }
        gates { kind open readVersion holders { office person { name } } }
        requestedActions { key text answers { outcome body { key } by text reply { number } } }
        handlings { state reason body { key } redirectedTo { key } due treatment canBeTreatedInTime
                    proposals { key date course decision { accepted reason } } replies { interim statement { number } } }'''

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()

    def soon = new PollingConditions(timeout: 60)

    private static String day(int fromToday) {
        LocalDate.now(ZoneOffset.UTC).plusDays(fromToday).toString()
    }

    private Map payload(String who, String mutation, Map input, String fields = "statement { $COURSE }") {
        hub.does(who, mutation, input, fields + ' ')
    }

    /** Warnings and hints are no reason to stop. */
    private Map done(String who, String mutation, Map input) {
        def payload = payload(who, mutation, input)
        assert payload.statement != null: payload.problems
        payload.statement
    }

    private List<String> refused(String who, String mutation, Map input) {
        def payload = payload(who, mutation, input)
        assert payload.statement == null
        payload.problems*.code
    }

    private Map read(String number, String who = null) {
        hub.data("query(\$number: String) { statement(number: \$number) { $COURSE history { type note } } }", [number: number], who).statement
    }

    /** The OMA's coordinator looks at all that goes out. */
    private Map postedByOma(Map letter) {
        def waiting = done('oma-cd-chair', 'fileStatement', [from: ['OMA/CD'], to: ['IETF/DISPATCH'], purpose: 'FOR_ACTION', body: 'Please see below.'] + letter)
        assert waiting.state == 'PENDING'
        done('oma-coordinator', 'approveStatement', [id: waiting.id, expectedVersion: waiting.version])
    }

    private Map approvedByDirector(Map waiting) {
        assert waiting.state == 'PENDING'
        done('rai-ad', 'approveStatement', [id: waiting.id, expectedVersion: waiting.version])
    }

    def "SIP Push: three things are asked for, one is done at once, the others follow"() {
        given: 'the OMA asks for three things'
        def asked = postedByOma([title: 'SIP Push, told again', deadline: day(30), contacts: [response: ['cd@oma.example']], requestedActions: [
                [text: 'Acknowledge the motivation'], [text: 'Say whether the draft is supported'], [text: 'Ask for more']]])
        def keys = asked.requestedActions*.key

        expect:
        asked.dueSentence.startsWith('IETF DISPATCH owes OMA CD an answer by ')

        when: 'the working group answers for the time being; its area director lets it out'
        def interim = approvedByDirector(done('ietf-dispatch-chair', 'replyToStatement', [statement: asked.number, interim: true, body: 'We understand.',
                settles: [[action: keys[0], outcome: 'DONE'], [action: keys[1], outcome: 'WILL_BE_DONE_BY', by: day(20)]]]))

        then: 'more is owed, and it is told what'
        with(read(asked.number)) {
            handlings*.state == ['INTERIM_REPLIED']
            requestedActions*.answers*.outcome == [['DONE'], ['WILL_BE_DONE_BY'], []]
            requestedActions[0].answers[0].reply.number == interim.number
            dueSentence.startsWith('IETF DISPATCH owes OMA CD an answer by ')
        }

        when: 'one thing is answered without a letter, the rest by the final reply'
        done('ietf-dispatch-chair', 'answerRequestedAction', [id: asked.number, action: keys[2], outcome: 'ALTERNATIVE', text: 'We ask on the list.'])
        def last = approvedByDirector(done('ietf-dispatch-chair', 'replyToStatement', [statement: asked.number, body: 'The group supports the draft.',
                settles: [[action: keys[1], outcome: 'DONE']]]))

        then: 'nothing is owed, and everybody can read who said what'
        with(read(asked.number)) {
            handlings*.state == ['ANSWERED']
            handlings[0].replies*.interim == [true, false]
            requestedActions*.answers*.outcome == [['DONE'], ['WILL_BE_DONE_BY', 'DONE'], ['ALTERNATIVE']]
            dueSentence.endsWith(', in time')
        }

        and: 'a second final reply is refused'
        refused('ietf-dispatch-chair', 'replyToStatement', [statement: last.number, body: 'Again.']) == ['STATEMENT_ACT_NOT_ALLOWED']
    }

    def "misdirected: the liaison manager passes it on, and the sender reads who has it now"() {
        given:
        def sent = postedByOma([to: ['IETF/GEOPRIV'], title: 'Presence, sent to the wrong group', deadline: day(30)])

        expect: 'not everybody may pass it on'
        refused('ietf-simple-chair', 'redirectStatement', [id: sent.number, body: 'IETF/GEOPRIV', to: 'IETF/SIMPLE', reason: 'Ours.']) == ['STATEMENT_ACT_NOT_ALLOWED']

        when:
        done('ietf-liaison', 'redirectStatement', [id: sent.number, body: 'IETF/GEOPRIV', to: 'IETF/SIMPLE', reason: 'Presence is the work of SIMPLE.'])

        then:
        with(read(sent.number, 'oma-cd-chair')) {
            handlings.collect { [it.body.key, it.state] } == [['IETF/GEOPRIV', 'REDIRECTED'], ['IETF/SIMPLE', 'NEW']]
            handlings[0].redirectedTo.key == 'IETF/SIMPLE'
            dueSentence.startsWith('IETF SIMPLE owes OMA CD an answer')
            history.last().with { [type, note] } == ['HandlingRedirected', 'Presence is the work of SIMPLE.']
        }
        hub.data('{ viewer { desk { waitingForThem(first: 100) { nodes { number } } } } }', [:], 'oma-cd-chair')
                .viewer.desk.waitingForThem.nodes*.number.contains(sent.number)

        and: 'the group that has it now answers'
        approvedByDirector(done('ietf-simple-chair', 'replyToStatement', [statement: sent.number, body: 'Here is our answer.']))
        read(sent.number).handlings*.state == ['REDIRECTED', 'ANSWERED']
    }

    def "a disputed deadline: refused once with a reason, then another day is agreed on"() {
        given:
        def sent = postedByOma([title: 'A date that is too near', deadline: day(10)])
        def propose = { Map what -> done('ietf-dispatch-chair', 'proposeDeadline', [id: sent.number] + what).handlings[0].proposals.last().key }

        when:
        def first = propose([date: day(60)])

        then: 'one at a time'
        refused('ietf-dispatch-chair', 'proposeDeadline', [id: sent.number, date: day(50)]) == ['STATEMENT_PROPOSAL_UNDECIDED']
        refused('ietf-dispatch-chair', 'decideDeadline', [id: sent.number, proposal: first, accept: true]) == ['STATEMENT_ACT_NOT_ALLOWED']

        when:
        done('oma-cd-chair', 'decideDeadline', [id: sent.number, proposal: first, accept: false, reason: 'Our plenary is before that.'])
        def second = propose([date: day(20), course: 'A first answer by mail'])
        done('oma-liaison', 'decideDeadline', [id: sent.number, proposal: second, accept: true])

        then: 'both stay on record, and the day that was agreed on counts'
        with(read(sent.number)) {
            deadline == day(10)
            due == day(20)
            handlings[0].proposals*.decision*.accepted == [false, true]
            handlings[0].proposals[0].decision.reason == 'Our plenary is before that.'
        }
    }

    def "an unknown body writes without login, confirms, is looked at, and reads how it stands"() {
        given:
        def input = [submitter: [name: 'Jane', address: 'jane@tomorrow.example'], unknownSender: 'Forum of Tomorrow', to: ['IETF/DISPATCH'],
                     title: 'Pushing tomorrow', purpose: 'FOR_COMMENT', deadline: day(40), body: 'Please comment.', contacts: [response: ['jane@tomorrow.example']]]
        def asked = { String name, Map given, String fields -> payload(null, name, given, fields) }

        when: 'what is wrong is told at once, and nothing has to be typed again'
        def wrong = asked('submitStatementWithoutLogin', input + [title: '', submitter: [name: 'Jane', address: 'jane']], 'receipt { follow } typed')

        then:
        wrong.receipt == null
        wrong.problems*.field == [['title'], ['submitter', 'address']]
        wrong.typed.body == 'Please comment.'
        wrong.typed.submitter == [name: 'Jane', address: 'jane']

        when:
        def receipt = asked('submitStatementWithoutLogin', input, 'receipt { follow path confirm confirmPath }').receipt

        then: 'its writer can follow it, and nobody else can see it'
        page(receipt.path).body().contains('Open the link that confirms it')
        page('/submissions/' + receipt.confirm).statusCode() == 404
        triage('ietf-secretariat') == []
        statements('Pushing tomorrow', 'ietf-secretariat') == []

        when: 'the link only asks; the button confirms'
        def question = page(receipt.confirmPath)

        then:
        question.body().contains('<form')
        triage('ietf-secretariat') == []

        when:
        def confirmed = page(receipt.confirmPath, 'POST')

        then:
        confirmed.statusCode() == 303
        confirmed.headers().firstValue('location').get() == receipt.path
        page(receipt.confirmPath).statusCode() == 404
        page(receipt.confirmPath, 'POST').statusCode() == 400
        page(receipt.path).body().contains('Waits for somebody of IETF DISPATCH to look at it')
        triage('ietf-secretariat') == ['Pushing tomorrow']
        statements('Pushing tomorrow', null) == []

        when: 'the receiving side knows who wrote, and lets it in'
        def waiting = hub.data('{ viewer { desk { triage { nodes { id version title unknownSender submittedBy { name address } } } } } }', [:], 'ietf-secretariat')
                .viewer.desk.triage.nodes.find { it.title == 'Pushing tomorrow' }
        def posted = done('ietf-secretariat', 'approveStatement', [id: waiting.id, expectedVersion: waiting.version])

        then:
        waiting.submittedBy == [name: 'Jane', address: 'jane@tomorrow.example']
        posted.state == 'POSTED'
        posted.dueSentence.startsWith('IETF DISPATCH owes Forum of Tomorrow an answer')
        page('/statements/' + posted.number).body().contains('Forum of Tomorrow')
        !page('/statements/' + posted.number).body().contains('jane</')
        hub.data('query($t: String!) { submission(token: $t) { state number statement { title submittedBy { name } } } }', [t: receipt.follow]).submission ==
                [state: 'POSTED', number: posted.number, statement: [title: 'Pushing tomorrow', submittedBy: null]]

        and: 'it is answered'
        def reply = approvedByDirector(done('ietf-dispatch-chair', 'replyToStatement', [statement: posted.number, body: 'We have no comments.']))
        hub.data('query($n: String) { statement(number: $n) { to { key } unknownAddressee contacts { sendTo } } }', [n: reply.number]).statement ==
                [to: [], unknownAddressee: 'Forum of Tomorrow', contacts: [sendTo: ['jane@tomorrow.example']]]
    }

    def "a word that is none of this hub's shows nothing"() {
        expect:
        hub.data('{ submission(token: "AAAA") { state } }').submission == null
        page('/submissions/AAAA').statusCode() == 404
        payload(null, 'confirmSubmission', [token: 'AAAA'], 'submission { state }').problems*.code == ['SUBMISSION_UNKNOWN']
    }

    def "a working group's statement: returned, corrected, and approved as it was read"() {
        when:
        def waiting = done('ietf-dispatch-chair', 'fileStatement', [from: ['IETF/DISPATCH'], to: ['OMA/CD'], title: 'Through the area', purpose: 'FOR_INFORMATION',
                                                                    body: 'This is how it stands.'])

        then: 'it is told who can let it out'
        waiting.state == 'PENDING'
        waiting.gates*.kind == ['APPROVAL']
        waiting.gates[0].holders*.office as Set == ['AREA_DIRECTOR'] as Set
        waiting.gates[0].holders.every { it.person != null }

        when: 'the director wants it to say more'
        done('rai-ad', 'returnStatement', [id: waiting.id, reason: 'Name the draft.'])
        def returned = done('ietf-dispatch-chair', 'editDraft', [id: waiting.id, body: 'draft-mdolly stands well.'])
        def again = done('ietf-dispatch-chair', 'submitStatement', [id: waiting.id])

        then:
        returned.notice == 'Name the draft.'
        again.state == 'PENDING'

        and: 'what was not read is not approved, and only the director, or a proxy who names him, approves'
        refused('rai-ad', 'approveStatement', [id: waiting.id, expectedVersion: waiting.version]) == ['CONFLICT']
        refused('ietf-secretariat', 'approveStatement', [id: waiting.id, expectedVersion: again.version]) == ['STATEMENT_APPROVER_MISSING', 'STATEMENT_COMMENT_MISSING']
        refused('oma-secretariat', 'approveStatement', [id: waiting.id, expectedVersion: again.version]) == ['STATEMENT_UNKNOWN']

        when:
        def posted = done('rai-ad', 'approveStatement', [id: waiting.id, expectedVersion: again.version])

        then:
        posted.state == 'POSTED'
        posted.gates*.readVersion == [again.version]
    }

    def "withdrawn: the number stays with a notice, the text does not"() {
        given:
        def sent = postedByOma([title: 'Sent too early', deadline: day(30)])

        expect:
        refused('oma-cd-chair', 'withdrawStatement', [id: sent.number, reason: 'Too early.']) == ['STATEMENT_ACT_NOT_ALLOWED']

        when:
        done('oma-secretariat', 'withdrawStatement', [id: sent.number, reason: 'Sent before it was agreed on.'])

        then:
        with(read(sent.number)) {
            state == 'WITHDRAWN'
            title == null
            notice == 'Sent before it was agreed on.'
        }
        read(sent.number, 'oma-cd-chair').title == 'Sent too early'
        refused('ietf-dispatch-chair', 'replyToStatement', [statement: sent.number, body: 'But.']) == ['STATEMENT_TARGET_NOT_POSTED']
    }

    def "collected comments are told as what they are"() {
        given:
        def asked = postedByOma([title: 'What do you think of it', purpose: 'FOR_COMMENT', deadline: day(30)])

        when:
        def reply = approvedByDirector(done('ietf-dispatch-chair', 'replyToStatement', [statement: asked.number, consensus: 'COLLECTED_COMMENTS',
                body: 'These comments were made on the list; the group has not agreed on them.']))

        then:
        reply.consensus == 'COLLECTED_COMMENTS'
        read(asked.number).handlings*.state == ['ANSWERED']
    }

    def "two addressees of which one leads: each deals with it for itself"() {
        given:
        def sent = postedByOma([to: ['IETF/DISPATCH', 'IETF/SIMPLE'], title: 'For two', deadline: day(30), lead: 'IETF/DISPATCH',
                                ownPurposes: [[body: 'IETF/SIMPLE', purpose: 'FOR_INFORMATION']]])

        expect:
        sent.lead.key == 'IETF/DISPATCH'

        when:
        done('ietf-simple-chair', 'noteStatement', [id: sent.number])

        then:
        with(read(sent.number)) {
            handlings.collect { [it.body.key, it.state] } == [['IETF/DISPATCH', 'NEW'], ['IETF/SIMPLE', 'NOTED']]
            dueSentence.startsWith('IETF DISPATCH owes OMA CD an answer')
        }
        refused('ietf-dispatch-chair', 'noteStatement', [id: sent.number]) == ['STATEMENT_NOT_FOR_INFORMATION']

        when: 'the receiving side thinks better of it'
        done('ietf-liaison', 'nameLead', [id: sent.number, lead: 'IETF/SIMPLE'])

        then:
        read(sent.number).lead.key == 'IETF/SIMPLE'
        refused('oma-liaison', 'nameLead', [id: sent.number, lead: 'IETF/DISPATCH']) == ['STATEMENT_ACT_NOT_ALLOWED']
    }

    def "a concluded group: its work goes to the area, and who writes to it is told whom to write to"() {
        given:
        hub.does('ietf-secretariat', 'createGroup', [organization: 'IETF', acronym: 'SHORT', name: 'Short-lived', kind: 'WORKING_GROUP', parent: 'IETF/RAI'], 'group { id }')
        def sent = postedByOma([to: ['IETF/SHORT'], title: 'To a group that ends', deadline: day(30)])

        when:
        hub.does('ietf-secretariat', 'editGroup', [id: 'IETF/SHORT', state: 'CONCLUDED'], 'group { id }')

        then:
        soon.eventually {
            with(read(sent.number)) {
                assert handlings.collect { [it.body.key, it.state] } == [['IETF/SHORT', 'REDIRECTED'], ['IETF/RAI', 'NEW']]
                assert dueSentence.startsWith('IETF RAI owes OMA CD an answer')
            }
        }

        when:
        def refused = payload('oma-cd-chair', 'validateStatement', [from: ['OMA/CD'], to: ['IETF/SHORT'], title: 'Too late', purpose: 'FOR_INFORMATION', body: 'So.'], 'sendable gates { kind }')

        then:
        !refused.sendable
        refused.problems.collect { [it.code, it.fix] } == [['STATEMENT_ADDRESSEE_DISSOLVED', 'Write to IETF RAI, which took over from it.']]
    }

    private List<String> triage(String who) {
        hub.data('{ viewer { desk { triage(first: 100) { nodes { title } } } } }', [:], who).viewer.desk.triage.nodes*.title.findAll { it == 'Pushing tomorrow' }
    }

    private List<String> statements(String title, String who) {
        hub.data('query($t: String) { statements(filter: { text: $t }) { nodes { title } } }', [t: title], who).statements.nodes*.title
    }

    private HttpResponse<String> page(String path, String method = 'GET') {
        def request = HttpRequest.newBuilder(URI.create(hub.address + path)).method(method, HttpRequest.BodyPublishers.noBody()).header('accept', 'text/html')
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString())
    }
}
