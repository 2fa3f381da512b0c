package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Bodies.organizationId
import static org.sdohub.a.People.holding
import static org.sdohub.a.Relationships.active
import static org.sdohub.a.Relationships.arrangement
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.a.Relationships.side
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.kernel.Office.Kind.*
import static org.sdohub.organization.Profile.Maturity.*

import org.sdohub.organization.GroupStore
import org.sdohub.organization.OrganizationStore
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/**
 * A worked example: by LS332 of October 2011 the ITU-T's Study Group 15 told the IETF that Recommendation G.8113.2 needs four
 * documents by a day, and a fifth not, and why.
 */
@Stepwise
class AskingByAStatementSpec extends Specification {

    static final MANAGER = holding(LIAISON_MANAGER, organizationId('ITU-T'), relationshipId('itu-ietf'))
    static final NEEDED = ['draft-ietf-mpls-tp-oam-framework', 'draft-ietf-mpls-tp-cc-cv-rdi', 'draft-ietf-mpls-tp-fault', 'draft-ietf-mpls-tp-on-demand-cv']
    static final NOT_NEEDED = 'draft-ietf-mpls-tp-li-lb'
    static final WHY_NOT = 'Not required: the Recommendation says nothing that rests on it.'

    static final String TABLE = 'from,to,kind,neededMaturity,neededBy,reason\n' +
            NEEDED.collect { "G.8113.2/Y.1372.2,$it,NORMATIVE,APPROVED,2011-10-28,To be consented in December 2011\n" }.join() +
            "G.8113.2/Y.1372.2,$NOT_NEEDED,INFORMATIVE,IDEA,,$WHY_NOT\n"

    @Shared
    @AutoCleanup
    NeedsOfOma world = new NeedsOfOma()

    @Shared
    Map list

    def setupSpec() {
        world.hub.keep(OrganizationStore, anOrganization('ITU-T'))
        ['ITU-T/Q10-15', 'IETF/MPLS'].each { world.hub.keep(GroupStore, aGroup(it)) }
        world.keep(active('itu-ietf', arrangement(first: side(organizationId('ITU-T')))))
        world.keep(aSpecification('G.8113.2/Y.1372.2', organizationId('ITU-T'), owner: groupId('ITU-T/Q10-15'), versions: ['0': DRAFT]))
        (NEEDED + NOT_NEEDED).each { world.keep(aSpecification(it, owner: groupId('IETF/MPLS'), versions: ['-05': DRAFT])) }
    }

    def "the table of the statement becomes a list of five entries"() {
        when:
        def brought = world.act(MANAGER, 'importDependencyList', [relationship: 'itu-ietf', side: 'ITU-T', format: 'CSV', text: TABLE],
                'dependencyListImport { changes { added { to owner counterpart } } }').dependencyListImport
        list = world.act(MANAGER, 'publishDependencyList', [relationship: 'itu-ietf', side: 'ITU-T', note: 'LS332'],
                'dependencyList { id number entries { dependency { id } to kind neededBy neededMaturity reason health healthSentence } }').dependencyList

        then: 'each with who is responsible on both sides, as the catalogue knows'
        brought.changes.added*.owner.unique() == ['ITU-T Q10-15'] && brought.changes.added*.counterpart.unique() == ['IETF MPLS']

        and: 'four that have their day, and say so'
        def needed = list.entries.findAll { it.kind == 'NORMATIVE' }
        needed*.to.toSet() == NEEDED as Set
        needed.every { it.neededBy == '2011-10-28' && it.neededMaturity == 'APPROVED' && it.health == 'LATE' && it.healthSentence.contains('was needed by 2011-10-28') }

        and: 'a fifth that keeps nobody waiting, and why'
        with(list.entries.find { it.to == NOT_NEEDED }) {
            kind == 'INFORMATIVE'
            neededBy == null
            reason == WHY_NOT
            health == 'SATISFIED'
        }
    }

    def "it goes to the IETF by a statement that carries it"() {
        when:
        def drafted = world.act(MANAGER, 'draftStatementOnDependencyList', [dependencyList: list.id, from: 'ITU-T'],
                'statement { title to { label } body refersTo { id } }').statement

        then:
        drafted.title == 'Dependency list 1 of ITU-T'
        drafted.to*.label == ['IETF']
        NEEDED.every { drafted.body.contains("- G.8113.2/Y.1372.2 needs $it by 2011-10-28 (normative).") }
        drafted.body.contains('LS332')
        drafted.refersTo*.id == [list.id]
    }

    def "what holds the Recommendation up are the four and not the fifth"() {
        expect:
        world.hub.data('{ blockers(specification: "G.8113.2/Y.1372.2") { links { dependency { to { label } } } } }').blockers.links*.dependency*.to*.label.toSet() == NEEDED as Set
    }
}
