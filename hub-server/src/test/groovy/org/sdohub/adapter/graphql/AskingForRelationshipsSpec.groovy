package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.holding
import static org.sdohub.kernel.Office.Kind.EXECUTIVE
import static org.sdohub.kernel.Office.Kind.LIAISON_MANAGER

import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import org.sdohub.organization.Group
import org.sdohub.organization.GroupStore
import org.sdohub.organization.OrganizationStore
import org.sdohub.organization.Person
import org.sdohub.organization.PersonStore
import org.sdohub.relationship.RelationshipStore
import org.sdohub.relationship.Slug
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/** The story of one relationship, as a client lives it through the API. Each part goes on where the one before ended. */
@Stepwise
class AskingForRelationshipsSpec extends Specification {

    static final Actor OMA_CHAIR = holding(EXECUTIVE, OMA)
    static final Actor IAB_CHAIR = holding(EXECUTIVE, groupId('IETF/IAB'))
    static final ADA = org.sdohub.a.Relationships.person('Ada')

    @Shared
    @AutoCleanup
    AskedHub hub = new AskedHub()

    def setupSpec() {
        ['OMA', 'IETF'].each { hub.keep(OrganizationStore, anOrganization(it)) }
        hub.keep(GroupStore, aGroup('IETF/IAB', Group.Kind.BOARD))
        hub.keep(GroupStore, aGroup('OMA/CD'))
        def ada = Person.entered(ADA, 'Ada', null)
        hub.keep(PersonStore, ada)
        hub.keep(PersonStore, ada.next().appointed(
                new UUID(0, 5), new Office(EXECUTIVE, groupId('IETF/IAB'), null, NOW, null), null))
    }

    Map ask(String document, Actor actor = Actor.PUBLIC, Map variables = [:]) {
        hub.data(document, actor, variables)
    }

    Map act(Actor actor, String mutation, Map input, String fields) {
        ask("mutation(\$input: ${mutation.capitalize()}Input!) { answer: $mutation(input: \$input) { $fields problems { code severity field } } }",
                actor, [input: input]).answer
    }

    def "one side proposes, with terms and agreements as data"() {
        when:
        def answer = act(OMA_CHAIR, 'createRelationship', [
            first: [organization: 'OMA', groups: ['OMA/CD']], second: [organization: 'IETF', decidingBody: 'IETF/IAB'],
            purpose: 'Avoid duplication of work', on: '2005-01-01',
            terms: [citations: [[citing: 'OMA', series: 'RFC', maturities: ['Proposed Standard']]], listRhythmDays: 30],
            agreements: [[title: 'Standardization collaboration', kind: 'RFC', reference: 'RFC 3975', date: '2005-01-01']],
        ], '''relationship { key state viewerCanConsent sides { organization { acronym } groups { key } decidingBody { key } viewerCanAppoint }
              terms { coDevelopment listRhythmDays visibility citations { citing { acronym } series maturities } }
              agreements { kind reference signed } consents { side { acronym } on by } }''')

        then:
        answer.problems == []
        answer.relationship == [
            key: 'oma-ietf', state: 'PROPOSED', viewerCanConsent: false,
            sides: [[organization: [acronym: 'OMA'], groups: [[key: 'OMA/CD']], decidingBody: null, viewerCanAppoint: false],
                    [organization: [acronym: 'IETF'], groups: [], decidingBody: [key: 'IETF/IAB'], viewerCanAppoint: false]],
            terms: [coDevelopment: false, listRhythmDays: 30, visibility: 'PUBLIC',
                    citations: [[citing: [acronym: 'OMA'], series: 'RFC', maturities: ['Proposed Standard']]]],
            agreements: [[kind: 'RFC', reference: 'RFC 3975', signed: false]],
            consents: [[side: [acronym: 'OMA'], on: '2005-01-01', by: 'EXECUTIVE']],
        ]
    }

    def "what is wrong is told with its place in the input"() {
        when:
        def answer = act(OMA_CHAIR, 'createRelationship', [
            first: [organization: 'OMA'], second: [organization: 'NOBODY'], scope: 'x' * 301], 'relationship { id }')

        then:
        answer.relationship == null
        answer.problems.collect { [it.code, it.severity, it.field.join('.')] } == [
            ['ORGANIZATION_UNKNOWN', 'ERROR', 'second.organization'], ['RELATIONSHIP_TEXT_MALFORMED', 'ERROR', 'scope']]
    }

    def "the other side consents, and it becomes active"() {
        expect:
        act(IAB_CHAIR, 'consentToRelationship', [id: 'oma-ietf', side: 'IETF', on: '2005-01-10'], 'relationship { state }')
                .relationship.state == 'AGREED'

        when:
        def answer = act(OMA_CHAIR, 'activateRelationship', [id: 'OMA-IETF', reason: 'RFC 3975 is out', on: '2005-01-20'],
                'relationship { state reviewDue milestones { state on side { acronym } decider reason } }')

        then:
        answer.relationship.state == 'ACTIVE'
        answer.relationship.reviewDue == '2006-01-10'
        answer.relationship.milestones*.on == ['2005-01-01', '2005-01-10', '2005-01-20']
    }

    def "an office is opened and filled, with a warning where the officer leads the other side"() {
        given:
        def opened = act(OMA_CHAIR, 'openAppointment', [relationship: 'oma-ietf', side: 'OMA', kind: 'LIAISON_MANAGER'],
                'relationship { appointments { key state vacant conflict } vacancies { side { acronym } appointment } }')
        def key = opened.relationship.appointments.first().key

        expect:
        opened.relationship.vacancies == [[side: [acronym: 'OMA'], appointment: key], [side: [acronym: 'IETF'], appointment: null]]

        when:
        def answer = act(OMA_CHAIR, 'appointOfficer', [relationship: 'oma-ietf', appointment: key, person: GlobalId.of(ADA)],
                'relationship { appointments { state vacant conflict person { name } } }')

        then:
        answer.relationship.appointments ==
                [[state: 'APPOINTED', vacant: false, conflict: 'EXECUTIVE of IETF IAB', person: [name: 'Ada']]]
        answer.problems.collect { [it.code, it.severity] } == [['APPOINTMENT_CONFLICT_OF_OFFICES', 'WARNING']]
    }

    def "who has held an office finds it with the person, also when it is over"() {
        given:
        def seat = hub.data('{ relationship(key: "oma-ietf") { appointments { key } } }').relationship.appointments.first().key
        def offices = { arguments -> hub.data("{ node(id: \"${GlobalId.of(ADA)}\") { ... on Person { appointments$arguments { key kind state relationship { key } } } } }".toString()).node.appointments }

        expect:
        offices('') == [[key: seat, kind: 'LIAISON_MANAGER', state: 'APPOINTED', relationship: [key: 'oma-ietf']]]

        when:
        act(OMA_CHAIR, 'endAppointment', [relationship: 'oma-ietf', appointment: seat, reason: 'Moved on.'], 'relationship { key }')

        then:
        offices('') == []
        offices('(past: true)')*.state == ['ENDED']
    }

    def "the manager proposes a work area, and the other side consents"() {
        given:
        def of = hub.context.getBean(RelationshipStore).findByKey(new Slug('oma-ietf')).get()
        def manager = holding(LIAISON_MANAGER, OMA, of.id())

        when:
        def answer = act(manager, 'createWorkArea', [
            relationship: 'oma-ietf', title: 'Privacy', sides: [[organization: 'OMA', groups: ['OMA/CD']]],
            items: [[title: 'Rules', owner: 'IETF', actions: ['read them']]]],
                'workArea { key agreed title viewerCanEdit viewerCanConsent proposal { by { acronym } title } }')

        then:
        answer.workArea == [key: 'oma-ietf/privacy', agreed: false, title: 'Privacy', viewerCanEdit: true,
                            viewerCanConsent: false, proposal: [by: [acronym: 'OMA'], title: 'Privacy']]

        when:
        answer = act(IAB_CHAIR, 'consentToWorkArea', [id: 'oma-ietf/privacy', expectedVersion: 1],
                'workArea { agreed proposal { title } relationship { key } sides { organization { acronym } groups { key } specifications { designation } } items { title owner { acronym } state actions } }')

        then:
        answer.workArea == [
            agreed: true, proposal: null, relationship: [key: 'oma-ietf'],
            sides: [[organization: [acronym: 'OMA'], groups: [[key: 'OMA/CD']], specifications: []]],
            items: [[title: 'Rules', owner: [acronym: 'IETF'], state: 'OPEN', actions: ['read them']]]]
    }

    def "everybody finds it from every side: by key, id, list, organization and group"() {
        when:
        def data = ask('''{
            relationship(key: "OMA-IETF") { id key workAreas { key } history { type by capacity } }
            relationships(filter: {organization: "IETF", states: [ACTIVE], kinds: [FORMAL]}, orderBy: {field: STATE_SINCE, direction: DESCENDING}) {
              totalCount nodes { key } pageInfo { hasNextPage } }
            organization(acronym: "IETF") { relationships { key sides { organization { acronym } } } }
            group(key: "OMA/CD") { workAreas { title } }
            workArea(key: "oma-ietf/privacy") { title }
            workAreas(filter: {relationship: "oma-ietf", group: "OMA/CD", waiting: false, text: "priv"}) { totalCount nodes { key } }
            missing: relationship(key: "no such thing") { id }
        }''')

        then:
        data.relationship.workAreas == [[key: 'oma-ietf/privacy']]
        data.relationship.history*.type == ['RelationshipProposed', 'RelationshipAgreed', 'RelationshipActivated',
                                            'AppointmentOpened', 'OfficerAppointed', 'AppointmentEnded']
        data.relationships == [totalCount: 1, nodes: [[key: 'oma-ietf']], pageInfo: [hasNextPage: false]]
        data.organization.relationships == [[key: 'oma-ietf', sides: [[organization: [acronym: 'OMA']], [organization: [acronym: 'IETF']]]]]
        data.group.workAreas == [[title: 'Privacy']]
        data.workArea == [title: 'Privacy']
        data.workAreas == [totalCount: 1, nodes: [[key: 'oma-ietf/privacy']]]
        data.missing == null
        ask('query($id: ID!) { node(id: $id) { ... on Relationship { key } } }', Actor.PUBLIC, [id: data.relationship.id]).node.key == 'oma-ietf'
    }

    def "a list with all that hangs on it takes as many round trips for three relationships as for one"() {
        given:
        def document = '''{ relationships { nodes { key viewerCanEdit viewerCanConsent viewerCanEditWorkAreas
            sides { organization { acronym relationships { key } } groups { key workAreas { title } } decidingBody { key } }
            appointments { side { acronym } person { name } conflict } vacancies { side { acronym } }
            workAreas { title viewerCanEdit relationship { key } sides { organization { acronym } specifications { designation } } } } } }'''
        hub.counted(document)
        def one = hub.counted(document)[1]

        when: 'two more are proposed'
        ['SIP', 'ENUM'].each {
            act(OMA_CHAIR, 'createRelationship', [key: it.toLowerCase(), scope: it,
                first: [organization: 'OMA', groups: ['OMA/CD']], second: [organization: 'IETF', decidingBody: 'IETF/IAB']],
                    'relationship { id }')
        }
        hub.counted(document)
        def (data, three) = hub.counted(document)

        then:
        data.relationships.nodes*.key == ['enum', 'oma-ietf', 'sip']
        three == one

        cleanup:
        ['sip', 'enum'].each { act(OMA_CHAIR, 'endRelationship', [id: it, reason: 'tried out'], 'relationship { id }') }
    }

    def "under new terms, once both have consented, it is hidden from everybody but the two sides"() {
        given:
        def id = ask('{ relationship(key: "oma-ietf") { id } }').relationship.id
        act(OMA_CHAIR, 'reviseRelationship', [id: id, reason: 'it shall be kept between us'], 'relationship { state }')

        when:
        def edited = act(OMA_CHAIR, 'editRelationship', [id: id, terms: [visibility: 'PARTIES']],
                'relationship { purpose terms { visibility } consents { side { acronym } } }')

        then: 'what was not given stays'
        edited.relationship == [purpose: 'Avoid duplication of work', terms: [visibility: 'PARTIES'], consents: [[side: [acronym: 'OMA']]]]

        and: 'what only one side wants is not in force'
        ask('{ relationship(key: "oma-ietf") { termsInForce { visibility } } }').relationship.termsInForce.visibility == 'PUBLIC'

        when:
        act(IAB_CHAIR, 'consentToRelationship', [id: id, side: 'IETF'], 'relationship { state }')
        def document = '''query($id: ID!) { relationship(key: "oma-ietf") { key } node(id: $id) { id } relationships { totalCount }
            workAreas { totalCount } workArea(key: "oma-ietf/privacy") { key }
            organization(acronym: "OMA") { relationships { key } } group(key: "OMA/CD") { workAreas { key } } }'''
        def seen = ask(document, IAB_CHAIR, [id: id])
        def hidden = ask(document, Actor.PUBLIC, [id: id])

        then:
        hidden == [relationship: null, node: null, relationships: [totalCount: 2], workAreas: [totalCount: 0], workArea: null,
                   organization: [relationships: []], group: [workAreas: []]]
        seen.relationship.key == 'oma-ietf'
        seen.relationships.totalCount == hidden.relationships.totalCount + 1
        seen.workAreas.totalCount == 1
    }

    def "an ended one is left out of an organization's list, unless the past is asked for"() {
        given:
        act(IAB_CHAIR, 'endRelationship', [id: 'oma-ietf', reason: 'OMA is part of another body now', open: [appointments: 'END']], 'relationship { state }')

        expect:
        ask('{ organization(acronym: "OMA") { relationships { key } all: relationships(past: true) { key state appointments { key } past: appointments(past: true) { state } } } }', OMA_CHAIR)
                .organization.with { it.relationships.empty && it.all[1] == [key: 'oma-ietf', state: 'ENDED', appointments: [], past: [[state: 'ENDED']]] }
    }
}
