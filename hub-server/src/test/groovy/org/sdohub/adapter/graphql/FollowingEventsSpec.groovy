package org.sdohub.adapter.graphql

import io.micronaut.context.ApplicationContext
import java.time.Clock
import java.time.Duration
import java.time.ZoneOffset
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import org.reactivestreams.Subscriber
import org.reactivestreams.Subscription
import org.sdohub.kernel.HubEvent
import spock.lang.Specification

class FollowingEventsSpec extends Specification {

    DoorsFixture.Events log = new DoorsFixture.Events()
    Streams streams = streams([:])

    def cleanup() {
        streams.stop()
    }

    private Streams streams(Map<String, Object> limits) {
        def context = ApplicationContext.builder().enableDefaultPropertySources(false)
                .properties(limits.collectEntries { ['hub.graphql.' + it.key, it.value] })
        def configuration = context.build().start().withCloseable { it.getBean(GraphQLConfiguration) }
        new Streams(log, configuration, Clock.fixed(DoorsFixture.NOW, ZoneOffset.UTC))
    }

    def "what happened and what is happening come by one path: in order, nothing lost, nothing twice"() {
        given: 'some past, and writers that never pause'
        300.times { log.add('Past') }
        def writers = (1..3).collect { Thread.start { 500.times { log.add('Live') } } }

        when: 'subscribers join meanwhile, at different places'
        def starts = [0, 1, 150, 299, 300]
        def readers = starts.collect { start ->
            def reader = new Reader()
            streams.from(start).subscribe(reader)
            reader.ask(10_000)
            reader
        }
        writers*.join()

        then: 'each sees every number after its own, once'
        [readers, starts].transpose().every { Reader reader, int start ->
            reader.take(1800 - start) == ((start + 1)..1800).toList()
        }
        readers.every { it.nothing() }
    }

    def "a thousand that begin without a cursor read nothing: what is now is known"() {
        given: 'a hub that knows its past'
        10.times { log.add('Past') }
        assert streams.now() == 10
        def before = log.reads.get()

        when:
        def readers = (1..1000).collect {
            def reader = new Reader()
            streams.from(streams.now()).subscribe(reader)
            reader.ask(10)
            reader
        }

        then:
        log.reads.get() == before

        when:
        log.add('Live')

        then: 'nothing is missing between the beginning and the first event, and nothing old is told'
        readers.every { it.take(1) == [11] }
        readers.first().nothing()
    }

    def "whoever begins while others write misses nothing that is written from then on, and is told nothing that he could know"() {
        given:
        def written = new AtomicInteger()
        def writers = (1..3).collect { Thread.start { 500.times { log.add('Live'); written.incrementAndGet() } } }

        when:
        def begun = (1..50).collect {
            def known = written.get()
            def start = streams.now()
            def reader = new Reader()
            streams.from(start).subscribe(reader)
            reader.ask(10_000)
            [known: known, start: start, reader: reader]
        }
        writers*.join()

        then:
        begun.every { it.start >= it.known }
        begun.every { it.reader.take(1500 - it.start as int) == (it.start < 1500 ? ((it.start + 1)..1500).toList() : []) }
    }

    def "nothing is read that was not asked for"() {
        given:
        1000.times { log.add('A') }
        def reader = new Reader()
        streams.from(0).subscribe(reader)
        def before = log.reads.get()

        expect: 'not a single read before the first demand'
        reader.nothing()
        log.reads.get() == before

        when:
        reader.ask(3)

        then:
        reader.take(3) == [1, 2, 3]
        reader.nothing()
        log.reads.get() <= before + 2
    }

    def "only what matches is delivered, and only that counts against the demand"() {
        given:
        10.times { log.add(it % 2 ? 'B' : 'A') }
        def reader = new Reader()
        streams.from(0, { HubEvent event -> event.type() == 'B' }).subscribe(reader)

        when:
        reader.ask(2)

        then:
        reader.take(2) == [2, 4]
        reader.nothing()
    }

    def "who cancels gets nothing more and is forgotten"() {
        given:
        def reader = new Reader()
        streams.from(streams.now()).subscribe(reader)
        reader.ask(100)
        log.add('A')
        assert reader.take(1) == [1]

        when:
        reader.subscription.cancel()
        log.add('A')

        then:
        reader.nothing()
        streams.readers.empty
    }

    def "an event is read once for all who wait for it"() {
        given:
        def readers = (1..20).collect { new Reader() }
        readers.each { streams.from(0).subscribe(it); it.ask(100) }
        readers*.nothing()
        def before = log.reads.get()

        when:
        log.add('A')

        then:
        readers.every { it.take(1) == [1] }
        log.reads.get() - before <= 2
    }

    def "a store that is away for a while loses nothing"() {
        given:
        def reader = new Reader()
        streams.from(0).subscribe(reader)
        log.broken = true
        reader.ask(100)
        log.add('A')

        when:
        log.broken = false
        log.add('A')

        then:
        reader.take(2) == [1, 2]
    }

    def "a cursor is refused where #why"() {
        given:
        streams.stop()
        streams = streams('replay-events': 5, 'replay-age': '7d')
        ages.each { log.add('A', DoorsFixture.NOW - Duration.ofDays(it)) }
        log.add('B')

        when:
        streams.from(after, { HubEvent event -> event.type() == type })

        then:
        def refused = thrown(ApiRefusal)
        refused.code() == ErrorCode.CURSOR_TOO_OLD
        refused.message.contains('subscribe without "after"')

        where:
        why                                   | ages    | after | type
        'the first event is too old'          | [8, 1]  | 0     | 'A'
        'too many events match'               | [1] * 6 | 0     | 'A'
        'it lies in the future of this store' | [1]     | 3     | 'A'
        'it is nonsense'                      | [1]     | -1    | 'A'
    }

    def "a cursor is followed where #why"() {
        given:
        streams.stop()
        streams = streams('replay-events': 5, 'replay-age': '7d')
        ages.each { log.add('A', DoorsFixture.NOW - Duration.ofDays(it)) }
        def reader = new Reader()

        when:
        streams.from(after, { HubEvent event -> event.type() == type }).subscribe(reader)
        reader.ask(100)
        log.add('B')

        then:
        reader.take(expected.size()) == expected

        where:
        why                                | ages    | after | type || expected
        'its events are just young enough' | [7, 1]  | 0     | 'A'  || [1, 2]
        'the old ones lie before it'       | [8, 1]  | 1     | 'A'  || [2]
        'just so many match'               | [1] * 5 | 0     | 'A'  || [1, 2, 3, 4, 5]
        'many happened, but few match'     | [1] * 9 | 0     | 'B'  || [10]
    }

    /** Keeps the numbers of what it got. */
    static class Reader implements Subscriber<HubEvent> {
        final LinkedBlockingQueue<Integer> got = new LinkedBlockingQueue<>()
        Subscription subscription

        @Override
        void onSubscribe(Subscription given) {
            subscription = given
        }

        @Override
        void onNext(HubEvent event) {
            got << (event.sequence() as int)
        }

        @Override
        void onError(Throwable failure) {
            throw new AssertionError(failure)
        }

        @Override
        void onComplete() {
            throw new AssertionError('a stream has no end')
        }

        void ask(long n) {
            subscription.request(n)
        }

        /** Fewer where no more come: what is missing once is not waited for again and again. */
        List<Integer> take(int n) {
            def taken = []
            while (taken.size() < n) {
                def next = got.poll(60, TimeUnit.SECONDS)
                if (next == null) {
                    return taken
                }
                taken << next
            }
            taken
        }

        boolean nothing() {
            got.poll(100, TimeUnit.MILLISECONDS) == null
        }
    }
}
