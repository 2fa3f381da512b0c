package org.sdohub.adapter.mongo.embedded

import com.mongodb.client.MongoClient
import com.mongodb.client.MongoClients
import com.mongodb.client.MongoCollection
import org.bson.Document
import spock.lang.AutoCleanup
import spock.lang.Specification

/** An engine in memory and one empty collection, by the ordinary driver. */
abstract class EmbeddedEngineSpecification extends Specification {

    @AutoCleanup
    EmbeddedEngine engine = EmbeddedEngine.inMemory()

    @AutoCleanup
    MongoClient client = MongoClients.create(engine.connectionString())

    MongoCollection<Document> things = client.getDatabase('hub').getCollection('things')

    static Document doc(Map<String, ?> fields) {
        new Document(fields as Map)
    }
}
