package org.sdohub.adapter.mongo

import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by

import java.time.Clock
import org.sdohub.kernel.Follower
import org.sdohub.kernel.HubEvent
import org.sdohub.kernel.Store
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What follows the events when a hub starts on a long past. */
class CatchingUpSpec extends Specification {

    static final int PAST = 1200

    @AutoCleanup
    Stores stores = Stores.embedded()

    def needed = new Notes('needed', true)
    def news = new Notes('news', false)

    /** Notes the numbers that it sees; fails as often as a spec says. */
    static class Notes implements Follower {
        final String name
        final boolean answersRestOnIt
        final List<Long> seen = []
        int failures = 0

        Notes(String name, boolean answersRestOnIt) {
            this.name = name
            this.answersRestOnIt = answersRestOnIt
        }

        @Override
        String name() {
            name
        }

        @Override
        boolean answersRestOnIt() {
            answersRestOnIt
        }

        @Override
        void follow(HubEvent event) {
            if (failures-- > 0) {
                throw new IllegalStateException('not now')
            }
            seen << event.sequence()
        }
    }

    def setup() {
        stores.groups.saveAll((1..PAST).collect { new Store.Saving(aGroup("OMA/G$it"), by(administrator())) })
    }

    private Followers followers(Notes... notes) {
        new Followers(stores.database, stores.events, stores.relay, notes as List, [], Clock.systemUTC())
    }

    def "a start waits for those only on whom answers rest; the others follow while the hub answers"() {
        given:
        def followers = followers(news, needed)

        when:
        followers.recover()

        then:
        needed.seen == (1L..PAST).toList()
        news.seen == []

        when:
        followers.catchUp()

        then: 'each sees everything once'
        needed.seen == (1L..PAST).toList()
        news.seen == (1L..PAST).toList()
    }

    def "each event is read once, however many follow it"() {
        given:
        def reads = { Notes... all ->
            def before = stores.guard.sent.count { it == 'find' }
            followers(all).catchUp()
            stores.guard.sent.count { it == 'find' } - before - all.size()
        }

        expect: 'besides a look at each checkpoint'
        reads(new Notes('one', true)) == reads(new Notes('two', true), new Notes('three', true), new Notes('four', true))
    }

    def "one that fails sees the same again, and holds up no other"() {
        given:
        needed.failures = 1
        def followers = followers(needed, news)

        when:
        followers.catchUp()

        then:
        needed.seen == []
        news.seen == (1L..PAST).toList()

        when:
        followers.catchUp()

        then:
        needed.seen == (1L..PAST).toList()
        news.seen.size() == PAST
    }
}
