package org.sdohub.adapter.mongo.embedded

import com.mongodb.client.model.CountOptions
import com.mongodb.client.model.IndexOptions
import org.bson.Document

class FindingDocumentsSpec extends EmbeddedEngineSpecification {

    def "a filter #filter finds #found"() {
        given:
        things.insertMany([
                doc(_id: 1, a: 1, tags: ['x', 'y'], handlings: [doc(group: 'RAN2', state: 'OPEN'), doc(group: 'SA3', state: 'DONE')]),
                doc(_id: 2, a: 2, tags: ['y'], handlings: [doc(group: 'RAN2', state: 'DONE')]),
                doc(_id: 3, a: 3, title: 'Reply on slicing'),
        ])

        expect:
        things.find(new Document(filter)).map { it._id }.toList().sort() == found

        where:
        filter                                                                   || found
        [a: 2]                                                                   || [2]
        [a: ['$gt': 1, '$lt': 3]]                                                || [2]
        [a: ['$in': [1, 3, 9]]]                                                  || [1, 3]
        [a: ['$ne': 1]]                                                          || [2, 3]
        [tags: 'y']                                                              || [1, 2]
        [tags: ['$all': ['x', 'y']]]                                             || [1]
        [tags: ['$exists': false]]                                               || [3]
        [tags: null]                                                             || [3]
        [handlings: ['$elemMatch': [group: 'RAN2', state: 'DONE']]]              || [2]
        ['handlings.group': 'RAN2', 'handlings.state': 'DONE']                   || [1, 2]
        ['$or': [[a: 1], [title: ['$regex': '^Reply']]]]                         || [1, 3]
        [a: ['$not': ['$gt': 1]]]                                                || [1]
    }

    def "a projection #projection shows #shown"() {
        given:
        things.insertOne(doc(_id: 1, a: 1, b: doc(c: 2, d: 3), l: [doc(x: 1), doc(x: 2)]))

        expect:
        things.find().projection(new Document(projection)).first() == new Document(shown)

        where:
        projection                            || shown
        [a: 1]                                || [_id: 1, a: 1]
        [a: 1, _id: 0]                        || [a: 1]
        ['b.c': 1, _id: 0]                    || [b: doc(c: 2)]
        [b: 0, l: 0]                          || [_id: 1, a: 1]
        [l: ['$elemMatch': [x: 2]], _id: 0]   || [l: [doc(x: 2)]]
    }

    def "an aggregation through #stages.size() stages gives #result"() {
        given:
        things.insertMany([doc(_id: 1, g: 'p', n: 1, t: ['u', 'v']), doc(_id: 2, g: 'q', n: 2, t: ['u']), doc(_id: 3, g: 'p', n: 4, t: [])])

        expect:
        things.aggregate(stages.collect { new Document(it) }).toList() == result.collect { new Document(it) }

        where:
        stages                                                                                           || result
        [['$match': [n: ['$gt': 1]]], ['$sort': [n: -1]], ['$project': [n: 1]]]                          || [[_id: 3, n: 4], [_id: 2, n: 2]]
        [['$match': [g: 'p']], ['$match': [n: 4]], ['$project': [_id: 1]]]                               || [[_id: 3]]
        [['$group': [_id: '$g', sum: ['$sum': '$n']]], ['$sort': [_id: 1]]]                              || [[_id: 'p', sum: 5], [_id: 'q', sum: 2]]
        [['$unwind': '$t'], ['$group': [_id: '$t', n: ['$sum': 1]]], ['$sort': [n: -1]], ['$limit': 1]]  || [[_id: 'u', n: 2]]
        [['$sort': [_id: 1]], ['$skip': 1], ['$limit': 1], ['$addFields': [m: ['$add': ['$n', 1]]]], ['$project': [m: 1]]] || [[_id: 2, m: 3]]
        [['$match': [g: 'p']], ['$count': 'of']]                                                         || [[of: 2]]
        [['$match': [n: ['$gt': 1]]], ['$facet': [few: [['$limit': 1], ['$project': [_id: 1]]], all: [['$count': 'n']]]]] || [[few: [doc(_id: 2)], all: [doc(n: 2)]]]
    }

    def "a count stops at its limit"() {
        given:
        things.insertMany((1..50).collect { doc(_id: it, even: it % 2 == 0) })

        expect:
        things.countDocuments() == 50
        things.countDocuments(doc(even: true)) == 25
        things.countDocuments(doc(even: true), new CountOptions().limit(10)) == 10
        things.estimatedDocumentCount() == 50
    }

    def "a long result comes in batches, and documents deleted meanwhile do not break it"() {
        given:
        things.insertMany((1..1000).collect { doc(_id: it) })

        when:
        def cursor = things.find().sort(doc(_id: 1)).batchSize(10).iterator()
        def seen = (1..10).collect { cursor.next()._id }
        things.deleteMany(doc(_id: doc('$gt': 20, '$lte': 990)))
        cursor.each { seen << it._id }

        then:
        seen.take(20) == (1..20).toList()
        seen.takeRight(10) == (991..1000).toList()
        seen == seen.toSet().sort()
    }

    def "large documents are split over several messages"() {
        when:
        6.times { things.insertOne(doc(_id: it, body: 'x' * 9_000_000)) }

        then:
        things.find().batchSize(100).toList()*.body*.size() == [9_000_000] * 6
    }

    def "of two indexes, the one that is given its whole key is read rather than the beginning of the other"() {
        given:
        things.createIndex(doc(organization: 1, title: 1))
        things.createIndex(doc(names: 1))
        things.insertMany((1..100).collect { doc(_id: it, organization: 'IETF', title: "t$it".toString(), names: ["n$it".toString()]) })

        when:
        def plan = things.find(doc(organization: 'IETF', names: 'n7')).explain().queryPlanner.winningPlan

        then:
        plan.indexName.startsWith('names')
    }

    def "what an index can answer is not searched in the whole collection: #filter by #sort"() {
        given:
        things.createIndex(doc(group: 1, posted: -1, _id: -1))
        things.createIndex(doc('addressees.group': 1, 'addressees.state': 1))
        things.createIndex(doc(number: 1), new IndexOptions().unique(true).sparse(true))
        things.createIndex(doc(posted: -1, _id: -1))
        things.createIndex(doc(tags: 1, posted: -1, _id: -1))
        things.insertMany((1..200).collect {
            doc(_id: it, group: "g${it % 5}".toString(), posted: it.intdiv(3), number: it, tags: ["t${it % 4}".toString(), 'all'],
                    addressees: [doc(group: "g${it % 7}".toString(), state: it % 2 ? 'OPEN' : 'DONE')])
        })
        long before = engine.fullScans()

        when:
        def found = things.find(new Document(filter)).sort(new Document(sort)).limit(50).toList()
        def plan = things.find(new Document(filter)).sort(new Document(sort)).explain().queryPlanner.winningPlan

        then:
        found.size() == size
        engine.fullScans() == before
        plan.stage == 'IXSCAN' || plan.stage == 'OR'
        plan.sorted == sorted

        where:
        filter                                                                                  | sort                   || size | sorted
        [_id: 7]                                                                                | [:]                    || 1    | true
        [_id: ['$gt': 150L]]                                                                    | [_id: 1]               || 50   | true
        [_id: ['$lt': 20]]                                                                      | [_id: -1]              || 19   | true
        [number: 7]                                                                             | [:]                    || 1    | true
        [:]                                                                                     | [posted: -1, _id: -1]  || 50   | true
        [:]                                                                                     | [posted: 1, _id: 1]    || 50   | true
        [group: 'g1']                                                                           | [posted: -1, _id: -1]  || 40   | true
        [group: 'g1', posted: ['$lt': 30]]                                                      | [posted: -1, _id: -1]  || 18   | true
        [group: ['$in': ['g1', 'g2', 'g4']]]                                                    | [posted: -1, _id: -1]  || 50   | true
        ['$or': [[posted: ['$lt': 30]], [posted: 30, _id: ['$lt': 91]]]]                        | [posted: -1, _id: -1]  || 50   | true
        [group: 'g1', '$or': [[posted: ['$lt': 30]], [posted: 30, _id: ['$lt': 91]]]]           | [posted: -1, _id: -1]  || 18   | true
        ['addressees.group': 'g3']                                                              | [:]                    || 29   | true
        [addressees: ['$elemMatch': [group: 'g3', state: 'OPEN']]]                              | [:]                    || 15   | true
        [addressees: ['$elemMatch': [group: 'g3']]]                                             | [posted: -1]           || 29   | false
        [tags: 't3']                                                                            | [posted: -1, _id: -1]  || 50   | true
        [tags: 't3', posted: ['$lt': 30]]                                                       | [posted: -1, _id: -1]  || 22   | true
        [tags: ['$in': ['t3', 'all']], posted: ['$lt': 12]]                                     | [posted: -1, _id: -1]  || 35   | true
        [tags: 't3']                                                                            | [tags: 1]              || 50   | false
        ['$or': [[group: 'g1'], ['addressees.group': 'g3']]]                                    | [:]                    || 50   | null
    }

    def "an index over an array changes neither what is found nor its order"() {
        given: 'the same documents, once with indexes and once without'
        def random = new Random(11)
        def documents = (1..400).collect {
            doc(_id: it, tags: (0..random.nextInt(3)).collect { "t${random.nextInt(4)}".toString() }.unique(),
                    group: random.nextInt(5) == 0 ? ['g1', 'g2'] : "g${random.nextInt(3)}".toString(), posted: random.nextInt(50),
                    state: random.nextInt(3), kind: random.nextInt(4))
        }
        def plain = client.getDatabase('shop').getCollection('plain')
        things.createIndex(doc(tags: 1, posted: -1, _id: -1))
        things.createIndex(doc(group: 1, posted: 1, _id: 1))
        things.createIndex(doc(group: 1, state: -1, kind: 1, posted: 1, _id: 1))
        [things, plain]*.insertMany(documents)

        expect: 'the same of each question'
        400.times {
            def filter = new Document()
            if (random.nextBoolean()) {
                filter.tags = random.nextBoolean() ? 't1' : doc('$in': ['t0', 't3'])
            }
            if (random.nextBoolean()) {
                filter.group = random.nextBoolean() ? 'g1' : doc('$in': ['g0', 'g2'])
            }
            if (random.nextBoolean()) {
                filter.state = random.nextBoolean() ? 1 : doc('$in': [2, 0])
            }
            if (random.nextBoolean()) {
                filter.kind = [2, doc('$in': [0, 1, 3]), doc('$gte': 1)][random.nextInt(3)]
            }
            if (random.nextBoolean()) {
                filter.posted = doc('$gte': random.nextInt(25), '$lt': 25 + random.nextInt(25))
            }
            int way = random.nextBoolean() ? 1 : -1
            def sort = [doc(tags: way, _id: way), doc(state: way, posted: way, _id: way), doc(posted: way, _id: way)][random.nextInt(3)]
            assert things.find(filter).sort(sort).limit(30).toList() == plain.find(filter).sort(sort).limit(30).toList()
        }
    }

    def "candidates in the order of several values come in the order asked for"() {
        given:
        things.createIndex(doc(group: 1, posted: -1))
        def random = new Random(7)
        things.insertMany((1..300).collect { doc(_id: it, group: "g${random.nextInt(6)}".toString(), posted: random.nextInt(1000)) })

        when:
        def found = things.find(doc(group: doc('$in': ['g5', 'g1', 'g3']))).sort(doc(posted: direction)).limit(60).map { it.posted }.toList()

        then:
        found == found.sort(false) { direction * it }
        found[0] == things.find(doc(group: doc('$in': ['g5', 'g1', 'g3']))).map { it.posted }.toList().sort { direction * it }[0]

        where:
        direction << [1, -1]
    }

    def "what no index can answer is counted as a search of the whole collection"() {
        given:
        things.insertMany((1..10).collect { doc(_id: it, a: it) })
        long before = engine.fullScans()

        when:
        things.find(doc(a: 3)).first()
        things.updateOne(doc(a: 3), doc('$set': doc(b: 1)))

        then:
        engine.fullScans() == before + 2
        things.find(doc(a: 3)).explain().queryPlanner.winningPlan.stage == 'COLLSCAN'
    }

    def "two elements of an array may meet one bound each, unless one is asked to meet both"() {
        given:
        things.createIndex(doc(n: 1))
        things.insertMany([doc(_id: 1, n: [1, 9]), doc(_id: 2, n: [5]), doc(_id: 3, n: [1, 2])])

        expect:
        things.find(doc(n: doc('$gt': 7, '$lt': 3))).map { it._id }.toList() == [1]
        things.find(doc(n: doc('$elemMatch': doc('$gt': 3, '$lt': 7)))).map { it._id }.toList() == [2]
    }

    def "an array below which two fields are indexed gives an entry for each element, not for each pair"() {
        given:
        things.createIndex(doc('l.x': 1, 'l.y': 1), new IndexOptions().unique(true))

        when:
        things.insertOne(doc(_id: 1, l: [doc(x: 1, y: 2), doc(x: 2, y: 1)]))
        things.insertOne(doc(_id: 2, l: [doc(x: 1, y: 1), doc(x: 2, y: 2)]))

        then:
        things.find(doc(l: doc('$elemMatch': doc(x: 1, y: 2)))).map { it._id }.toList() == [1]
        things.find(doc('l.x': 1, 'l.y': 2)).map { it._id }.toList().sort() == [1, 2]
    }
}
