package org.sdohub.adapter.security

import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import io.micronaut.runtime.server.EmbeddedServer
import java.time.Clock

/** One hub for several stories, as one reaches it by https://hub.example; its clock can be put forward. */
abstract class HubOnAClock {

    final MovingClock clock = new MovingClock()
    final ApplicationContext context
    final EmbeddedServer server
    private int opened

    HubOnAClock(Map<String, Object> properties) {
        context = hub(['hub.url': 'https://hub.example'] + properties)
        server = context.getBean(EmbeddedServer).start()
        addShutdownHook { context.close() }
    }

    /** Another one, on the same clock. */
    ApplicationContext hub(Map<String, Object> properties) {
        ApplicationContext.builder().properties(['micronaut.server.port': -1] + properties).deduceEnvironment(false)
                .beanDefinitions(RuntimeBeanDefinition.builder(Clock, { clock }).singleton(true).replaces(Clock).build()).start()
    }

    /** For the name of a new account. */
    synchronized int next() {
        ++opened
    }
}
