package org.sdohub.adapter.search

import static org.sdohub.a.Letters.aLetter

import java.nio.file.Path
import org.sdohub.adapter.mongo.Stores
import org.sdohub.statement.StatementRoom
import org.sdohub.statement.Statements

/** Writes without end while an index follows, for the kill test: drafts, statements and replies. */
class IndexedWriters {

    static void main(String[] args) {
        Thread.defaultUncaughtExceptionHandler = { thread, fault ->
            fault.printStackTrace()
            Runtime.runtime.halt(1)
        }
        def room = StatementRoom.reopened(Stores.embedded(Path.of(args[0])))
        def search = new SearchRoom(room, Path.of(args[1]))
        println 'ready'
        for (int n = 0; ; n++) {
            room.statements.draft(StatementRoom.fromOma(), aLetter().titled("Push draft $n").written(), Statements.Wishes.NONE)
            def filed = room.filed(aLetter().titled("Push $n").forAction('2026-11-27'))
            room.replied(filed)
            search.ids('push')
        }
    }
}
