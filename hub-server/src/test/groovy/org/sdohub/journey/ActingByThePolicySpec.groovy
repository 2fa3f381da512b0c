package org.sdohub.journey

import static org.sdohub.kernel.Office.Kind.HUB_ADMIN

import graphql.schema.GraphQLObjectType
import graphql.schema.GraphQLTypeUtil
import java.time.Instant
import org.sdohub.a.RunningHub
import org.sdohub.a.ThePolicy
import org.sdohub.a.TheSchema
import org.sdohub.identity.Actors
import org.sdohub.identity.Username
import org.sdohub.identity.Welcome
import org.sdohub.kernel.EventLog
import spock.lang.Shared
import spock.lang.Specification

/**
 * Every mutation, by every account of the demo world and without one, on real things of its kind, over HTTP. Whoever holds
 * none of the offices that policy.txt names for it is refused, for that reason, and nothing happens.
 */
class ActingByThePolicySpec extends Specification {

    static final ThePolicy POLICY = ThePolicy.written()
    /** From another organization than the two whose things are tried, whatever office is held there. */
    static final List<String> OUTSIDERS = ['3gpp-sa2-chair', 'admin']
    /** How a refusal for want of a right is called; what one may not see is unknown. */
    static final String DENIED = /.*(_NOT_ALLOWED|_UNKNOWN|CAPACITY_NOT_HELD|_FOR_ADMINISTRATORS|_NOT_MEMBER|_NOTHING_PROPOSED)/

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()
    @Shared
    Map<String, List<String>> things = [:].withDefault { [] }
    @Shared
    Map<String, Set> offices = [:]
    @Shared
    int cases

    def setupSpec() {
        def actors = hub.context.getBean(Actors)
        guests().each { name -> offices[name] = actors.find(new Username(name), Instant.now(), Instant.now()).get().offices()*.kind() as Set }
        guests().each { meet(it) }
    }

    def cleanupSpec() {
        println "policy: $cases authorization cases of acting"
    }

    private List<String> guests() {
        hub.context.getBean(Welcome).guests()*.username()
    }

    /** The ids of what this guest sees of the OMA and the IETF; together they see all kinds of things. */
    private void meet(String guest) {
        def seen = hub.data('''{
            statements(first: 60) { nodes { id state visibility from { key } to { key } cc { key } } }
            organizations(first: 20) { nodes { id acronym } }
            groups(first: 60) { nodes { id key charterDraft { id } } }
            relationship(key: "oma-ietf") { id workAreas { id } newWork { id } invitations { id } dependencyLists { nodes { id } } }
            dependencies(first: 5, filter: { relationship: "oma-ietf" }) { nodes { id } }
            specifications(first: 60) { nodes { id organization { acronym } } }
            enablerReleases(first: 3) { nodes { id } } }''', [:], guest)
        def ours = { String key -> key == null || key.startsWith('OMA') || key.startsWith('IETF') }
        def statements = seen.statements.nodes.findAll { (it.from + it.to + it.cc)*.key.every(ours) }
        statements.groupBy { [it.state, it.visibility] }.values().each { add('Statement', it.take(1)) }
        add('Organization', seen.organizations.nodes.findAll { ours(it.acronym) })
        add('Group', seen.groups.nodes.findAll { ours(it.key) })
        add('Relationship', [seen.relationship])
        add('WorkArea', seen.relationship.workAreas)
        add('Dependency', seen.dependencies.nodes)
        add('Specification', seen.specifications.nodes.findAll { ours(it.organization.acronym) })
        add('EnablerRelease', seen.enablerReleases.nodes)
        add('CharterDraft', seen.groups.nodes*.charterDraft.findAll())
        add('NewWorkNotice', seen.relationship.newWork)
        add('Invitation', seen.relationship.invitations)
        add('DependencyList', seen.relationship.dependencyLists.nodes)
    }

    private void add(String type, List nodes) {
        things[type] = (things[type] + nodes*.id).unique()
    }

    def "#mutation is refused to everybody without an office for it"() {
        given:
        def before = happened()
        def rule = POLICY.ruleOf("Mutation.$mutation")
        def strangers = strangers(rule)

        expect:
        strangers.size() > 1 || rule in ['anyone', 'receipt', 'link', 'caller']
        strangers.every { refused(mutation, targets(mutation), it) }
        happened() == before

        where:
        mutation << TheSchema.get().mutationType.fieldDefinitions*.name
    }

    /** Those whom the rule gives nothing, wherever they hold their offices. */
    private List<String> strangers(String rule) {
        def kinds = ThePolicy.officesOf(rule)
        switch (rule) {
            case 'anyone': case 'receipt': case 'link': return []
            case 'caller': return [null]
            case 'a member of a party': return [null] + OUTSIDERS
            default:
                def without = offices.findAll { name, held -> held.disjoint(kinds) }.keySet() as List
                def outsiders = OUTSIDERS - (HUB_ADMIN in kinds ? ['admin'] : [])
                return ([null] + outsiders + (ThePolicy.alsoPersonally(rule) ? [] : without)).unique()
        }
    }

    private List<String> targets(String mutation) {
        def payload = TheSchema.get().mutationType.getFieldDefinition(mutation).type
        def type = (GraphQLTypeUtil.unwrapAll(payload) as GraphQLObjectType).fieldDefinitions
                .collect { GraphQLTypeUtil.unwrapAll(it.type).name }.find { it in things.keySet() }
        (things[type] ?: things['Statement']).take(5)
    }

    /** All targets in one request; without login one request may hold one mutation only. */
    private boolean refused(String mutation, List<String> targets, String who) {
        def type = GraphQLTypeUtil.simplePrint(TheSchema.get().mutationType.getFieldDefinition(mutation).getArgument('input').type)
        def those = who == null ? targets.take(1) : targets
        cases += those.size()
        def document = "mutation(${those.indices.collect { "\$i$it: $type" }.join(' ')}) { " +
                those.indices.collect { "m$it: $mutation(input: \$i$it) { problems { code severity } }" }.join(' ') + ' }'
        def answer = hub.ask(document.toString(), those.indices.collectEntries { ["i$it".toString(), input(mutation, those[it])] }, who)
        if (who == null) {
            assert answer.errors*.extensions*.code == ['UNAUTHENTICATED']
            return true
        }
        def codes = those.indices.collect { at -> answer.data["m$at"].problems.findAll { it.severity == 'ERROR' }*.code }
        assert codes.every { it }: "$who did $mutation: $answer"
        // In some states an act is impossible for everybody, and that is what is told.
        assert codes.any { of -> of.any { it ==~ DENIED } }: "$who was refused $mutation for another reason: $answer"
        true
    }

    /** What the schema asks for, well-formed and about real bodies, so that nothing but the right is missing. */
    private static Map input(String mutation, String target) {
        def known = [relationship: 'oma-ietf', side: 'OMA', organization: 'OMA', body: 'OMA/CD', group: 'OMA/CD', from: 'OMA/CD', to: 'IETF/DISPATCH',
                     lead: 'IETF/DISPATCH', acronym: 'TRY', designation: 'TRY-1', label: '9.9', release: '9.9', maturity: 'Draft', technical: 'someone@example.org']
        def given = RefusingBadInputSpec.input(mutation, target).input
        given += [draftStatement: [:], proposeDeadline: [course: 'By mail.']][mutation] ?: [:]
        given.collectEntries { name, value ->
            def isDay = value ==~ /2026-.*/
            def better = isDay ? value : known[name] ?: value == '' ? 'Tried' : value
            [name, value instanceof Map || value instanceof Boolean || value instanceof Number ? value : value instanceof List && value[0] instanceof Map ? value : value instanceof List ? [known[name] ?: value[0]] : better]
        }
    }

    private long happened() {
        hub.context.getBean(EventLog).last()
    }
}
