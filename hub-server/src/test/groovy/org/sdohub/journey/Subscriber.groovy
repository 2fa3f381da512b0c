package org.sdohub.journey

import java.util.concurrent.CompletableFuture
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.TimeUnit
import org.sdohub.a.HubProcess

/** Follows what is posted, and resumes after each death of the hub at the cursor that it had. */
abstract class Subscriber {

    protected static final String DOCUMENT =
            'subscription($after: String) { statementPosted(after: $after) { cursor statement { title number } } }'
    private static final String GREETING = 'Is anybody listening?'

    /** Titles with numbers, as they came. */
    final List<List<String>> seen = new CopyOnWriteArrayList<>()
    /** Of the last event that was taken, and of the first one ever. */
    protected volatile String cursor
    volatile String firstCursor
    private CompletableFuture<Void> ended

    /** @return done when nothing more can come by this connection */
    protected abstract CompletableFuture<Void> connect(HubProcess hub)

    /** What the dead hub's line still brings is awaited first. */
    void follow(HubProcess hub) {
        ended?.get(60, TimeUnit.SECONDS)
        ended = connect(hub)
        while (cursor == null) {
            // Without a cursor one follows from some moment on; it has come when one hears what is said.
            hub.does('oma-secretariat', 'fileStatement',
                    [from: ['OMA'], to: ['IETF'], title: GREETING, purpose: 'FOR_INFORMATION', body: GREETING], 'statement { id }')
            sleep 100
        }
    }

    /** All that came after this cursor, which another one had, perhaps by another door and in another life of the hub. */
    Subscriber after(String cursor) {
        this.cursor = cursor
        this
    }

    protected void take(Map event, String cursor) {
        this.cursor = cursor
        firstCursor = firstCursor ?: cursor
        if (event.statement.title != GREETING) {
            seen << [event.statement.title, event.statement.number]
        }
    }
}
