package org.sdohub.adapter.mongo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Store.Saved;
import org.sdohub.kernel.Store.Saving;

/** One of many things on their way into a store. */
final class Candidate<E extends Entity> {

    private final Saving<E> saving;
    private final List<HubEvent> made;
    /** What is in its document and not yet in the sequence, oldest first, once it is written. */
    private List<HubEvent> waiting;

    private @Nullable RuntimeException refused;

    /** @param made its own events, never empty */
    Candidate(Saving<E> saving, List<HubEvent> made) {
        this.saving = saving;
        this.made = made;
        this.waiting = made;
    }

    Act act() {
        return saving.act();
    }

    E thing() {
        return saving.step().next();
    }

    boolean isNew() {
        return thing().version() == 1;
    }

    List<HubEvent> made() {
        return made;
    }

    List<HubEvent> waiting() {
        return waiting;
    }

    void waits(List<HubEvent> events) {
        waiting = events;
    }

    void refuse(@Nullable RuntimeException why) {
        refused = why;
    }

    boolean isRefused() {
        return refused != null;
    }

    Saved<E> outcome() {
        return refused == null ? new Saved<>(thing(), null) : new Saved<>(null, refused);
    }
}
