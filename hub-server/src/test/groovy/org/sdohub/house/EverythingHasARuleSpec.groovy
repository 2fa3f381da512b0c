package org.sdohub.house

import graphql.schema.idl.SchemaParser
import graphql.schema.idl.UnExecutableSchemaGenerator
import io.micronaut.web.router.Router
import java.nio.file.Files
import java.nio.file.Path
import org.sdohub.a.RunningHub
import org.sdohub.a.ThePolicy
import org.sdohub.a.TheSchema
import spock.lang.Shared
import spock.lang.Specification

/** Who may have what is decided for every place through which something can be had. */
class EverythingHasARuleSpec extends Specification {

    static final Map NO_GAPS = [withoutRule: [], twice: [], strangers: []]

    @Shared
    ThePolicy policy = ThePolicy.written()

    def "every coordinate of the schema and every HTTP path has exactly one rule in policy.txt"() {
        given:
        def there = ThePolicy.coordinatesOf(TheSchema.get()) + ThePolicy.pathsOf(RunningHub.withDemoWorld().context.getBean(Router))

        when:
        println "policy: ${there.size()} coordinates and paths, each with one of ${policy.rules.size()} rules"

        then:
        there.size() > 2000
        policy.gaps(there) == NO_GAPS
    }

    def "what has no rule, or two, or is not there, is found: #sdl"() {
        given:
        def one = new ThePolicy('[everybody]\n# Everybody.\nQuery: a(b) c\nHTTP: GET /x/{y}\n')
        def schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl))

        expect:
        one.gaps(ThePolicy.coordinatesOf(schema) + 'GET /x/{y}') == NO_GAPS + gap

        where:
        sdl                                                    || gap
        'type Query { a(b: Int): Int c: Int }'                 || [:]
        'type Query { a(b: Int): Int c: Int d: Int }'          || [withoutRule: ['Query.d']]
        'type Query { a(b: Int e: Int): Int c: Int }'          || [withoutRule: ['Query.a(e)']]
        'type Query { a(b: Int): Int c: Int } input I { f: Int }' || [withoutRule: ['I.f']]
        'type Query { a(b: Int): Int }'                        || [strangers: ['Query.c']]
    }

    def "a rule twice given is found"() {
        expect:
        new ThePolicy('[a]\nQuery: a\n[b]\nQuery: a\n').gaps(['Query.a']) == NO_GAPS + [twice: ['Query.a']]
    }

    def "every rule is a row of a table, or says what it means"() {
        expect:
        policy.rules.keySet().every { ThePolicy.rowsOf(it) || policy.meanings[it] }
    }

    def "every row of every table that is for acting is the rule of some act"() {
        given:
        def named = policy.rules.keySet().collectMany { ThePolicy.rowsOf(it) }

        expect:
        ThePolicy.TABLES.collectMany { it.enumConstants as List }.findAll { !it.name().startsWith('READ_') } - named == []
    }

    def "README.md shows the actors and their operations as the tables have them"() {
        given: 'if this fails: put what is printed between the two marks'
        def readme = Files.readString(Path.of(System.getProperty('hub.root'), 'README.md'))
        def shown = (readme =~ /(?s)<!-- policy -->\n(.*?)\n<!-- \/policy -->/).with { it.find() ? it.group(1) : '' }
        if (shown != ThePolicy.table()) {
            println ThePolicy.table()
        }

        expect:
        shown == ThePolicy.table()
    }
}
