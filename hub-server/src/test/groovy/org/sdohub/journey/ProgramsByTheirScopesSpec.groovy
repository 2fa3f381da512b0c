package org.sdohub.journey

import static org.sdohub.kernel.Office.Kind.SERVICE

import graphql.schema.GraphQLObjectType
import graphql.schema.GraphQLTypeUtil
import org.sdohub.a.RunningHub
import org.sdohub.a.ThePolicy
import org.sdohub.a.TheSchema
import org.sdohub.dependency.DependencyAccess
import org.sdohub.identity.Scope
import org.sdohub.kernel.EventLog
import org.sdohub.specification.SpecificationAccess
import org.sdohub.statement.StatementAccess
import spock.lang.Shared
import spock.lang.Specification

/**
 * Programs of the OMA, one for each scope, and every mutation, over HTTP and on real things: what policy.txt gives to no
 * program with the scope is refused, and nothing happens; what it gives is done, in the program's organization alone.
 */
class ProgramsByTheirScopesSpec extends Specification {

    static final ThePolicy POLICY = ThePolicy.written()
    /** Nobody needs an office or a scope for these: a receipt, a link, or one's own password is asked for, and a program has none. */
    static final OPEN_TO_ALL = ['validateStatement', 'submitStatementWithoutLogin', 'confirmSubmission', 'correctSubmission', 'changePassword', 'setPassword']
    /** Rows for programs: with which scope. */
    static final Map<Enum, String> SCOPES = [
        (StatementAccess.RECORD_BY_PROGRAM)      : 'statements:file',
        (SpecificationAccess.EDIT_SPECIFICATION) : 'specifications:write',
        (DependencyAccess.DECLARE)               : 'dependencies:write',
        (DependencyAccess.IMPORT_LIST)           : 'dependencies:write',
    ]

    /** Its statements have to be as the demo world has them, not as another story left them. */
    @Shared
    RunningHub hub = RunningHub.ofItsOwn()
    @Shared
    Map<String, String> ofOma = [:]
    @Shared
    Map<String, List<String>> things = [:].withDefault { [] }
    @Shared
    Map seen
    @Shared
    int cases

    def setupSpec() {
        (Scope.WORDS - 'catalogue:import').each { ofOma[it] = program('OMA', it) }
        ofOma['catalogue:import'] = program(null, 'catalogue:import')
        seen = hub.data('''{
            statements(first: 60) { nodes { id state from { key } } }
            organization(acronym: "OMA") { id } group(key: "OMA/CD") { id charterDraft { id } }
            relationship(key: "oma-ietf") { id workAreas { id } newWork { id } invitations { id } dependencyLists { nodes { id } } }
            dependencies(first: 3, filter: { relationship: "oma-ietf" }) { nodes { id } }
            oma: specifications(first: 3, filter: { organization: "OMA" }) { nodes { id designation } }
            ietf: specifications(first: 3, filter: { organization: "IETF" }) { nodes { id designation } }
            enablerReleases(first: 3) { nodes { id } } }''', [:], 'oma-secretariat')
        things.Statement = seen.statements.nodes.groupBy { [it.state, it.from*.key] }.values()*.first()*.id.take(5)
        things.Organization = [seen.organization.id]
        things.Group = [seen.group.id]
        things.Relationship = [seen.relationship.id]
        things.WorkArea = seen.relationship.workAreas*.id.take(3)
        things.Dependency = seen.dependencies.nodes*.id
        things.Specification = (seen.oma.nodes + seen.ietf.nodes)*.id
        things.EnablerRelease = seen.enablerReleases.nodes*.id
        things.NewWorkNotice = seen.relationship.newWork*.id.take(2)
        things.Invitation = seen.relationship.invitations*.id.take(2)
        things.DependencyList = seen.relationship.dependencyLists.nodes*.id.take(2)
    }

    def cleanupSpec() {
        println "policy: $cases authorization cases of programs"
        hub.context.close()
    }

    def "every row for programs in every table has its scope here"() {
        expect:
        ThePolicy.TABLES.collectMany { it.enumConstants as List }.findAll { row -> row.rows().any { SERVICE in it.kinds() } }
            .findAll { !it.name().startsWith('READ_') } as Set == SCOPES.keySet()
    }

    def "#mutation is refused to programs without a scope for it"() {
        given:
        def before = happened()
        def fitting = ThePolicy.rowsOf(POLICY.ruleOf("Mutation.$mutation")).findResults { SCOPES[it] }

        expect:
        (ofOma.keySet() - fitting).every { refused(mutation, it) }
        happened() == before

        where:
        mutation << TheSchema.get().mutationType.fieldDefinitions*.name - OPEN_TO_ALL
    }

    def "with its scope a program does #mutation for its organization, and not for another's"() {
        expect:
        does(scope, mutation, ours).problems*.code == []
        does(scope, mutation, theirs).problems*.code == [code]
        counted(2)

        where:
        scope                  | mutation              | ours                                                  | theirs                                                  || code
        'statements:file'      | 'recordPastStatement' | past('OMA/CD', 'IETF/DISPATCH')                            | past('3GPP/SA2', 'IETF/DISPATCH')                            || 'STATEMENT_ACT_NOT_ALLOWED'
        'statements:file'      | 'recordPastStatement' | past('IETF/DISPATCH', 'OMA/CD')                            | past('IETF/DISPATCH', '3GPP/SA2')                            || 'STATEMENT_ACT_NOT_ALLOWED'
        'specifications:write' | 'createSpecification' | specification('OMA')                                  | specification('IETF')                                   || 'SPECIFICATION_ACT_NOT_ALLOWED'
    }

    def "what #scope lets see beyond the public: #what"() {
        given: 'a statement that only its parties read, a draft, and one that waits'
        def parties = hub.does('oma-secretariat', 'recordPastStatement', past('OMA/CD', 'IETF/DISPATCH') + [title: 'Seen by parties', visibility: 'PARTIES'], 'statement { id state }')
        def draft = hub.does('oma-secretariat', 'draftStatement', letter('A draft'), 'statement { id state }')
        def pending = hub.does('oma-secretariat', 'fileStatement', letter('One that waits'), 'statement { id state }')
        assert [parties, draft, pending]*.statement*.state == ['POSTED', 'DRAFT', 'PENDING']
        def sees = { String id -> ask(scope, '{ node(id: "' + id + '") { id } }').data.node != null }

        expect:
        sees(parties.statement.id) == reads
        !sees(draft.statement.id)
        !sees(pending.statement.id)
        ask(scope, '{ statements(first: 100, filter: { words: "parties" }) { nodes { id } } }').data.statements.nodes*.id.contains(parties.statement.id) == reads
        counted(4)

        where:
        scope                  || reads
        'statements:read'      || true
        'statements:file'      || false
        'specifications:write' || false
        'dependencies:write'   || false
        'audit:read'           || false
        'catalogue:import'     || false
        what = reads ? 'what members read, once it is posted' : 'nothing'
    }

    def "a program of another organization does not read what is OMA's"() {
        given:
        ofOma['other'] = program('3GPP', 'statements:read')
        def parties = hub.does('oma-secretariat', 'recordPastStatement', past('OMA/CD', 'IETF/DISPATCH') + [visibility: 'PARTIES'], 'statement { id }')

        expect:
        ask('other', '{ node(id: "' + parties.statement.id + '") { id } }').data.node == null
    }

    private boolean counted(int more) {
        cases += more
        true
    }

    static Map past(String from, String to) {
        [from: [from], to: [to], title: 'Long ago', purpose: 'FOR_INFORMATION', body: 'It was so.', sentOn: '2004-03-01']
    }

    static Map specification(String organization) {
        [organization: organization, designation: "$organization-PROGRAM-${UUID.randomUUID().toString().take(6)}".toString(), title: 'Made by a program']
    }

    static Map letter(String title) {
        [from: ['OMA/CD'], to: ['IETF/DISPATCH'], title: title, purpose: 'FOR_INFORMATION', body: title, contacts: [technical: ['someone@oma.example']]]
    }

    private boolean refused(String mutation, String scope) {
        def payload = TheSchema.get().mutationType.getFieldDefinition(mutation).type
        def type = (GraphQLTypeUtil.unwrapAll(payload) as GraphQLObjectType).fieldDefinitions
                .collect { GraphQLTypeUtil.unwrapAll(it.type).name }.find { it in things.keySet() }
        def targets = (things[type] ?: things.Statement).take(5)
        def input = GraphQLTypeUtil.simplePrint(TheSchema.get().mutationType.getFieldDefinition(mutation).getArgument('input').type)
        cases += targets.size()
        def document = "mutation(${targets.indices.collect { "\$i$it: $input" }.join(' ')}) { " +
                targets.indices.collect { "m$it: $mutation(input: \$i$it) { problems { code severity } }" }.join(' ') + ' }'
        def answer = ask(scope, document.toString(), targets.indices.collectEntries { ["i$it".toString(), ActingByThePolicySpec.input(mutation, targets[it])] })
        def codes = targets.indices.collect { at -> answer.data["m$at"].problems.findAll { it.severity == 'ERROR' }*.code }
        assert codes.every { it }: "with $scope $mutation: $answer"
        assert codes.any { of -> of.any { it ==~ ActingByThePolicySpec.DENIED } }: "with $scope $mutation was refused for another reason: $answer"
        true
    }

    private Map does(String scope, String mutation, Map input) {
        def document = "mutation(\$input: ${mutation.capitalize()}Input!) { $mutation(input: \$input) { problems { code } } }"
        ask(scope, document.toString(), [input: input]).data[mutation]
    }

    private Map ask(String scope, String document, Map variables = [:]) {
        def answer = hub.post('/graphql', [query: document, variables: variables], ofOma[scope]).json
        assert answer.errors == null
        answer
    }

    private String program(String organization, String scope) {
        def opened = hub.does('admin', 'openProgram', [username: 'program-' + UUID.randomUUID().toString().take(8), name: "Program with $scope".toString(),
            organization: organization, scopes: [scope]], 'program { id }')
        assert opened.problems == []
        hub.does('admin', 'issueApiToken', [program: opened.program.id, name: 'spec'], 'secret').secret
    }

    private long happened() {
        hub.context.getBean(EventLog).last()
    }
}
