package org.sdohub.adapter.mongo

import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.NOW

import java.util.concurrent.Callable
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors
import org.sdohub.kernel.GraphGuard
import org.sdohub.kernel.GraphGuard.Edge
import org.sdohub.kernel.Refusal
import org.sdohub.kernel.Refused
import spock.lang.Specification

abstract class GraphGuardContract extends Specification {

    Stores stores

    abstract Stores stores()

    def setup() {
        stores = stores()
    }

    def cleanup() {
        assert stores.guard.strangers.isEmpty()
        stores.close()
    }

    def "of many edges that would close a cycle together, at least one is refused, whatever the order"() {
        given: 'a ring of bodies, and for each a writer that wants to put it below the next'
        def ring = (0..<6).collect { groupId("OMA/RING$it".toString()) }
        def stored = new ConcurrentLinkedQueue<Edge>()
        def barrier = new CyclicBarrier(6)
        def pool = Executors.newFixedThreadPool(6)

        when:
        def outcomes = pool.invokeAll((0..<6).collect { i ->
            { ->
                def edge = new Edge(ring[i], ring[(i + 1) % 6])
                barrier.await()
                add(edge, stored)
            } as Callable
        })*.get()

        then:
        outcomes.count(false) == 1
        stored.size() == 5

        and: 'nobody holds a claim any more'
        stores.database.collection('guards').find().first().getList('claims', Object).isEmpty()

        cleanup:
        pool?.shutdownNow()
    }

    boolean add(Edge edge, Collection<Edge> stored) {
        try {
            stores.graphGuard.addEdge('ring', edge, NOW, { others -> refuseCycle(edge, others + stored) }) {
                sleep 5
                stored << edge
            }
            true
        } catch (Refused ignored) {
            false
        }
    }

    void refuseCycle(Edge edge, Collection<Edge> others) {
        if (GraphGuard.leads(others as List, edge.to(), edge.from())) {
            throw new Refused(Refusal.broken('CYCLE', 'That would be a cycle.'))
        }
    }

    def "edges that are claimed together are counted together by everybody else, and given back together"() {
        given:
        def (a, b, c) = ['A', 'B', 'C'].collect { groupId("OMA/$it".toString()) }
        def seen = []

        when:
        stores.graphGuard.addEdges('ring', [new Edge(a, b), new Edge(b, c)], NOW, {}) {
            stores.graphGuard.addEdge('ring', new Edge(c, a), NOW, { others -> seen.addAll(others) }) {}
        }
        stores.graphGuard.addEdge('ring', new Edge(c, a), NOW, { others -> seen << others.size() }) {}

        then:
        seen == [new Edge(a, b), new Edge(b, c), 0]
    }

    def "a claim is given back when the write fails"() {
        given:
        def edge = new Edge(groupId('OMA/A'), groupId('OMA/B'))

        when:
        stores.graphGuard.addEdge('ring', edge, NOW, {}) { throw new IllegalStateException('the disk is full') }

        then:
        thrown(IllegalStateException)
        add(new Edge(edge.to(), edge.from()), [])
    }
}
