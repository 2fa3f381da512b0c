package org.sdohub.adapter.web

import graphql.parser.Parser
import graphql.schema.GraphQLSchema
import graphql.schema.idl.SchemaParser
import graphql.schema.idl.UnExecutableSchemaGenerator
import graphql.validation.Validator
import org.sdohub.Hub
import spock.lang.Shared
import spock.lang.Specification

import java.nio.file.FileSystems
import java.nio.file.Files
import java.nio.file.Path

/** What the console offers and what the web client asks is understood by the schema as it is. */
class ConsoleExamplesSpec extends Specification {

    static final Path EXAMPLES = Path.of('src/main/resources/console/examples')
    static final Path WEB_CLIENT = Path.of('../web-client/src')

    @Shared
    GraphQLSchema schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl()))

    def "the example #file is valid"() {
        expect:
        mistakes(file) == []

        where:
        file << graphqlFiles(EXAMPLES)
    }

    def "the web client's #file is valid"() {
        expect:
        mistakes(file) == []

        where:
        file << graphqlFiles(WEB_CLIENT)
    }

    def "the menu names every example, each with a title of its own"() {
        given:
        def menu = Files.readAllLines(EXAMPLES.resolve('index.txt')).findAll()
        def titles = menu.collect { Files.readAllLines(EXAMPLES.resolve(it)).first() }

        expect:
        menu.toSet() == graphqlFiles(EXAMPLES)*.fileName*.toString().toSet()
        titles.every { it ==~ /# \S.*/ }
        titles.toSet().size() == titles.size()
    }

    def "an example that the schema does not understand would be found"() {
        expect:
        mistakesIn('{ aFieldThatNobodyHas }').size() == 1
    }

    private List<String> mistakes(Path file) {
        mistakesIn(Files.readString(file))
    }

    private List<String> mistakesIn(String document) {
        new Validator().validateDocument(schema, Parser.parse(document), Locale.ENGLISH)*.message
    }

    private static List<Path> graphqlFiles(Path folder) {
        Files.walk(folder).withCloseable { all -> all.findAll { it.toString().endsWith('.graphql') }.sort() }
    }

    /** The SDL as it is on the class path: the folder or the jar of the schema module. */
    static String sdl() {
        def folder = Hub.classLoader.getResource('schema').toURI()
        folder.scheme == 'jar' ? sdlInJar(folder) : sdlIn(Path.of(folder))
    }

    static String sdlInJar(URI folder) {
        FileSystems.newFileSystem(folder, [:]).withCloseable { jar -> sdlIn(jar.getPath('schema')) }
    }

    static String sdlIn(Path folder) {
        Files.list(folder).withCloseable { files ->
            files.findAll { it.toString().endsWith('.graphqls') }.sort().collect { Files.readString(it) }.join('\n')
        }
    }
}
