package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.holding
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.kernel.Office.Kind.*

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class RefusingDependenciesSpec extends Specification {

    @Shared
    @AutoCleanup
    NeedsOfOma oma = new NeedsOfOma()

    def "a dependency on #what is #state"() {
        expect:
        oma.declare([to: to]).dependency.health == [state: state, sentence: sentence]

        where:
        what                           | to                              || state        | sentence
        'what was made obsolete'       | [specification: 'RFC 2543']     || 'DRIFTED'    | 'RFC 2543 was made obsolete: cite RFC 3261 now.'
        'what the terms let be cited'  | [specification: 'rfc3261']      || 'SATISFIED'  | 'RFC 3261 is Published, as needed.'
        'what no catalogue knows'      | [text: 'draft-mdolly-oma-push'] || 'UNRESOLVED' | 'draft-mdolly-oma-push is in no catalogue that the hub knows.'
    }

    def "#what is refused as #code"() {
        expect:
        oma.declare(input, actor).problems.collect { [it.code, it.field] } == [[code, field]]

        where:
        what                                     | input                                                                                    | actor                                 || code                                 | field
        'an unknown target'                      | [to: [specification: 'RFC 9999']]                                                        | NeedsOfOma.CD_CHAIR                              || 'DEPENDENCY_END_UNKNOWN'             | ['to']
        'an unknown version'                     | [to: [version: 'nothing']]                                                               | NeedsOfOma.CD_CHAIR                              || 'DEPENDENCY_END_UNKNOWN'             | ['to']
        'a text without anybody who depends'     | [from: [text: 'a deliverable'], to: [specification: 'RFC 3261']]                         | NeedsOfOma.CD_CHAIR                              || 'DEPENDENCY_OWNER_MISSING'           | ['owner']
        'another organization as owner'          | [owner: 'IETF/SIP', to: [specification: 'RFC 3261']]                                     | NeedsOfOma.CD_CHAIR                              || 'DEPENDENCY_OWNER_FOREIGN'           | ['owner']
        'an unknown relationship'                | [relationship: 'nothing', to: [specification: 'RFC 3261']]                               | NeedsOfOma.CD_CHAIR                              || 'RELATIONSHIP_UNKNOWN'               | ['relationship']
        'what is not between the two sides'      | [to: [specification: 'OMA-TS-X'], from: [text: 'x'], owner: 'OMA/CD']                    | NeedsOfOma.CD_CHAIR                              || 'DEPENDENCY_NOT_OF_THIS_RELATIONSHIP'| ['relationship']
        'a chair of neither group'               | [to: [specification: 'RFC 3261']]                                                        | holding(CHAIR, groupId('OMA/MWS'))    || 'DEPENDENCY_ACT_NOT_ALLOWED'         | []
        'naming oneself owner of another\'s work'| [owner: 'OMA/MWS', to: [specification: 'RFC 3261']]                                      | holding(CHAIR, groupId('OMA/MWS'))    || 'DEPENDENCY_ACT_NOT_ALLOWED'         | []
        'pinning what has no version'            | [pinned: true, to: [specification: 'RFC 3261']]                                          | NeedsOfOma.CD_CHAIR                              || 'DEPENDENCY_PINNED_WITHOUT_VERSION'  | ['pinned']
    }

    def "a list is published by #who: #code"() {
        expect:
        oma.publish(actor, input).problems*.code == code

        where:
        who                                | actor                                                    | input           || code
        'the side\'s manager'              | NeedsOfOma.MANAGER                                                  | [:]             || []
        'the side\'s coordinator'          | holding(LIAISON_COORDINATOR, OMA)                        | [:]             || []
        'the other side\'s manager'        | holding(LIAISON_MANAGER, IETF, relationshipId('oma-ietf'))| [:]            || ['DEPENDENCY_ACT_NOT_ALLOWED']
        'a chair'                          | NeedsOfOma.CD_CHAIR                                                 | [:]             || ['DEPENDENCY_ACT_NOT_ALLOWED']
        'the manager, for no side'         | NeedsOfOma.MANAGER                                                  | [side: 'none']  || ['DEPENDENCY_LIST_OF_NO_SIDE']
        'the manager, of no relationship'  | NeedsOfOma.MANAGER                                                  | [relationship: 'x'] || ['RELATIONSHIP_UNKNOWN']
    }

    def "a list is acknowledged by #who: #code"() {
        given:
        oma.declare([to: [specification: 'RFC 3261']])
        def list = oma.publish().dependencyList.id

        expect:
        oma.act(actor, 'acknowledgeDependencyList', [id: list], 'dependencyList { id }').problems*.code == code

        where:
        who                                | actor                                                     || code
        'the other side\'s manager'        | holding(LIAISON_MANAGER, IETF, relationshipId('oma-ietf')) || []
        'the other side\'s coordinator'    | holding(LIAISON_COORDINATOR, IETF)                        || []
        'the other side\'s secretariat'    | holding(SECRETARIAT, IETF)                                || []
        'the side that sent it'            | NeedsOfOma.MANAGER                                        || ['DEPENDENCY_ACT_NOT_ALLOWED']
        'the manager of another one'       | holding(LIAISON_MANAGER, IETF, relationshipId('x-ietf'))  || ['DEPENDENCY_ACT_NOT_ALLOWED']
        'a chair of the other side'        | holding(CHAIR, groupId('IETF/SIP'))                       || ['DEPENDENCY_ACT_NOT_ALLOWED']
        'an administrator of the hub'      | holding(HUB_ADMIN, null)                                  || ['DEPENDENCY_ACT_NOT_ALLOWED']
    }

    def "all that is wrong with an answer is told at once, at its place"() {
        given:
        def sip = oma.declare([to: [specification: 'RFC 3261']]).dependency.id
        def list = oma.publish().dependencyList.id
        def manager = holding(LIAISON_MANAGER, IETF, relationshipId('oma-ietf'))
        def answers = [[dependency: sip, verdict: 'DISPUTED'], [dependency: sip, verdict: 'QUESTION', reason: 'x' * 4001], [dependency: list, verdict: 'ACCEPTED']]

        expect:
        oma.act(manager, 'acknowledgeDependencyList', [id: list, answers: answers], 'dependencyList { id }').problems.collect { [it.code, it.field] } == [
                ['DEPENDENCY_REASON_MISSING', ['answers', '0', 'reason']],
                ['DEPENDENCY_ANSWERED_TWICE', ['answers', '1', 'dependency']],
                ['DEPENDENCY_REASON_TOO_LONG', ['answers', '1', 'reason']],
                ['DEPENDENCY_LIST_ENTRY_UNKNOWN', ['answers', '2', 'dependency']]]
        oma.act(manager, 'acknowledgeDependencyList', [id: 'nothing'], 'dependencyList { id }').problems*.code == ['DEPENDENCY_LIST_UNKNOWN']
        oma.act(manager, 'acknowledgeDependencyList', [id: list, expectedVersion: 7], 'dependencyList { id }').problems*.code == ['CONFLICT']
    }
}
