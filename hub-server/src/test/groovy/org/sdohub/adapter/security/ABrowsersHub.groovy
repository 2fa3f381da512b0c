package org.sdohub.adapter.security

import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import io.micronaut.runtime.server.EmbeddedServer
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock

/** One hub for all that is tried with a browser, as one reaches it by https://hub.example; its clock can be put forward. */
class ABrowsersHub {

    private static ABrowsersHub one

    final MovingClock clock = new MovingClock()
    final Path documents = Files.createTempDirectory('documents')
    final ApplicationContext context
    final int port
    private int opened

    static synchronized ABrowsersHub shared() {
        one = one ?: new ABrowsersHub()
    }

    private ABrowsersHub() {
        Files.writeString(documents.resolve('who.graphql'), '{ viewer { name } }')
        context = hub('hub.url': 'https://hub.example', 'micronaut.server.cors.localhost-pass-through': true,
                'hub.graphql.allowed-origins': 'https://sdo.example', 'hub.graphql.documents': documents.toString())
        port = context.getBean(EmbeddedServer).start().port
        addShutdownHook { context.close() }
    }

    /** Another one, on the same calendar. */
    ApplicationContext hub(Map properties) {
        ApplicationContext.builder().properties(['micronaut.server.port': -1] + properties).deduceEnvironment(false)
                .beanDefinitions(RuntimeBeanDefinition.builder(Clock, { clock }).singleton(true).replaces(Clock).build()).start()
    }

    synchronized int next() {
        ++opened
    }
}
