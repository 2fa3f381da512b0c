package org.sdohub.journey

import groovy.json.JsonSlurper
import org.sdohub.a.RunningHub
import org.sdohub.identity.AuditLog
import org.sdohub.identity.AuditNote
import org.sdohub.journey.Rain.Drop
import org.sdohub.kernel.EventLog
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Unroll

/**
 * Whatever is sent to the hub over real lines by somebody who means no good: afterwards the hub is healthy, nothing that it
 * answered told of its inside, and nothing was changed. How many there are of each kind is printed at the end.
 */
class StandingInTheRainSpec extends Specification {

    /** By category, as of reliability.md 5. */
    static final Map<String, Closure<List<Drop>>> CATEGORIES = [
            'HTTP framing'       : { HostileHttp.framing() },
            'cross-site requests': { HostileHttp.crossSite() },
            'GraphQL abuse'      : { HostileGraphQL.documents() },
            'WebSocket protocol' : { HostileSockets.frames() },
            'sign-in and tokens' : { HostileTokens.tokens() },
            'authorization'      : { HostileTokens.guesses() },
            'uploads'            : { HostileUploads.files() },
            'mail addresses'     : { HostileTexts.addresses() },
            'anonymous intake'   : { HostileTexts.submissions() },
            'deadlines, clocks'  : { HostileTexts.days() },
            'audit'              : { HostileTexts.records() },
    ]

    static final Map<String, Integer> COUNTED = [:].withDefault { 0 }

    @Shared
    RunningHub hub = RunningHub.ofItsOwn()

    @Shared
    Rain rain = new Rain(hub)

    @Shared
    AuditLog audit = hub.context.getBean(AuditLog)

    @Shared
    EventLog events = hub.context.getBean(EventLog)

    @Shared
    long recorded

    /** What the start still has to tell of is told before anything is sent. */
    def setupSpec() {
        long known = -1
        while (known != events.last()) {
            known = events.last()
            Thread.sleep(3_000)
        }
        hub.token('delegate')
        recorded = newest()
    }

    def cleanupSpec() {
        println 'hostile inputs: ' + COUNTED.collect { "$it.value $it.key" }.join(', ') + "; ${COUNTED.values().sum()} in all"
    }

    @Unroll("#category: #drop.what")
    def "whatever comes, the hub stands, keeps its inside to itself, and nothing is changed"() {
        given:
        long happened = events.last()

        when:
        def answered = send(drop)

        then: 'it is answered as it should be'
        drop.answer.empty ? answered.empty : answered =~ drop.answer

        and: 'no byte of it tells of the inside'
        !(answered =~ Rain.INSIDE)

        and: 'the hub is well'
        healthy()

        and: 'nothing has happened'
        events.last() == happened

        where:
        [category, drop] << CATEGORIES.collectMany { category, drops -> drops().collect { [category, it] } }
        counted = COUNTED.merge(category, 1, Integer::sum)
    }

    def "of all that, nothing but refusals is on record, each on a line of its own, and the chain holds"() {
        when:
        audit.write(true)
        def entries = hub.context.getBean(AuditLog).after(recorded, 100_000)

        then:
        entries.findAll { it.note().outcome() == AuditNote.DONE && !(it.note().operation() in ['signIn', 'SignedIn']) } == []
        audit.firstBroken() == null

        when: 'an administrator exports it'
        def lines = rain.http('GET', '/audit?after=' + recorded, Rain.as(hub.token('admin')))

        then:
        lines.startsWith('HTTP/1.1 200 ')
        lines.split('\r\n\r\n', 2)[1].readLines().findAll { it.startsWith('{') }.every { new JsonSlurper().parseText(it) instanceof Map }
    }

    @Unroll("races, idempotency: #race.what")
    def "what comes at once, or again, happens as often as it was meant"() {
        given:
        long before = events.last()

        when:
        def answers = race.sent.call(rain)

        then:
        answers.count { it =~ HostileRaces.DONE } == race.done
        answers.findAll { !(it =~ HostileRaces.DONE) && !(it =~ race.refused) } == []
        answers.findAll { it =~ Rain.INSIDE } == []

        and: 'on record as often, whatever the lines were told'
        events.after(before, 1000).count { it.type() == race.event } == race.times
        healthy()

        where:
        race << HostileRaces.races()
        counted = COUNTED.merge('races, idempotency', 1, Integer::sum)
    }

    def "after all of it the chain of records holds"() {
        when:
        audit.write(true)

        then:
        audit.firstBroken() == null
    }

    def "the same things without what is wrong with them are taken"() {
        expect:
        rain.graphql([query: HostileTexts.SUBMIT, variables: [i: HostileTexts.GOOD]]) =~ /"receipt":\{"path"/
        rain.form('/submissions/new', HostileTexts.FORM + [form: rain.word()]).startsWith('HTTP/1.1 200 ')
        rain.http('POST', '/login', ['Content-Type': 'application/json'], '{"username":"delegate","password":"liaison-demo"}').startsWith('HTTP/1.1 200 ')
        rain.graphql([query: '{ viewer { name } }'], Rain.as(hub.token('delegate'))).startsWith('HTTP/1.1 200 ')
        rain.socket([:], Frames.INIT, Frames.subscribe('1', '{ __typename }'), Frames.text([type: 'ping']), Frames.BYE).contains('connection_ack')
        rain.http('POST', '/attachments/uploads', ['Tus-Resumable': '1.0.0', 'Upload-Length': 10, 'Upload-Metadata': 'filename eC50eHQ=']).startsWith('HTTP/1.1 201 ')
        rain.raw('POST /graphql HTTP/1.1\r\nHost: hub.example\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1a\r\n{"query":"{ __typename }"}\r\n0\r\n\r\n').startsWith('HTTP/1.1 200 ')
    }

    private String send(Drop drop) {
        def sent = drop.sent.rehydrate(rain, drop.sent.owner, drop.sent.thisObject)
        sent.resolveStrategy = Closure.DELEGATE_FIRST
        sent.call()
    }

    private boolean healthy() {
        rain.http('GET', '/health/readiness').with { it.startsWith('HTTP/1.1 200 ') && it.contains('"status":"UP"') && !it.contains('DOWN') }
    }

    private long newest() {
        audit.write(true)
        def entries = audit.after(0, 100_000)
        entries ? entries.last().number() : 0
    }
}
