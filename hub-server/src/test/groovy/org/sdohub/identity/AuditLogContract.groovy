package org.sdohub.identity

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.People.NOW

import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import org.sdohub.kernel.Actor
import org.sdohub.kernel.HubEvent
import org.sdohub.kernel.Office
import org.sdohub.kernel.PersonId
import spock.lang.Specification

/** What the audit log promises, whatever it is kept in. */
abstract class AuditLogContract extends Specification {

    static final CHAIR = new Actor('account:1', null, 'Chair', [], [] as Set)

    /** An empty one. */
    abstract AuditStore getStore()

    /** Changes what is kept behind the hub's back. */
    abstract void tamper(String sql)

    Instant at = NOW
    AuditLog log

    def setup() {
        log = new AuditLog(store, [instant: { at }, getZone: { ZoneOffset.UTC }, withZone: { null }] as Clock)
    }

    def "acts come from the sequence of events, each once, however often it is told"() {
        when:
        log.followAll((1L..5L).collect { event(it) })
        log.followAll((1L..7L).collect { event(it) })
        log.follow(event(7L))

        then:
        entries()*.note()*.event() == (1L..7L).toList()
        entries()*.number() == (1L..7L).toList()
        entries().first().note().with { [name(), office(), operation(), subject(), outcome()] } == ['Chair', 'CHAIR', 'StatementPosted', 'statement:1', 'DONE']
        log.firstBroken() == null
    }

    def "entries of organizations are found by them, in order and in pages"() {
        given:
        (1..7).each { store.append([new AuditNote(NOW, null, 'A', null, "operation $it", null, AuditNote.DONE, 1, null, [OMA, IETF, null][it % 3])]) }

        expect:
        store.ofAny([OMA] as Set, 0, 100)*.number() == [3L, 6L]
        store.ofAny([OMA, IETF] as Set, 1, 2)*.number() == [3L, 4L]
        store.ofAny([OMA] as Set, 6, 100) == []
        store.ofAny([] as Set, 0, 100) == []
        store.ofAny([IETF] as Set, 0, 100)*.note()*.organization().unique() == [IETF]
        log.after(new AuditReach(true, [] as Set), 5, 100)*.number() == [6L, 7L]
        log.after(new AuditReach(false, [OMA] as Set), 5, 100)*.number() == [6L]
        log.firstBroken() == null
    }

    def "what the hub does by itself, and drafting, is not in it"() {
        when:
        log.followAll([event(1L, 'StatementPosted', HubEvent.Author.HUB), event(2L, 'StatementDrafted'), event(3L, 'DraftEdited'), event(4L)])

        then:
        entries()*.note()*.event() == [4L]
    }

    def "each refusal of somebody who signed in is an entry of its own, as soon as it is written"() {
        when:
        3.times { log.refused(CHAIR, '192.0.2.1', 'withdrawStatement', 'STATEMENT_ACT_NOT_ALLOWED') }
        log.write(false)

        then:
        entries()*.note().collect { [it.account(), it.operation(), it.outcome(), it.times()] } == [['account:1', 'withdrawStatement', 'STATEMENT_ACT_NOT_ALLOWED', 1]] * 3
    }

    def "refusals without login are one entry a minute, network and code"() {
        when:
        1000.times { log.refused(Actor.PUBLIC, "192.0.${it % 2}.${it % 200}", 'signIn', 'IDENTITY_SIGN_IN_REFUSED') }
        log.write(false)

        then: 'the minute is not over'
        entries() == []

        when:
        at = NOW + Duration.ofMinutes(1)
        log.refused(Actor.PUBLIC, '2001:db8:1:2::3', 'signIn', 'IDENTITY_SIGN_IN_REFUSED')
        log.write(false)

        then:
        entries()*.note().collect { [it.name(), it.outcome(), it.times(), it.at()] } as Set ==
            [['192.0.0', 'IDENTITY_SIGN_IN_REFUSED', 500, NOW], ['192.0.1', 'IDENTITY_SIGN_IN_REFUSED', 500, NOW]] as Set

        when: 'the hub stops'
        log.write(true)

        then:
        entries().size() == 3
        entries().last().note().name() == '2001:db8:1:'
        log.firstBroken() == null
    }

    def "who is refused without end is counted, and costs neither memory nor a row each"() {
        when:
        20_000.times { log.refused(CHAIR, '192.0.2.1', 'withdrawStatement', 'STATEMENT_ACT_NOT_ALLOWED') }
        20_000.times { log.refused(Actor.PUBLIC, "address $it", 'signIn', 'IDENTITY_SIGN_IN_REFUSED') }
        log.write(true)

        then:
        entries().size() < 11_000
        entries()*.note()*.times().sum() == 40_000
        log.firstBroken() == null
    }

    def "writers at the same time make one chain"() {
        given:
        def many = Executors.newFixedThreadPool(8)

        when:
        many.invokeAll((1..8).collect { n -> { -> 20.times { store.append([note("by $n")]) } } as Callable })*.get()

        then:
        entries()*.number() == (1L..160L).toList()
        log.firstBroken() == null

        cleanup:
        many.shutdownNow()
    }

    def "the first entry that is not as it was written is named: #what"() {
        given:
        5.times { store.append([note("operation $it")]) }
        assert log.firstBroken() == null

        when:
        tamper(sql)

        then:
        log.firstBroken() == sentence

        where:
        what                      | sql                                                                       || sentence
        'a changed name'          | "update audit_entry set name = 'Somebody else' where number = 3"          || "the audit log's entry 3 is not as it was written"
        'a changed instant'       | "update audit_entry set at = at + interval '1' second where number = 2"   || "the audit log's entry 2 is not as it was written"
        'a changed outcome'       | "update audit_entry set outcome = 'DONE.' where number >= 4"              || "the audit log's entry 4 is not as it was written"
        'a moved boundary'        | "update audit_entry set name = 'Chairo', operation = 'peration 2' where number = 3" || "the audit log's entry 3 is not as it was written"
        'an office that was none' | "update audit_entry set office = '' where number = 5"                     || "the audit log's entry 5 is not as it was written"
        'one left out'            | 'delete from audit_entry where number = 3'                                || 'the audit log lacks entry 3'
        'the first left out'      | 'delete from audit_entry where number = 1'                                || 'the audit log lacks entry 1'
        'the last left out'       | 'delete from audit_entry where number = 5'                                || 'the audit log ends at entry 4, and was written up to 5'
        'another organization'    | "update audit_entry set organization = '00000000-0000-0000-0000-000000000001' where number = 2" || "the audit log's entry 2 is not as it was written"
        'all left out'            | 'delete from audit_entry'                                                 || 'the audit log ends at entry 0, and was written up to 5'
    }

    List<AuditEntry> entries() {
        store.after(0, 100_000)
    }

    static AuditNote note(String operation) {
        new AuditNote(NOW, 'account:1', 'Chair', null, operation, null, AuditNote.DONE, 1, null)
    }

    static HubEvent event(long number, String type = 'StatementPosted', HubEvent.Author by = null) {
        def office = new Office(Office.Kind.CHAIR, null, null, Instant.EPOCH, null)
        new HubEvent(number, new UUID(0, number), NOW, type, "statement:$number", 1, by ?: new HubEvent.Author('Chair', new PersonId(new UUID(1, 1)), office), [], null, null)
    }
}
