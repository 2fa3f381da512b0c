package org.sdohub.adapter.pages

import org.sdohub.a.RunningHub
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** Whatever is public can be read without JavaScript, is found by following links, and stays where it is. */
class ReadingPlainPagesSpec extends Specification {

    /** What strangers wrote, and what would come of it if it were taken for markup. */
    static final String HOSTILE = '</title></pre><script>alert("x")</script><img src=x onerror=\'alert(1)\'> & "quoted"'
    static final String TURNED = 'abc\u202Egpj.exe'
    static final String CANARY = 'CANARY-7f3a'

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()
    @Shared
    Visitor visitor = new Visitor(hub.address)
    @Shared
    List<Visitor.Reading> all

    def setupSpec() {
        strangersWrite()
        hide()
        all = visitor.readsAll()
    }

    private void strangersWrite() {
        does('admin', 'createOrganization', [acronym: 'EVIL', name: HOSTILE, kind: 'SDO', website: 'https://evil.example/?a=1&copy=2'])
        does('oma-secretariat', 'createSpecification', [organization: 'OMA', designation: 'OMA-"<b>/Ünï code', title: HOSTILE])
        does('oma-secretariat', 'createRelationship', [
                key: 'evil', scope: HOSTILE, purpose: HOSTILE, first: [organization: 'OMA'], second: [organization: 'IETF'],
                agreements: [[title: HOSTILE, kind: 'MEMORANDUM', reference: 'javascript:alert(1)', signed: false]]])
        does('oma-coordinator', 'fileStatement', [
                from: ['OMA'], to: ['IETF'], title: HOSTILE, purpose: 'FOR_ACTION', noDeadlineGiven: true,
                body: "\n$HOSTILE\r\n$TURNED".toString(), requestedActions: [[text: HOSTILE]]])
        (1..60).each { does('oma-secretariat', 'createSpecification', [organization: 'OMA', designation: "OMA-PAGE-$it".toString(), title: 'One of many']) }
    }

    private void hide() {
        does('oma-coordinator', 'fileStatement', [
                from: ['OMA'], to: ['IETF'], title: "$CANARY for the parties".toString(), purpose: 'FOR_INFORMATION', noDeadlineGiven: true,
                body: CANARY, visibility: 'PARTIES'])
        does('oma-coordinator', 'draftStatement', [from: ['OMA'], to: ['IETF'], title: "$CANARY draft".toString()])
        does('oma-secretariat', 'createRelationship', [
                key: 'hidden', scope: CANARY, first: [organization: 'OMA'], second: [organization: 'IETF'], terms: [visibility: 'PARTIES']])
        does('oma-secretariat', 'createSpecification', [organization: 'OMA', designation: 'OMA-MEMBERS', title: 'For members', access: 'MEMBER',
                                                        url: "https://members.example/$CANARY".toString(), aliases: []])
        does('oma-secretariat', 'addSpecificationVersion', [specification: 'OMA-MEMBERS', label: CANARY, date: '2009-01-01', maturity: 'Draft'])
        does('oma-secretariat', 'declareDependency', [from: [specification: 'OMA-MEMBERS'], to: [text: CANARY], kind: 'NORMATIVE', counterpart: 'IETF', reason: CANARY])
    }

    private void does(String who, String mutation, Map input) {
        def remarks = ['STATEMENT_REPLY_ADDRESS_MISSING']
        assert hub.does(who, mutation, input, 'clientMutationId').problems*.code - remarks == []
    }

    def "from the first page every page is reached, and every link leads somewhere"() {
        expect:
        all.findAll { it.answer.statusCode() != 200 }*.path == []

        and: 'the demo world is there'
        [letter(), '/statements', '/relationships/oma-ietf', '/orgs/oma/cd', '/orgs/ietf', '/specs/ietf/rfc3261',
         '/dependencies', '/relationships/oma-ietf/dependencies?side=oma&v=1'].findAll { !(it in all*.path) } == []
    }

    def "every page is well-formed, has one heading, a title, a language and its permanent address"() {
        expect:
        plain().collectMany { page -> page.faults.collect { [page.path, it] } } == []
        plain().findAll { it.page.select('h1').size() != 1 }*.path == []
        plain().findAll { it.page.title().blank || it.page.select('html[lang=en]').empty }*.path == []
        plain().findAll { it.header('content-type') != 'text/html; charset=utf-8' }*.path == []
        plain().findAll { it.page.select('link[rel=canonical]').attr('href').blank }*.path == []

        and: 'the address that a page calls its own leads to it'
        plain().collect { [it.page.select('link[rel=canonical]').attr('href'), it.page.title()] }
                .findAll { address, title -> visitor.reads(address).page.title() != title } == []
    }

    def "every page does without scripts, and lets none run but the web client's where it is built"() {
        given: 'the two addresses that the web client shares are read without it too'
        def (shared, bare) = plain().split { it.path in ['/', '/statements'] && !it.page.select('script').empty }

        expect:
        bare.findAll { !it.page.select('script').empty }*.path == []
        shared.collectMany { it.page.select('script') }.findAll { !it.attr('src').startsWith('/') || it.data() }*.toString() == []
        plain().findAll { !it.page.select('style, [style], iframe, object').empty }*.path == []
        plain().findAll { page -> page.page.allElements.any { it.attributes().any { it.key.startsWith('on') } } }*.path == []
        plain().collectMany { it.page.select('a[href]')*.attr('href') }.findAll { !(it ==~ $/(/[^/]?|https?://).*/$) } == []
        bare.findAll { !it.header('content-security-policy').startsWith("default-src 'none'; style-src 'self';") }*.path == []
        shared.findAll { !it.header('content-security-policy').startsWith("default-src 'self'; script-src 'self';") }*.path == []
        plain().findAll { it.header('x-content-type-options') != 'nosniff' }*.path == []
    }

    def "what strangers wrote is shown as they wrote it, and does nothing"() {
        given:
        def letter = all.find { it.page.select('main pre').text().contains('onerror') }

        expect:
        letter.page.select('h1').text().endsWith(HOSTILE)
        letter.page.select('pre').first().wholeText() == "\n$HOSTILE\nabc\uFFFDgpj.exe"

        and: 'also elsewhere'
        all.find { it.path == '/orgs/evil' }.page.select('h1').text() == "EVIL: $HOSTILE"
        all.find { it.path == '/relationships/evil' }.page.select('li').text().contains('javascript:alert(1)')
        all.findAll { it.answer.body().contains('\u202E') }*.path == []

        and: 'what is asked for is shown again in the form'
        def asked = visitor.reads('/statements?q=%22%3E%3Cscript%3E')
        asked.page.select('input[name=q]').attr('value') == '"><script>'
        asked.page.select('script').empty
    }

    def "the page of a relationship shows under #heading what it rests on and what happens in it"() {
        given:
        def page = all.find { it.path == '/relationships/oma-ietf' }.page

        expect:
        page.select('h2').find { it.text() == heading }.nextElementSibling().text().contains(text)

        where:
        heading       | text
        'Agreements'  | 'OMA-IETF Standardization Collaboration, RFC 3975'
        'Terms'       | 'Everybody'
        'Work areas'  | 'Presence and availability'
        'Offices'     | 'liaison manager OMA appointed'
        'Vacant'      | 'representative of IETF'
        'New work'    | 'Presence for groups'
        'Invitations' | 'Technical Plenary'
        'How it came' | 'RFC 3975 is published.'
    }

    def "the page of an organization leads to its relationships, that of a group to what is above it"() {
        expect:
        all.find { it.path == '/orgs/oma' }.page.select('main a[href]')*.attr('href').contains('/relationships/oma-ietf')
        all.find { it.path == '/orgs/oma/cd' }.page.select('main a[href]')*.attr('href').any { it == '/orgs/oma' || it == '/orgs/oma/tp' }
    }

    def "what is not public is on no page"() {
        expect:
        all.findAll { it.answer.body().contains(CANARY) }*.path == []

        and: 'the number and the title of what only members may read are public'
        all.find { it.path == '/specs/oma/oma-members' }.text.contains('Only members')
    }

    def "what may not be seen is answered like what does not exist: #hidden"() {
        given:
        def unseen = visitor.asks('GET', hidden.contains('{') ? hidden.replace('{number}', hiddenNumber()) : hidden)
        def unknown = visitor.asks('GET', '/statements/LS-1066-0001')

        expect:
        unseen.statusCode() == 404
        unseen.body() == unknown.body()
        interesting(unseen) == interesting(unknown)

        where:
        hidden << ['/statements/{number}', '/statements/{number}/thread', '/relationships/hidden', '/relationships/hidden/dependencies',
                   '/relationships/no%20key', '/relationships/none', '/orgs/none', '/orgs/oma/none', '/orgs/oma/cd/none', '/specs/oma/none',
                   '/specs/none/rfc1', '/specs/oma/%00', '/statements/no/such', '/no-such-page', '/relationships/oma-ietf/dependencies?side=oma&v=99999']
    }

    private String hiddenNumber() {
        hub.data("{ statements(filter: {text: \"$CANARY for\"}) { nodes { number } } }".toString(), [:], 'oma-coordinator').statements.nodes[0].number
    }

    private static Map interesting(answer) {
        answer.headers().map().findAll { name, value -> !(name in ['date', 'x-request-id', 'traceresponse']) }
    }

    def "nonsense in an address is told in a sentence: #address"() {
        given:
        def page = visitor.reads(address)

        expect:
        page.answer.statusCode() == 400
        page.faults == []
        page.page.select('main p').text() == sentence

        where:
        address                                           || sentence
        '/statements?after=nonsense'                      || 'This is no place in this list: begin at its first page, /statements.'
        '/statements?after=%00'                           || 'This is no place in this list: begin at its first page, /statements.'
        '/specs?of=oma&after=AAAA'                        || 'This is no place in this list: begin at its first page, /specs?of=oma.'
        '/statements?purpose=fun'                         || '"purpose" cannot be fun: it is one of for_information, for_comment, for_action, in_response.'
        '/statements?from=nobody'                         || 'The hub knows no body that is called nobody: give an acronym such as OMA, or OMA/CD for one of its groups.'
        '/specs?of=oma/cd'                                || '"of" is an organization, not one of its groups.'
        '/statements?q=a&q=b'                             || 'The address says "q" more than once: keep one.'
        '/orgs?q=' + 'x' * 201                            || 'What is asked as "q" has more than 200 characters.'
        '/relationships/oma-ietf/dependencies?v=1'        || 'Each side counts its own lists: say whose, such as side=oma.'
        '/relationships/oma-ietf/dependencies?side=oma&v=x' || '"v" is a number, not x.'
        '/search?q=form:OMA'                              || 'At character 1: one cannot ask for "form:". Ask by one of from, to, body, purpose, handling, state, kind, is, due, posted, year, relationship, area, cites; for the text itself put it in quotation marks.'
        '/dependencies?on=rfc3261'                        || 'The catalogue has no one specification rfc3261: name it by organization and designation, such as ietf/rfc3261.'
    }

    def "a place in one list is none in another"() {
        given:
        def next = visitor.reads('/specs?of=oma').links.find { it.contains('after=') }

        expect:
        visitor.reads(next).answer.statusCode() == 200
        visitor.reads(next.replace('of=oma', 'of=ietf')).answer.statusCode() == 400
    }

    def "a list is read to its end page by page, each thing once"() {
        given:
        def seen = []
        def path = '/specs?of=oma'

        when:
        while (path != null) {
            def page = visitor.reads(path)
            seen.addAll(page.page.select('tbody td:first-child a')*.attr('href'))
            path = page.links.find { it.contains('after=') }
        }

        then:
        seen.size() > 60
        seen.unique(false).size() == seen.size()
        seen.size() == hub.data('{ specifications(filter: {organization: "OMA"}) { totalCount } }').specifications.totalCount
    }

    def "a list is narrowed by what its form sends: #address"() {
        given:
        def page = visitor.reads(address)

        expect:
        page.answer.statusCode() == 200
        !page.page.select('tbody tr').empty
        page.page.select('tbody tr').findAll { !it.text().contains(each) } == []
        page.page.select('form[method=get]').attr('action') == page.path.replaceAll(/\?.*/, '')

        where:
        address                                       || each
        '/statements?q=push&from=&to=&purpose=&order=due' || 'ush'
        '/statements?to=IETF&from=oma/cd'             || 'OMA CD'
        '/statements?purpose=for_action&standing=open' || 'answer'
        '/specs?of=ietf&q=sip&maturity='              || 'IETF'
        '/relationships?of=oma&state=active'          || 'active'
        '/orgs?q=oma&kind=consortium'                 || 'OMA'
        '/dependencies?side=oma&kind=normative'       || 'normative'
        '/dependencies?on=ietf/rfc3261'               || 'RFC 3261'
        '/dependencies?health=late'                   || 'was needed by'
    }

    def "a search shows where the words stand, and by what it can be narrowed"() {
        given:
        def page = visitor.reads('/search?q=rfc3261')
        def hostile = visitor.reads('/search?q=onerror')

        expect:
        page.page.select('main li a').first().attr('href') == '/specs/ietf/rfc3261'
        page.page.select('main li mark').first().text() == 'RFC 3261'
        page.page.select('button[name=q]')*.attr('value').contains('rfc3261 kind:specification')

        and: 'what strangers wrote is text here too'
        hostile.page.select('main li mark')*.text().every { it == 'onerror' }
        hostile.page.select('script, img').empty
        hostile.faults == []
    }

    def "who has a page already is not sent it again"() {
        given:
        def page = visitor.reads(letter())
        def tag = page.header('etag')

        expect:
        tag ==~ /"[0-9a-f]{32}"/
        page.header('cache-control') == 'no-cache'
        visitor.asks('GET', page.path, ['if-none-match': tag]).with { [it.statusCode(), it.body()] } == [304, '']
        visitor.asks('GET', page.path, ['if-none-match': "\"x\", W/$tag".toString()]).statusCode() == 304
        visitor.asks('GET', page.path, ['if-none-match': '"x"']).statusCode() == 200

        and: 'a list with a link to its next page is the same page again too'
        visitor.reads('/specs').header('etag') == visitor.reads('/specs').header('etag')
    }

    def "HEAD tells what GET would: #path"() {
        given:
        def head = visitor.asks('HEAD', path)
        def get = visitor.asks('GET', path)

        expect:
        head.body() == ''
        head.statusCode() == get.statusCode()
        interesting(head) == interesting(get)

        where:
        path << ['/', '/statements', letter(), '/statements/none', '/plain.css']
    }

    def "#method on a page is refused, and what may be done is told"() {
        given:
        def answer = visitor.asks(method, '/statements')

        expect:
        answer.statusCode() == 405
        answer.headers().firstValue('allow').get().split(', ?').toList().containsAll(['GET', 'HEAD'])
        answer.headers().firstValue('content-type').get().startsWith('text/html')

        where:
        method << ['POST', 'PUT', 'DELETE', 'PATCH']
    }

    def "what a group was called before leads to it as it is called now"() {
        given:
        does('oma-secretariat', 'createGroup', [organization: 'OMA', acronym: 'WAS', name: 'Renamed', kind: 'WORKING_GROUP'])
        does('oma-secretariat', 'editGroup', [id: 'OMA/WAS', acronym: 'IS'])

        when:
        def answer = visitor.asks('GET', '/orgs/oma/was')

        then:
        [answer.statusCode(), answer.headers().firstValue('location').get()] == [307, '/orgs/oma/is']
    }

    def "#path takes no more round trips however long its list is"() {
        given: 'what is kept in memory is there already'
        def items = visitor.reads(path).page.select('tbody tr').size()

        expect: 'what follows the events asks the same store meanwhile, so one quiet look is enough'
        items > most
        new PollingConditions(timeout: 60).eventually {
            hub.store.roundTrips()
            visitor.reads(path)
            assert hub.store.roundTrips() <= most
        }

        where:
        path                     || most
        '/specs'                 || 1
        '/statements'            || 1
        '/orgs'                  || 1
        '/relationships'         || 1
        '/dependencies'          || 8
        thread()                 || 2
    }

    private String letter() {
        all.find { it.path ==~ '/statements/LS-[^/]*' }.path
    }

    private String thread() {
        all.find { it.path.endsWith('/thread') && it.page.select('tbody tr').size() > 2 }.path
    }

    private List<Visitor.Reading> plain() {
        all.findAll { it.plain }
    }
}
