package org.sdohub.identity

import static org.sdohub.a.People.NOW

import java.time.Duration
import java.time.Instant
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import spock.lang.Specification

/** How often one may fail, whatever failures are kept in: at each limit, and one past it. */
abstract class AttemptsContract extends Specification {

    static final String HERE = '192.0.2.1'
    static final String THERE = '198.51.100.7'

    /** An empty one. */
    abstract AttemptStore getStore()

    Attempts attempts
    List<String> reached = []

    def setup() {
        attempts = AttemptsInMemory.limited(store, reached)
    }

    def "ten may fail with an account from an address in 15 minutes, and the eleventh is not made, though it were right"() {
        given:
        10.times { assert fails('dean', HERE, NOW.plusSeconds(it)) == 'failed' }

        expect: 'however the name is written'
        fails('Dean', HERE, NOW.plusSeconds(10)) == 890
        succeeds('dean', HERE, NOW.plusSeconds(10)) == 890
        reached == ['sign-in.of-account'] * 2

        and: 'neither is the account locked for others, nor the address for other accounts'
        succeeds('dean', THERE, NOW.plusSeconds(10)) == 'done'
        succeeds('otto', HERE, NOW.plusSeconds(10)) == 'done'
    }

    def "they are taken again as the old ones leave the 15 minutes, one for each"() {
        given:
        10.times { fails('dean', HERE, NOW.plusSeconds(it)) }

        expect: 'what was refused meanwhile makes it no longer'
        fails('dean', HERE, NOW.plusSeconds(899)) == 1
        fails('dean', HERE, NOW.plusSeconds(900)) == 'failed'
        fails('dean', HERE, NOW.plusSeconds(900)) == 1
        succeeds('dean', HERE, NOW.plusSeconds(901)) == 'done'
    }

    def "a hundred may fail from an address in an hour, with whatever accounts, and then none is made from there"() {
        given:
        100.times { assert fails("account $it", HERE, NOW.plusSeconds(it)) == 'failed' }

        expect:
        succeeds('dean', HERE, NOW.plusSeconds(100)) == 3500
        reached == ['sign-in.of-address']
        succeeds('dean', THERE, NOW.plusSeconds(100)) == 'done'
        fails('dean', HERE, NOW.plusSeconds(3600)) == 'failed'
        fails('dean', HERE, NOW.plusSeconds(3600)) == 1
    }

    def "who succeeds is not counted, and wipes nothing out"() {
        given:
        9.times { fails('dean', HERE, NOW) }

        expect:
        20.times { assert succeeds('dean', HERE, NOW.plusSeconds(it)) == 'done' }
        fails('dean', HERE, NOW.plusSeconds(30)) == 'failed'
        fails('dean', HERE, NOW.plusSeconds(30)) == 870
    }

    def "what ends by a fault is not counted"() {
        when:
        20.times {
            try {
                attempts.counted('dean', HERE, NOW) { throw new Passwords.Busy() }
            } catch (Passwords.Busy busy) {
                assert busy
            }
        }

        then:
        succeeds('dean', HERE, NOW) == 'done'
    }

    def "of many at once no more are made than may fail"() {
        given:
        def many = Executors.newFixedThreadPool(8)

        when:
        def outcomes = many.invokeAll((1..40).collect { { -> fails('dean', HERE, NOW) } as Callable })*.get()

        then:
        outcomes.count('failed') <= 10

        cleanup:
        many.shutdownNow()
    }

    def "what no limit counts any more is forgotten, and the rest is not"() {
        given:
        3.times { fails("old $it", HERE, NOW) }
        2.times { fails("new $it", HERE, NOW.plusSeconds(60)) }

        expect:
        attempts.forgetOld(NOW + Duration.ofHours(1)) == 0
        attempts.forgetOld(NOW + Duration.ofHours(1) + Duration.ofSeconds(1)) == 3
        attempts.forgetOld(NOW + Duration.ofDays(1)) == 2
    }

    def "neither a name nor an address can be read in what is kept"() {
        given:
        def kept = new AttemptsInMemory()
        def spied = AttemptsInMemory.limited(kept)

        when:
        spied.counted('my password', HERE, NOW) { Optional.empty() }

        then:
        kept.kept.size() == 1
        !(kept.kept.toString() =~ /password|192/)
    }

    Object fails(String account, String from, Instant at) {
        tried(account, from, at, Optional.empty(), 'failed')
    }

    Object succeeds(String account, String from, Instant at) {
        tried(account, from, at, Optional.of('somebody'), 'done')
    }

    /** What became of it: or the seconds to wait. */
    Object tried(String account, String from, Instant at, Optional<String> outcome, String told) {
        try {
            def made = attempts.counted(account, from, at) { outcome }
            made == outcome ? told : made
        } catch (Attempts.TooMany tooMany) {
            tooMany.seconds()
        }
    }
}
