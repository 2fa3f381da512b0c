package org.sdohub.relationship

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Bodies.organizationId
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.People.holding
import static org.sdohub.a.Relationships.arrangement
import static org.sdohub.a.Relationships.content
import static org.sdohub.a.Relationships.managerOf
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.a.Relationships.side
import static org.sdohub.kernel.Office.Kind.CHAIR
import static org.sdohub.kernel.Office.Kind.DELEGATE
import static org.sdohub.kernel.Office.Kind.EXECUTIVE
import static org.sdohub.kernel.Office.Kind.HUB_ADMIN
import static org.sdohub.kernel.Office.Kind.LIAISON_COORDINATOR
import static org.sdohub.kernel.Office.Kind.LIAISON_MANAGER
import static org.sdohub.kernel.Office.Kind.SECRETARIAT

import java.time.LocalDate
import org.bson.Document
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import org.sdohub.kernel.Refused
import org.sdohub.organization.Bodies
import org.sdohub.organization.Group
import org.sdohub.organization.Person
import org.sdohub.organization.Profile.Visibility
import org.sdohub.relationship.Relationship.Turn
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Who may do what with a relationship (access.md), and what has to be told to whoever may not. */
class GoverningRelationshipsSpec extends Specification {

    static final String UNKNOWN = 'RELATIONSHIP_UNKNOWN'
    static final String NOT_ALLOWED = 'RELATIONSHIP_ACT_NOT_ALLOWED'
    static final Actor OMA_CHAIR = holding(EXECUTIVE, OMA)
    static final Actor IETF_CHAIR = holding(EXECUTIVE, IETF)
    /** Chairs the group that decides for the IETF here. */
    static final Actor IAB_CHAIR = holding(EXECUTIVE, groupId('IETF/IAB'))
    static final Actor STRANGER = holding(EXECUTIVE, organizationId('3GPP'))

    @Shared
    @AutoCleanup
    Stores stores = Stores.embedded()
    @Shared
    Bodies bodies = new Bodies(stores.organizations, stores.groups, stores.events)
    Relationships relationships = new Relationships(stores.relationships, bodies)
    Appointments appointments = new Appointments(stores.relationships, relationships, stores.people, bodies)
    WorkAreas workAreas = new WorkAreas(stores.workAreas, stores.relationships, relationships, bodies)

    def setupSpec() {
        ['OMA', 'IETF', '3GPP'].each { stores.organizations.save(anOrganization(it), by(administrator())) }
        stores.groups.save(aGroup('IETF/IAB', Group.Kind.BOARD), by(administrator()))
        ['OMA/CD', '3GPP/SA'].each { stores.groups.save(aGroup(it), by(administrator())) }
    }

    def cleanup() {
        ['relationships', 'workAreas', 'people'].each { stores.database.raw(it).deleteMany(new Document()) }
    }

    static Arrangement wanted(Map values = [:]) {
        def iab = new Side(IETF, [], groupId('IETF/IAB'), '', '')
        arrangement([second: iab] + values)
    }

    Relationship agreed(Map values = [:]) {
        def proposal = relationships.propose(by(OMA_CHAIR), null, wanted(values), Upkeep.NONE, null)
        relationships.consent(by(IAB_CHAIR), proposal.id(), null, IETF, null)
    }

    static Actor manager(Relationship relationship, organization) {
        holding(LIAISON_MANAGER, organization, relationship.id())
    }

    def "a relationship is proposed by one side under a key made of both acronyms, and the office is on record"() {
        when:
        def proposal = relationships.propose(by(OMA_CHAIR), null, wanted(), Upkeep.NONE, null)

        then:
        proposal.key().value() == 'oma-ietf'
        proposal.consents()*.side() == [OMA]
        proposal.milestones()*.on() == [LocalDate.of(2026, 11, 20)]
        stores.everythingThatHappened().last().by().capacity().kind() == EXECUTIVE
    }

    def "#who may propose: #code"() {
        expect:
        codesOf { relationships.propose(by(actor), null, wanted(), Upkeep.NONE, null) } == code

        where:
        who                                      | actor                                || code
        'an executive of one side'               | OMA_CHAIR                            || []
        'an executive of the other'              | IETF_CHAIR                           || []
        'the chair of the deciding body'         | IAB_CHAIR                            || []
        'the secretariat of a side'              | holding(SECRETARIAT, IETF)           || []
        'the chair of another board of the side' | holding(EXECUTIVE, groupId('OMA/CD')) || [NOT_ALLOWED]
        'a coordinator'                          | holding(LIAISON_COORDINATOR, OMA)    || [NOT_ALLOWED]
        'a working-group chair'                  | holding(CHAIR, OMA)                  || [NOT_ALLOWED]
        'an executive of somebody else'          | STRANGER                             || [NOT_ALLOWED]
        'the hub\'s administrator'               | administrator()                      || [NOT_ALLOWED]
        'the public'                             | Actor.PUBLIC                         || [NOT_ALLOWED]
    }

    def "everything that does not fit is told at once, each with its field"() {
        given:
        def nobody = organizationId('nobody')
        def first = new Side(OMA, [groupId('IETF/IAB')], groupId('OMA/none'), '', '')
        def terms = new Terms(false, [new Terms.CitationRule(organizationId('3GPP'), '', [])], '', 0, Visibility.PUBLIC, Visibility.PUBLIC, Visibility.PUBLIC)
        def wrong = arrangement(first: first, second: side(nobody), scope: 'two\nlines', terms: terms)

        when:
        relationships.propose(by(OMA_CHAIR), null, wrong, new Upkeep([], '', LocalDate.of(2030, 1, 1)), LocalDate.of(2030, 1, 1))

        then:
        def refused = thrown(Refused)
        refused.refusals().collect { [it.code(), it.field().join('.')] } as Set == [
            ['RELATIONSHIP_GROUP_UNKNOWN', 'first.groups'],
            ['RELATIONSHIP_GROUP_UNKNOWN', 'first.decidingBody'],
            ['ORGANIZATION_UNKNOWN', 'second.organization'],
            ['RELATIONSHIP_TEXT_MALFORMED', 'scope'],
            ['RELATIONSHIP_RHYTHM_OUT_OF_RANGE', 'terms.listRhythmDays'],
            ['RELATIONSHIP_TEXT_MALFORMED', 'terms.citations.0.series'],
            ['RELATIONSHIP_SIDE_UNKNOWN', 'terms.citations.0.citing'],
            ['RELATIONSHIP_DATE_IN_FUTURE', 'lastReviewed'],
            ['RELATIONSHIP_DATE_IN_FUTURE', 'on'],
        ] as Set
        stores.relationships.readable(Readers.PUBLIC).empty
    }

    def "who names a group of another organization as the deciding body gets no right by that"() {
        given:
        def foreign = new Side(OMA, [], groupId('3GPP/SA'), '', '')

        expect:
        codesOf { relationships.propose(by(actor), null, wanted(first: foreign), Upkeep.NONE, null) } == code

        where:
        actor                                   || code
        holding(EXECUTIVE, groupId('3GPP/SA'))  || [NOT_ALLOWED]
        STRANGER                                || [NOT_ALLOWED]
        OMA_CHAIR                               || ['RELATIONSHIP_GROUP_UNKNOWN']
    }

    def "two sides of one organization are no relationship"() {
        expect:
        codesOf { relationships.propose(by(OMA_CHAIR), null, arrangement(second: side(OMA)), Upkeep.NONE, null) } ==
                ['RELATIONSHIP_SIDES_SAME']
    }

    def "nobody consents for the other side: #who for #side.text() is answered with #code"() {
        given:
        def proposal = relationships.propose(by(OMA_CHAIR), null, wanted(), Upkeep.NONE, null)

        expect:
        codesOf { relationships.consent(by(actor), proposal.id(), null, side, null) } == code

        where:
        who              | actor      | side                   || code
        'the IAB chair'  | IAB_CHAIR  | IETF                   || []
        'the OMA chair'  | OMA_CHAIR  | IETF                   || [NOT_ALLOWED]
        'the IAB chair'  | IAB_CHAIR  | OMA                    || [NOT_ALLOWED]
        'the OMA chair'  | OMA_CHAIR  | OMA                    || ['RELATIONSHIP_CONSENT_GIVEN_ALREADY']
        'the OMA chair'  | OMA_CHAIR  | organizationId('3GPP') || ['RELATIONSHIP_SIDE_UNKNOWN']
    }

    def "a relationship kept between the parties does not exist for #who: #code"() {
        given:
        def hidden = agreed(visibility: Visibility.PARTIES)
        def area = workAreas.propose(by(manager(hidden, OMA)), hidden.id(), null, content('Privacy'))

        expect: 'on every path'
        codesOf { relationships.turn(by(actor), hidden.id(), null, Turn.ACTIVATE, null, 'now') } == code
        relationships.visible([hidden.id()], actor, NOW).size() == seen
        relationships.findByKey(hidden.key(), actor, NOW).present == (seen == 1)
        (relationships.of([OMA], actor, NOW)[OMA] ?: []).size() == seen
        relationships.page(RelationshipStore.Filter.ALL, RelationshipStore.OrderBy.KEY,
                org.sdohub.kernel.Page.Request.first(10), actor, NOW).total().asLong == seen
        workAreas.visible([area.id()], actor, NOW).size() == seen
        workAreas.findByKey(area.key(), actor, NOW).present == (seen == 1)
        [null, hidden.id()].every {
            workAreas.page(WorkAreaStore.Filter.ALL, it, org.sdohub.kernel.Page.Request.first(10), actor, NOW)
                    .total().asLong == seen
        }

        where:
        who                        | actor                                   || seen | code
        'the public'               | Actor.PUBLIC                            || 0    | [UNKNOWN]
        'an executive elsewhere'   | STRANGER                                || 0    | [UNKNOWN]
        'the hub\'s administrator' | administrator()                         || 0    | [UNKNOWN]
        'a delegate to a group'    | holding(DELEGATE, groupId('OMA/CD'))    || 1    | [NOT_ALLOWED]
        'an executive of a side'   | IETF_CHAIR                              || 1    | []
    }

    def "each side fills its own offices: #who for #side.text() is answered with #code"() {
        given:
        def relationship = agreed()

        expect:
        codesOf { appointments.open(by(actor), relationship.id(), null, managerOf(side)) } == code

        where:
        who                | actor                      | side || code
        'the IAB chair'    | IAB_CHAIR                  | IETF || []
        'its secretariat'  | holding(SECRETARIAT, IETF) | IETF || []
        'the other side'   | OMA_CHAIR                  | IETF || [NOT_ALLOWED]
    }

    def "an officer who also leads the other side is appointed, and it is said"() {
        given: 'somebody who chairs the IAB'
        def ada = stores.people.save(Person.entered(org.sdohub.a.Relationships.person('Ada'), 'Ada', null), by(administrator()))
        ada = stores.people.change(ada.id(), by(administrator()), null) {
            it.get().appointed(new UUID(0, 5), new Office(EXECUTIVE, groupId('IETF/IAB'), null, NOW, null), null)
        }
        def relationship = appointments.open(by(OMA_CHAIR), agreed().id(), null, managerOf(OMA))
        def key = relationship.staff().appointments().first().key()

        when:
        relationship = appointments.appoint(by(OMA_CHAIR), relationship.id(), null, key, ada.id(), null, null)

        then:
        relationship.officesOf(ada.id())*.kind() == [LIAISON_MANAGER]
        appointments.conflict(relationship, OMA, ada, NOW).get() == 'EXECUTIVE of IETF IAB'
        appointments.conflict(relationship, IETF, ada, NOW).empty
    }

    def "nobody unknown is appointed"() {
        expect:
        codesOf {
            appointments.appoint(by(OMA_CHAIR), agreed().id(), null, new UUID(0, 1), org.sdohub.a.Relationships.person('Nemo'), null, null)
        } == ['PERSON_UNKNOWN']
    }

    def "work areas are written by the managers of this relationship: #who is answered with #code"() {
        given:
        def relationship = agreed()

        expect:
        codesOf { workAreas.propose(by(actor(relationship)), relationship.id(), null, content('Privacy')) } == code

        where:
        who                       | actor                                                      || code
        'one side\'s manager'     | { manager(it, OMA) }                                       || []
        'the other\'s manager'    | { manager(it, IETF) }                                      || []
        'another one\'s manager'  | { holding(LIAISON_MANAGER, OMA, relationshipId('other')) } || [NOT_ALLOWED]
        'an executive'            | { OMA_CHAIR }                                              || [NOT_ALLOWED]
        'the public'              | { Actor.PUBLIC }                                           || [NOT_ALLOWED]
    }

    def "a work area takes effect with the consent of the side that did not write it: #who is answered with #code"() {
        given:
        def relationship = agreed()
        def area = workAreas.propose(by(manager(relationship, OMA)), relationship.id(), null, content('Privacy'))

        expect:
        workAreas.mayConsent(actor(relationship), NOW, relationship, area) == code.empty
        codesOf { workAreas.consent(by(actor(relationship)), area.id(), null) } == code

        where:
        who                                | actor                 || code
        'the other side\'s manager'        | { manager(it, IETF) } || []
        'the body that decides there'      | { IAB_CHAIR }         || []
        'the manager who wrote it'         | { manager(it, OMA) }  || [NOT_ALLOWED]
        'an executive of the writing side' | { OMA_CHAIR }         || [NOT_ALLOWED]
    }

    def "a work area names groups of its own sides only, each side once, and all that is wrong is told at once"() {
        given:
        def relationship = agreed()
        def parts = [new WorkArea.Part(OMA, [groupId('IETF/IAB')], []), new WorkArea.Part(OMA, [], []),
                     new WorkArea.Part(organizationId('3GPP'), [], [])]
        def item = new WorkArea.SharedItem('', organizationId('3GPP'), WorkArea.ItemState.OPEN, [], null)

        expect:
        codesOf {
            workAreas.propose(by(manager(relationship, OMA)), relationship.id(), null,
                    new WorkArea.Content(' ', '', parts, [item]))
        } as Set == ['RELATIONSHIP_TEXT_MALFORMED', 'RELATIONSHIP_GROUP_UNKNOWN', 'RELATIONSHIP_SIDE_UNKNOWN',
                     'WORK_AREA_SIDE_GIVEN_TWICE'] as Set
    }

    private static List<String> codesOf(Closure<?> act) {
        try {
            act()
            return []
        } catch (Refused refused) {
            return refused.refusals()*.code()
        }
    }
}
