package org.sdohub.adapter.mongo.embedded

import com.mongodb.MongoException
import com.mongodb.client.MongoClients
import org.bson.BsonBinaryWriter
import org.bson.Document
import org.bson.codecs.DocumentCodec
import org.bson.codecs.EncoderContext
import org.bson.io.BasicOutputBuffer

import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.time.Clock
import java.time.Instant
import java.time.ZoneOffset

class ConnectingSpec extends EmbeddedEngineSpecification {

    def "only who knows the secret of this run gets in: #who does not"() {
        given:
        def address = change(engine.connectionString()) + '&serverSelectionTimeoutMS=700'

        when:
        MongoClients.create(address).withCloseable { it.getDatabase('hub').getCollection('things').insertOne(doc(_id: 1)) }

        then:
        def refused = thrown(MongoException)
        refused.message.contains('only the hub itself may connect')
        things.countDocuments() == 0

        where:
        who                      | change
        'somebody without a name' | { String it -> it.replaceAll('&appName=.*', '') }
        'somebody who guesses'   | { String it -> it.replaceAll('appName=.', 'appName=x') }
    }

    def "the secret is another one in each run"() {
        expect:
        EmbeddedEngine.inMemory().withCloseable { it.connectionString() }.split('appName=')[1] != engine.connectionString().split('appName=')[1]
    }

    def "the old way to ask, #to, shows nothing to a stranger"() {
        given:
        things.insertOne(doc(_id: 'private'))

        when:
        def answer = byOldMessage(to, query)

        then:
        !answer.contains('private')
        answer.contains(reply)

        where:
        to           | query                                || reply
        'hub.things' | doc([:])                             || ''
        'hub.$cmd'   | doc(find: 'things', filter: doc([:])) || 'only the hub itself may connect'
    }

    def "documents expire by a TTL index, and only those"() {
        given:
        def clock = Clock.fixed(Instant.parse('2025-06-01T12:00:00Z'), ZoneOffset.UTC)
        def timed = EmbeddedEngine.inMemory(clock)
        def client = MongoClients.create(timed.connectionString())
        def keys = client.getDatabase('hub').getCollection('keys')
        client.getDatabase('hub').runCommand(doc(createIndexes: 'keys', indexes: [doc(key: doc(at: 1), name: 'expiry', expireAfterSeconds: 3600)]))
        keys.insertMany((1..1200).collect { doc(_id: it, at: Date.from(clock.instant().minusSeconds(3601))) })
        keys.insertMany([doc(_id: 'young', at: Date.from(clock.instant().minusSeconds(3599))), doc(_id: 'ageless')])

        expect:
        timed.expiry().sweep() == 1200
        keys.find().map { it._id }.toList().sort() == ['ageless', 'young']

        cleanup:
        client.close()
        timed.close()
    }

    /** OP_QUERY on a connection that never said hello; what comes back, as text. */
    private String byOldMessage(String to, Document query) {
        def bson = new BasicOutputBuffer()
        new DocumentCodec().encode(new BsonBinaryWriter(bson), query, EncoderContext.builder().build())
        def name = to.getBytes('UTF-8')
        def message = ByteBuffer.allocate(16 + 4 + name.length + 1 + 8 + bson.size()).order(ByteOrder.LITTLE_ENDIAN)
        message.putInt(message.capacity()).putInt(1).putInt(0).putInt(2004)
        message.putInt(0).put(name).put((byte) 0).putInt(0).putInt(10).put(bson.toByteArray())
        int port = (engine.connectionString() =~ /:(\d+)\//)[0][1] as int
        try (def socket = new Socket('127.0.0.1', port)) {
            socket.soTimeout = 60_000
            socket.outputStream.write(message.array())
            def input = new DataInputStream(socket.inputStream)
            int length = Integer.reverseBytes(input.readInt())
            return new String(input.readNBytes(length - 4), 'ISO-8859-1')
        } catch (EOFException hungUp) {
            return ''
        }
    }
}
