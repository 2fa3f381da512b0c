package org.sdohub.policy

import static org.sdohub.a.People.administrator

import groovy.json.JsonOutput
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Instant
import java.time.LocalDate
import java.util.concurrent.atomic.AtomicBoolean
import org.sdohub.a.RunningHub
import org.sdohub.adapter.attachments.FileCourier
import org.sdohub.adapter.graphql.EventSourceClient
import org.sdohub.identity.Account
import org.sdohub.identity.Accounts
import org.sdohub.kernel.Act
import org.sdohub.kernel.PersonId

/**
 * Three organizations of their own within the demo world, RITE, RITF and RITX, kept by one person; and readers who may read
 * something there, by a right that is going to end.
 */
class RightsThatEnd {

    static final String KEEPER = 'rite-keeper'
    static final String BETWEEN = 'rite-ritf'
    static final String BESIDE = 'rite-ritx'
    private static final List<String> WARNINGS = ['STATEMENT_REPLY_ADDRESS_MISSING', 'STATEMENT_TITLE_USED_BEFORE']
    private static final String PASSWORD = 'rights end at once'

    private final RunningHub hub
    private final FileCourier courier
    private int readers
    /** Of something that everybody was told. */
    String cursor

    /** One who may read, what it is, and how the right ends. */
    static class Right {
        /** What they come in by, as headers. */
        Map<String, String> credentials
        /** What there is to be read. */
        Map<String, String> thing
        Closure end
    }

    RightsThatEnd(RunningHub hub) {
        this.hub = hub
        courier = new FileCourier(hub.address, hub.&token)
        def person = null
        ['RITE', 'RITF', 'RITX'].each { acronym ->
            does('admin', 'createOrganization', [acronym: acronym, name: "Rights end in $acronym".toString(), kind: 'FORUM'])
            person = person ?: does('admin', 'enterPerson', [name: 'Keeper of three', body: 'RITE'], 'person { id }').person.id
            does('admin', 'assignOffice', [person: person, kind: 'SECRETARIAT', body: acronym])
        }
        opened(KEEPER, person)
        hub.tokens[KEEPER] = signedIn(KEEPER).access_token
        keeps('assignOffice', [person: person, kind: 'LIAISON_COORDINATOR', body: 'RITE'])
        [(BETWEEN): 'RITF', (BESIDE): 'RITX'].each { key, other ->
            keeps('createRelationship', [key: key, first: [organization: 'RITE'], second: [organization: other]])
            keeps('consentToRelationship', [id: key, side: other])
        }
        cursor = anyCursor()
    }

    /** Without one a reader follows from some moment on. */
    private String anyCursor() {
        def heard = new AtomicBoolean()
        def speaker = Thread.startVirtualThread {
            while (!heard.get()) {
                posted('Is anybody listening?', 'PUBLIC')
                sleep 50
            }
        }
        try (def stream = new EventSourceClient(URI.create(hub.address).port, [query: 'subscription { statementPosted { cursor } }'])) {
            return stream.next().id
        } finally {
            heard.set(true)
            speaker.join()
        }
    }

    /** Everything that somebody of the sending side may read, and others may not. */
    Right ofMember(String kind, String body = 'RITE', Closure end) {
        def name = "rite-reader-${++readers}".toString()
        def person = keeps('enterPerson', [name: name, body: 'RITE'], 'person { id }').person.id
        def office = keeps('assignOffice', [person: person, kind: kind, body: body], 'person { offices { key } }').person.offices[0].key
        def account = opened(name, person)
        def tokens = signedIn(name)
        right(bearer(tokens.access_token), letter('PARTIES')) {
            end([name: name, person: person, office: office, account: globalId("account:${account.id().value()}"), tokens: tokens])
        }
    }

    Right ofBrowser() {
        def one = ofMember('DELEGATE') { }
        def name = "rite-reader-$readers".toString()
        def answer = post('/login', [username: name, password: PASSWORD, session: 'cookie'])
        def cookie = answer.headers().firstValue('set-cookie').get().split(';')[0]
        one.credentials = [Cookie: cookie, 'Sec-Fetch-Site': 'same-origin']
        one.end = {
            def out = courier.send('POST', '/sign-out', null, one.credentials + ['content-type': 'application/x-www-form-urlencoded'], new byte[0])
            assert out.status in [200, 303]
        }
        one
    }

    Right ofLiaison() {
        def seat = keeps('openAppointment', [relationship: BETWEEN, side: 'RITE', kind: 'LIAISON_MANAGER', duties: 'First contact.'],
                'relationship { appointments { key side { acronym } state } }').relationship.appointments.find { it.side.acronym == 'RITE' && it.state == 'OPEN' }.key
        def name = "rite-reader-${++readers}".toString()
        def person = keeps('enterPerson', [name: name, body: 'RITE'], 'person { id }').person.id
        opened(name, person)
        keeps('appointOfficer', [relationship: BETWEEN, appointment: seat, person: person])
        right(bearer(signedIn(name).access_token), letter('PARTIES')) {
            keeps('endAppointment', [relationship: BETWEEN, appointment: seat, reason: 'Relieved.'])
        }
    }

    Right ofProgram(Closure end) {
        def program = keeps('openProgram', [username: "rite-program-${++readers}".toString(), name: 'Reader', organization: 'RITE', scopes: ['statements:read']], 'program { id }').program.id
        def issued = keeps('issueApiToken', [program: program, name: 'reading'], 'token { id } secret')
        right(bearer(issued.secret), letter('PARTIES')) { end([program: program, token: issued.token.id]) }
    }

    /** A holder of its gate may read what waits there. */
    Right ofGate() {
        def one = ofMember('AUTHORIZED_SENDER', 'RITX') { }
        keeps('setProfile', [organization: 'RITX', validFrom: LocalDate.now().toString(), approvals: [[office: 'AUTHORIZED_SENDER', heldIn: 'ORGANIZATION']], gates: ['APPROVAL']])
        one.thing = letter('PARTIES', 'RITX')
        one.end = { keeps('returnStatement', [id: one.thing.id, reason: 'Not like that.', actingAs: 'SECRETARIAT']) }
        one
    }

    Right ofEverybody(Closure end) {
        def thing = letter('PUBLIC')
        right([:], thing) { end(thing) }
    }

    /** The relationship and its list, until its terms keep them between the two. */
    Right ofRelationship() {
        def word = word()
        keeps('editRelationship', [id: BETWEEN, agreements: [[title: mark(word), kind: 'MEMORANDUM', reference: word]]])
        keeps('declareDependency', [from: [text: mark(word)], to: [text: word], kind: 'WANTED', owner: 'RITE', relationship: BETWEEN])
        def list = list(BETWEEN, mark(word))
        def uuid = new String(Base64.urlDecoder.decode(list)).split(':')[1]
        right([:], [word: word, list: list, page: "/relationships/$BETWEEN".toString(), lists: "/relationships/$BETWEEN/dependencies?side=RITE&v=1".toString(),
                    file: "/dependency-lists/${uuid}.csv".toString(), draft: "/dependency-lists/drafts/$BETWEEN/RITE.csv".toString()]) {
            keeps('reviseRelationship', [id: BETWEEN, reason: 'Better terms.'])
            keeps('editRelationship', [id: BETWEEN, terms: [visibility: 'PARTIES']])
            ['RITE', 'RITF'].each { hub.does(KEEPER, 'consentToRelationship', [id: BETWEEN, side: it], 'clientMutationId') }
        }
    }

    Right ofSpecification() {
        def word = word()
        def name = "RITE-TS-${++readers}".toString()
        def id = keeps('createSpecification', [organization: 'RITE', designation: name, title: 'Of one who reads', url: "https://rite.example/${mark(word)}".toString()], 'specification { id }').specification.id
        keeps('addSpecificationVersion', [specification: id, label: mark(word), identifier: mark(word), date: '2026-01-01', maturity: 'Approved'])
        right([:], [word: word, id: id, name: name, page: "/specs/RITE/$name".toString()]) {
            keeps('editSpecification', [id: id, access: 'MEMBER'])
        }
    }

    private static Right right(Map credentials, Map thing, Closure end) {
        new Right(credentials: credentials, thing: thing, end: end)
    }

    /** A word that stands nowhere else. */
    private static String word() {
        'Rite' + UUID.randomUUID().toString().replaceAll(/[^a-f]/, '') + 'q'
    }

    /** What is never asked for, so that it is not an echo where it is met. */
    static String mark(String word) {
        "$word-indeed".toString()
    }

    Map<String, String> letter(String visibility, String from = 'RITE', String word = word(), String title = mark(word)) {
        def upload = courier.bring(KEEPER, 'letter.txt', "$title, in a file".getBytes('UTF-8'))
        def one = keeps('fileStatement', [from: [from], to: ['RITF'], title: title, purpose: 'FOR_INFORMATION', body: title, visibility: visibility, actingAs: 'SECRETARIAT',
                                          attachments: [[upload: upload]]], 'statement { id number attachments { key url } }').statement
        [word: word, id: one.id, number: one.number ?: 'none', file: URI.create(one.attachments[0].url).path, attachment: one.attachments[0].key, page: "/statements/$one.number".toString()]
    }

    /** Something that everybody is told by the same subscription. */
    void posted(String title, String visibility) {
        keeps('fileStatement', [from: ['RITE'], to: ['RITF'], title: title, purpose: 'FOR_INFORMATION', body: title, visibility: visibility, actingAs: 'SECRETARIAT'])
    }

    /** Whether anything can be said of it in public. */
    boolean commented(Map letter, String text) {
        hub.does(KEEPER, 'commentOnStatement', [id: letter.id, text: text, organization: 'RITE'], 'comment { id }').comment != null
    }

    String list(String relationship, String note) {
        keeps('publishDependencyList', [relationship: relationship, side: 'RITE', note: note], 'dependencyList { id }').dependencyList.id
    }

    Map keeps(String mutation, Map input, String fields = 'clientMutationId') {
        does(KEEPER, mutation, input, fields)
    }

    Map does(String who, String mutation, Map input, String fields = 'clientMutationId') {
        def payload = hub.does(who, mutation, input, fields)
        assert payload.problems.findAll { !(it.code in WARNINGS) } == []
        payload
    }

    void signsOut(String path, Map tokens) {
        def answer = hub.post(path, [refresh_token: tokens.refresh_token], path == '/logout' ? null : tokens.access_token as String)
        assert answer.status == 204
    }

    private Account opened(String name, String person) {
        def id = new PersonId(UUID.fromString(new String(Base64.urlDecoder.decode(person)).substring('person:'.length())))
        hub.context.getBean(Accounts).open(new Act(administrator(), Instant.now().minusSeconds(5)), Accounts.Opening.forPerson(name, 'Reader', id, PASSWORD))
    }

    private Map signedIn(String name) {
        hub.post('/login', [username: name, password: PASSWORD], null).json as Map
    }

    private HttpResponse<String> post(String path, Map body) {
        def request = HttpRequest.newBuilder(URI.create(hub.address + path)).header('content-type', 'application/json').header('Sec-Fetch-Site', 'same-origin')
                .POST(HttpRequest.BodyPublishers.ofString(JsonOutput.toJson(body)))
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString())
    }

    private static Map<String, String> bearer(String token) {
        [Authorization: "Bearer $token".toString()]
    }

    private static String globalId(String text) {
        Base64.urlEncoder.withoutPadding().encodeToString(text.bytes)
    }
}
