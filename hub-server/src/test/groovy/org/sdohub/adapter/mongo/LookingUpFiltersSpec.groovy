package org.sdohub.adapter.mongo

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Dependencies.aDependency
import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.People.by
import static org.sdohub.a.People.holding
import static org.sdohub.a.Relationships.active
import static org.sdohub.a.Relationships.content
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.a.Specifications.ANY_OFFICE
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.a.Specifications.specificationId

import graphql.schema.GraphQLInputObjectType
import java.time.Instant
import java.time.LocalDate
import org.bson.BsonDocument
import org.bson.BsonInt32
import org.bson.BsonInt64
import org.bson.BsonString
import org.bson.Document
import org.sdohub.a.TheSchema
import org.sdohub.dependency.Dependency
import org.sdohub.dependency.DependencySight
import org.sdohub.dependency.DependencyStore
import org.sdohub.dependency.Health
import org.sdohub.kernel.Entity
import org.sdohub.kernel.Office
import org.sdohub.kernel.Page
import org.sdohub.organization.Group
import org.sdohub.organization.GroupStore
import org.sdohub.organization.Organization
import org.sdohub.organization.OrganizationStore
import org.sdohub.organization.Profile
import org.sdohub.relationship.Arrangement
import org.sdohub.relationship.Readers
import org.sdohub.relationship.Relationship
import org.sdohub.relationship.RelationshipStore
import org.sdohub.relationship.Slug
import org.sdohub.relationship.WorkArea
import org.sdohub.relationship.WorkAreaId
import org.sdohub.relationship.WorkAreaStore
import org.sdohub.specification.Specification
import org.sdohub.specification.SpecificationStore
import org.sdohub.statement.Handling
import org.sdohub.statement.Statement
import org.sdohub.statement.StatementRoom
import org.sdohub.statement.StatementStore
import org.sdohub.statement.Statements
import org.sdohub.statement.Viewer
import spock.lang.Shared
import spock.lang.Specification as Spec

/** In each list stand so many that a filter does not let through, around one that it does. */
class LookingUpFiltersSpec extends Spec {

    static final int CROWD = 60
    /** What is shown, what tells whether more follows, and what a bound on a day cannot tell. */
    static final int FEW = 5
    static final WorkAreaId AREA = new WorkAreaId(new UUID(7, 7))
    static final Instant NOON = Instant.parse('2025-06-15T12:00:00Z')

    @Shared StatementRoom room = new StatementRoom()
    @Shared Stores stores = room.stores
    /** By list, any thing that can be shown. */
    @Shared Map<String, Entity> anything = [
            organizations : anOrganization('X').next(),
            groups        : aGroup('OMA/X').next(),
            relationships : active(),
            workAreas     : WorkArea.proposed(AREA, active(), new Slug('presence'), content('Presence'), OMA, NOON, ANY_OFFICE).next(),
            specifications: aSpecification('RFC 1', versions: ['1': Profile.Maturity.PUBLISHED]),
            dependencies  : aDependency('RFC 1', 'RFC 2'),
            statements    : room.statements.draft(by(holding(Office.Kind.SECRETARIAT, OMA)), aLetter().from('OMA').to('IETF').written(), Statements.Wishes.NONE),
    ]
    @Shared Map<String, MongoStore> storeOf = [
            organizations: stores.organizations, groups: stores.groups, relationships: stores.relationships, workAreas: stores.workAreas,
            specifications: stores.specifications, dependencies: stores.dependencies, statements: room.store]

    def cleanupSpec() {
        room.close()
    }

    def "a page of #list by #field looks at what it shows, not at what there is, in every order"() {
        given:
        fill(list, rare, common)

        expect:
        (ORDERS[list] ?: ['usual']).every { order ->
            def before = stores.engine.documentsLookedAt()
            assert page(list, field, value, order).values().size() == 1
            stores.engine.documentsLookedAt() - before <= FEW
        }

        where:
        [list, field, value, rare, common] << FILTERS.collectMany { list, filters -> filters.collect { field, row -> [list, field, *row] } }
    }

    def "every filter of every list is held to that"() {
        given:
        def filters = TheSchema.get().allTypesAsList.findAll { it instanceof GraphQLInputObjectType && LISTS.containsKey(it.name) }
        def asked = filters.collectEntries { [LISTS[it.name], it.fieldDefinitions*.name as Set] }
        def held = FILTERS.collectEntries { list, filters_ -> [list, (filters_.keySet() + (IN_THE_INDEX[list] ?: [])) - [''] as Set] }

        expect: 'the group list of an organization asks by it, too; of a group, by its parent'
        asked.size() == LISTS.size()
        asked.every { list, fields -> held[list].containsAll(fields) }
    }

    static final Map<String, String> LISTS = [
            OrganizationFilter: 'organizations', GroupFilter: 'groups', RelationshipFilter: 'relationships', WorkAreaFilter: 'workAreas',
            SpecificationFilter: 'specifications', DependencyFilter: 'dependencies', StatementFilter: 'statements']

    /** Answered by the search's index, which reads what it shows by id. */
    static final Map<String, List<String>> IN_THE_INDEX = [statements: ['text', 'words']]

    /** By list and field: what is asked for, what the one has in its keys, and what all the others have. */
    static final Map<String, Map<String, List>> FILTERS = [
            organizations : [
                    kinds : [[Organization.Kind.FORUM] as Set, [kind: 'FORUM'], [kind: 'SDO']],
                    states: [[Organization.State.MERGED] as Set, [state: 'MERGED'], [state: 'ACTIVE']],
                    text  : ['push FO', [beginnings: Beginnings.of(['Forum of Push'])], [beginnings: Beginnings.of(['Forum'])]]],
            groups        : [
                    organization: [OMA, [organization: OMA.text()], [organization: IETF.text()]],
                    parent      : [groupId('OMA/CD'), [parent: groupId('OMA/CD').text()], [parent: null]],
                    kinds       : [[Group.Kind.AREA] as Set, [kind: 'AREA'], [kind: 'WORKING_GROUP']],
                    states      : [[Group.State.CONCLUDED] as Set, [state: 'CONCLUDED'], [state: 'ACTIVE']],
                    text        : ['push', [beginnings: Beginnings.of(['Push'])], [beginnings: Beginnings.of(['Pull'])]]],
            relationships : [
                    ''          : [null, [readers: ['everybody']], [readers: [OMA.text()]]],
                    organization: [OMA, [organizations: [OMA.text()]], [organizations: [IETF.text()]]],
                    states      : [[Relationship.State.DORMANT] as Set, [state: 'DORMANT'], [state: 'ACTIVE']],
                    kinds       : [[Arrangement.Kind.INFORMAL] as Set, [kind: 'INFORMAL'], [kind: 'FORMAL']],
                    text        : ['push', [beginnings: Beginnings.of(['Push'])], [beginnings: Beginnings.of(['Pull'])]]],
            workAreas     : [
                    relationship : [relationshipId('rare'), [relationship: relationshipId('rare').text()], [relationship: relationshipId('other').text()]],
                    group        : [groupId('OMA/CD'), [groups: [groupId('OMA/CD').text()]], [groups: [groupId('OMA/TP').text()]]],
                    specification: [specificationId('RFC 7'), [specifications: [specificationId('RFC 7').text()]], [specifications: []]],
                    waiting      : [true, [waiting: true], [waiting: false]],
                    text         : ['push', [beginnings: Beginnings.of(['Push'])], [beginnings: Beginnings.of(['Pull'])]]],
            specifications: [
                    organization: [OMA, [organization: OMA.text()], [organization: IETF.text()]],
                    owner       : [groupId('OMA/CD'), [owner: groupId('OMA/CD').text()], [owner: null]],
                    series      : ['rfc', [series: 'RFC'], [series: 'STD']],
                    maturities  : [[Profile.Maturity.DRAFT, Profile.Maturity.IDEA] as Set, [maturity: 'IDEA'], [maturity: 'PUBLISHED']],
                    access      : [[Specification.Access.PURCHASE] as Set, [access: 'PURCHASE'], [access: 'PUBLIC']],
                    words       : ['push', [words: ['push', 'sip']], [words: ['sip']]]],
            dependencies  : [
                    states      : [[Dependency.State.DROPPED] as Set, [state: 'DROPPED'], [:]],
                    kinds       : [[Dependency.Kind.WANTED, Dependency.Kind.BASELINE] as Set, [kind: 'WANTED'], [:]],
                    relationship: [relationshipId('rare'), [relationship: relationshipId('rare').text()], [:]],
                    side        : [OMA, [side: OMA.text()], [side: IETF.text()]],
                    from        : [specificationId('RFC 7'), [from: specificationId('RFC 7').text()], [:]],
                    to          : [specificationId('RFC 7'), [to: specificationId('RFC 7').text()], [:]],
                    neededBefore: [LocalDate.of(2020, 5, 5), needed('2019-12-31'), needed('2020-05-05')],
                    neededFrom  : [LocalDate.of(2020, 5, 5), needed('2020-05-05'), needed('2020-05-04')],
                    body        : [OMA, [bodies: [OMA.text()]], [bodies: [IETF.text()]]],
                    owner       : [OMA, [owner: OMA.text()], [owner: IETF.text()]],
                    healths     : [[Health.State.LATE, Health.State.AT_RISK] as Set, [health: 'LATE'], [health: 'ON_TRACK']],
                    workArea    : [AREA, [areas: [AREA.text()]], [:]]],
            statements    : [
                    ''          : [null, [:], [open: false, seenBy: [OMA.text()]]],
                    from        : [[OMA] as Set, [from: [OMA.text()]], [from: [IETF.text()]]],
                    to          : [[OMA, groupId('OMA/CD')] as Set, [to: [OMA.text()]], [to: [IETF.text()]]],
                    party       : [[OMA, groupId('OMA/CD')] as Set, [party: [OMA.text(), groupId('OMA/CD').text()]], [party: [IETF.text()]]],
                    purposes    : [[Profile.Purpose.FOR_ACTION] as Set, [purposes: ['FOR_ACTION']], [purposes: ['FOR_COMMENT']]],
                    states      : [[Statement.State.POSTED] as Set, [state: 'POSTED'], [state: 'PENDING']],
                    relationship: [relationshipId('rare'), [relationship: relationshipId('rare').text()], [:]],
                    handlings   : [[Handling.State.ACKNOWLEDGED] as Set, [handlings: ['ACKNOWLEDGED']], [handlings: ['CLOSED']]],
                    dueBefore   : [LocalDate.of(2025, 6, 15), due('2024-02-29'), due('2025-06-15')],
                    dueAfter    : [LocalDate.of(2025, 6, 15), due('2025-06-16'), due('2025-06-15')],
                    overdue     : [NOON, due('2025-06-14'), due('2025-06-20')],
                    identifier  : ['oma-1', [findable: ['OMA-1']], [findable: ['OMA-2']]],
                    archived    : [true, [archived: true], [archived: false]],
                    cites       : [specificationId('RFC 7'), [cited: [specificationId('RFC 7').text()]], [:]]],
    ]

    static Map needed(String day) {
        [neededBy: day, neededIn: DayBeginnings.of(LocalDate.parse(day))]
    }

    static Map due(String day) {
        [due: day, dueIn: DayBeginnings.of(LocalDate.parse(day)), dueEnd: Date.from(Instant.parse(day + 'T23:59:59Z'))]
    }

    static final Map<String, List> ORDERS = [
            relationships : RelationshipStore.OrderField.values().collectMany { [new RelationshipStore.OrderBy(it, true), new RelationshipStore.OrderBy(it, false)] },
            specifications: SpecificationStore.Order.values() as List,
            dependencies  : DependencyStore.Order.values() as List,
            statements    : StatementStore.Sort.values().collectMany { [new StatementStore.Order(it, true), new StatementStore.Order(it, false)] }]

    private Page page(String list, String field, Object value, Object order) {
        def is = { String name, otherwise = null -> field == name ? value : otherwise }
        def few = Page.Request.first(2)
        switch (list) {
            case 'organizations':
                return stores.organizations.page(new OrganizationStore.Filter(is('kinds', [] as Set), is('states', [] as Set), is('text', '')), few)
            case 'groups':
                return stores.groups.page(new GroupStore.Filter(is('organization'), is('parent'), is('kinds', [] as Set), is('states', [] as Set), is('text', '')), few)
            case 'relationships':
                def filter = new RelationshipStore.Filter(is('organization'), is('states', [] as Set), is('kinds', [] as Set), is('text', ''))
                return stores.relationships.page(filter, Readers.PUBLIC, order, few)
            case 'workAreas':
                def of = field == 'relationship' ? [value] : [relationshipId('oma-ietf'), relationshipId('other')]
                return stores.workAreas.page(new WorkAreaStore.Filter(is('group'), is('specification'), is('waiting'), is('text', '')), of, few)
            case 'specifications':
                return stores.specifications.page(new SpecificationStore.Filter(
                        is('organization'), is('owner'), is('series'), is('maturities', [] as Set), is('access', [] as Set), is('words', '')), order, few)
            case 'dependencies':
                def filter = new DependencyStore.Filter(
                        is('states', [Dependency.State.LIVE] as Set), is('kinds', [] as Set), is('relationship'), is('side'), is('from'), is('to'),
                        is('neededBefore'), is('body'), is('owner'), is('healths', [] as Set), is('neededFrom'), is('workArea'))
                return stores.dependencies.page(filter, new DependencySight([] as Set, [] as Set), order, few)
            case 'statements':
                def filter = new StatementStore.Filter(
                        is('from', [] as Set), is('to', [] as Set), is('party', [] as Set), is('purposes', [] as Set), is('states', [] as Set),
                        is('relationship'), is('handlings', [] as Set), is('dueBefore'), is('dueAfter'), is('overdue'), '', is('identifier'),
                        is('archived'), null, is('cites'))
                return room.store.page(filter, order, Viewer.PUBLIC, few)
        }
    }

    /** Half of the others sort before the one, half after it. */
    private void fill(String list, Map rare, Map common) {
        def documents = stores.database.raw(list)
        documents.deleteMany(new Document())
        documents.insertMany((0..<CROWD).collect { one(list, (it % 2 ? 'a' : 'z') + it, common) } + [one(list, 'm', rare)])
    }

    private BsonDocument one(String list, String id, Map keys) {
        def store = storeOf[list]
        def thing = anything[list]
        def all = store.keys(thing)
        if (list == 'statements') {
            all.putAll([open: true, seenBy: ['everybody']])
        }
        UNIQUE[list].each { all.put(it, all.get(it) instanceof List ? [id] : id) }
        all.putAll(keys.findAll { it.key != 'areas' })
        def document = store.document(thing, [])
        document.append('_id', new BsonString(id)).append('version', new BsonInt64(1)).append('schemaVersion', new BsonInt32(1))
        document.append('keys', stores.database.write(Document, all))
        document.append('watch', stores.database.write(Document, new Document('areas', keys.areas ?: [])))
    }

    static final Map<String, List<String>> UNIQUE = [
            organizations: ['acronym'], groups: ['acronym'], relationships: ['key', 'living'], workAreas: ['key'], specifications: ['designation'],
            dependencies: [], statements: ['names']]
}
