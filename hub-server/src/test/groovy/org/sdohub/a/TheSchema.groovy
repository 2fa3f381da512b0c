package org.sdohub.a

import graphql.schema.GraphQLSchema
import graphql.schema.idl.SchemaParser
import graphql.schema.idl.UnExecutableSchemaGenerator
import java.nio.file.Files
import java.nio.file.Path

/** The schema as it is written, for specs that ask all of it. */
class TheSchema {

    private static GraphQLSchema one

    static synchronized GraphQLSchema get() {
        one = one ?: UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl()))
    }

    static List<Path> files() {
        def folder = Path.of(System.getProperty('hub.root'), 'schema', 'src', 'main', 'resources', 'schema')
        Files.list(folder).withCloseable { it.filter { file -> file.toString().endsWith('.graphqls') }.sorted().toList() }
    }

    private static String sdl() {
        files().collect { Files.readString(it) }.join('\n')
    }
}
