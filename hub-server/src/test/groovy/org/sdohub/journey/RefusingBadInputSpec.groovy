package org.sdohub.journey

import graphql.schema.GraphQLEnumType
import graphql.schema.GraphQLFieldDefinition
import graphql.schema.GraphQLInputObjectType
import graphql.schema.GraphQLList
import graphql.schema.GraphQLNonNull
import graphql.schema.GraphQLScalarType
import graphql.schema.GraphQLType
import graphql.schema.GraphQLTypeUtil
import org.sdohub.a.RunningHub
import org.sdohub.a.TheSchema
import org.sdohub.kernel.EventLog
import spock.lang.Shared
import spock.lang.Specification

/** Whatever nonsense a mutation is given, it is refused for a reason that helps, and nothing is changed. */
class RefusingBadInputSpec extends Specification {

    static final String NOBODYS_ID = id('statement', '00000000-0000-4000-8000-000000000000')
    static final String CODE = /[A-Z][A-Z_]+/
    static final List<String> INSIDE = ['Exception', 'org.sdohub', 'java.', 'graphql.', 'mongo', 'sqlite', 'NullPointer']

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()

    def "#mutation refuses ids that nobody has, forged ones and those of other kinds"() {
        given:
        def before = happened()

        expect:
        [NOBODYS_ID, 'not-an-id', '', 'x' * 5000, id('statement', 'x'), id('person', UUID.randomUUID().toString()), "'; drop {\$ne: 1}"].each { forged ->
            assert refused(mutation, input(mutation, forged), 'admin')
        }
        happened() == before

        where:
        mutation << mutations()*.name
    }

    def "#mutation refuses whoever has not signed in, or has no office for it"() {
        given:
        def before = happened()

        expect:
        refused(mutation, input(mutation, NOBODYS_ID), null)
        refused(mutation, input(mutation, NOBODYS_ID), 'delegate')
        happened() == before

        where:
        mutation << mutations()*.name - ['submitStatement']
    }

    def "#mutation refuses #what"() {
        given:
        def before = happened()

        expect:
        refused(mutation, [input: bad], 'admin', true)
        happened() == before

        where:
        [mutation, what, bad] << mutations()*.name.collectMany { name ->
            def good = input(name, NOBODYS_ID).input
            [
                [name, 'a field that there is not', good + [surprise: 1]],
                [name, 'a value of the wrong type', good + [clientMutationId: [a: 1]]],
                [name, 'no input', null],
            ]
        }
    }

    def "#mutation refuses an idempotency key that is #what"() {
        expect:
        hub.does('admin', mutation, input(mutation, NOBODYS_ID).input + [idempotencyKey: key], 'clientMutationId').problems*.code == ['IDEMPOTENCY_KEY_MALFORMED']

        where:
        [mutation, what, key] << keyed()*.name.collectMany { [[it, 'empty', ''], [it, 'too long', 'k' * 201]] }
    }

    def "every mutation takes an idempotency key but those of nobody in particular, the one that stores nothing, and the one about a password"() {
        expect:
        (mutations()*.name - keyed()*.name).toSet() == ['submitStatementWithoutLogin', 'confirmSubmission', 'correctSubmission', 'validateStatement', 'setPassword', 'changePassword'].toSet()
    }

    def "#list refuses the cursor #cursor"() {
        when:
        def answers = ['first: 5, after', 'last: 5, before'].collect { hub.ask("{ $list($it: \"$cursor\") { nodes { __typename } } }") }

        then:
        answers.every { it.errors*.extensions*.problem.flatten() == ['CURSOR_INVALID'] }

        where:
        [list, cursor] << [lists()*.name, ['', 'abc', 'not base64!', 'QUJD', 'x' * 5000, 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA']].combinations()
    }

    def "a cursor of another list, or of the same list in another order, is refused"() {
        given:
        def cursor = hub.data('{ groups(first: 1) { pageInfo { endCursor } } }').groups.pageInfo.endCursor
        def byNumber = hub.data('{ specifications(first: 1) { pageInfo { endCursor } } }').specifications.pageInfo.endCursor

        expect:
        hub.ask("{ organizations(after: \"$cursor\") { nodes { name } } }").errors*.extensions*.problem == ['CURSOR_INVALID']
        hub.ask("{ specifications(after: \"$byNumber\", orderBy: TITLE) { nodes { title } } }").errors*.extensions*.problem == ['CURSOR_INVALID']
    }

    def "#list refuses a page of #size"() {
        expect:
        hub.ask("{ $list($size) { nodes { __typename } } }").errors*.extensions*.problem == [code]

        where:
        [list, size, code] << lists()*.name.collectMany { [
            [it, 'first: 0', 'PAGE_SIZE_OUT_OF_RANGE'], [it, 'last: -1', 'PAGE_SIZE_OUT_OF_RANGE'], [it, 'first: 101', 'PAGE_SIZE_OUT_OF_RANGE'],
            [it, 'first: 2, last: 2', 'PAGE_SIZE_GIVEN_TWICE'],
        ] }
    }

    def "#field of #specification over #generations generations is refused as #code"() {
        expect:
        hub.ask("{ $field(specification: \"$specification\", generations: $generations) { complete } }").errors*.extensions*.problem == [code]

        where:
        field      | specification  | generations || code
        'blockers' | 'OMA-ERP-Push' | 0           || 'CHAIN_GENERATIONS_OUT_OF_RANGE'
        'impact'   | 'OMA-ERP-Push' | 11          || 'CHAIN_GENERATIONS_OUT_OF_RANGE'
    }

    /** With a problem or an error of the right kind, and without a word about the inside. */
    private boolean refused(String mutation, Map variables, String who, boolean before = false) {
        def type = TheSchema.get().mutationType.getFieldDefinition(mutation).getArgument('input').type
        def document = "mutation(\$input: ${GraphQLTypeUtil.simplePrint(type)}) { $mutation(input: \$input) { problems { code message field fix } } }"
        def answer = hub.ask(document.toString(), variables, who)
        def text = answer.toString()
        assert INSIDE.every { !text.contains(it) }
        if (answer.errors != null) {
            assert answer.errors.every { it.extensions.code ==~ CODE && it.extensions.code != 'INTERNAL' && it.message }
            return answer.data == null || answer.data[mutation] == null
        }
        assert !before: "it was let in: $text"
        def problems = answer.data[mutation].problems
        assert problems.every { it.code ==~ CODE && it.message }
        problems.size() > 0
    }

    private long happened() {
        hub.context.getBean(EventLog).last()
    }

    static List<GraphQLFieldDefinition> mutations() {
        TheSchema.get().mutationType.fieldDefinitions
    }

    static List<GraphQLFieldDefinition> keyed() {
        mutations().findAll { GraphQLTypeUtil.unwrapAll(it.getArgument('input').type).getField('idempotencyKey') }
    }

    static List<GraphQLFieldDefinition> lists() {
        TheSchema.get().queryType.fieldDefinitions.findAll { GraphQLTypeUtil.unwrapAll(it.type).name.endsWith('Connection') }
    }

    /** An input that the schema accepts, with nothing in it that is true. */
    static Map input(String mutation, String id) {
        [input: value(TheSchema.get().mutationType.getFieldDefinition(mutation).getArgument('input').type, id)]
    }

    private static Object value(GraphQLType type, String id) {
        switch (type) {
            case GraphQLNonNull: return value(type.wrappedType, id)
            case GraphQLList: return [value(type.wrappedType, id)]
            case GraphQLEnumType: return type.values.first().name
            case GraphQLInputObjectType: return fields(type, id)
            default: return ofScalar(type as GraphQLScalarType, id)
        }
    }

    private static Map fields(GraphQLInputObjectType type, String id) {
        def required = type.isOneOf()
                ? type.fieldDefinitions.take(1)
                : type.fieldDefinitions.findAll { GraphQLTypeUtil.isNonNull(it.type) && !it.hasSetDefaultValue() }
        required.collectEntries { [it.name, value(it.type, id)] }
    }

    private static Object ofScalar(GraphQLScalarType type, String id) {
        switch (type.name) {
            case 'ID': return id
            case 'Int': return 1
            case 'Boolean': return true
            case 'Date': return '2026-11-21'
            case 'DateTime': return '2026-11-21T00:00:00Z'
            case 'URL': return 'https://example.org/'
            case 'EmailAddress': return 'someone@example.org'
            default: return ''
        }
    }

    private static String id(String kind, String rest) {
        Base64.urlEncoder.withoutPadding().encodeToString("$kind:$rest".bytes)
    }
}
