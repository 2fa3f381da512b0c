package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.NOW
import static org.sdohub.statement.StatementAccessSpec.ACTORS
import static org.sdohub.statement.StatementAccessSpec.MATRIX
import static org.sdohub.statement.StatementRoom.OMA_IETF
import static org.sdohub.statement.StatementRoom.gated

import graphql.schema.GraphQLTypeUtil
import graphql.schema.GraphQLFieldsContainer
import org.sdohub.a.Bodies
import org.sdohub.a.Relationships
import org.sdohub.a.ThePolicy
import org.sdohub.a.TheSchema
import org.sdohub.kernel.Grant
import org.sdohub.kernel.Office.Kind
import org.sdohub.organization.Group
import org.sdohub.organization.GroupStore
import org.sdohub.organization.OrganizationStore
import org.sdohub.relationship.Relationship
import org.sdohub.relationship.RelationshipStore
import org.sdohub.relationship.Slug
import org.sdohub.relationship.Upkeep
import org.sdohub.statement.Correspondence
import org.sdohub.statement.Statement
import org.sdohub.statement.StatementAccess
import org.sdohub.statement.StatementCases
import org.sdohub.statement.StatementStore
import org.sdohub.statement.Statements
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/**
 * Every actor, every kind of statement, every field, every way to it. Who may see which is said by the table of
 * {@link org.sdohub.statement.StatementAccessSpec}, written by hand from the policy; which fields there are, and by which
 * rule they are told, is said by policy.txt. Each letter carries a word of its own that must not be met anywhere else.
 */
class SeeingByThePolicySpec extends Specification {

    /** Thing: the row of the table that says who sees it, and the row for what lies inside it. */
    static final Map<String, List<String>> THINGS = [
        posted   : ['read posted', 'draft for group'],
        parties  : ['read posted to parties', 'draft for group'],
        draft    : ['read draft', 'read draft'],
        pending  : ['read pending', 'read pending'],
        abandoned: ['read abandoned', 'read abandoned'],
        moderated: ['read moderated', 'read moderated'],
        withdrawn: ['read posted', 'read withdrawn content'],
    ]

    /** What the notice of a withdrawn statement does not tell. */
    static final List<String> CONTENT = ['title', 'purpose', 'body', 'deadline', 'handlings', 'requestedActions', 'citations']

    static final ThePolicy POLICY = ThePolicy.written()

    @Shared
    @AutoCleanup
    AskedHub hub = new AskedHub()
    @Shared
    Map<String, Statement> things = [:]
    @Shared
    int cases

    def setupSpec() {
        ['OMA', 'IETF'].each { hub.keep(OrganizationStore, anOrganization(it, gated())) }
        hub.keep(OrganizationStore, anOrganization('ITU-T'))
        hub.keep(GroupStore, aGroup('OMA/CD'))
        hub.keep(GroupStore, aGroup('OMA/TP', Group.Kind.PLENARY))
        hub.keep(GroupStore, aGroup('IETF/RAI', Group.Kind.AREA))
        ['IETF/DISPATCH', 'IETF/SIP'].each { hub.keep(GroupStore, aGroup(it, Group.Kind.WORKING_GROUP, groupId('IETF/RAI'))) }
        hub.keep(RelationshipStore, Relationship.proposed(OMA_IETF, new Slug('oma-ietf'), Relationships.arrangement(), Upkeep.NONE, Relationships.by(Bodies.OMA)))
        things = new StatementCases(hub.context.getBean(Statements), hub.context.getBean(StatementStore)).made { canary(it) }
    }

    def cleanupSpec() {
        println "policy: $cases authorization cases of seeing"
    }

    static String canary(String thing) {
        "canary$thing"
    }

    def "#actor sees of the statement that is #thing what the policy says, field by field, whichever way it is asked for"() {
        given:
        def (seeing, inside) = THINGS[thing].collect { actor in MATRIX[it] }
        def one = things[thing]
        def asked = hub.data(document(one), ACTORS[actor])

        expect: 'every way gives the same'
        [asked.node, asked.nodes[0], asked.statement, asked.thread].every { (it != null) == seeing }
        asked.byNumber == null || seeing
        (asked.statements.nodes*.id).contains(globalId(one)) == seeing
        asked.statements.totalCount == asked.statements.nodes.size()
        asked.group.statements.nodes*.id as Set == asked.statements.nodes*.id as Set

        and: 'every field of it'
        !seeing || fields().every { name, rule -> told(asked.node, name, rule, thing, inside) }

        and: 'no word of it anywhere where it is not to be seen'
        def content = thing == 'withdrawn' ? inside : seeing
        asked.toString().contains(canary(thing)) == content
        counted(fields().size() + 7)

        where:
        [actor, thing] << [ACTORS.keySet(), THINGS.keySet()].combinations()
    }

    def "taking the right to read from #kind is noticed"() {
        given:
        def field = StatementAccess.getDeclaredField('rows')
        field.accessible = true
        def real = StatementAccess.READ_UNPOSTED.rows()
        assert contradictions() == 0

        when:
        field.set(StatementAccess.READ_UNPOSTED, real.collect { new Grant(it.kinds() - kind, it.reach()) })

        then:
        contradictions() > 0

        cleanup:
        field.set(StatementAccess.READ_UNPOSTED, real)

        where: 'the sender has no areas'
        kind << StatementAccess.READ_UNPOSTED.rows().collectMany { it.kinds() } - Kind.AREA_DIRECTOR
    }

    def "giving the right to read to #kind is noticed"() {
        given:
        def field = StatementAccess.getDeclaredField('rows')
        field.accessible = true
        def real = StatementAccess.READ_UNPOSTED.rows()

        when:
        field.set(StatementAccess.READ_UNPOSTED, real + Grant.grant(Grant.Reach.ORGANIZATION, kind))

        then:
        contradictions() > 0

        cleanup:
        field.set(StatementAccess.READ_UNPOSTED, real)

        where:
        kind << [Kind.DELEGATE, Kind.AUTHORIZED_SENDER]
    }

    /** How often what is seen is not what the table says. */
    private int contradictions() {
        def correspondence = hub.context.getBean(Correspondence)
        [ACTORS.keySet(), THINGS.keySet()].combinations().count { actor, thing ->
            correspondence.find(things[thing].id(), ACTORS[actor], NOW).present != (actor in MATRIX[THINGS[thing][0]])
        }
    }

    private static boolean told(Map node, String name, String rule, String thing, boolean inside) {
        assert node.containsKey(name)
        if (rule == 'inside') {
            assert inside || !node[name]
        }
        if (thing == 'withdrawn' && name in CONTENT) {
            assert inside || !node[name]
        }
        true
    }

    private boolean counted(int more) {
        cases += more
        true
    }

    /** Each field of a statement that needs no argument, with its rule. */
    static Map<String, String> fields() {
        TheSchema.get().getObjectType('Statement').fieldDefinitions
                .findAll { field -> !field.arguments.any { GraphQLTypeUtil.isNonNull(it.type) } }
                .collectEntries { [it.name, POLICY.ruleOf("Statement.${it.name}")] }
    }

    private static String selection() {
        fields().keySet().collect { name ->
            def type = GraphQLTypeUtil.unwrapAll(TheSchema.get().getObjectType('Statement').getFieldDefinition(name).type)
            type instanceof GraphQLFieldsContainer ? "$name { ${type.name.endsWith('Connection') ? 'totalCount' : '__typename'} }" : name
        }.join(' ')
    }

    private static String document(Statement one) {
        def id = globalId(one)
        """{
          node(id: "$id") { id ... on Statement { ${selection()} } }
          nodes(ids: ["$id"]) { id }
          statement(id: "$id") { id }
          byNumber: statement(number: "${one.number() ?: 'LS-2026-9999'}") { id title body }
          thread(statement: "$id") { statements { id } }
          statements(first: 100) { totalCount nodes { id title } }
          group(key: "OMA/CD") { statements(first: 100) { nodes { id title } } }
        }"""
    }

    private static String globalId(Statement one) {
        GlobalId.of(one.id())
    }
}
