package org.sdohub.adapter.graphql

import graphql.schema.idl.SchemaParser
import java.nio.file.Files
import java.nio.file.Path
import org.jspecify.annotations.Nullable
import spock.lang.Specification

/** graphql-java starts silently with wiring for fields that do not exist and with fields that nothing answers. */
class FittingSchemaAndWiringSpec extends Specification {

    record Thing(String name, @Nullable String nick) {}

    static final String SDL = '"x" type Query { thing: Thing } type Thing { name: String! nick: String }'

    private static void assemble(String sdl, Closure wire) {
        def wiring = new Wiring(null)
        wire(wiring)
        new SchemaAssembly(new SchemaParser().parse(sdl), wiring).schema()
    }

    static void usual(Wiring wiring) {
        wiring.query('thing', { ask -> new Thing('a', null) })
        wiring.type('Thing', Thing)
    }

    def "a schema that fits its wiring is made"() {
        when:
        assemble(SDL) { usual(it) }

        then:
        noExceptionThrown()
    }

    def "the start stops when #what"() {
        when:
        assemble(sdl) { Wiring wiring ->
            usual(wiring)
            more(wiring)
        }

        then:
        def stopped = thrown(IllegalStateException)
        stopped.message.contains(says)

        where:
        what                                        | sdl                                                       | more                                                   || says
        'a field has no answer'                     | SDL.replace('nick', 'nickname')                           | {}                                                     || 'Thing.nickname has no answer'
        'a query has no answer'                     | SDL.replace('thing: Thing', 'thing: Thing other: Thing')  | {}                                                     || 'Query.other has no answer'
        'a field that may be null is promised'      | SDL.replace('nick: String', 'nick: String!')              | {}                                                     || 'Thing.nick is non-null'
        'an answer has no field'                    | SDL                                                       | { it.extend('Thing', Thing).field('age', { a, b -> 1 }) } || 'Thing.age is wired'
        'a type is wired that the schema lacks'     | SDL                                                       | { it.type('Nothing', String) }                         || 'Nothing is wired'
        'a mutation is wired that the schema lacks' | SDL                                                       | { it.query('gone', { null }) }                         || 'Query.gone is wired'
        'a type is wired twice'                     | SDL                                                       | { it.type('Thing', Thing) }                            || 'wired twice'
    }

    def "every file of the schema is read by the hub"() {
        given:
        def folder = Path.of(System.getProperty('hub.root'), 'schema', 'src', 'main', 'resources', 'schema')

        expect:
        Files.list(folder).withCloseable { it.map { file -> file.fileName.toString() - '.graphqls' }.toList() } as Set == SchemaFiles.NAMES as Set
    }
}
