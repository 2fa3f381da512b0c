package org.sdohub.a

import com.mongodb.event.CommandListener
import com.mongodb.event.CommandStartedEvent
import java.util.concurrent.ConcurrentLinkedQueue
import org.bson.BsonArray
import org.bson.BsonDocument
import org.bson.BsonValue

/**
 * Notes every command, operator and stage that is not on the list of what behaves the same on the embedded engine and on
 * MongoDB, so that what is proven on the one holds on the other. Also counts round trips.
 */
class AllowedCommands implements CommandListener {

    static final Set<String> COMMANDS = [
        'find', 'getMore', 'killCursors', 'insert', 'update', 'delete', 'findAndModify', 'aggregate', 'count',
        'createIndexes', 'dropIndexes', 'listCollections', 'listIndexes', 'drop', 'dropDatabase', 'endSessions', 'hello', 'ping',
    ] as Set
    static final Set<String> OPERATORS = [
        '$and', '$or', '$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$in', '$nin', '$exists', '$elemMatch', '$regularExpression',
        '$set', '$unset', '$inc', '$push', '$pull', '$addToSet', '$each', '$setOnInsert', '$max', '$min',
        '$match', '$group', '$sort', '$limit', '$project', '$unwind', '$addFields', '$facet', '$count', '$sum', '$db',
        '$readPreference', '$clusterTime',
    ] as Set

    final Queue<String> strangers = new ConcurrentLinkedQueue<>()
    final Queue<String> sent = new ConcurrentLinkedQueue<>()

    @Override
    void commandStarted(CommandStartedEvent event) {
        if (!COMMANDS.contains(event.commandName)) {
            strangers << event.commandName
        }
        sent << event.commandName
        operators(event.command)
    }

    private void operators(BsonValue value) {
        if (value instanceof BsonArray) {
            value.each { operators(it) }
        }
        if (value instanceof BsonDocument) {
            value.each { name, inner ->
                if (name.startsWith('$') && !OPERATORS.contains(name)) {
                    strangers << name
                }
                operators(inner)
            }
        }
    }

    /** Round trips to the store since the last call. */
    int roundTrips() {
        def count = sent.count { !(it in ['hello', 'ping', 'endSessions']) }
        sent.clear()
        count
    }
}
