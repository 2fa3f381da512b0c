package org.sdohub.adapter.mongo.embedded

import io.micronaut.context.RuntimeBeanDefinition
import java.time.Clock

/** The engine of a whole hub, over a medium that a test can break. */
class BreakableEngine {

    private final BreakableKv disk = new BreakableKv()

    /** In place of the hub's own. */
    RuntimeBeanDefinition<EmbeddedEngine> getBean() {
        RuntimeBeanDefinition.builder(EmbeddedEngine, { EmbeddedEngine.over(disk, Clock.systemUTC()) }).singleton(true).replaces(EmbeddedEngine).build()
    }

    void fill() {
        disk.atPut = { throw BreakableKv.noRoom() }
    }

    void makeRoom() {
        disk.atPut = {}
    }
}
