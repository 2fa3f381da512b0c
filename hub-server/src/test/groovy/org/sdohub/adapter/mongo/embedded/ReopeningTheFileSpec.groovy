package org.sdohub.adapter.mongo.embedded

import com.mongodb.client.MongoClients
import com.mongodb.client.MongoDatabase
import com.mongodb.client.model.IndexOptions
import org.bson.Document
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.sql.DriverManager

class ReopeningTheFileSpec extends Specification {

    @TempDir
    Path folder

    Path file

    void setup() {
        file = folder.resolve('docs.sqlite')
    }

    def "documents and indexes are there again after closing and opening"() {
        given:
        within(file) { database, engine ->
            database.getCollection('things').createIndex(new Document('a', 1), new IndexOptions().unique(true).name('by-a'))
            database.getCollection('things').insertMany((1..500).collect { new Document('_id', it).append('a', it).append('l', [it]) })
            database.getCollection('things').createIndex(new Document('l', 1))
        }

        expect:
        within(file) { database, engine ->
            assert database.getCollection('things').listIndexes()*.name.toSet() == ['_id_', 'by-a', 'l_1'].toSet()
            assert database.getCollection('things').find(new Document('a', 77)).first()._id == 77
            assert database.getCollection('things').find(new Document('l', 78)).first()._id == 78
            assert engine.fullScans() == 0
            assert engine.verify() == []
            database.getCollection('things').countDocuments()
        } == 500
    }

    def "what was dropped stays dropped"() {
        given:
        within(file) { database, engine ->
            ['a', 'b'].each { database.getCollection(it).insertOne(new Document('_id', 1)) }
            database.getCollection('a').createIndex(new Document('x', 1))
            database.getCollection('a').drop()
            database.getCollection('b').createIndex(new Document('x', 1))
            database.getCollection('b').dropIndex('x_1')
        }

        expect:
        within(file) { database, engine ->
            assert database.getCollection('b').listIndexes()*.name == ['_id_']
            assert database.getCollection('a').countDocuments() == 0
            database.listCollectionNames().toList()
        } == ['b']
    }

    def "a copy taken while somebody writes is complete and opens"() {
        given:
        def copy = folder.resolve('copy.sqlite')
        within(file) { database, engine ->
            database.getCollection('things').insertMany((1..100).collect { new Document('_id', it) })
            engine.backup(copy)
            database.getCollection('things').insertOne(new Document('_id', 101))
        }

        expect:
        within(copy) { database, engine ->
            assert engine.verify() == []
            database.getCollection('things').countDocuments()
        } == 100

        when:
        EmbeddedEngine.backup(file, copy)

        then:
        def refused = thrown(UnusableFileException)
        refused.message.contains('exists already')
    }

    def "a file in use is refused in the same process too"() {
        given:
        def first = EmbeddedEngine.open(file)

        when:
        EmbeddedEngine.open(file)

        then:
        def refused = thrown(UnusableFileException)
        refused.message.contains('in use by another process: stop that one')

        when:
        first.close()
        EmbeddedEngine.open(file).close()

        then:
        noExceptionThrown()
    }

    def "#what is refused with what to do, and not touched"() {
        given:
        prepare(file)
        def before = folder.toFile().listFiles().findAll { it.name in ['docs.sqlite', 'docs.sqlite-wal'] }.collectEntries { [it.name, it.isFile() ? it.bytes.toList() : 'folder'] }

        when:
        EmbeddedEngine.open(file)

        then:
        def refused = thrown(UnusableFileException)
        refused.message.contains(advice)
        folder.toFile().listFiles().findAll { it.name in ['docs.sqlite', 'docs.sqlite-wal'] }.collectEntries { [it.name, it.isFile() ? it.bytes.toList() : 'folder'] } == before

        where:
        what                        | prepare                                                              || advice
        'a text file'               | { Path it -> it.toFile().text = 'not a database at all, ' * 500 }     || 'not a document file of the hub'
        "another program's database" | { Path it -> sqlite(it, 'create table theirs (x)') }                 || 'not a document file of the hub'
        'a newer format'            | { Path it -> EmbeddedEngine.open(it).close(); sqlite(it, 'pragma user_version = 99') } || 'start that one'
        'a damaged file'            | { Path it -> EmbeddedEngine.open(it).close(); damage(it) }            || 'restore the last backup'
        'a log without its file'    | { Path it -> it.resolveSibling('docs.sqlite-wal').toFile().text = 'x' } || 'put the file back'
        'a folder'                  | { Path it -> Files.createDirectory(it) }                             || 'check that its folder exists'
    }

    def "a folder that does not exist is refused and not made"() {
        when:
        EmbeddedEngine.open(folder.resolve('nowhere/docs.sqlite'))

        then:
        def refused = thrown(UnusableFileException)
        refused.message.contains('check that its folder exists')
        !Files.exists(folder.resolve('nowhere'))
    }

    private static <T> T within(Path file, Closure<T> act) {
        try (def engine = EmbeddedEngine.open(file); def client = MongoClients.create(engine.connectionString())) {
            MongoDatabase database = client.getDatabase('hub')
            return act(database, engine)
        }
    }

    private static void sqlite(Path file, String statement) {
        try (def connection = DriverManager.getConnection("jdbc:sqlite:$file"); def it = connection.createStatement()) {
            it.execute(statement)
        }
    }

    /** The header stays, the rest is noise. */
    private static void damage(Path file) {
        def bytes = Files.readAllBytes(file)
        for (int i = 100; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31)
        }
        Files.write(file, bytes)
    }
}
