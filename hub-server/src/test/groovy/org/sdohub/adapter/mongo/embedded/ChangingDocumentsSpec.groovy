package org.sdohub.adapter.mongo.embedded

import com.mongodb.MongoBulkWriteException
import com.mongodb.MongoWriteException
import com.mongodb.client.model.BulkWriteOptions
import com.mongodb.client.model.FindOneAndUpdateOptions
import com.mongodb.client.model.IndexOptions
import com.mongodb.client.model.InsertManyOptions
import com.mongodb.client.model.InsertOneModel
import com.mongodb.client.model.ReplaceOneModel
import com.mongodb.client.model.ReturnDocument
import com.mongodb.client.model.UpdateOneModel
import com.mongodb.client.model.UpdateOptions
import org.bson.Document

import java.util.concurrent.Callable
import java.util.concurrent.Executors

class ChangingDocumentsSpec extends EmbeddedEngineSpecification {

    def "an update by #operator turns #before into #after"() {
        given:
        things.insertOne(doc(before + [_id: 1]))

        when:
        things.updateOne(doc(_id: 1), doc([(operator): doc(change)]))

        then:
        things.find().first() == doc([_id: 1] + after)

        where:
        operator    | before                       | change                                    || after
        '$set'      | [a: 1]                       | [a: 2, 'b.c': 3]                          || [a: 2, b: doc(c: 3)]
        '$unset'    | [a: 1, b: 2]                 | [a: '']                                   || [b: 2]
        '$inc'      | [a: 1]                       | [a: 4]                                    || [a: 5]
        '$push'     | [a: [1]]                     | [a: 2]                                    || [a: [1, 2]]
        '$push'     | [a: [1]]                     | [a: doc('$each': [2, 3])]                 || [a: [1, 2, 3]]
        '$push'     | [a: [1, 2]]                  | [a: doc('$each': [3], '$slice': -2)]      || [a: [2, 3]]
        '$pull'     | [a: [1, 2, 1]]               | [a: 1]                                    || [a: [2]]
        '$pull'     | [a: [doc(x: 1), doc(x: 2)]]  | [a: doc(x: 1)]                            || [a: [doc(x: 2)]]
        '$pull'     | [a: ['p', 'q', 'r']]         | [a: doc('$in': ['p', 'r'])]               || [a: ['q']]
        '$addToSet' | [a: [1]]                     | [a: 1]                                    || [a: [1]]
        '$addToSet' | [a: [1]]                     | [a: doc('$each': [1, 2])]                 || [a: [1, 2]]
    }

    def "array filters change only the elements they name"() {
        given:
        things.insertOne(doc(_id: 1, handlings: [doc(group: 'RAN2', state: 'OPEN'), doc(group: 'SA3', state: 'OPEN')]))

        when:
        things.updateOne(doc(_id: 1), doc('$set': doc('handlings.$[h].state': 'DONE')),
                new UpdateOptions().arrayFilters([doc('h.group': 'SA3')]))

        then:
        things.find().first().handlings*.state == ['OPEN', 'DONE']
    }

    def "a compare-and-set changes the document exactly when #filter holds"() {
        given:
        things.insertOne(doc(_id: 1, version: 3, pending: [doc(receipt: 'r1')]))

        expect:
        things.updateOne(doc(filter), doc('$inc': doc(version: 1))).modifiedCount == changed

        where:
        filter                                                       || changed
        [_id: 1, version: 3]                                         || 1
        [_id: 1, version: 2]                                         || 0
        [_id: 2, version: 3]                                         || 0
        [_id: 1, version: 3, 'pending.receipt': ['$ne': 'r1']]       || 0
        [_id: 1, version: 3, 'pending.receipt': ['$ne': 'r2']]       || 1
        [_id: 1, version: 3, pending: ['$elemMatch': [receipt: 'r1']]] || 1
    }

    def "of many who compare and set one version, one wins"() {
        given:
        things.insertOne(doc(_id: 1, version: 0))

        when:
        def wins = together(32) { things.updateOne(doc(_id: 1, version: 0), doc('$set': doc(version: 1))).modifiedCount }

        then:
        wins.sum() == 1
    }

    def "a counter gives every number once, also to those who come at the same time and find none"() {
        when:
        def numbers = together(400) {
            things.findOneAndUpdate(doc(_id: 'statements-2025'), doc('$inc': doc(next: 1)),
                    new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)).next
        }

        then:
        numbers.sort() == (1..400).toList()
    }

    def "of many who upsert one unique value, one inserts and the others find it"() {
        given:
        things.createIndex(doc(key: 1), new IndexOptions().unique(true))

        when:
        def inserted = together(32) { n ->
            things.updateOne(doc(key: 'same'), doc('$setOnInsert': doc(_id: n)), new UpdateOptions().upsert(true)).upsertedId
        }

        then:
        inserted.count { it != null } == 1
        things.countDocuments() == 1
    }

    def "an ordered insert stops at the duplicate and says at which one"() {
        given:
        things.createIndex(doc(eid: 1), new IndexOptions().unique(true).name('eid'))
        things.insertOne(doc(_id: 12L, eid: 'taken'))

        when:
        things.insertMany([doc(_id: 10L, eid: 'a'), doc(_id: 11L, eid: eid), doc(_id: id, eid: 'c'), doc(_id: 14L, eid: 'd')])

        then:
        def refused = thrown(MongoBulkWriteException)
        refused.writeErrors*.index == [index]
        refused.writeErrors*.code == [11000]
        refused.writeErrors[0].message.contains("index: $name ")
        refused.writeResult.insertedCount == index
        things.find().map { it._id }.toSet() == ([10L, 11L, 12L].take(index) + 12L).toSet()

        where:
        id  | eid     || index | name
        12L | 'b'     || 2     | '_id_'
        13L | 'taken' || 1     | 'eid'
    }

    def "an unordered insert takes what it can"() {
        given:
        things.insertOne(doc(_id: 2))

        when:
        things.insertMany((1..4).collect { doc(_id: it) }, new InsertManyOptions().ordered(false))

        then:
        def refused = thrown(MongoBulkWriteException)
        refused.writeErrors*.index == [1]
        refused.writeResult.insertedCount == 3
        things.countDocuments() == 4
    }

    def "a bulk write counts what each part did, and where it stopped when it is ordered: #ordered"() {
        given:
        things.insertMany([doc(_id: 1, a: 1), doc(_id: 2, a: 2)])
        things.createIndex(doc(a: 1), new IndexOptions().unique(true))
        def steps = [
                new UpdateOneModel(doc(_id: 1), doc('$set': doc(a: 10))),
                new UpdateOneModel(doc(_id: 1), doc('$set': doc(a: 2))),
                new ReplaceOneModel(doc(_id: 2), doc(a: 20)),
                new InsertOneModel(doc(_id: 3, a: 3)),
        ]

        when:
        things.bulkWrite(steps, new BulkWriteOptions().ordered(ordered))

        then:
        def refused = thrown(com.mongodb.MongoBulkWriteException)
        refused.writeErrors*.index == [1]
        things.find().sort(doc(_id: 1)).map { it.a }.toList() == left

        where:
        ordered || left
        true    || [10, 2]
        false   || [10, 20, 3]
    }

    def "what a unique index refuses leaves the document and all its index entries as they were"() {
        given:
        things.createIndex(doc(tag: 1))
        things.createIndex(doc(number: 1), new IndexOptions().unique(true))
        things.insertMany([doc(_id: 1, number: 1, tag: 'x'), doc(_id: 2, number: 2, tag: 'y')])

        when:
        things.updateOne(doc(_id: 2), doc('$set': doc(number: 1, tag: 'z')))

        then:
        thrown(MongoWriteException)
        things.find(doc(tag: 'y')).first()._id == 2
        things.find(doc(tag: 'z')).first() == null
        problems() == []
    }

    def "a document of more than 16 MB is refused and the old one stays"() {
        given:
        things.createIndex(doc(state: 1))
        things.insertOne(doc(_id: 1, state: 'small', parts: ['x' * 9_000_000]))

        when:
        things.updateOne(doc(_id: 1), doc('$push': doc(parts: 'y' * 9_000_000), '$set': doc(state: 'large')))

        then:
        thrown(Exception)
        things.find(doc(state: 'small')).first().parts.size() == 1
        things.find(doc(state: 'large')).first() == null
        problems() == []
    }

    def "a field is found by its value whether that came as an int, a long or a double"() {
        given:
        things.createIndex(doc(a: 1))
        things.insertMany([doc(_id: 1, a: 5), doc(_id: 2, a: 5L), doc(_id: 3, a: 5.0d), doc(_id: 4, a: 9007199254740993L), doc(_id: 5, a: 9007199254740992L)])

        expect:
        things.find(doc(a: 5)).map { it._id }.toSet() == [1, 2, 3].toSet()
        things.find(doc(a: 9007199254740993L)).map { it._id }.toList() == [4]
    }

    private List<String> problems() {
        engine.verify()
    }

    private static List<?> together(int times, Closure<?> act) {
        def threads = Executors.newFixedThreadPool(16)
        try {
            return threads.invokeAll((1..times).collect { n -> { -> act(n) } as Callable })*.get()
        } finally {
            threads.shutdown()
        }
    }
}
