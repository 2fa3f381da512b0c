package org.sdohub.journey

import static org.sdohub.journey.Rain.as

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import groovy.transform.Immutable
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import org.sdohub.adapter.graphql.SocketClient

/** What comes at the same moment, or again, or on a line that is cut: it may happen once, or as often as it was meant. */
class HostileRaces {

    /** What was posted may be remarked upon. */
    static final def DONE = ~/"problems":\[\]|"number":"LS-/
    static final String DRAFT = 'mutation($i: DraftStatementInput!) { draftStatement(input: $i) { statement { id } problems { code } } }'
    static final String EDIT = 'mutation($i: EditDraftInput!) { editDraft(input: $i) { statement { version } problems { code } } }'
    static final String FILE = 'mutation($i: FileStatementInput!) { fileStatement(input: $i) { statement { id version number } problems { code severity } } }'
    static final String APPROVE = 'mutation($i: ApproveStatementInput!) { approveStatement(input: $i) { statement { number } problems { code } } }'
    static final String CONFIRM = 'mutation($t: String!) { confirmSubmission(input: {token: $t}) { submission { state } problems { code } } }'
    static final String CHAIR = 'ietf-dispatch-chair'
    static final Map LETTER = [from: ['IETF/DISPATCH'], to: ['OMA/CD'], title: 'At once', purpose: 'FOR_INFORMATION', noDeadlineGiven: true, body: 'x']

    @Immutable(knownImmutableClasses = [Closure])
    static class Race {
        String what
        /** What is told of it, and how often. */
        String event
        int times
        /** What each answer that is not one of those that succeed says. */
        String refused
        /** How many answers say that it was done; a repeat may be told what it did. */
        int done
        Closure<List<String>> sent

        @Override
        String toString() {
            what
        }
    }

    private static Race race(Map how, String what, Closure<List<String>> sent) {
        new Race(what, how.event, how.times, how.refused, how.done, sent)
    }

    private static String asked(Rain rain, String document, Map input, String who, Map headers = [:]) {
        rain.graphql([query: document, variables: [i: input]], as(rain.hub.token(who)) + headers)
    }

    /** All begin when the last one is there. */
    static List<String> atOnce(List<Closure<String>> each) {
        def ready = new CountDownLatch(each.size())
        def threads = Executors.newFixedThreadPool(each.size())
        try {
            each.collect { one ->
                threads.submit({ ->
                    ready.countDown()
                    ready.await()
                    one.call()
                } as java.util.concurrent.Callable<String>)
            }*.get()
        } finally {
            threads.shutdownNow()
        }
    }

    private static Map body(String answer) {
        new JsonSlurper().parseText(answer.split('\r\n\r\n', 2)[1]) as Map
    }

    private static Map draft(Rain rain) {
        body(asked(rain, DRAFT, LETTER, CHAIR)).data.draftStatement.statement
    }

    /** One that waits for the word of its area's director. */
    private static Map pending(Rain rain) {
        def filed = body(asked(rain, FILE, LETTER, CHAIR)).data.fileStatement.statement
        assert filed.number == null
        filed
    }

    /** @param cut how many bytes are said before the line is cut */
    private static void breakOff(Rain rain, Map input, Closure<Integer> cut) {
        def content = JsonOutput.toJson([query: DRAFT, variables: [i: input]]).getBytes('UTF-8')
        def head = "POST /graphql HTTP/1.1\r\nHost: $Rain.HOST\r\nContent-Type: application/json\r\nAuthorization: Bearer ${rain.hub.token(CHAIR)}\r\nContent-Length: $content.length\r\n\r\n"
        def all = (head.getBytes('UTF-8') as List) + (content as List)
        try (def socket = new Socket('127.0.0.1', rain.port)) {
            socket.outputStream.write(all.take(cut(all.size())) as byte[])
            socket.outputStream.flush()
        }
    }

    private static String confirming(Rain rain) {
        def receipt = body(rain.graphql([query: 'mutation($i: SubmitStatementWithoutLoginInput!) { submitStatementWithoutLogin(input: $i) { receipt { confirm } problems { code } } }', variables: [i: HostileTexts.GOOD]]))
        receipt.data.submitStatementWithoutLogin.receipt.confirm
    }

    static List<Race> races() {
        keys() + lines() + acts()
    }

    private static List<Race> keys() {
        [
            race('the same key with another input', event: 'StatementDrafted', times: 1, done: 1, refused: 'IDEMPOTENCY_KEY_REUSED') { Rain rain ->
                [asked(rain, DRAFT, LETTER + [idempotencyKey: 'other input'], CHAIR), asked(rain, DRAFT, LETTER + [idempotencyKey: 'other input', title: 'Another'], CHAIR)]
            },
            race('the same key for another act', event: 'StatementDrafted', times: 1, done: 1, refused: 'IDEMPOTENCY_KEY_REUSED') { Rain rain ->
                [asked(rain, DRAFT, LETTER + [idempotencyKey: 'another act'], CHAIR), asked(rain, FILE, LETTER + [idempotencyKey: 'another act'], CHAIR)]
            },
            race('the same key and input eight times at once', event: 'StatementDrafted', times: 1, done: 8, refused: 'none') { Rain rain ->
                def answers = atOnce([{ -> asked(rain, DRAFT, LETTER + [idempotencyKey: 'eight at once'], CHAIR) }] * 8)
                assert answers.collect { body(it).data.draftStatement.statement.id }.unique().size() == 1
                answers
            },
            race('one key with eight inputs at once', event: 'StatementDrafted', times: 1, done: 1, refused: 'IDEMPOTENCY_KEY_REUSED') { Rain rain ->
                atOnce((1..8).collect { n -> { -> asked(rain, DRAFT, LETTER + [idempotencyKey: 'eight inputs', title: "Number $n".toString()], CHAIR) } })
            },
            race('the key of somebody else', event: 'StatementDrafted', times: 2, done: 2, refused: 'none') { Rain rain ->
                def answers = [CHAIR, 'ietf-secretariat'].collect { asked(rain, DRAFT, LETTER + [idempotencyKey: 'of two'], it) }
                assert answers.collect { body(it).data.draftStatement.statement.id }.unique().size() == 2
                answers
            },
        ]
    }

    private static List<Race> lines() {
        [
            ['before the last byte', { it - 1 }],
            ['in the middle of the body', { it - 60 }],
            ['when all is said', { it }],
        ].collect { when, cut ->
            race("again on another line after one that was cut $when", event: 'StatementDrafted', times: 1, done: 2, refused: 'none') { Rain rain ->
                def input = LETTER + [idempotencyKey: "cut $when".toString()]
                breakOff(rain, input, cut)
                def answers = atOnce([{ -> asked(rain, DRAFT, input, CHAIR) }] * 2)
                assert answers.collect { body(it).data.draftStatement.statement.id }.unique().size() == 1
                answers
            }
        }
    }

    private static List<Race> acts() {
        [
            race('the same approval from two sockets', event: 'StatementPosted', times: 1, done: 1, refused: 'CONFLICT|STATEMENT_|GATE_') { Rain rain ->
                def it = pending(rain)
                def sockets = (1..2).collect { SocketClient.initialised(rain.port, [authorization: "Bearer ${rain.hub.token('rai-ad')}".toString()]) }
                try {
                    atOnce(sockets.collect { socket ->
                        { ->
                            socket.subscribe('1', APPROVE, [i: [id: it.id, expectedVersion: it.version]])
                            JsonOutput.toJson(socket.next())
                        }
                    })
                } finally {
                    sockets*.close()
                }
            },
            race('the same edit from six lines', event: 'DraftEdited', times: 1, done: 1, refused: 'CONFLICT') { Rain rain ->
                def id = draft(rain).id
                atOnce((1..6).collect { n -> { -> asked(rain, EDIT, [id: id, expectedVersion: 1, title: "Edited $n".toString()], CHAIR) } })
            },
            race('one confirmation from six lines', event: 'StatementSubmitted', times: 1, done: 1, refused: 'SUBMISSION_CONFIRMED|CONFLICT') { Rain rain ->
                def token = confirming(rain)
                atOnce([{ -> rain.graphql([query: CONFIRM, variables: [t: token]]) }] * 6)
            },
            race('one form from four lines', event: 'SubmissionReceived', times: 1, done: 0, refused: 'Received, not sent yet') { Rain rain ->
                def word = rain.word()
                atOnce([{ -> rain.form('/submissions/new', HostileTexts.FORM + [form: word]) }] * 4)
            },
            race('eight statements at once, each with a number of its own', event: 'StatementPosted', times: 8, done: 8, refused: 'none') { Rain rain ->
                def answers = atOnce([{ -> asked(rain, FILE, LETTER + [from: ['OMA/CD'], to: ['IETF/DISPATCH']], 'oma-coordinator') }] * 8)
                assert answers.collect { body(it).data.fileStatement.statement.number }.unique().size() == 8
                answers
            },
            race('one refresh token from four lines', event: 'StatementPosted', times: 0, done: 0, refused: '^HTTP/1.1 (401|200) ') { Rain rain ->
                def login = rain.http('POST', '/login', ['Content-Type': 'application/json'], '{"username":"delegate","password":"liaison-demo"}')
                def answers = atOnce([{ -> rain.http('POST', '/login/refresh', ['Content-Type': 'application/json'], JsonOutput.toJson([refresh_token: body(login).refresh_token])) }] * 4)
                assert answers.count { it.startsWith('HTTP/1.1 200 ') } <= 1
                answers
            },
        ]
    }
}
