package org.sdohub.adapter.mongo.embedded

import com.mongodb.client.MongoClient
import com.mongodb.client.MongoClients
import com.mongodb.client.MongoCollection
import com.mongodb.client.MongoDatabase
import com.mongodb.client.model.IndexOptions
import de.bwaldvogel.mongo.MongoServer
import de.bwaldvogel.mongo.backend.memory.MemoryBackend
import org.bson.Document
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/**
 * Random documents, indexes and queries: this engine by its indexes, and the stock server in memory without any, must
 * say the same. More of it: -Dhub.comparisons=100000; the same again: -Dhub.comparisons.seed=... as printed.
 */
class ComparingWithTheStockServerSpec extends Specification {

    static final int COMPARISONS = Integer.getInteger('hub.comparisons', 4000)
    static final long SEED = Long.getLong('hub.comparisons.seed', System.nanoTime())
    static final int A_ROUND = 400

    @Shared
    @AutoCleanup('shutdownNow')
    MongoServer stock = new MongoServer(new MemoryBackend())

    @Shared
    @AutoCleanup
    EmbeddedEngine engine = EmbeddedEngine.inMemory()

    @Shared
    @AutoCleanup
    MongoClient stockClient = MongoClients.create(stock.bindAndGetConnectionString() + '/?uuidRepresentation=standard')

    @Shared
    @AutoCleanup
    MongoClient client = MongoClients.create(engine.connectionString())

    Random random

    def "indexed answers are the answers of reading everything"() {
        given:
        println "seed of the comparison: $SEED"
        int compared = 0
        int byIndex = 0

        expect:
        (0..<COMPARISONS.intdiv(A_ROUND)).each { round ->
            random = new Random(SEED + round)
            def pair = new Pair(
                    theirs: stockClient.getDatabase('c').getCollection("c$round"),
                    ours: client.getDatabase('c').getCollection("c$round"))
            fill(pair)
            A_ROUND.times {
                if (random.nextInt(8) == 0) {
                    change(pair)
                }
                byIndex += compare(pair)
                compared++
            }
            assert engine.verify() == []
            pair.theirs.drop()
            pair.ours.drop()
        }
        println "compared $compared queries, $byIndex of them by index"
        byIndex > compared / 3
    }

    static class Pair {
        MongoCollection<Document> theirs
        MongoCollection<Document> ours
    }

    private void fill(Pair pair) {
        boolean indexesFirst = random.nextBoolean()
        if (indexesFirst) {
            index(pair.ours)
        }
        120.times { id -> both(pair) { it.insertOne(document(id)) } }
        if (!indexesFirst) {
            index(pair.ours)
        }
    }

    /** Only one of the fields may hold arrays, or indexes on two of them would refuse documents the stock one takes. */
    private void index(MongoCollection<Document> collection) {
        def keys = [[a: 1], [b: 1], [a: 1, b: 1], [b: 1, a: -1], ['n.p': 1], [c: 1, a: 1, b: 1], [c: -1], [a: 1, _id: -1],
                    ['l.x': 1], ['l.x': 1, 'l.y': -1], [a: 1, 'l.y': 1], [b: -1, c: 1]]
        Collections.shuffle(keys, random)
        keys.take(1 + random.nextInt(4)).each {
            collection.createIndex(new Document(it), new IndexOptions().sparse(random.nextInt(5) == 0))
        }
    }

    private void change(Pair pair) {
        def id = random.nextInt(120)
        def filter = new Document('_id', random.nextInt(4) == 0 ? "id$id".toString() : id)
        switch (random.nextInt(4)) {
            case 0:
                both(pair) { it.deleteOne(filter) }
                break
            case 1:
                def update = new Document('$set', new Document(pick('a', 'b', 'c'), scalar()))
                both(pair) { it.updateMany(query(), update) }
                break
            case 2:
                def update = new Document('$push', new Document('l', element()))
                both(pair) { it.updateOne(filter, update) }
                break
            default:
                def update = new Document('$set', new Document(pick('a', 'b', 'c'), scalar()))
                both(pair) { it.updateOne(filter, update) }
        }
    }

    /** Both with the same randomness. */
    private void both(Pair pair, Closure<?> act) {
        long seed = random.nextLong()
        def outcomes = [pair.theirs, pair.ours].collect {
            random = new Random(seed)
            try {
                act(it).toString()
            } catch (com.mongodb.MongoException refused) {
                "refused ${refused.code}".toString()
            }
        }
        random = new Random(seed + 1)
        assert outcomes[0] == outcomes[1]
    }

    private int compare(Pair pair) {
        def filter = query()
        if (random.nextInt(6) == 0) {
            assert pair.theirs.countDocuments(filter) == pair.ours.countDocuments(filter): filter.toJson()
            return 0
        }
        def sort = order()
        int limit = sort && random.nextBoolean() ? 1 + random.nextInt(10) : 0
        int skip = sort && random.nextInt(4) == 0 ? random.nextInt(5) : 0
        def found = [pair.theirs, pair.ours].collect {
            it.find(filter).sort(sort).limit(limit).skip(skip).into([])
        }
        def plan = pair.ours.find(filter).sort(sort).explain().queryPlanner.winningPlan
        if (sort) {
            assert found[0] == found[1]: "${filter.toJson()} by ${sort.toJson()} limit $limit skip $skip: $plan"
        } else {
            assert found[0].toSet() == found[1].toSet(): "${filter.toJson()}: $plan"
            assert found[0].size() == found[1].size(): "${filter.toJson()}: $plan"
        }
        plan.stage == 'COLLSCAN' ? 0 : 1
    }

    private Document document(int id) {
        def document = new Document('_id', random.nextInt(4) == 0 ? "id$id".toString() : id)
        ['a', 'b', 'c'].each { if (random.nextInt(5) > 0) document.append(it, scalar()) }
        if (random.nextBoolean()) {
            document.append('n', new Document('p', scalar()))
        }
        if (random.nextInt(3) > 0) {
            document.append('l', (0..<random.nextInt(4)).collect { element() })
        }
        document
    }

    private Document element() {
        def element = new Document('x', random.nextInt(4))
        random.nextInt(3) == 0 ? element : element.append('y', scalar())
    }

    private Object scalar() {
        switch (random.nextInt(13)) {
            case 0: return null
            case 1..3: return random.nextInt(8)
            case 4: return (long) random.nextInt(8)
            case 5: return random.nextInt(8) + 0.5d
            case 6..7: return "s${random.nextInt(6)}".toString()
            case 8: return random.nextBoolean()
            case 9: return new Date(1000L * random.nextInt(6))
            case 10: return new org.bson.types.ObjectId(String.format('%024x', random.nextInt(5)))
            case 11: return new UUID(random.nextInt(3) - 1, random.nextInt(2))
            default: return -random.nextInt(5)
        }
    }

    private Object value() {
        def value = scalar()
        while (value == null) {
            value = scalar()
        }
        value
    }

    private Object predicate() {
        switch (random.nextInt(10)) {
            case 0..2: return scalar()
            case 3: return new Document('$in', [value(), value(), value()])
            case 4: return new Document('$gt', value())
            case 5: return new Document('$gte', value()).append('$lt', value())
            case 6: return new Document('$lte', value())
            case 7: return new Document('$ne', value())
            case 8: return new Document('$in', [value(), null])
            default: return new Document('$exists', random.nextBoolean())
        }
    }

    /** With two bounds on an array the stock server is wrong, see SeparateBounds. */
    private Object oneOperator() {
        def predicate = predicate()
        while (predicate instanceof Document && predicate.size() > 1) {
            predicate = this.predicate()
        }
        predicate
    }

    private Document query() {
        def query = new Document()
        def fields = ['a', 'b', 'c', 'n.p', '_id', 'l.x', 'l.y', 'l']
        Collections.shuffle(fields, random)
        fields.take(random.nextInt(4)).each { query.append(it, demand(it)) }
        if (query.size() > 1 && random.nextInt(4) == 0) {
            return new Document('$and', query.collect { new Document(it.key, it.value) })
        }
        switch (random.nextInt(8)) {
            case 0:
                return query.append('$or', [new Document('a', predicate()), new Document('b', predicate())])
            case 1:
                def (from, id) = [value(), random.nextInt(60)]
                return query.append('$or', [new Document('a', new Document('$lt', from)),
                                            new Document('a', from).append('_id', new Document('$lt', id))])
            default:
                return query
        }
    }

    private Object demand(String field) {
        switch (field) {
            case '_id': return random.nextBoolean() ? random.nextInt(60) : new Document('$gt', random.nextInt(60))
            case 'l': return new Document('$elemMatch', new Document('x', random.nextInt(4)).append('y', predicate()))
            case 'l.x': return random.nextBoolean() ? random.nextInt(4) : new Document(pick('$gt', '$lte'), random.nextInt(4))
            case 'l.y': return oneOperator()
            default: return predicate()
        }
    }

    /** Complete, by ending with _id: otherwise either order of equal ones would be right. */
    private Document order() {
        if (random.nextInt(3) == 0) {
            return null
        }
        def order = new Document()
        def fields = ['a', 'b', 'c', 'n.p']
        Collections.shuffle(fields, random)
        fields.take(random.nextInt(3)).each { order.append(it, pick(1, -1)) }
        order.append('_id', pick(1, -1))
    }

    private <T> T pick(T... some) {
        some[random.nextInt(some.length)]
    }
}
