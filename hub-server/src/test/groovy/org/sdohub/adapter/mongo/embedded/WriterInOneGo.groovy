package org.sdohub.adapter.mongo.embedded

import com.mongodb.client.MongoClients
import org.bson.Document

/** Writes one thing, then many in one go that never ends; to be killed. */
class WriterInOneGo {

    static void main(String[] arguments) {
        def engine = EmbeddedEngine.open(java.nio.file.Path.of(arguments[0]))
        def things = MongoClients.create(engine.connectionString()).getDatabase('hub').getCollection('things')
        things.insertOne(new Document('_id', 'before'))
        engine.inOneGo {
            (1..1000).each { things.insertOne(new Document('_id', it).append('text', 'much of it ' * 200)) }
            println 'READY'
            System.out.flush()
            Thread.sleep(60_000)
        }
    }
}
