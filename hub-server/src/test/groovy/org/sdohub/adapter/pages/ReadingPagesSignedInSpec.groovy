package org.sdohub.adapter.pages

import java.net.http.HttpRequest.BodyPublishers
import org.sdohub.a.RunningHub
import spock.lang.Shared
import spock.lang.Specification

/** Every kind of page, for everybody and for whoever has signed in with a browser: it shows what the policy lets that reader see. */
class ReadingPagesSignedInSpec extends Specification {

    static final Map<String, String> READERS = [everybody: null, stranger: '3gpp-sa2-chair', member: 'delegate', party: 'ietf-dispatch-chair', secretariat: 'oma-secretariat']
    static final List<String> PARTIES = ['member', 'party', 'secretariat']
    static final List<String> MEMBERS = ['member', 'secretariat']
    static final List<String> EDITORS = ['secretariat']

    /** Kind of page: where it is, what stands on it for some only, for whom; and whether others are told that there is no such page. */
    static final Map<String, List> PAGES = [
        'a letter to its parties'             : ['/statements/{letter}', 'rosebayletter', PARTIES, true],
        'its thread'                          : ['/statements/{letter}/thread', 'rosebayletter', PARTIES, true],
        'a draft'                             : ['/statements/{draft}', 'rosebaydraft', EDITORS, true],
        'its thread, begun'                   : ['/statements/{draft}/thread', 'rosebaydraft', EDITORS, true],
        'a comment within an organization'    : ['/statements/{open}', 'rosebaycomment', MEMBERS, false],
        'the list of statements'              : ['/statements', 'rosebayletter', PARTIES, false],
        'drafts in the list of statements'    : ['/statements', 'rosebaydraft', EDITORS, false],
        'statements by a word'                : ['/statements?q=rosebayletter', 'rosebayletter', PARTIES, false],
        'search for statements'               : ['/search?q=rosebaybody', 'rosebayletter', PARTIES, false],
        'a relationship between its parties'  : ['/relationships/rosebay', 'rosebayscope', PARTIES, true],
        'the list of relationships'           : ['/relationships', 'rosebay', PARTIES, false],
        'its lists'                           : ['/relationships/rosebay/dependencies', 'List 1 of OMA', PARTIES, true],
        'one list'                            : ['/relationships/rosebay/dependencies?side=oma&v=1', 'rosebayneed', PARTIES, true],
        'of one list what members may know'   : ['/relationships/rosebay/dependencies?side=oma&v=1', 'rosebaymembers', MEMBERS, true],
        'a list as a file'                    : ['/dependency-lists/{list}.csv', 'rosebayneed', PARTIES, true],
        'a draft of a list as a file'         : ['/dependency-lists/drafts/rosebay/oma.json', 'rosebayneed', PARTIES, true],
        'of a file what members may know'     : ['/dependency-lists/{list}.csv', 'rosebaymembers', MEMBERS, true],
        'dependencies of a relationship'      : ['/dependencies?from=oma/oma-rosebay-open', 'rosebayneed', PARTIES, false],
        'dependencies of what is for members' : ['/dependencies?from=oma/oma-rosebay', 'rosebaymembers', MEMBERS, false],
        'a specification for members'         : ['/specs/oma/oma-rosebay', 'rosebayversion', MEMBERS, false],
        'search for specifications'           : ['/search?q=rosebaydocument', 'OMA-ROSEBAY', MEMBERS, false],
        'the newest letters of an organization': ['/orgs/oma', 'rosebayletter', PARTIES, false],
        'the relationships of an organization': ['/orgs/oma', 'rosebay,', PARTIES, false],
        'the newest letters of a group'       : ['/orgs/oma/cd', 'rosebayletter', PARTIES, false],
    ]

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()
    @Shared
    Visitor visitor = new Visitor(hub.address)
    @Shared
    Map<String, String> places = [:]
    @Shared
    Map<String, String> cookies = [:]

    def setupSpec() {
        places.letter = filed('rosebayletter', [visibility: 'PARTIES', body: 'rosebaybody']).number
        def open = filed('Open to everybody', [:])
        places.open = open.number
        does('delegate', 'commentOnStatement', [id: open.number, text: 'rosebaycomment', private: true], 'clientMutationId')
        def draft = does('oma-cd-chair', 'draftStatement', [from: ['OMA/CD'], to: ['IETF'], title: 'rosebaydraft'], 'statement { id }').statement.id
        places.draft = new String(draft.decodeBase64Url()).split(':')[1]
        keptBetweenParties()
        READERS.findAll { it.value }.each { reader, account -> cookies[reader] = signedIn(account) }
    }

    private void keptBetweenParties() {
        does('oma-secretariat', 'createRelationship', [key: 'rosebay', scope: 'rosebayscope', first: [organization: 'OMA'], second: [organization: 'IETF'], terms: [visibility: 'PARTIES']])
        does('oma-secretariat', 'createSpecification', [organization: 'OMA', designation: 'OMA-ROSEBAY-OPEN', title: 'Open'])
        does('oma-secretariat', 'createSpecification', [organization: 'OMA', designation: 'OMA-ROSEBAY', title: 'For members', access: 'MEMBER'])
        does('oma-secretariat', 'addSpecificationVersion', [specification: 'OMA-ROSEBAY', label: 'rosebayversion', identifier: 'OMA-ROSEBAY-rosebaydocument', date: '2009-01-01', maturity: 'Draft'])
        ['OMA-ROSEBAY-OPEN': 'rosebayneed', 'OMA-ROSEBAY': 'rosebaymembers'].each { from, to ->
            does('oma-secretariat', 'declareDependency', [from: [specification: from], to: [text: to], kind: 'NORMATIVE', counterpart: 'IETF', relationship: 'rosebay'])
        }
        def list = does('oma-coordinator', 'publishDependencyList', [relationship: 'rosebay', side: 'OMA'], 'dependencyList { path(format: CSV) }').dependencyList
        places.list = (list.path =~ /[0-9a-f-]{36}/)[0]
    }

    private Map filed(String title, Map more) {
        does('oma-coordinator', 'fileStatement', [from: ['OMA/CD'], to: ['IETF'], title: title, purpose: 'FOR_INFORMATION', noDeadlineGiven: true, body: 'Hello.'] + more,
                'statement { id number }').statement
    }

    private Map does(String who, String mutation, Map input, String fields = 'clientMutationId') {
        def payload = hub.does(who, mutation, input, fields)
        assert payload.problems*.code - ['STATEMENT_REPLY_ADDRESS_MISSING'] == []
        payload
    }

    private String signedIn(String account) {
        def answer = visitor.sends('POST', '/sign-in', [origin: hub.address, 'content-type': 'application/x-www-form-urlencoded'],
                BodyPublishers.ofString("username=$account&password=liaison-demo"))
        assert answer.statusCode() == 303
        answer.headers().firstValue('set-cookie').get().split(';')[0]
    }

    private Visitor.Reading reads(String path, Map headers) {
        def there = places.inject(path) { text, name, place -> text.replace("{$name}", place) }
        new Visitor.Reading(there, visitor.asks('GET', there, headers))
    }

    private Visitor.Reading reads(String path, String reader) {
        reads(path, cookies[reader] ? [cookie: cookies[reader]] : [:])
    }

    /** What is read: what a form holds is what was asked. */
    private static String shown(Visitor.Reading page) {
        page.plain ? page.page.select('main').text() : page.answer.body()
    }

    def "on the page of #what, #reader #sees"() {
        given:
        def (path, word, seers, hidden) = PAGES[what]
        def seen = reader in seers
        def page = reads(path, reader)

        expect:
        shown(page).contains(word) == seen
        seen || !page.answer.body().replace(path.split('=').last(), '').contains(word)
        page.answer.statusCode() == (seen || !hidden || reader in (path.contains('v=1') || path.contains('.csv') ? PARTIES : []) ? 200 : 404)
        page.faults == [] || !page.plain

        and: 'it says whose it is'
        !page.plain || says(page, reader)

        and: 'what one reader may see is kept for no other, nor for a later day'
        kept(page, reader)

        where:
        [what, reader] << [PAGES.keySet(), READERS.keySet()].combinations()
        sees = reader in PAGES[what][2] ? 'finds what is for them' : 'finds nothing of it'
    }

    private boolean says(Visitor.Reading page, String reader) {
        def who = page.page.select('.who')
        if (reader == 'everybody') {
            assert who.select('a[href=/sign-in]').size() == 1 && who.select('form').empty
        } else {
            def name = hub.data('{ viewer { name } }', [:], READERS[reader]).viewer.name
            assert who.text().startsWith("Signed in as $name, shown as you may see it.")
            assert who.select('form[method=post][action=/sign-out] button').text() == 'Sign out'
        }
        true
    }

    private static boolean kept(Visitor.Reading page, String reader) {
        def found = page.answer.statusCode() == 200
        if (!found && !page.plain) {
            return true
        }
        assert page.header('vary').contains('Cookie')
        assert page.header('cache-control') == (reader == 'everybody' ? 'no-cache' : 'private, no-store')
        assert page.header('etag').empty == !(found && reader == 'everybody')
        true
    }

    def "what #reader may not see is answered as what does not exist"() {
        expect:
        PAGES.values().findAll { reader != 'everybody' && it[3] && !(reader in it[2]) && it[0].startsWith('/statements') }.every {
            reads(it[0], reader).answer.body() == reads('/statements/LS-1066-0001', reader).answer.body()
        }
        PAGES.values().findAll { it[3] && !(reader in it[2]) && it[0] == '/relationships/rosebay' }.every {
            reads(it[0], reader).answer.body() == reads('/relationships/none', reader).answer.body()
        }

        where:
        reader << READERS.keySet()
    }

    def "who has signed out, or never was in, reads #what as everybody does"() {
        given:
        def path = PAGES[what][0]
        def everybodys = reads(path, 'everybody').answer

        expect:
        [ended(), "${cookies.secretariat.split('=')[0]}=x".toString()].every { cookie ->
            def answer = reads(path, [cookie: cookie]).answer
            assert answer.statusCode() == everybodys.statusCode() && answer.body() == everybodys.body()
            assert answer.headers().firstValue('set-cookie').get().contains('Max-Age=0')
            true
        }

        and: 'so does whoever sends a header besides, by which programs say who they are'
        path.startsWith('/dependency-lists') || reads(path, [cookie: cookies.secretariat, authorization: 'Basic eDp5']).answer.body() == everybodys.body()

        where:
        what << PAGES.keySet()
    }

    private String over

    private String ended() {
        if (over == null) {
            over = signedIn('oma-secretariat')
            visitor.sends('POST', '/sign-out', [origin: hub.address, cookie: over, 'content-type': 'application/x-www-form-urlencoded'], BodyPublishers.ofString('where=here'))
        }
        over
    }

    def "a page that was kept for everybody is not taken for the one of who signs in"() {
        given:
        def tag = reads('/statements', 'everybody').header('etag')

        expect:
        reads('/statements', ['if-none-match': tag]).answer.statusCode() == 304
        reads('/statements', ['if-none-match': tag, cookie: cookies.member]).with { it.answer.statusCode() == 200 && shown(it).contains('rosebayletter') }
    }

    def "what is on a page for its reader leads on: every link works, and every page is well-formed"() {
        given:
        def links = PAGES.values()*.first().unique().collectMany { reads(it, 'secretariat').links }.unique().findAll { it.contains('rosebay') || it.contains(places.draft) }

        expect:
        links.size() > 5
        links.findAll { reads(it, 'secretariat').answer.statusCode() != 200 } == []
        links.collectMany { reads(it, 'secretariat').with { it.plain ? it.faults : [] } } == []
    }
}
