package org.sdohub.adapter.mongo.embedded

import com.mongodb.MongoException
import com.mongodb.client.model.IndexOptions

class RefusingWhatIsNotThereSpec extends EmbeddedEngineSpecification {

    def "#what is refused with a word"() {
        when:
        client.getDatabase('hub').runCommand(doc(command))

        then:
        def refused = thrown(MongoException)
        refused.code == code
        refused.message.contains('embedded')

        where:
        what                  | command                                                                                      || code
        'a transaction'       | [insert: 'things', documents: [doc(_id: 1)], startTransaction: true, autocommit: false]      || 20
        'a retryable write'   | [insert: 'things', documents: [doc(_id: 1)], txnNumber: 1L]                                  || 20
        'a session'           | [insert: 'things', documents: [doc(_id: 1)], lsid: doc(id: UUID.randomUUID())]               || 20
        'collation'           | [find: 'things', filter: doc(a: 1), collation: doc(locale: 'de')]                            || 2
        'collation inside'    | [update: 'things', updates: [doc(q: doc(a: 1), u: doc('$set': doc(a: 2)), collation: doc(locale: 'de'))]] || 2
        'a tailable cursor'   | [find: 'things', tailable: true]                                                             || 2
        'a pipeline update'   | [update: 'things', updates: [doc(q: doc(a: 1), u: [doc('$set': doc(a: 2))])]]                || 9
        'a pipeline to modify' | [findAndModify: 'things', query: doc(a: 1), update: [doc('$set': doc(a: 2))]]               || 9
        'text search'         | [find: 'things', filter: doc('$text': doc('$search': 'x'))]                                  || 2
        '$where'              | [find: 'things', filter: doc('$and': [doc('$where': 'true')])]                               || 2
        'a JSON schema query' | [count: 'things', query: doc('$jsonSchema': doc(required: ['a']))]                           || 2
        'a validator'         | [create: 'others', validator: doc(a: 1)]                                                     || 72
        'a capped collection' | [create: 'others', capped: true, size: 4096]                                                 || 72
        'a view'              | [create: 'others', viewOn: 'things', pipeline: []]                                           || 72
        'a time series'       | [create: 'others', timeseries: doc(timeField: 't')]                                          || 72
        'a text index'        | [createIndexes: 'things', indexes: [doc(key: doc(a: 'text'), name: 'a')]]                    || 67
        'a geo index'         | [createIndexes: 'things', indexes: [doc(key: doc(a: '2dsphere'), name: 'a')]]                || 67
        'a hashed index'      | [createIndexes: 'things', indexes: [doc(key: doc(a: 'hashed'), name: 'a')]]                  || 67
        'a wildcard index'    | [createIndexes: 'things', indexes: [doc(key: doc('$**': 1), name: 'a')]]                     || 67
        'an array position'   | [createIndexes: 'things', indexes: [doc(key: doc('a.0': 1), name: 'a')]]                     || 67
        'a partial index'     | [createIndexes: 'things', indexes: [doc(key: doc(a: 1), name: 'a', partialFilterExpression: doc(a: 1))]] || 67
        'a collated index'    | [createIndexes: 'things', indexes: [doc(key: doc(a: 1), name: 'a', collation: doc(locale: 'de'))]] || 67
        'a change stream'     | [aggregate: 'things', pipeline: [doc('$changeStream': doc([:]))], cursor: doc([:])]          || 40573
        '$lookup'             | [aggregate: 'things', pipeline: [doc('$lookup': doc([:]))], cursor: doc([:])]                || 40324
        '$out within $facet'  | [aggregate: 'things', pipeline: [doc('$facet': doc(x: [doc('$out': 'y')]))], cursor: doc([:])] || 40324
        'aggregating no collection' | [aggregate: 1, pipeline: [], cursor: doc([:])]                                         || 73
        'map-reduce'          | [mapReduce: 'things', map: '', reduce: '', out: 'x']                                         || 59
    }

    def "an index that contradicts an existing one by #what is refused, and the same again is no change"() {
        given:
        def database = client.getDatabase('hub')
        def existing = doc(createIndexes: 'things', indexes: [doc(key: doc(a: 1), name: 'by-a', unique: true)])
        database.runCommand(existing)
        database.runCommand(existing)

        when:
        database.runCommand(doc(createIndexes: 'things', indexes: [doc(other)]))

        then:
        def refused = thrown(MongoException)
        refused.code == code
        things.listIndexes()*.name as Set == ['_id_', 'by-a'] as Set

        where:
        what          | other                                    || code
        'its key'     | [key: doc(b: 1), name: 'by-a']            || 86
        'its options' | [key: doc(a: 1), name: 'by-a']            || 86
        'its name'    | [key: doc(a: 1), name: 'x', unique: true] || 85
    }

    def "a unique index over documents that are equal already is refused and leaves nothing"() {
        given:
        things.insertMany([doc(_id: 1, a: 1), doc(_id: 2, a: 2), doc(_id: 3, a: 1)])

        when:
        things.createIndex(doc(a: 1), new IndexOptions().unique(true))

        then:
        def refused = thrown(MongoException)
        refused.code == 11000
        things.listIndexes()*.name == ['_id_']
        things.insertOne(doc(_id: 4, a: 2))
        engine.verify() == []
    }

    def "an array in two fields of one index is refused, as MongoDB does, and the document is not stored"() {
        given:
        things.createIndex(doc(a: 1, b: 1))

        when:
        things.insertOne(doc(_id: 1, a: [1, 2], b: [3, 4]))

        then:
        def refused = thrown(MongoException)
        refused.code == 171
        things.countDocuments() == 0
    }
}
