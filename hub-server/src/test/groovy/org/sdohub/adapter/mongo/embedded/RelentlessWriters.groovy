package org.sdohub.adapter.mongo.embedded

import com.mongodb.MongoBulkWriteException
import com.mongodb.MongoWriteException
import com.mongodb.client.MongoClients
import com.mongodb.client.MongoDatabase
import com.mongodb.client.model.FindOneAndUpdateOptions
import com.mongodb.client.model.IndexOptions
import com.mongodb.client.model.ReturnDocument
import groovy.transform.CompileStatic
import org.bson.Document

import java.nio.file.Path
import java.util.concurrent.ThreadLocalRandom
import java.util.zip.CRC32

/**
 * The program the killing is done to: writes in every way the hub does, and prints what was acknowledged, each line
 * after the fact.
 */
@CompileStatic
class RelentlessWriters {

    static final int THREADS = 12

    static void main(String[] arguments) {
        def engine = EmbeddedEngine.open(Path.of(arguments[0]))
        def database = MongoClients.create(engine.connectionString()).getDatabase('hub')
        prepare(database)
        String run = arguments[1]
        write(database, "$run-0-0".toString())
        say('READY')
        (1..THREADS).each { int thread ->
            Thread.ofPlatform().start {
                for (int n = 0; ; n++) {
                    write(database, "$run-$thread-$n".toString())
                }
            }
        }
    }

    static void prepare(MongoDatabase database) {
        database.getCollection('papers').createIndex(new Document('tags', 1))
        database.getCollection('papers').createIndex(new Document('state', 1).append('number', -1))
        database.getCollection('names').createIndex(new Document('name', 1), new IndexOptions().unique(true))
        database.getCollection('events').createIndex(new Document('eid', 1), new IndexOptions().unique(true))
    }

    static void write(MongoDatabase database, String id) {
        def papers = database.getCollection('papers')
        def number = database.getCollection('counters').findOneAndUpdate(new Document('_id', 'papers'),
                new Document('$inc', new Document('next', 1L)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)).getLong('next')
        say("number $number")
        papers.insertOne(withSum(new Document('_id', id).append('number', number).append('version', 0)
                .append('state', 'DRAFT').append('tags', [id, 'all']).append('body', body())))
        say("paper $id 0")
        def next = withSum(new Document('_id', id).append('number', number).append('version', 1)
                .append('state', 'POSTED').append('tags', [id]).append('body', body()))
        if (papers.replaceOne(new Document('_id', id).append('version', 0), next).modifiedCount == 1) {
            say("paper $id 1")
        }
        name(database, id)
        append(database, id)
    }

    private static void name(MongoDatabase database, String id) {
        def name = "name-${ThreadLocalRandom.current().nextInt(200)}".toString()
        try {
            database.getCollection('names').insertOne(new Document('_id', id).append('name', name))
            say("name $name $id")
        } catch (MongoWriteException taken) {
            assert taken.code == 11000
            database.getCollection('names').deleteOne(new Document('name', name))
        }
    }

    /** As the event sequence does it: from the last number on, again where somebody else took it. */
    private static void append(MongoDatabase database, String id) {
        def events = database.getCollection('events')
        while (true) {
            def last = events.find().sort(new Document('_id', -1)).first()
            long next = last == null ? 1L : last.getLong('_id') + 1
            try {
                events.insertMany([new Document('_id', next).append('eid', id + 'a'), new Document('_id', next + 1).append('eid', id + 'b')])
                say("event $next ${id}a")
                say("event ${next + 1} ${id}b")
                return
            } catch (MongoBulkWriteException taken) {
                if (taken.writeErrors[0].index > 0) {
                    return
                }
            }
        }
    }

    static Document withSum(Document paper) {
        paper.append('sum', sum(paper))
    }

    static long sum(Document paper) {
        def crc = new CRC32()
        crc.update("${paper.get('number')}|${paper.get('version')}|${paper.getString('body')}".toString().getBytes('UTF-8'))
        crc.value
    }

    /** 0.1 to 6 kB, so that some take several pages. */
    private static String body() {
        def random = ThreadLocalRandom.current()
        Long.toString(random.nextLong(), 36) * (8 + random.nextInt(500))
    }

    private static synchronized void say(String line) {
        System.out.print(line + '\n')
        System.out.flush()
    }
}
