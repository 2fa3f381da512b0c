package org.sdohub.policy

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Bodies.organizationId
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.policy.PrivateWorld.KEPT
import static org.sdohub.policy.PrivateWorld.secret

import org.sdohub.organization.Profile.Maturity
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/**
 * The two worlds of {@link TellingNothingOfSecretsSpec}, as somebody hears of them who follows: in one of them private things
 * happen besides, before, between and after what everybody may know.
 */
class FollowingPastSecretsSpec extends Specification {

    @Shared
    @AutoCleanup
    PrivateWorld with = new PrivateWorld(true)
    @Shared
    @AutoCleanup
    PrivateWorld without = new PrivateWorld(false)
    @Shared
    EveryQuestion every = WhatIsAsked.questions(with.ids)
    @Shared
    Map<String, List<String>> questions = every.ofSubscriptions(2)
    /** What waits for drafts as well, of a specification for members and between OMA and ITU-T. */
    @Shared
    Map<String, String> needs = [:]
    @Shared
    int days
    @Shared
    int compared

    PollingConditions soon = new PollingConditions(timeout: 20)

    def setupSpec() {
        [['draft-push', IETF, 'IETF/SIP'], ['Q.701', organizationId('ITU-T'), 'ITU-T/SG11']].each { name, body, owner ->
            [with, without]*.keep(aSpecification(name, body, title: 'Push', owner: groupId(owner), versions: ['00': Maturity.DRAFT]))
        }
        [with, without].each { it.named('need of a draft', waiting(it, 'OMA-TS-Push', 'draft-push', 'Push.', 'oma-ietf')) }
        needs.needofmembers = waiting(with, 'OMA-TS-Members', 'draft-push', secret('needofmembers'))
        needs.dependency = waiting(with, 'OMA-TS-Push', 'Q.701', secret('dependency'), KEPT)
        [with, without]*.hub*.settle()
    }

    private static String waiting(PrivateWorld world, String from, String to, String reason, String relationship = null) {
        world.hub.does('sending secretariat', 'declareDependency', [from: [specification: from], to: [specification: to], kind: 'NORMATIVE', owner: 'OMA/CD', reason: reason,
            neededBy: '2027-01-10', expected: '2026-12-01'] + (relationship ? [relationship: relationship] : [:]), 'dependency { id }').dependency.id
    }

    def cleanupSpec() {
        println "policy: $compared streams of events the same in both worlds"
    }

    def "#who hears the same in both, whatever they follow, from the first event and from now on, by socket and by stream"() {
        given:
        def all = [with, without].collect { new FollowingEverything(it, with, who, questions) }
        compared += all[0].told.size()
        def said = "to be heard by $who".toString()

        expect: 'what had happened before'
        soon.eventually { assert apart(all) == '' }
        every.notAsked == [] as Set

        when:
        privately("before $said")
        openly(said)
        privately("after $said")
        [with, without]*.hub*.settle()

        then: 'of what is for everybody they hear each thing once in each way'
        soon.eventually {
            assert heard.collectEntries { subscription -> [subscription, times(said, all[0].told.findAll { it.key.endsWith(questions[subscription][0]) })] } ==
                    heard.collectEntries { [it, [1, 1, 1, 1]] }
        }

        and:
        soon.eventually { assert apart(all) == '' }

        cleanup:
        all*.close()

        where:
        who << PrivateWorld.OUTSIDERS + 'addressed chair'
        heard = ['statementPosted', 'statementChanged', 'dependencyListPublished', 'dependencyHealthChanged'] + (who == 'addressed chair' ? ['deskChanged'] : [])
    }

    def "no private word was met by anybody who may not hear it"() {
        expect:
        with.canaries.escaped.take(5).join('\n') == ''
    }

    private void openly(String said) {
        def day = ++days
        [with, without].each { world ->
            world.openly(said, 10 + day)
            world.named("remark $day", world.hub.does('sending chair', 'commentOnStatement', [id: world.ids['statement before'], text: said], 'comment { id }').comment.id)
            world.named("list $day", world.hub.does('sending coordinator', 'publishDependencyList', [relationship: 'oma-ietf', side: 'OMA', note: said], 'dependencyList { id }').dependencyList.id)
            turn(world, world.ids['need of a draft'], said)
        }
    }

    /** Each is told to those who may read it. */
    private void privately(String said) {
        with.hub.does('sending chair', 'fileStatement', [from: ['OMA/CD'], to: ['ITU-T/SG11'], title: "${secret('parties')} $said".toString(), body: said, purpose: 'FOR_ACTION',
            deadline: '2026-11-27', visibility: 'PARTIES'], 'statement { id }')
        with.hub.does('sending chair', 'commentOnStatement', [id: with.ids['statement before'], text: "${secret('comment')} $said".toString(), private: true], 'comment { id }')
        with.hub.does('sending coordinator', 'publishDependencyList', [relationship: 'oma-w3c', side: 'OMA', note: "${secret('closedlist')} $said".toString()], 'dependencyList { id }')
        with.hub.does('manager of another', 'publishDependencyList', [relationship: KEPT, side: 'OMA', note: "${secret('list')} $said".toString()], 'dependencyList { id }')
        turn(with, needs.needofmembers, "${secret('needofmembers')} $said")
        turn(with, needs.dependency, "${secret('dependency')} $said")
    }

    /** In time and too late by turns. */
    private static void turn(PrivateWorld world, String need, String reason) {
        def health = world.hub.data('query($id: ID!) { node(id: $id) { ... on Dependency { health { state } } } }', 'sending secretariat', [id: need]).node.health.state
        world.hub.does('sending secretariat', 'editDependency', [id: need, expected: health == 'AT_RISK' ? '2026-12-01' : '2027-02-01', reason: reason.toString()], 'dependency { id }')
    }

    /** How often it was told by each way. */
    private static List<Integer> times(String said, Map<String, List<String>> told) {
        told.values().collect { texts -> texts.count { it.contains(said) } }
    }

    /** What they hear only in one of the worlds. */
    private static String apart(List<FollowingEverything> all) {
        def (some, others) = all*.told
        some.keySet().findAll { some[it] != others[it] }.take(3).collect { way ->
            "${way.take(200)}\n    with:    ${some[way]*.take(300)}\n    without: ${others[way]*.take(300)}"
        }.join('\n')
    }
}
