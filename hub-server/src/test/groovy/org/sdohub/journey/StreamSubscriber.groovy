package org.sdohub.journey

import java.util.concurrent.CompletableFuture
import org.sdohub.a.HubProcess
import org.sdohub.adapter.graphql.EventSourceClient

/** By Server-Sent Events: asks the same again each time, as a browser does, and says what it had last in the header. */
class StreamSubscriber extends Subscriber {

    @Override
    protected CompletableFuture<Void> connect(HubProcess hub) {
        def last = cursor == null ? [:] : ['Last-Event-ID': cursor]
        def stream = new EventSourceClient(URI.create(hub.address).port, [query: DOCUMENT], last)
        def ended = new CompletableFuture<Void>()
        Thread.startVirtualThread {
            try {
                readToEnd(stream)
            } finally {
                ended.complete(null)
            }
        }
        ended
    }

    private void readToEnd(EventSourceClient stream) {
        try (stream) {
            for (def event = stream.next(); event != null; event = stream.next()) {
                take(event.json().data.statementPosted, event.id)
            }
        } catch (IOException dead) {
            assert dead != null
        }
    }
}
