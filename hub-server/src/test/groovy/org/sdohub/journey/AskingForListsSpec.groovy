package org.sdohub.journey

import graphql.schema.GraphQLCompositeType
import graphql.schema.GraphQLEnumType
import graphql.schema.GraphQLFieldDefinition
import graphql.schema.GraphQLFieldsContainer
import graphql.schema.GraphQLInputObjectType
import graphql.schema.GraphQLObjectType
import graphql.schema.GraphQLType
import graphql.schema.GraphQLTypeUtil
import org.sdohub.a.RunningHub
import org.sdohub.a.TheSchema
import org.sdohub.adapter.mongo.embedded.EmbeddedEngine
import spock.lang.Shared
import spock.lang.Specification

/**
 * No list costs more round trips to the store the longer it is. The questions are made from the schema, so a list or a
 * field that is added later is asked for too. A page inside a page is left out: it costs a round trip for each item around
 * it (RATIONALE.md).
 */
class AskingForListsSpec extends Specification {

    /** The list, what its items refer to and what that refers to in turn; a dependency's health rests on five more. */
    static final int MOST = 8
    /** As many items, each asked for by itself, would take more. */
    static final int ENOUGH = MOST + 1

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()

    def setupSpec() {
        (1..ENOUGH).each { n ->
            create('admin', 'createOrganization', [acronym: "EX$n", name: "Example $n", kind: 'SDO'])
            create('oma-secretariat', 'createRelationship',
                    [key: "lists-$n", scope: "Example $n", first: [organization: 'OMA'], second: [organization: 'IETF']])
            create('oma-cd-chair', 'createEnablerRelease',
                    [organization: 'OMA', name: "Example $n", release: '1.0', title: 'An example', owner: 'OMA/CD', date: '2009-01-01', maturity: 'Candidate'])
            create('admin', 'openProgram', [username: "example-$n", name: "Example $n", scopes: ['statements:read'], organization: 'OMA'])
        }
    }

    private void create(String who, String mutation, Map input) {
        assert hub.does(who, mutation, input, 'clientMutationId').problems == []
    }

    def "#list with #path takes fewer round trips than it has items"() {
        given: 'what is kept in memory is there already'
        def asked = "{ $list(first: 50) { nodes { $selection } } }".toString()
        def items = hub.data(asked, [:], 'admin')[list].nodes.size()

        expect: 'what follows the events asks the same store meanwhile, so one quiet look in five is enough'
        items >= ENOUGH
        (1..5).any { roundTrips(asked) <= MOST }

        where:
        [list, path, selection] << questions()
    }

    def "a page takes one round trip, and two with its count"() {
        expect:
        (1..5).any { roundTrips('{ organizations(first: 5) { nodes { name } } }') == 1 }
        (1..5).any { roundTrips('{ organizations(first: 5) { totalCount nodes { name } } }') == 2 }
    }

    def "#path in the order #order is read in that order: what is not wanted is neither read nor sorted"() {
        given:
        def engine = hub.context.getBean(EmbeddedEngine)

        expect: 'what follows the events asks meanwhile, so one quiet look in five is enough'
        (1..5).any {
            def before = [engine.sorts(), engine.fullScans()]
            hub.data(asked, [:], 'admin')
            [engine.sorts(), engine.fullScans()] == before
        }

        where:
        [path, order, asked] << pages()
    }

    def "dependencies with #filter are read by an index in the order #order: nothing is sorted, and no collection read through"() {
        given:
        def engine = hub.context.getBean(EmbeddedEngine)
        def asked = "{ dependencies(first: 2, filter: { $filter }, orderBy: $order) { nodes { id } } }".toString()

        expect:
        (1..5).any {
            def before = [engine.sorts(), engine.fullScans()]
            hub.data(asked, [:], 'admin')
            [engine.sorts(), engine.fullScans()] == before
        }

        where:
        [filter, order] << [['healths: [LATE]', 'healths: [LATE, AT_RISK]', 'side: "OMA", healths: [LATE, SATISFIED]', 'relationship: "oma-ietf", healths: [LATE]',
                             'workArea: "oma-ietf/privacy"', 'owner: "OMA/CD"', 'body: "OMA/CD"', 'neededFrom: "2009-01-01"', 'kinds: [WANTED]', 'side: "OMA"',
                             'relationship: "oma-ietf"'], ['NEEDED_BY', 'NEWEST']].combinations()
    }

    def "what asks for each item by itself would be noticed: a page inside a page does"() {
        expect:
        roundTrips('{ specifications(first: 20) { nodes { dependencies(first: 1) { nodes { reason } } } } }') > 20
    }

    private int roundTrips(String asked) {
        hub.store.roundTrips()
        hub.data(asked, [:], 'admin')
        hub.store.roundTrips()
    }

    /** For each list of the schema: its items' own values, and each thing that is up to two steps away. */
    static List<List<String>> questions() {
        lists().collectMany { list ->
            def item = itemOf(list)
            [[list.name, 'its own values', leaves(item)]] +
                    steps(item).collectMany { field ->
                        def target = GraphQLTypeUtil.unwrapAll(field.type)
                        [[list.name, field.name, "$field.name { ${leaves(target)} }".toString()]] +
                                steps(target).collect { next ->
                                    [list.name, "${field.name}.$next.name".toString(),
                                     "$field.name { $next.name { ${leaves(GraphQLTypeUtil.unwrapAll(next.type))} } }".toString()]
                                }
                    }
        }
    }

    /** Each list of the schema and each list within the items of one, by each of its orders. */
    static List<List<String>> pages() {
        lists().collectMany { list ->
            orders(list).collect { order -> [list.name, order, "{ ${page(list, order, '__typename')} }".toString()] } +
                    askable(itemOf(list)).findAll { isPage(it) }.collectMany { inner ->
                        orders(inner).collect { order ->
                            ["${list.name}.$inner.name".toString(), order,
                             "{ ${page(list, '', page(inner, order, '__typename'))} }".toString()]
                        }
                    }
        }
    }

    private static String page(GraphQLFieldDefinition list, String order, String selection) {
        "$list.name(first: 2${order ? ", orderBy: $order" : ''}) { nodes { $selection } }"
    }

    private static List<String> orders(GraphQLFieldDefinition list) {
        def type = list.getArgument('orderBy')?.type
        def one = type == null ? null : GraphQLTypeUtil.unwrapAll(type)
        if (one instanceof GraphQLEnumType) {
            return one.values*.name
        }
        def field = one instanceof GraphQLInputObjectType ? GraphQLTypeUtil.unwrapAll(one.getFieldDefinition('field').type) : null
        field == null ? [''] : [field.values*.name, ['ASCENDING', 'DESCENDING']].combinations().collect { name, way ->
            "{ field: $name, direction: $way }".toString()
        }
    }

    static List<GraphQLFieldDefinition> lists() {
        TheSchema.get().queryType.fieldDefinitions.findAll { isPage(it) && isOfOneKind(it) }
    }

    /** What may hold things of any kind, a search, has a check of its own in SearchingSpec. */
    private static boolean isOfOneKind(GraphQLFieldDefinition list) {
        def page = GraphQLTypeUtil.unwrapAll(list.type) as GraphQLObjectType
        GraphQLTypeUtil.unwrapAll(page.getFieldDefinition('nodes').type) instanceof GraphQLObjectType
    }

    static boolean isPage(GraphQLFieldDefinition field) {
        GraphQLTypeUtil.unwrapAll(field.type).name.endsWith('Connection')
    }

    static GraphQLObjectType itemOf(GraphQLFieldDefinition list) {
        def page = GraphQLTypeUtil.unwrapAll(list.type) as GraphQLObjectType
        GraphQLTypeUtil.unwrapAll(page.getFieldDefinition('nodes').type) as GraphQLObjectType
    }

    static String leaves(GraphQLType type) {
        (['__typename'] + askable(type).findAll { GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(it.type)) }*.name).join(' ')
    }

    static List<GraphQLFieldDefinition> steps(GraphQLType type) {
        askable(type).findAll { GraphQLTypeUtil.unwrapAll(it.type) instanceof GraphQLCompositeType && !isPage(it) }
    }

    private static List<GraphQLFieldDefinition> askable(GraphQLType type) {
        type instanceof GraphQLFieldsContainer
                ? type.fieldDefinitions.findAll { field -> field.arguments.every { !GraphQLTypeUtil.isNonNull(it.type) || it.hasSetDefaultValue() } }
                : []
    }
}
