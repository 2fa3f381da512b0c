package org.sdohub.adapter.mongo.embedded

import com.mongodb.MongoException
import com.mongodb.client.MongoClient
import com.mongodb.client.MongoClients
import com.mongodb.client.MongoCollection
import org.bson.Document
import org.sdohub.a.ChildJvm
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path
import java.time.Clock

class WritingInOneGoSpec extends Specification {

    @TempDir
    Path folder

    BreakableKv disk = new BreakableKv()

    @AutoCleanup
    EmbeddedEngine engine = EmbeddedEngine.over(disk, Clock.systemUTC())

    @AutoCleanup
    MongoClient client = MongoClients.create(engine.connectionString())

    MongoCollection<Document> things = client.getDatabase('hub').getCollection('things')

    def "what is written in one go costs one sync, and each write after it a sync of its own again"() {
        given:
        things.insertOne(new Document('_id', 0))
        long before = engine.commits()

        when:
        engine.inOneGo { (1..50).each { things.insertOne(new Document('_id', it)) } }

        then: 'one for what came before, one for the fifty'
        engine.commits() - before <= 2
        things.countDocuments() == 51

        when:
        before = engine.commits()
        (51..53).each { things.insertOne(new Document('_id', it)) }

        then:
        engine.commits() - before == 3
    }

    def "work that fails keeps what it had written, and the store goes on"() {
        when:
        engine.inOneGo {
            things.insertOne(new Document('_id', 1))
            throw new IllegalStateException('half-way')
        }

        then:
        def told = thrown(IllegalStateException)
        told.message == 'half-way'

        when:
        things.insertOne(new Document('_id', 2))

        then:
        things.countDocuments() == 2
        engine.healthy()
    }

    def "a disk that fails at the end is told to whoever did the work"() {
        given:
        things.insertOne(new Document('_id', 0))

        when:
        engine.inOneGo {
            things.insertOne(new Document('_id', 1))
            disk.atCommit = { throw BreakableKv.diskFull() }
        }

        then:
        def told = thrown(Exception)
        told.message.contains('embedded')
        !engine.healthy()

        when:
        things.insertOne(new Document('_id', 2))

        then:
        thrown(MongoException)
    }

    def "a process that is killed half-way has written nothing of it, and all that came before"() {
        given:
        def file = folder.resolve('docs.sqlite')
        def writer = new ChildJvm(WriterInOneGo, 'READY', file.toString())
        writer.awaitReady()

        when:
        writer.kill()

        then:
        try (def reopened = EmbeddedEngine.open(file); def reader = MongoClients.create(reopened.connectionString())) {
            assert reopened.verify() == []
            reader.getDatabase('hub').getCollection('things').find()*._id == ['before']
        }
    }
}
