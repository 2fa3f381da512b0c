package org.sdohub.policy

import graphql.schema.GraphQLTypeUtil
import org.sdohub.a.TheSchema
import org.sdohub.journey.RefusingBadInputSpec
import org.sdohub.kernel.EventLog
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/**
 * Two worlds, the same but for what is private in one of them. Whoever may see none of that is told the same in both, byte
 * for byte, whatever they ask: every question that the schema can put, every page, every file, what happens and what went
 * wrong. Only numbers of statements leave gaps, see RATIONALE.md.
 */
class TellingNothingOfSecretsSpec extends Specification {

    private static final int AT_ONCE = 25
    /** What a server says of itself and of the moment. */
    private static final List<String> BY_NATURE = ['date', 'x-request-id', 'content-length', 'etag', 'server-timing', 'traceresponse']

    static final String REQUEST = /"requestId":"[0-9a-f]+"/

    @Shared
    @AutoCleanup
    PrivateWorld with = new PrivateWorld(true)
    @Shared
    @AutoCleanup
    PrivateWorld without = new PrivateWorld(false)
    @Shared
    int compared

    def cleanupSpec() {
        println "policy: $compared questions answered the same in both worlds, ${with.canaries.characters} characters looked through"
    }

    /** Those whose answers are not the same, with what stands where they part. */
    private List<String> different(String who, List<String> questions) {
        compared += questions.size()
        questions.collate(AT_ONCE).collectMany { some ->
            def document = '{ ' + some.withIndex().collect { question, at -> question.substring(1, question.lastIndexOf('}')).replaceFirst(/\w+/) { "q$at: $it" } }.join('\n') + ' }'
            def answers = [with, without].collect { it.plain(it.hub.asking(it.asAsked(document, with), who).text).replaceAll(REQUEST, '') }
            assert answers[0].contains('"data":') : answers[0].take(600)
            def faults = answers.any { it.contains('"INTERNAL"') }
            if (answers[0] == answers[1] && !faults && !answers[0].contains('"data":null')) {
                return []
            }
            some.size() > 1 ? some.collectMany { different(who, [it]) } : answers[0] == answers[1] && !faults ? [] : [apart(some[0], answers)]
        }
    }

    private static String apart(String question, List<String> answers) {
        def at = (0..<answers*.length().min()).find { answers[0][it] != answers[1][it] } ?: 0
        "${question.take(200)}\n    with:    ...${answers[0].substring(Math.max(0, at - 150)).take(300)}\n    without: ...${answers[1].substring(Math.max(0, at - 150)).take(300)}"
    }

    def "#who is told the same of everything by its id, to the last field"() {
        when:
        def told = different(who, WhatIsAsked.questions(with.ids).ofNodes(WhatIsAsked.nodes(with.ids))).join('\n')

        then:
        told == ''

        where:
        who << PrivateWorld.OUTSIDERS
    }

    def "#who is told the same by each list, key, filter, order, count, search and facet"() {
        given:
        def questions = WhatIsAsked.questions(with.ids)

        when:
        def told = different(who, questions.ofRoots(1)).join('\n')
        def left = questions.notAsked.join(' ')

        then:
        told == ''
        left == ''

        where:
        who << PrivateWorld.OUTSIDERS.take(2)
    }

    def "#who is told the same by every page, file and address"() {
        when:
        def all = WhatIsAsked.addresses(with.ids).findResults { address ->
            compared++
            def told = [with, without].collect { world ->
                def answer = world.hub.send('GET', world.asAsked(address, with), who)
                "$answer.status ${answer.headers.findAll { !(it.key in BY_NATURE) }} ${world.plain(answer.text)}".replaceAll(REQUEST, '')
            }
            told[0] == told[1] ? null : apart(address, told)
        }.join('\n')

        then:
        all == ''

        where:
        who << PrivateWorld.OUTSIDERS.take(2)
    }

    def "#who is told the same by each mutation with an id of what is hidden, as if nobody had it"() {
        given:
        def before = [with, without].collect { it.hub.context.getBean(EventLog).last() }
        def hidden = PrivateWorld.READERS.keySet().collect { with.ids[it] }.findAll { it && !it.contains('/') }.unique() + PrivateWorld.KEPT
        def tried = [RefusingBadInputSpec.mutations()*.name, hidden].combinations()

        when:
        def apart = tried.collate(AT_ONCE).findResults { some ->
            compared += some.size()
            def types = some.collect { GraphQLTypeUtil.simplePrint(TheSchema.get().mutationType.getFieldDefinition(it[0]).getArgument('input').type) }
            def document = "mutation(${some.indices.collect { "\$i$it: ${types[it]}" }.join(' ')}) { " +
                    some.indices.collect { "m$it: ${some[it][0]}(input: \$i$it) { problems { code message field fix } }" }.join(' ') + ' }'
            def inputs = some.indices.collectEntries { ["i$it".toString(), RefusingBadInputSpec.input(*some[it]).input] }
            def answers = [with, without].collect { it.plain(it.hub.asking(document, who, inputs).text).replaceAll(REQUEST, '') }
            answers[0] == answers[1] ? null : apart(some.toString(), answers)
        }.join('\n')

        then: 'and nothing was done'
        apart == ''
        [with, without].collect { it.hub.context.getBean(EventLog).last() } == before

        where:
        who << ['addressed secretariat', 'program']
    }

    def "no private word was met by anybody who may not see it"() {
        expect:
        with.canaries.escaped.take(5).join('\n') == ''
    }
}
