package org.sdohub.house

import graphql.language.DescribedNode
import graphql.language.EnumTypeDefinition
import graphql.language.FieldDefinition
import graphql.language.InputObjectTypeDefinition
import graphql.language.InterfaceTypeDefinition
import graphql.language.ObjectTypeDefinition
import graphql.language.SDLDefinition
import graphql.parser.Parser
import graphql.schema.idl.SchemaParser
import java.nio.file.Files
import org.sdohub.a.TheSchema
import spock.lang.Specification

/** The schema is prose for the person who reads it in the console. */
class SchemaDescribedSpec extends Specification {

    def "every type, field, argument, input field and enum value of #file.fileName is described"() {
        expect:
        undescribed(Files.readString(file)).isEmpty()

        where:
        file << TheSchema.files()
    }

    def "a place without description is found: #sdl"() {
        expect:
        undescribed(sdl) == [place]

        where:
        sdl                                                || place
        'type A { "x" b: Int }'                            || 'A'
        '"x" type A { b: Int }'                            || 'A.b'
        '"x" type A { "x" b(c: Int): Int }'                || 'A.b(c)'
        'extend type A { b: Int }'                         || 'A.b'
        '"x" input A { b: Int }'                           || 'A.b'
        '"x" enum A { B }'                                 || 'A.B'
        '"x" interface A { b: Int }'                       || 'A.b'
        'scalar A'                                         || 'A'
    }

    static List<String> undescribed(String sdl) {
        def document = new Parser().parseDocument(sdl)
        document.getDefinitionsOfType(SDLDefinition).collectMany { places(it) }
    }

    private static List<String> places(definition) {
        if (!definition.hasProperty('name')) {
            return []
        }
        def extension = definition.class.simpleName.endsWith('ExtensionDefinition')
        def own = extension || described(definition) ? [] : [definition.name]
        own + parts(definition).collectMany { part ->
            def place = "${definition.name}.${part.name}".toString()
            (described(part) ? [] : [place]) + arguments(part).findAll { !described(it) }.collect { "$place(${it.name})".toString() }
        }
    }

    private static List parts(definition) {
        switch (definition) {
            case ObjectTypeDefinition:
            case InterfaceTypeDefinition:
                return definition.fieldDefinitions
            case InputObjectTypeDefinition:
                return definition.inputValueDefinitions
            case EnumTypeDefinition:
                return definition.enumValueDefinitions
            default:
                return []
        }
    }

    private static List arguments(part) {
        part instanceof FieldDefinition ? part.inputValueDefinitions : []
    }

    private static boolean described(DescribedNode node) {
        node.description != null && !node.description.content.isBlank()
    }
}
