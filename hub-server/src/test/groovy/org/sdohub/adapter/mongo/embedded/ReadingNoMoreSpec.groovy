package org.sdohub.adapter.mongo.embedded

import com.mongodb.client.MongoClient
import com.mongodb.client.MongoClients
import com.mongodb.client.MongoCollection
import com.mongodb.client.model.CountOptions
import java.time.Clock
import org.bson.Document
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What a question costs depends on what is shown, and not on how much there is. */
class ReadingNoMoreSpec extends Specification {

    BreakableKv disk = new BreakableKv()

    @AutoCleanup
    EmbeddedEngine engine = EmbeddedEngine.over(disk, Clock.systemUTC())

    @AutoCleanup
    MongoClient client = MongoClients.create(engine.connectionString())

    MongoCollection<Document> things = client.getDatabase('hub').getCollection('things')

    def "of a thousand, #what reads hardly more entries than it shows"() {
        given:
        things.createIndex(new Document(kind: 1, at: 1, _id: 1))
        things.createIndex(new Document(tags: 1, at: 1, _id: 1))
        things.insertMany((1..1000).collect { new Document(_id: it, kind: it % 2 ? 'odd' : 'even', at: it, tags: ['all', "t$it".toString()]) })
        int read = 0
        disk.atEntry = { read++ }

        when:
        def found = things.find(new Document(filter)).sort(new Document(sort)).limit(5)*._id

        then:
        found == shown
        read <= 16

        where:
        what                               | filter                           | sort              || shown
        'the newest'                       | [:]                              | [_id: -1]         || [1000, 999, 998, 997, 996]
        'the newest of a kind'             | [kind: 'odd']                    | [at: -1, _id: -1] || [999, 997, 995, 993, 991]
        'the oldest of one value in a list' | [kind: ['$in': ['odd']]]        | [at: 1, _id: 1]   || [1, 3, 5, 7, 9]
        'the newest of several kinds'      | [kind: ['$in': ['odd', 'even']]] | [at: -1, _id: -1] || [1000, 999, 998, 997, 996]
        'the newest of an element'         | [tags: 'all']                    | [at: -1, _id: -1] || [1000, 999, 998, 997, 996]
        'what follows a place'             | [_id: ['$gt': 500]]              | [_id: 1]          || [501, 502, 503, 504, 505]
        'kinds one after the other'        | [kind: ['$in': ['odd', 'even']]] | [kind: 1]         || [2, 4, 6, 8, 10]
    }

    def "#what is counted by the index alone: #counted of a thousand"() {
        given:
        things.createIndex(new Document(kind: 1, at: 1, _id: 1))
        things.createIndex(new Document(tags: 1, at: 1, _id: 1))
        things.createIndex(new Document(kind: 1, tags: 1))
        things.insertMany((1..1000).collect { new Document(_id: it, kind: it % 2 ? 'odd' : 'even', at: it, tags: ['all', it % 2 ? 'all' : 'some', "t${it % 10}".toString()]) })
        int documents = 0
        disk.atRead = { documents++ }

        expect:
        things.countDocuments(new Document(filter), new CountOptions().limit(most)) == counted
        documents == 0

        where:
        what                                     | filter                                   | most   || counted
        'one value'                              | [kind: 'odd']                            | 10_000 || 500
        'several values'                         | [kind: ['$in': ['odd', 'even', 'none']]] | 10_000 || 1000
        'a value that some lists hold twice'     | [tags: 'all']                            | 10_000 || 1000
        'several that lists hold, each list once' | [tags: ['$in': ['all', 'some', 't1']]]  | 10_000 || 1000
        'a value of both'                        | [tags: 't4', kind: 'even']               | 10_000 || 100
        'what is not there'                      | [kind: 'none']                           | 10_000 || 0
        'no more than so many'                   | [kind: 'odd']                            | 10     || 10
    }
}
