package org.sdohub.adapter.mongo

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.People.holding
import static org.sdohub.a.People.with
import static org.sdohub.a.Specifications.details
import static org.sdohub.kernel.Office.Kind.*

import java.time.LocalDate
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import org.sdohub.kernel.Refused
import org.sdohub.organization.Bodies
import org.sdohub.organization.IdentifierScheme
import org.sdohub.organization.Profile
import org.sdohub.organization.Profile.Maturity
import org.sdohub.organization.PublishedSchemes
import org.sdohub.specification.Relation
import org.sdohub.specification.Specification.Access
import org.sdohub.specification.Specifications
import org.sdohub.specification.Specifications.VersionDetails
import org.sdohub.specification.Succession
import spock.lang.AutoCleanup
import spock.lang.Specification

/** The acts of the room on a real store: who may, what they rest on, and no circle however many write. */
class EditingSpecificationsSpec extends Specification {

    @AutoCleanup
    Stores stores = Stores.embedded()
    Specifications specifications

    def setup() {
        [anOrganization('OMA'), anOrganization('IETF')].each { stores.organizations.save(it, by(administrator())) }
        [aGroup('OMA/CD'), aGroup('OMA/MWS'), aGroup('IETF/SIP')].each { stores.groups.save(it, by(administrator())) }
        specifications = new Specifications(stores.specifications, new Bodies(stores.organizations, stores.groups, stores.events),
                stores.graphGuard, new Succession(stores.specifications))
    }

    static Actor secretariat(organization = IETF) {
        holding(SECRETARIAT, organization)
    }

    def create(Map given = [:], String designation, organization = IETF, actor = secretariat(organization)) {
        specifications.create(by(actor), organization, details(given, designation))
    }

    def relate(one, String kind, other) {
        specifications.edit(by(secretariat()), one.id(), null) { now ->
            new org.sdohub.specification.Specification.Details(now.designation(), null, null, now.title(), null, [], now.access(), null,
                    now.relations() + new Relation(kind as Relation.Kind, other.id()))
        }
    }

    static String refusal(Closure act) {
        try {
            act()
            'accepted'
        } catch (Refused refused) {
            refused.refusals()*.code().join(', ')
        }
    }

    def "relations of many are entered together; where they would close a circle, none of them is"() {
        given:
        def (a, b, c) = ['RFC 3', 'RFC 2', 'RFC 1'].collect { create(it) }
        def obsoletes = { older -> [new Relation(Relation.Kind.OBSOLETES, older.id())] }
        def stored = { [a, b, c].collect { stores.specifications.find(it.id()).get().relations() } }

        expect: 'a circle among themselves'
        refusal { specifications.relate(by(secretariat()), [(a.id()): obsoletes(b), (b.id()): obsoletes(c), (c.id()): obsoletes(a)]) } ==
                'SPECIFICATION_RELATION_CYCLE'
        stored() == [[], [], []]

        when:
        specifications.relate(by(secretariat()), [(a.id()): obsoletes(b), (b.id()): obsoletes(c)])

        then: 'and one with what is stored'
        stored() == [obsoletes(b), obsoletes(c), []]
        refusal { specifications.relate(by(secretariat()), [(c.id()): obsoletes(a)]) } == 'SPECIFICATION_RELATION_CYCLE'

        and: 'who may not edit one of them enters none'
        refusal { specifications.relate(by(secretariat(OMA)), [(c.id()): obsoletes(b)]) } == 'SPECIFICATION_ACT_NOT_ALLOWED'
    }

    def "#who may edit what #owner owns: #may"() {
        given:
        def actor = kind == SERVICE
                ? new Actor('program', null, 'program', [new Office(SERVICE, null, null, NOW, null)], scopes as Set)
                : kind == null ? Actor.PUBLIC : holding(kind, at)

        expect:
        refusal { create('TS 1', OMA, actor, owner: owner) } == (may ? 'accepted' : 'SPECIFICATION_ACT_NOT_ALLOWED')

        where:
        who                               | kind            | at                | owner            | scopes                   || may
        'the secretariat'                 | SECRETARIAT     | OMA               | groupId('OMA/CD')| []                       || true
        'another secretariat'             | SECRETARIAT     | IETF              | groupId('OMA/CD')| []                       || false
        'the chair of the owning group'   | CHAIR           | groupId('OMA/CD') | groupId('OMA/CD')| []                       || true
        'its secretary'                   | SECRETARY       | groupId('OMA/CD') | groupId('OMA/CD')| []                       || true
        'its delegate'                    | DELEGATE        | groupId('OMA/CD') | groupId('OMA/CD')| []                       || false
        'the chair of another group'      | CHAIR           | groupId('OMA/MWS')| groupId('OMA/CD')| []                       || false
        'a chair, where no group owns it,'| CHAIR           | groupId('OMA/CD') | null             | []                       || false
        'a liaison manager'               | LIAISON_MANAGER | OMA               | null             | []                       || false
        'a program with the scope'        | SERVICE         | null              | null             | ['specifications:write'] || true
        'a program without it'            | SERVICE         | null              | null             | ['statements:read']      || false
        'somebody without login'          | null            | null              | null             | []                       || false
    }

    def "more than title and number of a #access specification: a #kind of #at may read it: #may"() {
        given:
        def one = create('TS 1', OMA, access: access)

        expect:
        specifications.mayRead(kind == null ? Actor.PUBLIC : holding(kind, at), NOW, one) == may

        where:
        access          | kind     | at                 || may
        Access.PUBLIC   | null     | null               || true
        Access.PURCHASE | null     | null               || true
        Access.MEMBER   | null     | null               || false
        Access.MEMBER   | DELEGATE | OMA                || true
        Access.MEMBER   | DELEGATE | groupId('OMA/CD')  || true
        Access.MEMBER   | CHAIR    | groupId('IETF/SIP')|| false
        Access.MEMBER   | HUB_ADMIN| null               || false
    }

    def "#what is refused as #code"() {
        expect:
        refusal { create(given, 'TS 1', organization, secretariat()) } == code

        where:
        what                          | organization                                            | given                                   || code
        'an unknown organization'     | org.sdohub.a.Bodies.organizationId('nobody')            | [:]                                     || 'SPECIFICATION_ORGANIZATION_UNKNOWN'
        'another one\'s group'        | IETF                                                    | [owner: groupId('OMA/CD')]              || 'SPECIFICATION_OWNER_UNKNOWN'
        'a relation to nothing'       | IETF                                                    | [relations: [UPDATES: ['x', 'y']]]      || 'SPECIFICATION_UNKNOWN, SPECIFICATION_UNKNOWN'
    }

    def "a relation that would make #what is refused, and changes nothing"() {
        given:
        def (a, b, c) = ['A', 'B', 'C'].collect { create(it) }
        relate(b, first, a)
        relate(c, second, b)
        def at = [a: a, b: b, c: c]

        expect:
        refusal { relate(at[from], third, at[to]) } == code
        stores.specifications.find(at[from].id()).get().relations().size() == (code == 'accepted' ? 1 : at[from].is(a) ? 0 : 1)

        where:
        what                                       | first          | second     | from | third          | to  || code
        'a thing older than itself'                | 'OBSOLETES'    | 'UPDATES'  | 'a'  | 'REPLACES'     | 'c' || 'SPECIFICATION_RELATION_CYCLE'
        'a thing published as what it obsoletes'   | 'OBSOLETES'    | 'UPDATES'  | 'c'  | 'PUBLISHED_AS' | 'a' || 'SPECIFICATION_RELATION_CYCLE'
        'a draft newer than its own publication'   | 'PUBLISHED_AS' | 'UPDATES'  | 'b'  | 'OBSOLETES'    | 'a' || 'SPECIFICATION_RELATION_CYCLE'
        'a thing part of its own part'             | 'PART_OF'      | 'PART_OF'  | 'a'  | 'PART_OF'      | 'c' || 'SPECIFICATION_RELATION_CYCLE'
        'a thing its own predecessor'              | 'OBSOLETES'    | 'UPDATES'  | 'a'  | 'OBSOLETES'    | 'a' || 'SPECIFICATION_RELATION_CYCLE'
        'no circle, as parts are another matter,'  | 'PART_OF'      | 'PART_OF'  | 'a'  | 'UPDATES'      | 'c' || 'accepted'
        'no circle, as a draft leads to its RFC,'  | 'OBSOLETES'    | 'UPDATES'  | 'a'  | 'PUBLISHED_AS' | 'c' || 'accepted'
    }

    def "a new specification cannot close a circle by two relations of its own"() {
        given:
        def old = create('A')

        expect:
        refusal { create('B', IETF, secretariat(), relations: [OBSOLETES: 'x']) } == 'SPECIFICATION_UNKNOWN'
        refusal {
            specifications.create(by(secretariat()), IETF, new org.sdohub.specification.Specification.Details(
                    new org.sdohub.specification.Designation('B'), null, null, 'B', null, [], Access.PUBLIC, null,
                    [new Relation(Relation.Kind.OBSOLETES, old.id()), new Relation(Relation.Kind.PUBLISHED_AS, old.id())]))
        } == 'SPECIFICATION_RELATION_CYCLE'
    }

    def "of two writers who would close a circle together, at most one succeeds"() {
        given:
        def pool = Executors.newFixedThreadPool(2)
        def pairs = (1..10).collect { [create("A$it"), create("B$it")] }

        when:
        def outcomes = pairs.collect { a, b ->
            pool.invokeAll([{ refusal { relate(a, 'UPDATES', b) } } as Callable, { refusal { relate(b, 'OBSOLETES', a) } } as Callable])*.get()
        }

        then:
        outcomes.every { it.count('accepted') <= 1 }

        cleanup:
        pool?.shutdownNow()
    }

    def "whoever writes what at the same time as whom: no circle is ever accepted (seed #seed)"() {
        given:
        def random = new Random(seed)
        def all = (1..7).collect { create("S$it") }
        def writers = Executors.newFixedThreadPool(3)

        when:
        def outcomes = writers.invokeAll((1..90).collect {
            def (one, kind, other) = [all[random.nextInt(7)], Relation.Kind.values()[random.nextInt(6)].name(), all[random.nextInt(7)]]
            ({ refusal { relate(one, kind, other) } } as Callable)
        })*.get()

        then: 'both happen, and nobody failed otherwise'
        outcomes.toSet() == ['accepted', 'SPECIFICATION_RELATION_CYCLE'] as Set

        and: 'from nothing one comes back to it, neither by what is newer nor by what is a part'
        def edges = stores.specifications.findAll(all*.id()).values().collectMany { one ->
            one.relations().collect { [it.kind() == Relation.Kind.PART_OF, *(it.towardsNewer() ? [it.to(), one.id()] : [one.id(), it.to()])] }
        }
        edges.size() >= 10
        [true, false].every { parts -> all.every { !comesBack(it.id(), edges.findAll { it[0] == parts }) } }

        cleanup:
        writers?.shutdownNow()

        where:
        seed << [1, 2]
    }

    /** By trying every way, without any code of the hub. */
    private static boolean comesBack(start, List<List> edges) {
        def seen = [] as Set
        def open = [start]
        while (open) {
            def at = open.removeLast()
            def next = edges.findAll { it[1] == at }*.get(2)
            if (start in next) {
                return true
            }
            open.addAll(next.findAll { seen.add(it) })
        }
        false
    }

    def "a version's step is looked up on the ladder that the organization has at its date"() {
        given:
        def one = create('TS 1')
        def version = { label, step -> new VersionDetails(label, null, LocalDate.parse('2006-01-01'), step, null) }

        expect:
        specifications.addVersion(by(secretariat()), one.id(), null, version('1', 'published'), null, false).latest().maturity() == Maturity.PUBLISHED
        refusal { specifications.addVersion(by(secretariat()), one.id(), null, version('2', 'Candidate'), null, false) } == 'SPECIFICATION_MATURITY_UNKNOWN'
        refusal { specifications.addVersion(by(with()), one.id(), null, version('2', 'Draft'), null, false) } == 'SPECIFICATION_ACT_NOT_ALLOWED'
    }

    def "an identifier that by its owner's scheme says #what is #answer"() {
        given:
        stores.organizations.change(OMA, by(administrator()), null) { found ->
            def now = found.get().profileOn(LocalDate.EPOCH)
            def letters = [C: 'Stable', A: 'Approved'].collect { letter, rung -> new IdentifierScheme.Step(letter, rung) }
            def scheme = PublishedSchemes.of('OMA').first().with { new IdentifierScheme(it.pattern(), it.designation(), it.version(), it.date(), letters) }
            def calling = new Profile(*Profile.recordComponents[0..-2].collect { it.accessor.invoke(now) }, [scheme])
            found.get().ruledBy(calling, null)
        }
        def one = create('OMA-TS-X', OMA, aliases: ['OMA-TS-Y'])
        def version = { name -> new VersionDetails('1.2', name as String, LocalDate.of(2008, 5, 13), maturity, null) }
        def told = { act ->
            try {
                act()
                'done'
            } catch (Refused refused) {
                assert refused.refusals().every { it.code() == 'SPECIFICATION_IDENTIFIER_CONTRADICTS' && it.field() == ['identifier'] }
                refused.refusals()*.message().collect { (it =~ /another (\w+)/)[0][1] }.join(', ')
            }
        }

        when: 'it is given with a new version, or later'
        def added = told { specifications.addVersion(by(secretariat(OMA)), one.id(), null, version(identifier), null, false) }
        def other = create('OMA-TS-Z', OMA, aliases: ['OMA-TS-X2', 'OMA-TS-Y2'])
        def there = specifications.addVersion(by(secretariat(OMA)), other.id(), null, version(null), null, false).versions().first()
        def edited = told {
            specifications.editVersion(by(secretariat(OMA)), there.id(), null, { version(identifier.replaceFirst('-([XYxy])-', '-$1' + '2-')) }, { it })
        }

        then:
        [added, edited] == [answer, answer]

        where:
        what                     | identifier                       | maturity || answer
        'all of it'              | 'OMA-TS-X-V1_2-20080513-C'       | 'Stable' || 'done'
        'the name of an alias'   | 'oma-ts-y-V1_2-20080513-c'       | 'Stable' || 'done'
        'no day'                 | 'OMA-TS-X-V1_2'                  | 'Draft'  || 'done'
        'a step that is past'    | 'OMA-TS-X-V1_2-20080513-C'       | 'Approved' || 'done'
        'nothing'                | 'Our very own name'              | 'Draft'  || 'done'
        'another document'       | 'OMA-TS-Q-V1_2-20080513-C'       | 'Stable' || 'document'
        'another version'        | 'OMA-TS-X-V1_3-20080513-C'       | 'Stable' || 'version'
        'a longer version'       | 'OMA-TS-X-V1_2_1-20080513-C'     | 'Stable' || 'version'
        'another day'            | 'OMA-TS-X-V1_2-20080514-C'       | 'Stable' || 'date'
        'a day that is none'     | 'OMA-TS-X-V1_2-20081399-C'       | 'Stable' || 'date'
        'a step not reached yet' | 'OMA-TS-X-V1_2-20080513-A'       | 'Stable' || 'maturity'
        'other things all over'  | 'OMA-TS-Q-V9_9-19990101-A'       | 'Draft'  || 'document, version, date, maturity'
    }

    def "somebody who edits on what has changed meanwhile is told so"() {
        given:
        def one = create('TS 1')
        specifications.edit(by(secretariat()), one.id(), 1L) { it }

        expect:
        refusal { specifications.edit(by(secretariat()), one.id(), 1L) { it } } == 'CONFLICT'
    }
}
