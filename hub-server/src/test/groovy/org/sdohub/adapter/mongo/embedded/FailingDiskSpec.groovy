package org.sdohub.adapter.mongo.embedded

import com.mongodb.MongoException
import com.mongodb.client.MongoClient
import com.mongodb.client.MongoClients
import com.mongodb.client.MongoCollection
import com.mongodb.client.model.IndexOptions
import org.bson.Document
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

import java.time.Clock
import java.util.concurrent.Callable
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutionException
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit

class FailingDiskSpec extends Specification {

    BreakableKv disk = new BreakableKv()

    @AutoCleanup
    EmbeddedEngine engine = EmbeddedEngine.over(disk, Clock.systemUTC())

    @AutoCleanup
    MongoClient client = MongoClients.create(engine.connectionString())

    MongoCollection<Document> things = client.getDatabase('hub').getCollection('things')

    def "after a failed #what nothing is acknowledged any more, neither writes nor reads, and the store says it is not healthy"() {
        given:
        things.insertOne(new Document('_id', 'before'))
        assert engine.healthy()

        when:
        disk."$what" = { throw BreakableKv.diskFull() }
        things.insertOne(new Document('_id', 'during'))

        then:
        def told = thrown(MongoException)
        told.message.contains('embedded')
        !engine.healthy()

        when:
        disk."$what" = {}
        things.insertOne(new Document('_id', 'after'))

        then:
        thrown(MongoException)

        when:
        things.find().first()

        then:
        thrown(MongoException)

        where:
        what << ['atCommit', 'atPut']
    }

    def "a full disk is left by itself when there is room again, with all that was acknowledged and nothing that was not: #what"() {
        given:
        things.insertOne(new Document('_id', 'before'))
        disk."$what" = { throw BreakableKv.noRoom() }

        when:
        things.insertOne(new Document('_id', 'during'))

        then:
        thrown(MongoException)
        !engine.healthy()

        when: 'there is room again'
        disk."$what" = {}

        then:
        new PollingConditions(timeout: 60).eventually {
            assert engine.healthy()
        }
        things.find()*._id == ['before']

        when:
        things.insertOne(new Document('_id', 'after'))

        then:
        things.find()*._id.toSet() == ['before', 'after'].toSet()
        engine.verify() == []

        where:
        what << ['atCommit', 'atPut']
    }

    def "everybody who waits for the failing sync gets an error"() {
        given:
        things.insertOne(new Document('_id', 0))
        disk.atCommit = { throw BreakableKv.diskFull() }
        def threads = Executors.newFixedThreadPool(16)

        when:
        def outcomes = threads.invokeAll((1..64).collect { id ->
            { ->
                try {
                    things.insertOne(new Document('_id', id))
                    'acknowledged'
                } catch (MongoException refused) {
                    'refused'
                }
            } as Callable
        })*.get()

        then:
        outcomes.toSet() == ['refused'].toSet()

        cleanup:
        threads.shutdownNow()
    }

    def "a reader is not shown what a crash could still take away"() {
        given: 'a store whose committer does not notice work until it is let'
        def let = new CountDownLatch(1)
        def holding = new BreakableKv() {
            @Override
            boolean dirty() {
                boolean committer = Thread.currentThread().name == 'embedded-store-commit'
                (!committer || let.count == 0) && super.dirty()
            }
        }
        def commits = new GroupCommit(holding, {})
        def threads = Executors.newFixedThreadPool(3)
        def (written, seen) = [new CountDownLatch(1), new CountDownLatch(1)]

        when: 'one reads what another one has just written, and then the disk fails'
        def writer = threads.submit({
            commits.write { holding.put('m', [1] as byte[], [7] as byte[]); written.countDown(); 'ok' }
        } as Callable)
        assert written.await(60, TimeUnit.SECONDS)
        def reader = threads.submit({
            commits.read { def value = holding.get('m', [1] as byte[]); seen.countDown(); value }
        } as Callable)
        assert seen.await(60, TimeUnit.SECONDS)
        holding.atCommit = { throw BreakableKv.diskFull() }
        let.countDown()
        def waker = threads.submit({ commits.read { 'wakes the committer' } } as Callable)

        then: 'neither was told anything but the failure'
        [writer, reader, waker].every { outcome(it) == 'refused' }

        cleanup:
        threads.shutdownNow()
    }

    def "writers who come together share a sync"() {
        given:
        disk.atCommit = { Thread.sleep(2) }
        def threads = Executors.newFixedThreadPool(32)
        long before = engine.commits()

        when:
        threads.invokeAll((1..640).collect { id -> { -> things.insertOne(new Document('_id', id)) } as Callable })*.get()

        then:
        engine.operations() >= 640
        engine.commits() - before < 320
        things.countDocuments() == 640

        cleanup:
        threads.shutdownNow()
    }

    def "a command that finds nothing to change causes no sync"() {
        given:
        things.insertOne(new Document('_id', 1).append('version', 5))
        long before = engine.commits()

        when:
        def result = things.updateOne(new Document('_id', 1).append('version', 4), new Document('$set', new Document('a', 1)))

        then:
        result.matchedCount == 0
        engine.commits() == before
    }

    def "a command that fails half-way leaves nothing behind, not even its collection"() {
        given:
        things.createIndex(new Document('tag', 1), new IndexOptions().unique(true))
        things.insertMany([new Document('_id', 1).append('tag', 'a'), new Document('_id', 2).append('tag', 'b')])
        int puts = 0
        disk.atPut = { if (++puts == 3) throw new IllegalStateException('a fault of the program, not of the disk') }

        when:
        client.getDatabase('hub').getCollection('others').insertMany([new Document('_id', 1), new Document('_id', 2)])

        then:
        thrown(MongoException)
        engine.healthy()

        when:
        disk.atPut = {}

        then:
        client.getDatabase('hub').listCollectionNames().toSet() == ['things'].toSet()

        when: 'the same is tried again'
        client.getDatabase('hub').getCollection('others').insertMany([new Document('_id', 1), new Document('_id', 2)])

        then: 'the collection is made as if for the first time'
        client.getDatabase('hub').listCollectionNames().toSet() == ['things', 'others'].toSet()
        things.countDocuments() == 2
        engine.verify() == []
    }

    private static String outcome(future) {
        try {
            future.get(60, TimeUnit.SECONDS)
            'acknowledged'
        } catch (ExecutionException refused) {
            'refused'
        }
    }
}
