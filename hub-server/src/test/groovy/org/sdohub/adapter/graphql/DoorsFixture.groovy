package org.sdohub.adapter.graphql

import graphql.schema.DataFetcher
import graphql.schema.GraphQLSchema
import graphql.schema.idl.RuntimeWiring
import graphql.schema.idl.SchemaGenerator
import graphql.schema.idl.SchemaParser
import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import io.micronaut.inject.BeanConfiguration
import io.micronaut.runtime.server.EmbeddedServer
import java.time.Clock
import java.time.Instant
import java.time.ZoneOffset
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Semaphore
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import org.sdohub.identity.AuditInMemory
import org.sdohub.identity.AuditLog
import org.sdohub.identity.Callers
import org.sdohub.identity.HubKey
import org.sdohub.identity.PublicAddress
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Durability
import org.sdohub.kernel.EventLog
import org.sdohub.kernel.HubEvent
import org.sdohub.kernel.Id
import org.sdohub.kernel.PersonId
import org.sdohub.kernel.Refusal
import org.sdohub.kernel.Refused
import reactor.core.publisher.Flux

/** The doors of the hub, real to the socket, before a schema of their own. */
class DoorsFixture implements AutoCloseable {

    static final Instant NOW = Instant.parse('2025-03-14T10:00:00Z')
    static final String SECRET = 'jdbc:secret://canary'

    static final String SDL = '''
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        type Query {
          hello(name: String): String!
          viewer: String!
          fault: String
          faultNotNull: String!
          hidden: String
          hiddenNotNull: String!
          wrong: String
          waits: String
          touched: Int
          me: Node!
          nodes(first: Int): [Node!]!
          at(place: Place!): String
        }
        input Place { city: String!, floor: Int }
        type Node { name: String!, self: Node!, label(of: String): String!, slow: Node!, touched: Int }
        type Mutation { rename(name: String!): String!, again: String }
        type Subscription { happened(after: Int, filter: String): Happening!, faulty: String, tooOld: Int }
        type Happening { sequence: Int!, type: String!, state: String!, viewer: String!, echo(of: String): String, waits: String }
        '''

    final Events log = new Events()
    final Map<String, Actor> accounts = Collections.synchronizedMap([chair: chair()])
    final List<String> renamed = new CopyOnWriteArrayList<>()
    final Semaphore waiting = new Semaphore(0)
    final Semaphore released = new Semaphore(0)
    final AtomicInteger touched = new AtomicInteger()
    final AtomicInteger loads = new AtomicInteger()
    volatile String state = 'draft'
    volatile boolean durable = true
    final EmbeddedServer server
    final int port

    DoorsFixture(Map<String, Object> properties = [:]) {
        server = ApplicationContext.builder()
                .enableDefaultPropertySources(false)
                .deduceEnvironment(false)
                .properties(['micronaut.server.port': -1, 'micronaut.security.reject-not-found': false] + properties)
                .beanConfigurations(*['organization', 'identity', 'specification', 'relationship', 'dependency',
                                      'chain', 'attachment', 'statement', 'search', 'notification',
                                      'adapter.attachments', 'adapter.search', 'adapter.mongo', 'adapter.jdbc', 'adapter.security',
                                      'adapter.web'].collect { BeanConfiguration.disabled('org.sdohub.' + it) })
                .beanDefinitions(
                        bean(GraphQLSchema, schema()),
                        bean(Clock, Clock.fixed(NOW, ZoneOffset.UTC)),
                        bean(Loaders, loaders()),
                        bean(Callers, { token -> caller(token) } as Callers),
                        bean(PublicAddress, { Optional.empty() } as PublicAddress),
                        bean(HubKey, { purpose -> new byte[32] } as HubKey),
                        bean(EventLog, log),
                        bean(AuditLog, new AuditLog(new AuditInMemory(), Clock.fixed(NOW, ZoneOffset.UTC))),
                        bean(Durability, { durable } as Durability))
                .run(EmbeddedServer)
        port = server.port
    }

    private static <T> RuntimeBeanDefinition<T> bean(Class<T> type, T instance) {
        RuntimeBeanDefinition.builder(type, { instance }).singleton(true).replaces(type).build()
    }

    /** Somebody has asked for what waits; who was refused instead never comes there. */
    void untilOneWaits() {
        assert waiting.tryAcquire(60, TimeUnit.SECONDS): 'nobody asked for what waits'
    }

    static Actor chair() {
        new Actor('chair', new PersonId(new UUID(0, 1)), 'Ada Chair', [], [] as Set)
    }

    private Actor caller(String token) {
        if (token == null) {
            return Actor.PUBLIC
        }
        if (token == 'crash') {
            throw new StackOverflowError(SECRET)
        }
        def actor = accounts[token]
        if (actor == null) {
            throw new Callers.BadToken()
        }
        actor
    }

    /** One loader, which remembers what it loaded first, as loaders do. */
    private Loaders loaders() {
        def loaders = new Loaders()
        loaders.add('state', { Collection<Object> keys, Actor actor, Instant now ->
            loads.incrementAndGet()
            keys.collectEntries { [it, state + ' for ' + actor.name()] }
        } as Loaders.Batch)
        loaders
    }

    private GraphQLSchema schema() {
        def node = [name: 'n']
        def wiring = RuntimeWiring.newRuntimeWiring()
                .type('Query') {
                    it.dataFetchers(fetchers([
                            hello       : { e -> 'Hello ' + (e.getArgument('name') ?: 'world') },
                            viewer      : { e -> e.graphQlContext.get(Actor).name() },
                            fault       : { e -> throw new IllegalStateException(SECRET) },
                            faultNotNull: { e -> throw new IllegalStateException(SECRET) },
                            hidden      : { e -> throw new Refused(Refusal.notFound('TEST_NOT_FOUND', 'x')) },
                            hiddenNotNull: { e -> throw new Refused(Refusal.notFound('TEST_NOT_FOUND', 'x')) },
                            wrong       : { e -> throw new Refused(Refusal.invalid('TEST_WRONG', 'Not that.', 'a', 'b')) },
                            waits       : { e -> waits() },
                            touched     : { e -> touched.incrementAndGet() },
                            me          : { e -> node },
                            nodes       : { e -> [node, node, node] },
                            at          : { e -> e.getArgument('place').city },
                    ]))
                }
                .type('Node') {
                    it.dataFetchers(fetchers([self : { e -> node },
                                     slow : { e -> waits(); node },
                                     touched: { e -> touched.incrementAndGet() },
                                     label: { e -> e.getDataLoader('state').load(e.getArgument('of') ?: 'x') }]))
                }
                .type('Mutation') {
                    it.dataFetchers(fetchers([rename: { e -> renamed << e.getArgument('name'); e.getArgument('name') },
                                     again : { e -> 'again' }]))
                }
                .type('Subscription') {
                    it.dataFetchers(fetchers([
                            happened: { e -> happened(e) },
                            faulty  : { e -> Flux.concat(Flux.just(one()), Flux.error(new IllegalStateException(SECRET))) },
                            tooOld  : { e -> throw new ApiRefusal(ErrorCode.CURSOR_TOO_OLD, 'Too old.') },
                    ]))
                }
                .type('Happening') {
                    it.dataFetchers(fetchers([state : { e -> e.getDataLoader('state').load('x') },
                                     viewer: { e -> e.graphQlContext.get(Actor).name() },
                                     echo  : { e -> e.getArgument('of') },
                                     waits : { e -> waits() }]))
                }
                .build()
        new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SDL), wiring)
    }

    private static Map<String, DataFetcher> fetchers(Map<String, Closure> answers) {
        answers.collectEntries { name, answer -> [name, answer as DataFetcher] }
    }

    private Object happened(environment) {
        def streams = server.applicationContext.getBean(Streams)
        Integer after = environment.getArgument('after')
        String filter = environment.getArgument('filter')
        def cursors = server.applicationContext.getBean(Cursors)
        String resumed = environment.graphQlContext.get(Subscriptions.RESUME)
        long start = resumed != null ? cursors.open(resumed, Subscriptions.EVENTS, 'after') as long
                : after == null ? streams.now() : after as long
        Flux.from(streams.from(start, { HubEvent event -> filter == null || event.type() == filter }))
                .map { event -> new Happening(event.sequence(), Optional.ofNullable(filter), { caller -> Optional.of(happened(event, cursors)) }) }
    }

    private static Happened happened(HubEvent event, Cursors cursors) {
        new Happened(sequence: event.sequence(), type: event.type(), sealed: cursors.seal(event.sequence() as String, Subscriptions.EVENTS))
    }

    private static Happening one() {
        new Happening(0, 'one', { caller -> Optional.of(new Happened(type: 'one')) })
    }

    static class Happened implements StreamEvent {
        long sequence
        String type
        String sealed

        @Override
        String cursor() {
            sealed
        }

        @Override
        String toString() {
            type
        }
    }

    private String waits() {
        waiting.release()
        released.tryAcquire(20, TimeUnit.SECONDS)
        'done'
    }

    @Override
    void close() {
        server.close()
    }

    /** The sequence, kept in memory. */
    static class Events implements EventLog {
        private final List<HubEvent> events = new CopyOnWriteArrayList<>()
        private final List<Runnable> listeners = new CopyOnWriteArrayList<>()
        final AtomicInteger reads = new AtomicInteger()
        volatile boolean broken = false

        void add(String type, Instant at = NOW) {
            synchronized (events) {
                events << new HubEvent(events.size() + 1, new UUID(0, events.size() + 1), at, type, 'statement:1', 1,
                        HubEvent.Author.HUB, [], null, null)
            }
            listeners*.run()
        }

        @Override
        long last() {
            reads.incrementAndGet()
            events.size()
        }

        @Override
        List<HubEvent> after(long sequence, int max) {
            reads.incrementAndGet()
            if (broken) {
                throw new IllegalStateException(SECRET)
            }
            events.toArray(new HubEvent[0]).drop(sequence as int).take(max).toList()
        }

        @Override
        Map<Id, List<HubEvent>> of(Collection<Id> subjects, int max) {
            [:]
        }

        @Override
        Optional<HubEvent> byReceipt(String key) {
            Optional.empty()
        }

        @Override
        Set<String> carriedOut(Collection<String> keys) {
            []
        }

        @Override
        AutoCloseable onGrowth(Runnable listener) {
            listeners << listener
            return { listeners.remove(listener) } as AutoCloseable
        }
    }
}
