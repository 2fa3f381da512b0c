package org.sdohub.policy

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/**
 * Every actor and everything that is private: what they are told of it by its id, to the last field, by each list and as a
 * file, is what the policy says, written by hand in {@link PrivateWorld}; and nowhere else is a word of it.
 */
class SeeingEverythingByThePolicySpec extends Specification {

    /** Things of which no more can be asked by an id than that they are there. */
    private static final List<String> FILES = ['file', 'draftfile']

    @Shared
    @AutoCleanup
    PrivateWorld world = new PrivateWorld(true)
    @Shared
    EveryQuestion every = WhatIsAsked.questions(world.ids)
    @Shared
    Map<String, String> nodes = WhatIsAsked.nodes(world.ids)
    /** By the id that it asks about. */
    @Shared
    Map<String, String> byId = [nodes.keySet().toList(), every.ofNodes(nodes)].transpose().collectEntries()
    @Shared
    String ofLists = together(every.ofRoots(1).groupBy { (it =~ /\w+/)[0] }.values()*.first())
    @Shared
    String aroundThePublic = together((nodes.keySet() - PrivateWorld.READERS.keySet().collect { world.ids[it] }).collect { byId[it] })
    @Shared
    int cases

    def cleanupSpec() {
        println "policy: $cases authorization cases of seeing relationships, lists, specifications and what belongs to them, ${world.canaries.characters} characters looked through"
    }

    def "#who sees by its id what the policy says, and no more"() {
        when:
        def wrong = PrivateWorld.READERS.keySet().findAll { world.ids[it] in nodes.keySet() }.toList().findAll { thing ->
            cases += every.selection(EveryQuestion.type(nodes[world.ids[thing]]), 1).split(' ').size()
            world.hub.asking(byId[world.ids[thing]], who).text.contains(Canaries.of(thing)) != world.canaries.mayRead(who, thing)
        }

        and:
        def relationship = world.hub.asking(byId[world.ids.relationship], who).text

        then:
        wrong == []
        ['duties', 'workarea', 'newwork', 'invitation', 'list'].findAll { relationship.contains(Canaries.of(it)) != world.canaries.mayRead(who, it) } == []
        escaped() == ''

        where:
        who << PrivateWorld.ACTORS.keySet()
    }

    def "#who finds in the lists, and around what is public, no word that is not theirs"() {
        when:
        def texts = [ofLists, aroundThePublic].collect { document -> world.hub.asking(document, who).text }
        cases += [ofLists, aroundThePublic]*.count('\n').sum() + 2

        then:
        texts.every { it.contains('"data":{') }
        escaped() == ''

        and: 'what is theirs is there'
        ['relationship', 'workarea', 'dependency', 'needofmembers', 'parties', 'draft', 'charter', 'comment'].findAll { thing ->
            texts.any { it.contains(Canaries.of(thing)) } != world.canaries.mayRead(who, thing)
        } == []

        where:
        who << PrivateWorld.ACTORS.keySet()
    }

    def "#who gets the files that are theirs: whole, in part, and by name"() {
        when:
        def lists = ['list', 'closedlist'].collectMany { thing -> ['csv', 'json', 'graphml', 'dot', 'mmd'].collect { [thing, "/dependency-lists/${PrivateWorld.uuid(world.ids[thing])}.$it".toString(), [:]] } }
        def files = FILES.collectMany { thing -> [[thing, world.ids[thing], [:]], [thing, world.ids[thing], [range: 'bytes=0-4']], [thing, world.ids[thing], ['if-none-match': '"x"']]] }
        def wrong = [lists + files, ['GET', 'HEAD']].combinations().findAll { one, method ->
            cases++
            (world.hub.send(method, one[1], who, one[2]).status in [200, 206]) != world.canaries.mayRead(who, one[0])
        }

        then:
        wrong == []
        escaped() == ''

        where:
        who << PrivateWorld.ACTORS.keySet()
    }

    def "neither the log nor the metrics have a word of it"() {
        when:
        def metrics = world.hub.context.getBean(io.micrometer.prometheusmetrics.PrometheusMeterRegistry).scrape()
        world.canaries.told(Canaries.OPERATOR, 'the metrics', metrics)

        then:
        escaped() == ''
    }

    def "a word where it should not be is noticed"() {
        given:
        def one = new Canaries()
        one.word('thing', ['somebody'])

        when:
        one.told('somebody', 'here', "a ${Canaries.of('thing')}".toString())
        one.told('somebody else', 'there', Canaries.of('thing').toUpperCase())
        one.told('somebody else', 'there', Canaries.of('thing'), "?q=${Canaries.of('thing')}")

        then:
        one.escaped == ['thing told to somebody else: there']

        cleanup:
        one.close()
    }

    private static String together(List<String> questions) {
        '{ ' + questions.withIndex().collect { question, at -> question.substring(1, question.lastIndexOf('}')).replaceFirst(/\w+/) { "q$at: $it" } }.join('\n') + ' }'
    }

    private String escaped() {
        world.canaries.escaped.take(3).join('\n')
    }
}
