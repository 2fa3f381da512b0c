package org.sdohub.adapter.web

import ch.qos.logback.classic.Logger
import ch.qos.logback.core.read.ListAppender
import groovy.json.JsonOutput
import io.micronaut.context.RuntimeBeanDefinition
import io.micronaut.health.HealthStatus
import io.micronaut.inject.annotation.MutableAnnotationMetadata
import io.micronaut.management.endpoint.health.HealthLevelOfDetail
import io.micronaut.management.health.indicator.AbstractHealthIndicator
import io.micronaut.management.health.indicator.HealthIndicator
import io.micronaut.management.health.indicator.HealthResult
import io.micronaut.management.health.indicator.annotation.Readiness
import io.micronaut.runtime.ApplicationConfiguration
import java.nio.file.Path
import java.util.concurrent.atomic.AtomicInteger
import org.h2.jdbcx.JdbcConnectionPool
import org.sdohub.a.RunningHub
import org.sdohub.adapter.jdbc.AccountsHealth
import org.sdohub.adapter.search.IndexFollower
import org.sdohub.adapter.search.SearchHealth
import org.sdohub.kernel.EventLog
import org.slf4j.LoggerFactory
import reactor.core.publisher.Flux
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/** Who runs the hub is told which part of it fails, and strangers nothing else of it. */
class TellingWhichPartIsDownSpec extends Specification {

    static final String INSIDE = 'jdbc:postgresql://db4.inside/hub?password=x'

    @TempDir
    Path folder

    def application = new ApplicationConfiguration(name: 'liaison-hub')
    def health = new HealthByName(application)
    Map<String, HealthStatus> parts = [:]

    private HealthResult told() {
        def indicators = parts.collect { name, status ->
            { -> Flux.just(HealthResult.builder(name, status).details([error: INSIDE]).build()) } as HealthIndicator
        }
        Flux.from(health.aggregate(indicators as HealthIndicator[], HealthLevelOfDetail.STATUS)).blockLast()
    }

    def "with #given the hub is #all, and each part is told by its name and whether it is up, and no more"() {
        given:
        parts = given

        expect:
        told().status.name == all
        told().details == given.collectEntries { name, status -> [name, status.name] }
        !JsonOutput.toJson(told()).contains('inside')

        where:
        given                                                                                        || all
        [accounts: HealthStatus.UP, documents: HealthStatus.UP, search: HealthStatus.UP]             || 'UP'
        [accounts: HealthStatus.UP, documents: HealthStatus.DOWN, search: HealthStatus.UP]           || 'DOWN'
        [accounts: HealthStatus.DOWN, documents: HealthStatus.UP, search: HealthStatus.UP]           || 'DOWN'
        [disk: HealthStatus.DOWN, documents: HealthStatus.UP]                                        || 'DOWN'
        // All that comes in is still kept.
        [accounts: HealthStatus.UP, documents: HealthStatus.UP, search: HealthStatus.DOWN]           || 'UP'
    }

    def "each change is one line in the log, however often it is looked at"() {
        given: 'a part of this story alone, as other hubs may fail meanwhile'
        def lines = new ListAppender()
        lines.start()
        def log = LoggerFactory.getLogger(HealthByName) as Logger
        log.addAppender(lines)

        when:
        [HealthStatus.UP, HealthStatus.DOWN, HealthStatus.UP, HealthStatus.DOWN].each { now ->
            parts['of this story'] = now
            3.times { told() }
        }

        then:
        lines.list.findAll { it.formattedMessage.contains('of this story') }.collect { "$it.level $it.formattedMessage".toString() } ==
                ['ERROR of this story is DOWN', 'WARN of this story is up again', 'ERROR of this story is DOWN']

        cleanup:
        log.detachAppender(lines)
    }

    def "a part that is down at the start is told"() {
        given:
        def lines = new ListAppender()
        lines.start()
        def log = LoggerFactory.getLogger(HealthByName) as Logger
        log.addAppender(lines)
        parts['from the start'] = HealthStatus.DOWN

        when:
        2.times { told() }

        then:
        lines.list*.formattedMessage.findAll { it.contains('from the start') } == ['from the start is DOWN']

        cleanup:
        log.detachAppender(lines)
    }

    def "nobody needs to ask: while the hub serves it looks by itself"() {
        given: 'a hub with a part that only this story looks at, by the log'
        def lines = new ListAppender()
        lines.start()
        def log = LoggerFactory.getLogger(HealthByName) as Logger
        log.addAppender(lines)
        def now = HealthStatus.UP
        def looked = new AtomicInteger()
        def part = { -> looked.incrementAndGet(); Flux.just(HealthResult.builder('watched by nobody', now).build()) } as HealthIndicator
        def ready = new MutableAnnotationMetadata().tap { addAnnotation(Readiness.name, [:]) }
        def hub = RunningHub.ofItsOwn([:], RuntimeBeanDefinition.builder(HealthIndicator, { part }).singleton(true).annotationMetadata(ready).build())
        def told = { lines.list*.formattedMessage.findAll { it.contains('watched by nobody') } }
        def soon = new PollingConditions(timeout: 30)

        expect: 'it does, and has nothing to tell as long as all is well'
        soon.eventually { assert looked.get() > 0 }
        told() == []

        when:
        now = HealthStatus.DOWN

        then:
        soon.eventually { assert told() == ['watched by nobody is DOWN'] }

        cleanup:
        log.detachAppender(lines)
        hub.context.close()
    }

    private static String of(AbstractHealthIndicator indicator) {
        assert indicator.healthInformation
        "$indicator.name $indicator.healthStatus.name"
    }

    def "accounts are down while their database does not answer"() {
        given:
        def database = JdbcConnectionPool.create('jdbc:h2:mem:' + UUID.randomUUID(), 'sa', '')

        expect:
        of(new AccountsHealth(database)) == 'accounts UP'

        when:
        database.dispose()

        then:
        of(new AccountsHealth(database)) == 'accounts DOWN'
    }

    def "search is down while the index cannot follow the events, and up again when it can"() {
        given:
        def broken = true
        def events = [onGrowth: { { -> } as AutoCloseable }, last: { 0L }, after: { from, most ->
            if (broken) throw new IllegalStateException('the store is away')
            []
        }] as EventLog
        def follower = new IndexFollower(events, null, null)
        def soon = new PollingConditions(timeout: 30)

        expect:
        of(new SearchHealth(follower)) == 'search UP'

        when:
        follower.start()

        then:
        soon.eventually { assert of(new SearchHealth(follower)) == 'search DOWN' }

        when:
        broken = false

        then:
        soon.eventually { assert of(new SearchHealth(follower)) == 'search UP' }

        cleanup:
        follower.stop()
    }

    def "the disk is down where less room is left than is to be spared, and where there is no folder"() {
        expect:
        of(new DiskHealth(folder, 1)) == 'disk UP'
        of(new DiskHealth(folder, Long.MAX_VALUE)) == 'disk DOWN'
        of(new DiskHealth(folder.resolve('gone'), 1)) == 'disk DOWN'
    }
}
