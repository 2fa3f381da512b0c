package org.sdohub.specification

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.Specifications.ANY_OFFICE
import static org.sdohub.a.Specifications.aRelease
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.a.Specifications.aVersion
import static org.sdohub.a.Specifications.specificationId
import static org.sdohub.a.Specifications.versionId
import static org.sdohub.organization.Profile.Maturity.*

import org.sdohub.kernel.Page
import org.sdohub.kernel.Refused
import org.sdohub.kernel.Step
import org.sdohub.specification.SpecificationStore.Filter
import org.sdohub.specification.SpecificationStore.Order
import spock.lang.Specification as Spec

/** What the stores of specifications and releases promise, whatever keeps them. */
abstract class SpecificationStoreContract extends Spec {

    abstract SpecificationStore store()

    abstract EnablerReleaseStore releases()

    /** Enters a specification with everything it has, in one insert. */
    Specification kept(Specification one) {
        def first = new Specification(one.id(), 1, one.organization(), one.designation(), one.series(), one.number(), one.title(),
                one.owner(), one.aliases(), one.access(), one.url(), one.versions(), one.relations())
        store().save(Step.of(first, ANY_OFFICE, new SpecificationEvent.SpecificationCreated(first.id(), [])), by(administrator()))
    }

    EnablerRelease kept(EnablerRelease one) {
        releases().save(Step.of(one, ANY_OFFICE, new SpecificationEvent.EnablerReleaseCreated(one.id(), [])), by(administrator()))
    }

    List<String> page(Map given = [:], Order order = Order.DESIGNATION, int size = 100) {
        def filter = new Filter(given.organization, given.owner, given.series, (given.maturities ?: []) as Set,
                (given.accesses ?: []) as Set, given.words ?: '')
        store().page(filter, order, Page.Request.first(size)).values()*.designation()*.value()
    }

    def "a specification is found as it was kept, with versions and relations"() {
        given:
        def one = kept(aSpecification('RFC 3261', series: 'RFC', number: '3261', owner: groupId('IETF/SIP'), aliases: ['STD 99'],
                url: 'https://www.rfc-editor.org/rfc/rfc3261', versions: ['1': aVersion('1', PUBLISHED, '2002-06-01', expires: '2030-01-01')],
                relations: [OBSOLETES: 'RFC 2543']))

        expect:
        store().find(one.id()).get() == one
        store().ofVersions([versionId('RFC 3261 1'), versionId('other')]) == [(versionId('RFC 3261 1')): one]
    }

    def "it is found by every name it has"() {
        given:
        kept(aSpecification('OMA-TS-X', OMA, aliases: ['X protocol'],
                versions: ['1.0': aVersion('1.0', PUBLISHED, '2008-05-13', identifier: 'OMA-TS-X-V1_0-20080513-C')]))

        expect:
        store().named(new Designation(name), organization)*.id() == (found ? [specificationId('OMA-TS-X')] : [])

        where:
        name                       | organization || found
        'OMA-TS-X'                 | null         || true
        'oma-ts-x'                 | OMA          || true
        'X PROTOCOL'               | null         || true
        'oma-ts-x-v1_0-20080513-c' | null         || true
        'OMA-TS-X'                 | IETF         || false
        'OMA-TS-Y'                 | null         || false
    }

    def "many names are found at once, each by the first way in which anybody has it"() {
        given:
        def shared = [kept(aSpecification('RFC 2026', aliases: ['BCP 9'])), kept(aSpecification('RFC 6410', aliases: ['BCP 9']))]
        def named = kept(aSpecification('OMA-TS-X', OMA, aliases: ['RFC 2026'],
                versions: ['1.0': aVersion('1.0', PUBLISHED, '2008-05-13', identifier: 'OMA-TS-X-V1_0-20080513-C')]))
        def names = ['rfc2026', 'BCP 9', 'OMA-TS-X-V1_0-20080513-C', 'RFC 1'].collect { new Designation(it) }

        expect:
        store().named(names).collectEntries { name, found -> [name.value(), found*.id().toSet()] } ==
                [rfc2026: [shared[0].id()] as Set, 'BCP 9': shared*.id().toSet(), 'OMA-TS-X-V1_0-20080513-C': [named.id()] as Set]
        store().named([]) == [:]
    }

    def "a designation is unique within its organization, and free in another"() {
        given:
        kept(aSpecification('TS 1'))
        def elsewhere = aSpecification([:], 'TS-1 of OMA', OMA)
        kept(new Specification(elsewhere.id(), 1, OMA, new Designation('TS 1'), null, null, 'x', null, [], elsewhere.access(), null, [], []))

        when:
        kept(new Specification(specificationId('twin'), 1, IETF, new Designation('ts1'), null, null, 'x', null, [], elsewhere.access(), null, [], []))

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['SPECIFICATION_DESIGNATION_TAKEN']
        store().named(new Designation('TS 1'), null).size() == 2
    }

    def "lists are filtered and ordered"() {
        given:
        kept(aSpecification('RFC 822', series: 'RFC', title: 'Internet text messages', versions: ['1': aVersion('1', SUPERSEDED, '1982-08-01')]))
        kept(aSpecification('RFC 3261', series: 'RFC', title: 'Session Initiation Protocol', owner: groupId('IETF/SIP'), versions: ['1': aVersion('1', PUBLISHED, '2002-06-01')]))
        kept(aSpecification('draft-a', title: 'A session thing', versions: ['-00': aVersion('-00', DRAFT, '2005-01-01')]))
        kept(aSpecification('OMA-TS-X', OMA, title: 'Hidden', access: Specification.Access.MEMBER, versions: ['1': aVersion('1', DRAFT, '2009-01-01', identifier: 'OMA-TS-X-1')]))

        expect:
        page(given, order) == found

        where:
        given                              | order             || found
        [:]                                | Order.DESIGNATION || ['draft-a', 'OMA-TS-X', 'RFC 822', 'RFC 3261']
        [:]                                | Order.TITLE       || ['draft-a', 'OMA-TS-X', 'RFC 822', 'RFC 3261']
        [organization: IETF]               | Order.NEWEST      || ['draft-a', 'RFC 3261', 'RFC 822']
        [organization: IETF]               | Order.OLDEST      || ['RFC 822', 'RFC 3261', 'draft-a']
        [owner: groupId('IETF/SIP')]       | Order.DESIGNATION || ['RFC 3261']
        [series: 'rfc']                    | Order.DESIGNATION || ['RFC 822', 'RFC 3261']
        [maturities: [DRAFT, SUPERSEDED]]  | Order.DESIGNATION || ['draft-a', 'RFC 822']
        [accesses: [Specification.Access.MEMBER]] | Order.DESIGNATION || ['OMA-TS-X']
        [words: 'SESSION']                 | Order.DESIGNATION || ['draft-a', 'RFC 3261']
        [words: 'session protocol']        | Order.DESIGNATION || ['RFC 3261']
        [words: 'rfc3261']                 | Order.DESIGNATION || ['RFC 3261']
        [words: 'sess']                    | Order.DESIGNATION || []
    }

    def "what only members may know of is told neither by a filter, nor by an order, nor by an identifier"() {
        given:
        kept(aSpecification('OMA-TS-X', OMA, access: Specification.Access.MEMBER, versions: ['1': aVersion('1', DRAFT, '2009-01-01', identifier: 'OMA-TS-X-1')]))
        kept(aSpecification('OMA-TS-Y', OMA, versions: ['1': aVersion('1', PUBLISHED, '2001-01-01')]))

        expect:
        page(maturities: [DRAFT]) == []
        page([:], Order.NEWEST) == ['OMA-TS-Y', 'OMA-TS-X']
        store().named(new Designation('OMA-TS-X-1'), null) == []
    }

    def "pages follow each other without gap or double, also among equal dates"() {
        given:
        (1..7).each { kept(aSpecification("RFC $it", versions: ['1': aVersion('1', PUBLISHED, '2000-01-01')])) }

        when:
        def seen = []
        def at = null
        do {
            def page = store().page(Filter.ALL, Order.NEWEST, new Page.Request(3, at, null, false))
            seen += page.values()*.designation()*.value()
            at = page.hasNext() ? page.items().last().position() : null
        } while (at)

        then:
        seen.size() == 7
        seen.toSet().size() == 7
    }

    def "those that have a relation to some are found together"() {
        given:
        def newer = kept(aSpecification('RFC 3261', relations: [OBSOLETES: 'RFC 2543', UPDATES: 'RFC 1']))
        def other = kept(aSpecification('RFC 9', relations: [UPDATES: ['RFC 1', 'RFC 2']]))

        when:
        def related = store().relatedTo(['RFC 2543', 'RFC 1', 'RFC 7'].collect { specificationId(it) })

        then:
        related.keySet() == [specificationId('RFC 2543'), specificationId('RFC 1')] as Set
        related[specificationId('RFC 2543')] == [newer]
        related[specificationId('RFC 1')].toSet() == [newer, other] as Set
        store().relatedTo([]) == [:]
    }

    def "a release is found by name and version in any case, and there is one of each"() {
        given:
        def release = kept(aRelease('IMPS', '1.2', baseline: [CSP: '1.2']))
        kept(aRelease('IMPS', '1.10', baseline: [CSP: '1.10']))

        expect:
        releases().find(release.id()).get() == release
        releases().findByName(OMA, 'imps', '1.2').get() == release
        releases().findByName(IETF, 'IMPS', '1.2').empty
        releases().page(OMA, Page.Request.first(10)).values()*.release() == ['1.2', '1.10']
        releases().containing([specificationId('CSP')])[specificationId('CSP')].size() == 2

        when:
        kept(new EnablerRelease(new EnablerReleaseId(UUID.randomUUID()), 1, OMA, 'imps', '1.2', 'x', null, release.date(), release.role(),
                release.rung(), [], '', [], []))

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['ENABLER_RELEASE_TAKEN']
    }
}
