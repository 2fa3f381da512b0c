package org.sdohub.policy

import groovy.json.JsonOutput
import java.util.concurrent.ConcurrentHashMap
import org.sdohub.adapter.graphql.Cursors
import org.sdohub.adapter.graphql.EventSourceClient
import org.sdohub.adapter.graphql.SocketClient
import org.sdohub.adapter.graphql.Subscriptions

/**
 * One who follows all that can be followed: from the first event on and from this moment on, by a socket, and what is asked
 * without a filter also by event streams.
 */
class FollowingEverything implements AutoCloseable {

    private final PrivateWorld world
    private final String who
    private final SocketClient socket
    private final List<EventSourceClient> streams = []
    /** What was asked by which way: all that came, one after the other. */
    private final Map<String, List<String>> told = new ConcurrentHashMap<>()
    private final List<String> ways = []

    /**
     * @param questions by subscription, the one without a filter first, as they are asked about the other world
     */
    FollowingEverything(PrivateWorld world, PrivateWorld other, String who, Map<String, List<String>> questions) {
        this.world = world
        this.who = who
        socket = SocketClient.initialised(world.hub.port, who == 'public' ? null : [authorization: "Bearer ${WatchedHub.token(who)}".toString()])
        def beginning = world.hub.context.getBean(Cursors).seal('0'.padLeft(19, '0'), Subscriptions.EVENTS)
        [beginning, null].each { after ->
            questions.values().flatten().each { String question ->
                def way = way("socket${after ? ' from the beginning' : ''}: $question")
                socket.subscribe("${ways.indexOf(way)}".toString(), world.asAsked(question, other), [after: after])
            }
            questions.values()*.first().each { stream(way("stream${after ? ' from the beginning' : ''}: $it"), world.asAsked(it, other), [after: after]) }
        }
    }

    private String way(String name) {
        ways << name
        told[name] = Collections.synchronizedList([])
        name
    }

    private void stream(String way, String question, Map variables) {
        def headers = who == 'public' ? [:] : [Authorization: "Bearer ${WatchedHub.token(who)}".toString()]
        def stream = EventSourceClient.get(world.hub.port, [query: question, variables: JsonOutput.toJson(variables)], headers)
        streams << stream
        Thread.startVirtualThread {
            try {
                for (def event = stream.next(); event != null; event = stream.next()) {
                    heard(way, "$event.type ${event.data ?: ''}")
                }
            } catch (SocketException closed) {
                // By the end of the story.
            }
        }
    }

    private void heard(String way, String text) {
        world.hub.canaries.told(who, "following by $way", text, way)
        told[way] << text
    }

    /** What came by now. */
    Map<String, List<String>> getTold() {
        socket.come().findAll { it.id != null }.each { heard(ways[it.id as int], "$it.type ${JsonOutput.toJson(it.payload)}") }
        told.collectEntries { way, texts -> [way, texts.collect { world.plain(it).replaceAll(TellingNothingOfSecretsSpec.REQUEST, '') }] }
    }

    @Override
    void close() {
        (streams + socket)*.close()
    }
}
