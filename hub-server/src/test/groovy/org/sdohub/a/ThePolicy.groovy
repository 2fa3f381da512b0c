package org.sdohub.a

import graphql.schema.GraphQLInputObjectType
import graphql.schema.GraphQLNamedType
import graphql.schema.GraphQLSchema
import io.micronaut.web.router.Router
import org.sdohub.dependency.DependencyAccess
import org.sdohub.identity.IdentityAccess
import org.sdohub.identity.ProgramAccess
import org.sdohub.kernel.Grant
import org.sdohub.kernel.Office
import org.sdohub.organization.OrganizationAccess
import org.sdohub.relationship.RelationshipAccess
import org.sdohub.specification.SpecificationAccess
import org.sdohub.statement.StatementAccess

/**
 * policy.txt as it is written: which rule holds for which coordinate of the schema and which HTTP path. A coordinate is
 * Type.field or Type.field(argument); a path is its method and template.
 */
class ThePolicy {

    static final List<Class> TABLES = [OrganizationAccess, RelationshipAccess, SpecificationAccess, DependencyAccess, StatementAccess, ProgramAccess, IdentityAccess]

    /** Rule: its coordinates and paths, in the order of the file. */
    final Map<String, List<String>> rules = [:]
    /** What the file says a rule means; the rows of tables speak for themselves. */
    final Map<String, String> meanings = [:]

    static ThePolicy written() {
        new ThePolicy(ThePolicy.getResourceAsStream('/policy.txt').getText('UTF-8'))
    }

    ThePolicy(String text) {
        def rule = null
        // An indented line goes on with the one before.
        text.replaceAll(/\n +/, ' ').readLines().findAll { it }.each { line ->
            if (line.startsWith('[')) {
                rule = line[1..-2]
                rules[rule] = []
            } else if (line.startsWith('#')) {
                meanings[rule] = line.substring(1).strip()
            } else {
                rules[rule].addAll(line.startsWith('HTTP: ') ? [line.substring(6)] : coordinates(line))
            }
        }
    }

    private static List<String> coordinates(String line) {
        def (type, fields) = line.split(': ', 2)
        (fields =~ /(\w+)(?:\(([^)]*)\))?/).collect { it }.collectMany { all, field, arguments ->
            ["$type.$field".toString()] + (arguments?.split(' ')?.collect { "$type.$field($it)".toString() } ?: [])
        }
    }

    String ruleOf(String coordinate) {
        rules.find { rule, those -> coordinate in those }.key
    }

    /** What is in the schema or an address of the hub and has no rule; what has two; what has one and is not there. */
    Map<String, List<String>> gaps(Collection<String> there) {
        def named = rules.values().flatten() as List<String>
        [withoutRule: (there - named).sort(), twice: named.countBy { it }.findAll { it.value > 1 }.keySet().sort(), strangers: (named - there).sort()]
    }

    static List<String> coordinatesOf(GraphQLSchema schema) {
        schema.allTypesAsList.findAll { GraphQLNamedType type -> !type.name.startsWith('__') && type.hasProperty('fieldDefinitions') }.collectMany { type ->
            type.fieldDefinitions.collectMany { field ->
                def here = "${type.name}.${field.name}".toString()
                [here] + (type instanceof GraphQLInputObjectType ? [] : field.arguments.collect { "$here(${it.name})".toString() })
            }
        }
    }

    /** HEAD is what GET is, without the body. */
    static List<String> pathsOf(Router router) {
        router.uriRoutes().toList().findAll { it.httpMethodName != 'HEAD' }.collect { "${it.httpMethodName} ${it.uriMatchTemplate}".toString() }.unique()
    }

    /** The rows that a rule names, such as "StatementAccess.ABANDON or its editor". */
    static List<Enum> rowsOf(String rule) {
        (rule =~ /(\w+Access)\.(\w+)/).collect { all, table, row -> Enum.valueOf(TABLES.find { it.simpleName == table }, row) }
    }

    /** Whether a person may have the right by more than an office. */
    static boolean alsoPersonally(String rule) {
        rule.contains(' or its ') || rule.contains(' or the ')
    }

    static Set<Office.Kind> officesOf(String rule) {
        rowsOf(rule).collectMany { it.rows() }.collectMany { Grant row -> row.kinds() } as Set
    }

    static List<List> allRows() {
        TABLES.collectMany { table -> table.enumConstants.collect { [table, it.name(), it.rows()] } }
    }

    /** Actors x operations, as README.md shows them. */
    static String table() {
        def policy = written()
        def mutations = policy.rules.findAll { rule, those -> rowsOf(rule) }
        def kinds = Office.Kind.values() as List
        def head = ['operation'] + kinds.collect { it.name().toLowerCase().replace('_', ' ') }
        def lines = allRows().collect { table, name, rows ->
            def acts = mutations.findAll { rule, those -> rowsOf(rule).any { it.class == table && it.name() == name } }.values().flatten()
                    .findAll { it.startsWith('Mutation.') && !it.contains('(') }.collect { it - 'Mutation.' }
            def subject = table.simpleName - 'Access'
            ["**${subject.toLowerCase()}: ${name.toLowerCase().replace('_', ' ')}**".toString() + (acts ? ' ' + acts.join(', ') : '')] + kinds.collect { kind -> reach(rows, kind) }
        }
        ([head, head.collect { it == 'operation' ? '---' : ':-:' }] + lines).collect { '| ' + it.join(' | ') + ' |' }.join('\n')
    }

    private static String reach(List<Grant> rows, Office.Kind kind) {
        rows.findAll { kind in it.kinds() }*.reach().collect {
            [BODY: 'body', BODY_OR_ABOVE: 'above', ORGANIZATION: 'org', RELATIONSHIP: 'rel', HUB: 'hub'][it.name()]
        }.join(' ')
    }
}
