package org.sdohub.adapter.search

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.organizationId
import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.a.Specifications.aVersion
import static org.sdohub.statement.StatementRoom.chairOf
import static org.sdohub.statement.StatementRoom.fromOma
import static org.sdohub.statement.StatementRoom.holding

import java.time.Instant
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office.Kind
import org.sdohub.kernel.Page
import org.sdohub.kernel.Refused
import org.sdohub.organization.Profile.Maturity
import org.sdohub.search.Entry.Part
import org.sdohub.search.Facet
import org.sdohub.search.SearchIndex.Order
import org.sdohub.statement.Envelope.Citation
import org.sdohub.statement.Statements
import spock.lang.Shared
import spock.lang.Specification

/** What is found by which words and conditions, in a room of its own where it is 20 November 2026. */
class FindingThingsSpec extends Specification {

    @Shared
    SearchRoom room = new SearchRoom()
    @Shared
    Map<String, Object> ids = [:]

    def setupSpec() {
        ['RFC 3261', 'draft-ietf-sip-push-00', 'TS 24.229', 'RFC 326'].each { ids[it] = room.keep(aSpecification(it, title: 'Something')).id() }
        ids['CSP'] = room.keep(aSpecification('OMA-IMPS-WV-CSP', OMA, title: 'Client-Server Protocol',
                versions: ['1.2': aVersion('1.2', Maturity.APPROVED, '2004-05-22', identifier: 'OMA-IMPS-WV-CSP-V1_2-20040522-C')])).id()
        ids['cafe'] = room.room.filed(aLetter().titled('Café résumé of statements').saying('Über Größen. 上海 и Привет.').forInformation()).id()
        ids['asked'] = room.room.filed(aLetter().to('IETF/DISPATCH', 'IETF/SIP').titled('Asked of two').saying('x').forAction('2026-11-27')
                .citing(new Citation(ids['RFC 3261'], 'RFC 3261', null, null, null))).id()
        ids['overdue'] = room.room.filed(aLetter().titled('Soon late').saying('x').forAction('2026-11-21')).id()
        ids['undated'] = room.room.filed(aLetter().titled('Whenever').saying('x').forActionSometime()).id()
    }

    def cleanupSpec() {
        room.close()
    }

    def "#query finds #found first"() {
        expect:
        room.ids(query).take(found.size()) == found.collect { ids[it] }

        where:
        query                                || found
        'RFC 3261'                           || ['RFC 3261']
        'rfc3261'                            || ['RFC 3261']
        'Rfc-3261'                           || ['RFC 3261']
        '3261'                               || ['RFC 3261']
        'RFC 326'                            || ['RFC 326']
        'draft-ietf-sip-push-00'             || ['draft-ietf-sip-push-00']
        'ietf-sip'                           || ['draft-ietf-sip-push-00']
        'draft-ietf-si*'                     || ['draft-ietf-sip-push-00']
        '"sip push"'                         || ['draft-ietf-sip-push-00']
        '24.229'                             || ['TS 24.229']
        'TS24.229'                           || ['TS 24.229']
        'OMA-IMPS-WV-CSP-V1_2'               || ['CSP']
        'oma-imps-wv-csp'                    || ['CSP']
        'V1_2-20040522'                      || ['CSP']
        'cafe resume'                        || ['cafe']
        'CAFÉ'                               || ['cafe']
        'statement resume'                   || ['cafe']
        'grossen'                            || ['cafe']
        '上海'                                 || ['cafe']
        'привет'                             || ['cafe']
        'cites:"RFC 3261"'                   || ['asked']
        'cites:RFC3261'                      || ['asked']
        'two -dispatch to:IETF/SIP'          || []
        'kind:statement due:2026-11-27'      || ['asked']
        'is:undated'                         || ['undated']
        '"IETF in full" dispatch two'        || ['asked']
    }

    def "#query finds nothing"() {
        expect:
        room.ids(query) == []

        where:
        query << ['3262', '"push sip"', 'sip-ietf', 'café -resume', 'zebra*', 'from:IETF kind:statement', 'state:withdrawn', 'posted:<2000 kind:statement']
    }

    def "whether an answer is late is seen by the clock of who asks, not by that of the index"() {
        expect:
        room.ids('is:overdue', Actor.PUBLIC, Instant.parse(now)) as Set == late.collect { ids[it] } as Set

        where:
        now                    || late
        '2026-11-21T23:59:59Z' || []
        '2026-11-22T00:00:00Z' || ['overdue']
        '2026-11-28T00:00:00Z' || ['overdue', 'asked']
    }

    def "a body counts what its groups have, each thing once"() {
        expect:
        room.facet(Facet.BODY, 'asked of two') == [IETF: 1, 'IETF DISPATCH': 1, 'IETF RAI': 1, 'IETF SIP': 1, OMA: 1, 'OMA CD': 1]
        room.facet(Facet.DUE, 'kind:statement') == ['within 7 days': 2, 'no deadline': 1]
        room.facet(Facet.CITED, '') == ['RFC 3261': 1]
        room.facet(Facet.PURPOSE, 'asked of two') == ['for-action': 1]
        room.facet(Facet.RELATIONSHIP, 'asked of two') == ['oma-ietf': 1]
    }

    def "what a facet says to add finds as many as it counts: #facet"() {
        given:
        def counted = room.search.facets(room.asking(''), [facet]).first().values()

        expect:
        counted.size() > 0
        counted.every { room.found(it.query()).total().asLong == it.count() }

        where:
        facet << (Facet.values() - Facet.WORK_AREA)
    }

    def "it is shown where the words stand, by their places in plain text"() {
        given:
        def statement = room.room.store.find(ids['cafe']).get()

        when:
        def excerpts = room.search.excerpts(room.asking(query), [statement])[ids['cafe']]

        then:
        excerpts.collect { one -> [one.part(), one.places().collect { one.text().substring(it.start(), it.end()) }] } == shown

        where:
        query              || shown
        'resume cafe'      || [[Part.TITLE, ['Café', 'résumé']]]
        '"cafe resume"'    || [[Part.TITLE, ['Café résumé']]]
        'größ*'            || [[Part.TEXT, ['Größen']]]
        'statement'        || [[Part.TITLE, ['statements']]]
        'from:OMA'         || []
    }

    def "an excerpt of a long text is short and holds what was found"() {
        given:
        def text = ('lorem ipsum ' * 500) + 'needle & <b>' + (' dolor sit' * 500)
        def one = room.room.filed(aLetter().titled('Long').saying(text).forInformation())

        when:
        def excerpt = room.search.excerpts(room.asking('needle'), [room.room.now(one)])[one.id()].first()

        then:
        excerpt.text().size() <= 240
        excerpt.text().contains('needle & <b>')
    }

    def "one turns the pages forward and back in each order, and meets each thing once: #order"() {
        given:
        def all = room.found('', Actor.PUBLIC, order).values()

        expect:
        walked(order, false) == all
        walked(order, true) == all.reverse()
        all.toSet().size() == all.size()
        all.size() == room.found('').total().asLong

        where:
        order << Order.values()
    }

    private List walked(Order order, boolean back) {
        def walked = []
        String place = null
        while (true) {
            def request = new Page.Request(3, back ? null : place, back ? place : null, back)
            def page = room.found('', Actor.PUBLIC, order, request)
            walked.addAll(back ? page.values().reverse() : page.values())
            assert page.values().size() <= 3
            if (!(back ? page.hasPrevious() : page.hasNext())) {
                return walked
            }
            place = (back ? page.items().first() : page.items().last()).position()
        }
    }

    def "what somebody did is found by their next look, a hundred times in a row"() {
        expect:
        (1..100).every { n ->
            def filed = room.room.filed(aLetter().titled("Written just now $n").forInformation())
            room.ids("\"just now $n\"") == [filed.id()]
        }
    }

    def "of a withdrawn statement most find the notice only, and its writers the record"() {
        given:
        def posted = room.room.filed(aLetter().titled('Secretly regretted').saying('Mistake').forAction('2026-12-27'))
        def found = room.ids('regretted')

        when:
        room.room.statements.withdraw(by(holding(Kind.SECRETARIAT, OMA)), posted.id(), null, 'Sent too early.')

        then:
        found == [posted.id()]
        room.ids('regretted') == []
        room.ids('mistake') == []
        room.ids('"too early"') == [posted.id()]
        room.ids('due:2026-12-27') == []
        room.ids('purpose:action state:withdrawn') == []
        room.ids('regretted', chairOf('OMA/CD')) == [posted.id()]
        room.found('"too early"', chairOf('OMA/CD')).total().asLong == 1
        room.search.excerpts(room.asking('regretted'), [room.room.now(posted)])[posted.id()].toString().contains('regretted') == false
    }

    def "things are found by the names that their bodies have now"() {
        given:
        def filed = room.room.filed(aLetter().from('ITU-T').to('OMA/CD').titled('Of the union').forInformation(), by(holding(Kind.SECRETARIAT, organizationId('ITU-T'))))

        when:
        room.room.stores.organizations.change(organizationId('ITU-T'), by(administrator()), null) { found ->
            def one = found.get()
            one.edited(new org.sdohub.organization.Organization.Details(one.acronym(), 'Telecommunication Standardization Sector', one.kind(), one.state(), null), null)
        }

        then:
        room.ids('union standardization sector') == [filed.id()]
    }

    def "hostile words end in an answer or a clear refusal"() {
        given:
        def random = new Random(20261120L)
        def bits = ['sip', '"', '*', '-', 'from:OMA', 'is:overdue', 'x' * 300, '*a', 'rf*', '24.2*', '\u0000', '😀', '[a TO b]', 'a~2', '^9', '\\', '(', '||', '+', 'a b c d e f']

        expect:
        (1..1000).every {
            def query = (0..random.nextInt(6)).collect { bits[random.nextInt(bits.size())] }.join(random.nextBoolean() ? ' ' : '')
            try {
                room.search.page(room.search.asking(query, [] as Set, [], Actor.PUBLIC, NOW), Order.RELEVANCE, Page.Request.first(10))
            } catch (Refused refused) {
                assert refused.refusals().every { it.fix() }
            }
            true
        }
    }
}
