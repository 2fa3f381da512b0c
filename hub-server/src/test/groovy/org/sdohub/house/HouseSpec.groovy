package org.sdohub.house

import com.tngtech.archunit.ArchConfiguration
import com.tngtech.archunit.core.domain.JavaClass
import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import org.sdohub.Hub
import spock.lang.Shared
import spock.lang.Specification

import java.nio.file.Files
import java.nio.file.Path

/** The walls of the house: what may know what, what things are called, and how big they grow. */
class HouseSpec extends Specification {

    /** The ladder: a room knows only those that stand to its left. A new room is a decision, and is written here. */
    static final ROOMS = [
        'kernel', 'organization', 'identity', 'specification', 'relationship', 'dependency', 'chain', 'attachment',
        'statement', 'search', 'notification'
    ]

    /** What every room may import beside the rooms below it. */
    static final PLAIN_JAVA = ['java.', 'jakarta.inject.', 'org.jspecify.annotations.', 'org.slf4j.']

    /** The adapters that may import a technology; everybody else may not. */
    static final TECHNOLOGY = [
        'graphql.'            : ['graphql'],
        'org.apache.commons.csv.': ['catalogue', 'exchange'],
        'org.apache.tika.'    : ['attachments'],
        'javax.xml.'          : ['catalogue', 'exchange'],
        'org.dataloader.'     : ['graphql'],
        'io.micrometer.'      : ['graphql', 'security'],
        'org.apache.lucene.'  : ['search'],
        'com.mongodb.'        : ['mongo'],
        'org.bson.'           : ['mongo'],
        'de.bwaldvogel.'      : ['mongo'],
        'java.sql.'           : ['jdbc', 'mongo'], // the embedded engine keeps its documents in SQLite
        'javax.sql.'          : ['jdbc', 'mongo'],
        'io.micronaut.data.'  : ['jdbc'],
        'com.password4j.'     : ['security'],
        'com.nimbusds.'       : ['security']
    ]

    /** What could be a library of its own, kept in a package below its adapter. */
    static final ENGINES = ['org.sdohub.adapter.mongo.embedded']

    /** Offices of the field whose name ends in Manager. */
    static final OFFICES = ['LiaisonManager']

    static final Path CLASSES = Path.of(Hub.protectionDomain.codeSource.location.toURI())
    static final Path SOURCES = Path.of('src/main/java').toAbsolutePath()

    @Shared
    JavaClasses house

    def setupSpec() {
        // The libraries' own classes are not looked into: their names are enough.
        ArchConfiguration.get().resolveMissingDependenciesFromClassPath = false
        house = new ClassFileImporter().importPath(CLASSES)
    }

    def "every class of the hub is read by these checks"() {
        given: 'class files that were compiled for a newer Java than the reader knows would be left out in silence'
        def files = filesUnder(CLASSES).findAll { it.toString().endsWith('.class') }

        expect:
        files.size() > 10
        house.size() == files.size()
    }

    def "every room stands on the ladder"() {
        expect:
        Files.list(SOURCES.resolve('org/sdohub')).withCloseable { entries ->
            entries.findAll { Files.isDirectory(it) }*.fileName*.toString()
        } - ROOMS - 'adapter' == []
    }

    def "the room #room knows only plain Java and the rooms to its left"() {
        given:
        def left = ROOMS.takeWhile { it != room } + room

        expect:
        imports { roomOf(it) == room } { target ->
            left.contains(roomOf(target)) || PLAIN_JAVA.any { target.name.startsWith(it) }
        } == []

        where:
        room << ROOMS
    }

    def "an adapter knows rooms, and no other adapter"() {
        expect:
        importsOf({ adapterOf(it) }) { from, target ->
            adapterOf(target) in [null, adapterOf(from)] && target.packageName != 'org.sdohub'
        } == []
    }

    def "only the adapter #adapters may know #technology"() {
        expect:
        imports { !(adapterOf(it) in adapters) } { !it.name.startsWith(technology) } == []

        where:
        technology << TECHNOLOGY.keySet()
        adapters << TECHNOLOGY.values()
    }

    def "a room and an adapter are one flat package each"() {
        given:
        def packages = written()*.packageName.unique()

        when:
        def nested = packages.findAll { !(it ==~ /org\.sdohub(\.[a-z]+|\.adapter\.[a-z]+)?/) }

        then:
        nested - ENGINES == []
    }

    def "the engine #engine knows nothing of the hub"() {
        expect:
        imports { it.packageName == engine } { it.packageName == engine || !it.name.startsWith('org.sdohub.') } == []

        where:
        engine << ENGINES
    }

    def "things are called what they are"() {
        given:
        def names = written()*.simpleName

        when:
        def vague = names.findAll { it ==~ /.*(Impl|Helper|Helpers|Util|Utils|Base|Manager)/ }

        then:
        vague - OFFICES == []
    }

    def "a file of the program stays readable: at most 400 lines"() {
        given:
        def folders = [SOURCES, Path.of('../web-client/src'), Path.of('../web-client/scripts')]
        def files = folders.collectMany { filesUnder(it) }

        when:
        def program = files.findAll { it.toString() ==~ /.*\.(java|tsx?|mjs|css)/ && !it.endsWith('gql/generated.ts') }

        then:
        program.findAll { Files.readAllLines(it).size() > 400 } == []
    }

    def "there is one Netty, the one that refuses smuggled requests"() {
        given:
        def versions = getClass().classLoader.getResources('META-INF/io.netty.versions.properties').toList().collectMany {
            propertiesAt(it).findAll { key, value -> key.endsWith('.version') }.values().toList()
        }

        expect:
        !versions.empty
        versions.unique().size() == 1
        atLeast(versions.first(), '4.2.20')
    }

    def "#artifact is #minimum or newer: #why"() {
        expect:
        atLeast(versionOf(type), minimum)

        where:
        artifact               | type                                             | minimum   | why
        'micronaut-core'       | 'io.micronaut.core.version.SemanticVersion'      | '4.10.26' | 'older ones have CVE-2026-44241 and -44242'
        'H2'                   | 'org.h2.Driver'                                  | '2.4.240' | 'the platform pins an older one'
        'MongoDB driver'       | 'com.mongodb.client.MongoClient'                 | '5.14.0'  | 'the platform pins 4.11'
        'MongoDB driver core'  | 'com.mongodb.ConnectionString'                   | '5.14.0'  | 'one driver, not parts of two'
        'BSON'                 | 'org.bson.BsonDocument'                          | '5.14.0'  | 'one driver, not parts of two'
        'graphql-java'         | 'graphql.GraphQL'                                | '26.0'    | 'the platform pins 22.4'
    }

    // --- how it is found out ---

    /** Generated classes ("$Relay$Definition") are not part of the house. */
    private List<JavaClass> written() {
        house.findAll { !it.name.substring(it.name.lastIndexOf('.') + 1).startsWith('$') && it.simpleName != 'package-info' }
    }

    private List<String> imports(Closure<Boolean> from, Closure<Boolean> allowed) {
        importsOf(from) { origin, target -> allowed(target) }
    }

    private List<String> importsOf(Closure<?> from, Closure<Boolean> allowed) {
        written().findAll { from(it) }.collectMany { origin ->
            origin.directDependenciesFromSelf
                .collect { it.targetClass.baseComponentType }
                .findAll { !it.primitive && !allowed(origin, it) }
                .collect { "${origin.name} knows ${it.name}".toString() }
        }.unique().sort()
    }

    private static String roomOf(JavaClass type) {
        def parts = type.packageName.split(/\./)
        type.packageName.startsWith('org.sdohub.') && parts[2] != 'adapter' ? parts[2] : null
    }

    private static String adapterOf(JavaClass type) {
        def parts = type.packageName.split(/\./)
        type.packageName.startsWith('org.sdohub.adapter.') ? parts[3] : null
    }

    private static List<Path> filesUnder(Path folder) {
        if (!Files.exists(folder)) return []
        Files.walk(folder).withCloseable { all -> all.findAll { Files.isRegularFile(it) } }
    }

    private static Properties propertiesAt(URL address) {
        def properties = new Properties()
        address.withInputStream { properties.load(it) }
        properties
    }

    /** As the jar says in its manifest; where it says nothing, as it is named. */
    private static String versionOf(String type) {
        def found = Class.forName(type, false, HouseSpec.classLoader)
        def inManifest = found.package.implementationVersion
        inManifest ?: (found.protectionDomain.codeSource.location.path =~ /-(\d[^\/]*)\.jar$/)[0][1]
    }

    private static boolean atLeast(String version, String minimum) {
        def numbers = { String text -> (text =~ /\d+/).collect { it as int } }
        def (actual, wanted) = [numbers(version), numbers(minimum)]
        def difference = (0..<wanted.size()).collect { (actual[it] ?: 0) <=> wanted[it] }.find { it != 0 }
        (difference ?: 0) >= 0
    }
}
