package org.sdohub.journey

import static org.sdohub.journey.Rain.drop

import groovy.json.JsonOutput
import org.sdohub.journey.Rain.Drop

/** Documents that cost more than they look, and what is no document at all. */
class HostileGraphQL {

    static final String REFUSED = '^HTTP/1.1 400 (?s).*"code":"(COST_LIMIT_EXCEEDED|GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT)"'
    static final String DEAR = '^HTTP/1.1 400 (?s).*COST_LIMIT_EXCEEDED'
    static final String MALFORMED = '^HTTP/1.1 (400|413|415) '
    /** Harmless and answered, as long as nothing leaks. */
    static final String ANSWERED = '^HTTP/1.1 (200|400) '

    static List<Drop> documents() {
        queries() + bodies() + variables() + batches()
    }

    private static String nested(String head, String field, int n, String leaf) {
        "{ $head ${"{ $field ".repeat(n)}{ $leaf }${' }' * n} }"
    }

    private static String circle(int n) {
        '{ organization(acronym: "OMA") { ...F0 } } ' + (0..<n).collect { "fragment F$it on Organization { id ...F${(it + 1) % n} }" }.join(' ')
    }

    private static String doubling(int n) {
        '{ organization(acronym: "OMA") { ...F' + n + ' } } fragment F0 on Organization { a: id } ' +
                (1..n).collect { "fragment F$it on Organization { ...F${it - 1} groups(first: 1) { nodes { organization { ...F${it - 1} } } } }" }.join(' ')
    }

    private static List<Drop> queries() {
        def of = 'organization(acronym: "OMA")'
        [
            ['as deep as a well', nested(of, 'groups(first: 1) { nodes { organization', 40, 'id }}'), REFUSED],
            ['ten thousand braces', '{' * 5000 + '}' * 4999, REFUSED],
            ['ten thousand brackets in a value', '{ nodes(ids: ' + '[' * 4000 + ']' * 4000 + ') { id } }', REFUSED],
            ['a type nested without end', 'query($x: ' + '[' * 4000 + 'ID' + ']' * 4000 + ') { __typename }', REFUSED],
            ['five hundred aliases', '{ ' + (1..500).collect { "a$it: __typename" }.join(' ') + ' }', REFUSED],
            ['the same alias with other arguments', '{ a: organization(acronym: "OMA") { id } a: organization(acronym: "IETF") { id } }', REFUSED],
            ['two thousand fields of one name', '{ ' + '__typename ' * 900 + '}', DEAR],
            ['a fragment in itself', circle(1), REFUSED],
            ['fragments in a circle of two', circle(2), REFUSED],
            ['fragments in a circle of a hundred', circle(100), REFUSED],
            ['fragments that double each other', doubling(20), REFUSED],
            ['a fragment that is not there', '{ ...Ghost }', REFUSED],
            ['a fragment twice', '{ ...F } fragment F on Query { __typename } fragment F on Query { __typename }', REFUSED],
            ['a fragment nobody spreads', '{ __typename } fragment F on Query { __typename }', REFUSED],
            ['a fragment on another type', '{ ...F } fragment F on Statement { id }', REFUSED],
            ['a hundred directives', '{ __typename ' + '@include(if: true) ' * 100 + '}', REFUSED],
            ['a directive that is not there', '{ __typename @evil(x: 1) }', REFUSED],
            ['a directive where it may not be', 'query @deprecated(reason: "x") { __typename }', REFUSED],
            ['@defer at the root of a mutation', 'mutation { ... @defer { confirmSubmission(input: {token: "x"}) { problems { code } } } }', ANSWERED],
            ['introspection of everything, twice over', '{ a: __schema { types { fields { type { name } } } } b: __schema { types { fields { type { name } } } } }', REFUSED],
            ['a circle of introspection', '{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }', REFUSED],
            ['introspection as deep as a well', '{ __type(name: "Query") { ' + 'ofType { ' * 60 + 'name' + ' }' * 62, REFUSED],
            ['lists in lists', '{ organizations(first: 50) { nodes { groups(first: 50) { nodes { statements(first: 50) { nodes { title } } } } } } }', DEAR],
            ['a page of two thousand million', '{ organizations(first: 2147483647) { nodes { id } } }', '^HTTP/1.1 (200|400) (?s).*"errors"'],
            ['a page beyond all numbers', '{ organizations(first: 99999999999999999999) { nodes { id } } }', REFUSED],
            ['a page below zero', '{ organizations(first: -2147483648) { nodes { id } } }', '^HTTP/1.1 (200|400) (?s).*"errors"'],
            ['a number of ten thousand digits', '{ organizations(first: ' + '9' * 9000 + ') { nodes { id } } }', REFUSED],
            ['an exponent beyond all numbers', '{ organizations(first: 1e999999999) { nodes { id } } }', REFUSED],
            ['a string without end', '{ organization(acronym: "' + 'x' * 500 + ') { id } }', REFUSED],
            ['a block string without end', '{ organization(acronym: """' + 'x' * 500 + ') { id } }', REFUSED],
            ['an escape of nothing', '{ organization(acronym: "\\uZZZZ") { id } }', REFUSED],
            ['half a surrogate pair', '{ organization(acronym: "\\uD800") { id } }', ANSWERED],
            ['a NUL', '{ organization(acronym: "a\\u0000b") { id } }', ANSWERED],
            ['a zero in the text', '{ __typename \u0000 }', REFUSED],
            ['words of a database', '{ organization(acronym: "\' OR 1=1; DROP TABLE accounts --") { id } }', '^HTTP/1.1 200 (?s).*"organization":null'],
            ['operators of a document store', '{ organization(acronym: "{\\"$ne\\": null}") { id } }', '^HTTP/1.1 200 (?s).*"organization":null'],
            ['an object for a string', '{ organization(acronym: {ne: null}) { id } }', REFUSED],
            ['a pattern that takes for ever', '{ search(query: "' + '(a+)+' * 60 + '!") { totalCount } }', ANSWERED],
            ['a search of nothing but operators', '{ search(query: "' + 'from:' * 200 + '") { totalCount } }', ANSWERED],
            ['a search of wildcards', '{ search(query: "' + '*?~^' * 200 + '") { totalCount } }', ANSWERED],
            ['a search of open quotes', '{ search(query: "\\"\\"\\"\\"\\" from:\\"") { totalCount } }', ANSWERED],
            ['a subscription to several', 'subscription { statementPosted { cursor } deskChanged { cursor } }', '^HTTP/1.1 4'],
            ['a subscription as a query', 'subscription { statementPosted { cursor } }', '^HTTP/1.1 406 '],
            ['a schema instead of a question', 'type Query { evil: String }', REFUSED],
            ['an extension of the schema', 'extend type Query { evil: String } { __typename }', REFUSED],
            ['no operation', 'fragment F on Query { __typename }', REFUSED],
            ['nothing', ' ', '^HTTP/1.1 400 '],
            ['a comment without end', '#' + 'x' * 9000, '^HTTP/1.1 400 '],
            ['two operations without names', '{ __typename } { __typename }', REFUSED],
            ['two operations of one name', 'query A { __typename } query A { __typename }', REFUSED],
            ['a mutation in a query', '{ confirmSubmission(input: {token: "x"}) { problems { code } } }', REFUSED],
            ['twenty mutations at once', 'mutation { ' + (1..20).collect { "m$it: confirmSubmission(input: {token: \"x\"}) { problems { code } }" }.join(' ') + ' }', DEAR],
            ['a variable of a type that is not there', 'query($x: Evil) { __typename }', REFUSED],
            ['a variable nobody declared', '{ organization(acronym: $x) { id } }', REFUSED],
            ['a variable twice', 'query($x: ID, $x: ID) { __typename }', REFUSED],
            ['a thousand variables', 'query(' + (1..250).collect { "\$x$it: ID" }.join(' ') + ') { __typename }', REFUSED],
            ['the inside by name', '{ __typename class: __typename hashCode: __typename getClass { name } }', REFUSED],
            ['a byte order mark in the middle', '{ \uFEFF __typename \uFEFF }', ANSWERED],
            ['letters that look like others', '{ ＿＿typename }', REFUSED],
        ].collect { what, query, answer -> drop("a document of $what", answer) { graphql([query: query]) } }
    }

    private static List<Drop> bodies() {
        def q = '"query":"{ __typename }"'
        [
            ['a list', "[{$q}]"], ['a list of a thousand', '[' + "{$q}," * 1000 + "{$q}]"], ['a string', '"{ __typename }"'], ['a number', '7'], ['null', 'null'], ['nothing', ''],
            ['half an object', "{$q"], ['more behind the end', "{$q}{$q}"], ['a key twice', "{$q,$q}"], ['a key twice in disguise', "{$q,\"\\u0071uery\":\"mutation { x }\"}"],
            ['a key without quotes', '{query:"{ __typename }"}'], ['single quotes', "{'query':'{ __typename }'}"], ['a comment', "{/* x */$q}"],
            ['a comma too many', "{$q,}"], ['NaN', "{$q,\"variables\":{\"x\":NaN}}"], ['a number with a leading zero', "{$q,\"variables\":{\"x\":007}}"],
            ['a query of a list', '{"query":["{ __typename }"]}'], ['a query of an object', '{"query":{"$gt":""}}'], ['a query of null', '{"query":null}'],
            ['an operation of an object', "{$q,\"operationName\":{}}"], ['variables of a list', "{$q,\"variables\":[]}"], ['variables of a text', "{$q,\"variables\":\"{}\"}"],
            ['extensions of a text', "{$q,\"extensions\":\"x\"}"], ['a document id of nothing known', '{"documentId":"sha256:' + '0' * 64 + '"}'],
            ['a document id of a path', '{"documentId":"../../application.yml"}'], ['a document id of an object', '{"documentId":{"$ne":null}}'],
            ['a persisted query of another kind', '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"' + '0' * 64 + '"}}}'],
            ['a thousand keys', "{$q," + (1..3000).collect { "\"k$it\":$it" }.join(',') + ',"query":1}'],
            ['a nest of objects', "{$q,\"variables\":" + '{"a":' * 5000 + '1' + '}' * 5001], ['a nest of lists', "{$q,\"variables\":{\"a\":" + '[' * 20_000 + ']' * 20_000 + '}}'],
            ['a number without end', "{$q,\"variables\":{\"a\":" + '1' * 50_000 + '}}'], ['a fraction without end', "{$q,\"variables\":{\"a\":0." + '1' * 50_000 + '}}'],
            ['an exponent beyond all numbers', "{\"query\":\"query(\$n: Int) { organizations(first: \$n) { nodes { id } } }\",\"variables\":{\"n\":1e99999999999}}"], ['a key without end', "{\"${'k' * 60_000}\":1}"],
            ['a text without end', "{\"query\":\"${'x' * 64_000}"], ['bytes that are no UTF-8', '{"query":"\u00c3\u0028"}'.getBytes('ISO-8859-1')], ['an overlong slash', '{"query":"\u00c0\u00af"}'.getBytes('ISO-8859-1')],
            ['UTF-16', "{$q}".getBytes('UTF-16')], ['a byte order mark', "\u00ef\u00bb\u00bf{$q,$q}".getBytes('ISO-8859-1')], ['an escape of nothing', '{"query":"\\x41"}'], ['a raw line end in a text', '{"query":"{\n"'],
            ['100 KB', "{$q,\"x\":\"${'x' * 100_000}\"}"],
        ].collect { what, body -> drop("a body of $what", MALFORMED) { http('POST', '/graphql', ['Content-Type': 'application/json', Accept: 'application/graphql-response+json'], body) } }
    }

    private static List<Drop> variables() {
        def page = 'query($n: Int) { organizations(first: $n) { nodes { id } } }'
        def ids = 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }'
        def input = 'mutation($i: ConfirmSubmissionInput!) { confirmSubmission(input: $i) { problems { code } } }'
        [
            ['a number as text', page, [n: '10']], ['a fraction', page, [n: 1.5]], ['a truth', page, [n: true]], ['an object', page, [n: ['$gt': 0]]], ['a list', page, [n: [1, 2]]],
            ['a number beyond all', page, [n: 99999999999999]], ['ten thousand ids', ids, [ids: (1..10_000).collect { 'x' }]], ['ids of objects', ids, [ids: [['$ne': null]]]],
            ['ids of lists', ids, [ids: [[['x']]]]], ['no ids', ids, [:]], ['ids of null', ids, [ids: [null]]], ['an input of text', input, [i: 'x']], ['an input of a list', input, [i: []]],
            ['an input with what is not there', input, [i: [token: 'x', isAdmin: true]]], ['an input with a proto', input, [i: [token: 'x', '__proto__': [admin: true]]]],
            ['an input with a class', input, [i: [token: 'x', '@type': 'java.net.URL', 'class': 'x']]], ['an input without its field', input, [i: [:]]], ['an input of null', input, [i: null]],
            ['a token of an object', input, [i: [token: ['$ne': 1]]]], ['a token of 30 KB', input, [i: [token: 'x' * 30_000]]],
        ].collect { what, query, given -> drop("variables of $what", '^HTTP/1.1 (400|413|200) (?s).*("errors"|_UNKNOWN|"nodes":\\[null\\])') { graphql([query: query, variables: given]) } }
    }

    /** By GET everything may come twice or as something else. */
    private static List<Drop> batches() {
        def q = 'query=%7B__typename%7D'
        [
            ['two queries', "$q&$q"], ['variables of nonsense', "$q&variables=%7B"], ['variables of a list', "$q&variables=%5B%5D"], ['variables twice', "$q&variables=%7B%7D&variables=%7B%7D"],
            ['an operation that is not there', "$q&operationName=Ghost"], ['a query of brackets', 'query%5B%5D=%7B__typename%7D'], ['nothing', ''], ['an empty query', 'query='],
            ['half an escape', 'query=%'], ['a subscription', 'query=subscription%7BstatementPosted%7Bcursor%7D%7D'], ['extensions of nonsense', "$q&extensions=x"],
        ].collect { what, query -> drop("a GET of $what", '^HTTP/1.1 (400|406) ') { http('GET', "/graphql?$query", [Accept: 'application/graphql-response+json']) } }
    }
}
