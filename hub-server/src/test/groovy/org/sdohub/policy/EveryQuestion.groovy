package org.sdohub.policy

import static graphql.schema.GraphQLTypeUtil.isNonNull
import static graphql.schema.GraphQLTypeUtil.simplePrint
import static graphql.schema.GraphQLTypeUtil.unwrapAll
import static graphql.schema.GraphQLTypeUtil.unwrapNonNull

import groovy.json.JsonOutput
import graphql.schema.GraphQLArgument
import graphql.schema.GraphQLEnumType
import graphql.schema.GraphQLFieldDefinition
import graphql.schema.GraphQLFieldsContainer
import graphql.schema.GraphQLInputObjectType
import graphql.schema.GraphQLInterfaceType
import graphql.schema.GraphQLNamedType
import graphql.schema.GraphQLObjectType
import graphql.schema.GraphQLUnionType
import org.sdohub.a.TheSchema

/**
 * All that can be asked by the schema, so that a new field is asked for as soon as it is there: each root field with each
 * value for each of its arguments, and of all that is found each field, and theirs.
 */
class EveryQuestion {

    /** By name of an argument, or by Type.field(argument) where the name means different things; each with all that might be given. */
    private final Map<String, List> values
    /** Asked for one after the other, see the pages of {@link #ofRoots}. */
    static final List<String> PAGING = ['first', 'last', 'after', 'before']

    /** By type and depth: there are few, and each is long. */
    private final Map<List, String> selections = [:]

    /** Fields that could not be asked for, as nobody knows what to give. */
    final Set<String> notAsked = new TreeSet<>()
    final Set<String> asked = new TreeSet<>()

    EveryQuestion(Map<String, List> values) {
        this.values = values
    }

    /** Everything of these, whatever kind they are of. */
    List<String> ofNodes(Map<String, String> kindById) {
        kindById.collect { id, kind -> "{ node(id: \"$id\") { __typename id ... on $kind ${selection(type(kind), 2)} } }".toString() }
    }

    /** Each root field with each value of each argument, one at a time; the others are left out or are the first there is. */
    List<String> ofRoots(int depth) {
        TheSchema.get().queryType.fieldDefinitions.findAll { !(it.name in ['node', 'nodes', 'rateLimit']) }.collectMany { root ->
            def name = unwrapAll(root.type).name
            ways('Query', root).collect { arguments ->
                "{ $root.name$arguments ${selection(unwrapAll(root.type), name.endsWith('Connection') ? depth + 1 : depth)} }".replace('{  }', '').toString()
            }
        }
    }

    /** Each subscription with each value of each argument, one at a time, after a cursor: the variable {@code after}. */
    Map<String, List<String>> ofSubscriptions(int depth) {
        TheSchema.get().subscriptionType.fieldDefinitions.collectEntries { field ->
            [field.name, ways('Subscription', field).collect { arguments ->
                def all = arguments ? '(after: $after, ' + arguments.substring(1) : '(after: $after)'
                "subscription(\$after: String) { $field.name$all ${selection(unwrapAll(field.type), depth)} }".toString()
            }]
        }
    }

    /** As they stand behind the name of the field. */
    private List<String> ways(String on, GraphQLFieldDefinition field) {
        def required = field.arguments.findAll { isNonNull(it.type) && !it.hasSetDefaultValue() }
        def base = required.collectEntries { [it.name, given(on, field, it)[0]] }
        if (base.values().any { it == null }) {
            notAsked << "$on.$field.name".toString()
            return []
        }
        def all = [base]
        field.arguments.each { argument -> given(on, field, argument).each { all << base + [(argument.name): it] } }
        // Where all are required, they belong together: each combination of the first two.
        if (required.size() > 1) {
            [given(on, field, required[0]), given(on, field, required[1])].combinations().each { one, other -> all << base + [(required[0].name): one, (required[1].name): other] }
        }
        all.unique().collect { it ? '(' + it.collect { name, value -> "$name: $value" }.join(', ') + ')' : '' }
    }

    /** Each as it is written in a document. */
    private List<String> given(String on, GraphQLFieldDefinition field, GraphQLArgument argument) {
        def known = values["${on}.${field.name}(${argument.name})".toString()] ?: values[argument.name]
        def type = unwrapAll(argument.type)
        def list = simplePrint(unwrapNonNull(argument.type)).startsWith('[')
        def each = type instanceof GraphQLInputObjectType ? objects(type) : type instanceof GraphQLEnumType ? type.values*.name : known?.collect { JsonOutput.toJson(it) } ?: guessed(type)
        if (!each && !(argument.name in PAGING)) {
            notAsked << "${on}.${field.name}($argument.name)".toString()
        }
        list ? each.collect { "[$it]".toString() } : each
    }

    private List<String> objects(GraphQLInputObjectType type) {
        def required = type.fieldDefinitions.findAll { isNonNull(it.type) && !it.hasSetDefaultValue() }
        type.fieldDefinitions.collectMany { field ->
            one(type.name, field).collect { value ->
                def rest = required.findAll { it.name != field.name }.collect { "$it.name: ${one(type.name, it)[0]}" }
                '{ ' + (rest + ["$field.name: $value"]).join(', ') + ' }'
            }
        }
    }

    private List<String> one(String of, def field) {
        def type = unwrapAll(field.type)
        def known = values["$of.$field.name".toString()] ?: values[field.name]
        def each = type instanceof GraphQLEnumType ? type.values*.name : known?.collect { JsonOutput.toJson(it) } ?: guessed(type)
        if (!each) {
            notAsked << "$of.$field.name".toString()
        }
        simplePrint(unwrapNonNull(field.type)).startsWith('[') ? each.collect { "[$it]".toString() } : each
    }

    private static List<String> guessed(GraphQLNamedType type) {
        [Boolean: ['true', 'false'], Int: ['1'], Date: ['"2026-11-21"', '"2000-01-01"'], DateTime: ['"2026-11-20T12:00:00Z"']][type.name] ?: []
    }

    static GraphQLNamedType type(String name) {
        TheSchema.get().getType(name) as GraphQLNamedType
    }

    /** All fields of it, and so deep of what they are. */
    String selection(GraphQLNamedType type, int depth) {
        if (type instanceof GraphQLUnionType) {
            return '{ __typename ... on Node { id } }'
        }
        if (!(type instanceof GraphQLFieldsContainer)) {
            return ''
        }
        if (type instanceof GraphQLInterfaceType) {
            return '{ __typename id }'
        }
        if (depth == 0) {
            return type.getFieldDefinition('totalCount') ? '{ totalCount }' : type.getFieldDefinition('id') ? '{ __typename id }' : '{ __typename }'
        }
        def key = [type.name, depth]
        if (!selections.containsKey(key)) {
            selections[key] = ofObject(type as GraphQLObjectType, depth)
        }
        selections[key]
    }

    private String ofObject(GraphQLObjectType type, int depth) {
        def fields = type.fieldDefinitions.collectMany { field -> fieldOf(type, field, depth) }
        "{ __typename ${fields.join(' ')} }"
    }

    private List<String> fieldOf(GraphQLObjectType on, GraphQLFieldDefinition field, int depth) {
        def inner = unwrapAll(field.type)
        if (on.name.endsWith('Edge') && field.name == 'node') {
            return []
        }
        def required = field.arguments.findAll { isNonNull(it.type) && !it.hasSetDefaultValue() }
        def choices = required ? given(on.name, field, required[0]) : field.getArgument('past') ? ['true'] : ['']
        if (!choices) {
            notAsked << "${on.name}.$field.name".toString()
        }
        asked << "${on.name}.$field.name".toString()
        // What is in a list is as near as the list itself.
        def selected = selection(inner, inner.name.endsWith('Connection') && depth > 1 ? depth : depth - 1)
        choices.withIndex().collect { value, at ->
            def arguments = value == '' ? '' : "(${required ? required[0].name : 'past'}: $value)"
            "${choices.size() > 1 ? "${field.name}_$at: " : ''}$field.name$arguments $selected".toString()
        }
    }
}
