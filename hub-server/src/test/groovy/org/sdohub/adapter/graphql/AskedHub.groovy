package org.sdohub.adapter.graphql

import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by

import groovy.json.JsonSlurper
import graphql.ExecutionInput
import graphql.ExecutionResult
import graphql.GraphQL
import graphql.schema.GraphQLSchema
import graphql.schema.idl.SchemaParser
import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import org.sdohub.a.AllowedCommands
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Step
import org.sdohub.kernel.Store
import reactor.core.publisher.Flux

/** All rooms over an empty embedded store, asked without a door, at a fixed time. */
class AskedHub implements AutoCloseable {

    final AllowedCommands store = new AllowedCommands()
    final ApplicationContext context = ApplicationContext.builder()
            .properties(['micronaut.server.port': -1, 'hub.submissions.a-person': 0])
            .deduceEnvironment(false)
            .singletons(store)
            .beanDefinitions(
                    RuntimeBeanDefinition.builder(Clock, { Clock.fixed(NOW, ZoneOffset.UTC) })
                            .singleton(true).replaces(Clock).build(),
                    RuntimeBeanDefinition.builder(GraphQLSchema, { schema() })
                            .singleton(true).replaces(GraphQLSchema).build())
            .start()
    private final GraphQL graphql = GraphQL.newGraphQL(context.getBean(GraphQLSchema)).build()

    /** Nothing is followed here, and a schema without anything to follow is no schema. */
    private GraphQLSchema schema() {
        def registry = SchemaFiles.registry()
        def wiring = context.getBean(Wiring)
        if (!registry.objectTypeExtensions().containsKey('Subscription')) {
            registry.merge(new SchemaParser().parse('extend type Subscription { silence: Int }'))
            wiring.subscription('silence', { null })
        }
        new SchemaAssembly(registry, wiring).schema()
    }

    /** Keeps what a fixture made, past all rules. */
    void keep(Class<? extends Store> kind, Step step) {
        context.getBean(kind).save(step, by(administrator()))
    }

    /** The data of an answer without errors. */
    Map data(String document, Actor actor = Actor.PUBLIC, Map variables = [:]) {
        def loaders = context.getBean(Loaders)
        def result = graphql.execute(ExecutionInput.newExecutionInput(document)
                .variables(variables)
                .dataLoaderRegistry(loaders.fresh(actor, NOW))
                .graphQLContext {
                    it.put(Actor, actor).put(Instant, NOW).put(Loaders, loaders).put(Cursors, context.getBean(Cursors))
                }
                .build())
        assert result.errors.empty
        result.getData()
    }

    /** What data says, and how many round trips to the store it took. */
    List counted(String document, Actor actor = Actor.PUBLIC) {
        store.roundTrips()
        [data(document, actor), store.roundTrips()]
    }

    /** The answer with its errors. */
    ExecutionResult result(String document, Closure<Actor> caller = { Actor.PUBLIC }, Map more = [:]) {
        def actor = caller()
        graphql.execute(ExecutionInput.newExecutionInput(document)
                .dataLoaderRegistry(context.getBean(Loaders).fresh(actor, NOW))
                .graphQLContext {
                    it.put(Actor, actor).put(Instant, NOW).put(Loaders, context.getBean(Loaders))
                            .put(Cursors, context.getBean(Cursors))
                    more.each { key, value -> it.put(key, value) }
                }
                .build())
    }

    /** The events of a subscription, each the value of its field; whoever follows is whom the closure says at that moment. */
    Flux<Map> followed(String field, String selection, Closure<Actor> caller) {
        def execution = context.getBean(Execution)
        def request = GraphQLRequest.of([query: "subscription { event: $field { $selection } }".toString()])
        def call = new Call(caller(), { caller() }, '', 'a request', '', null)
        def answer = new CompletableFuture<Execution.Outcome>()
        execution.start { execution.answer(execution.prepare(request, call.actor()), call, answer) }
        def outcome = answer.get(60, TimeUnit.SECONDS)
        assert outcome instanceof Execution.Events: outcome.result.errors
        Flux.from(outcome.results()).map { event -> new JsonSlurper().parse(event.payload).data.event as Map }
    }

    /** So many events; what happens meanwhile happens after the first was asked for. */
    static List<Map> next(Flux<Map> events, int count, Closure meanwhile = {}) {
        def all = events.take(count).replay()
        all.connect()
        meanwhile()
        all.collectList().block(Duration.ofSeconds(20))
    }

    @Override
    void close() {
        context.close()
    }
}
