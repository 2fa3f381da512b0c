package org.sdohub.chain;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.sdohub.kernel.Daily;
import org.sdohub.kernel.Follower;
import org.sdohub.kernel.HubEvent;

/** Reads the graph of needs at start and follows what happens, so that no question has to wait for either. */
@Singleton
final class NeedIndexKeeper implements Follower, Daily {

    private final NeedIndex index;

    NeedIndexKeeper(NeedIndex index) {
        this.index = index;
    }

    @Override
    public String name() {
        return "need-index";
    }

    /** Each question follows by itself what has not been followed yet. */
    @Override
    public boolean answersRestOnIt() {
        return false;
    }

    @Override
    public void follow(HubEvent event) {
        followAll(List.of(event));
    }

    @Override
    public void followAll(List<HubEvent> batch) {
        index.keepUp();
    }

    @Override
    public void begin(LocalDate today) {
        index.follow();
    }
}
