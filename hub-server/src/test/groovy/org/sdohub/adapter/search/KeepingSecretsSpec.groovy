package org.sdohub.adapter.search

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.organizationId
import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.People.NOW
import static org.sdohub.a.Relationships.arrangement
import static org.sdohub.a.Relationships.proposed
import static org.sdohub.a.Relationships.side
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.a.Specifications.aVersion
import static org.sdohub.statement.StatementRoom.chairOf
import static org.sdohub.statement.StatementRoom.holding

import org.sdohub.kernel.Act
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office.Kind
import org.sdohub.organization.Profile.Maturity
import org.sdohub.organization.Profile.Visibility
import org.sdohub.specification.Specification.Access
import org.sdohub.statement.StatementRoom
import org.sdohub.statement.Statements
import spock.lang.Shared
import spock.lang.Specification

/** Two worlds that differ only in what an outsider may not see. The outsider is told the same in both, to the last place. */
class KeepingSecretsSpec extends Specification {

    static final List<String> QUERIES = ['', 'sip', 'sip push', '"sip push"', 'pus*', 'canary', 'cana*', 'from:OMA', 'body:OMA', 'kind:statement',
                                         'kind:specification', 'kind:relationship', 'is:open', 'is:overdue', 'due:>=2026', 'state:draft', 'state:posted',
                                         'handling:new', 'purpose:action', 'year:2026', 'year:2004', '-sip', 'relationship:oma-ietf', 'V1_2', 'in full']

    @Shared
    Map<String, SearchRoom> worlds = [:]

    def setupSpec() {
        worlds['without'] = world(false)
        worlds['with'] = world(true)
        // The same things met in another way: read anew from the first event on.
        worlds['with, read anew'] = new SearchRoom(worlds['with'].room)
    }

    def cleanupSpec() {
        worlds['with, read anew'].close()
        worlds['with'].close()
        worlds['without'].close()
    }

    private static SearchRoom world(boolean secrets) {
        def room = new SearchRoom()
        4.times { n ->
            if (secrets) {
                secret(room, n)
            }
            room.room.filed(aLetter().titled("SIP push $n").saying('Push for SIP ' * (n + 1)).forAction("2026-11-2${n + 2}"), keyed(chairOf('OMA/CD'), "public $n"))
            room.keep(aSpecification("RFC $n", title: 'SIP and push'))
            room.keep(aSpecification("OMA-TS-Members$n", OMA, title: 'Push over SIP', access: Access.MEMBER,
                    versions: secrets ? ['1.2': aVersion('1.2', Maturity.APPROVED, '2004-05-22', identifier: "OMA-TS-Members$n-V1_2-20040522-C".toString())] : [:]))
        }
        if (secrets) {
            4.times { n ->
                def wishes = new Statements.Wishes(Visibility.PARTIES, false, null)
                room.room.statements.file(keyed(chairOf('OMA/CD'), "parties $n"), letter("Canary for parties $n").to('OMA/TP').forAction('2026-11-25').written(), wishes)
            }
            room.keep(proposed('canary', arrangement(first: side(OMA), second: side(organizationId('ITU-T')), purpose: 'Canary of SIP push', visibility: Visibility.PARTIES)))
        }
        room.asking('')
        room
    }

    /** With the usual words again and again, so that they would weigh less. */
    private static org.sdohub.a.Letters letter(String title) {
        aLetter().titled(title).saying('sip push canary ' * 50)
    }

    private static void secret(SearchRoom room, int n) {
        room.room.statements.draft(keyed(chairOf('OMA/CD'), "draft $n"), letter("Canary draft of SIP push $n").forAction('2026-11-25').written(), Statements.Wishes.NONE)
    }

    private static Act keyed(Actor actor, String key) {
        new Act(actor, NOW, new Act.Receipt(key, key), UUID::randomUUID)
    }

    def "#who is told the same of '#query' whether or not there are secrets"() {
        given:
        def told = worlds['without'].told(query, actor)

        expect:
        worlds['with'].told(query, actor) == told
        worlds['with, read anew'].told(query, actor) == told

        where:
        [query, actor] << [QUERIES, [Actor.PUBLIC, chairOf('IETF/DISPATCH')]].combinations()
        who = actor.name()
    }

    def "what is secret is there, and found by those who may"() {
        given:
        def room = worlds['with']

        expect:
        room.ids('canary').empty
        room.ids('canary', chairOf('OMA/CD')).size() == 4 + 4 + 1
        room.ids('canary', holding(Kind.EXECUTIVE, organizationId('ITU-T'))).size() == 1
        room.ids('V1_2').empty
        room.ids('V1_2', chairOf('OMA/CD')).size() == 4
        room.ids('kind:specification push', chairOf('OMA/CD')).size() == 8
        room.ids('kind:specification push').size() == 8
    }

    def "the figures of a relationship count what one may see"() {
        given:
        def room = new SearchRoom()
        def asked = { Actor actor ->
            def oma = room.room.stores.relationships.find(StatementRoom.OMA_IETF).get()
            room.asking('')
            room.search.answerTimes([oma], actor, NOW)[oma].sides()*.asked()
        }

        when:
        room.room.filed(aLetter().forAction('2026-11-27'))
        room.room.statements.file(keyed(chairOf('OMA/CD'), 'parties'), letter('Canary').forAction('2026-11-25').written(),
                new Statements.Wishes(Visibility.PARTIES, false, null))

        then:
        asked(Actor.PUBLIC) == [0, 1]
        asked(holding(Kind.EXECUTIVE, organizationId('ITU-T'))) == [0, 1]
        asked(chairOf('IETF/DISPATCH')) == [0, 2]
        asked(chairOf('OMA/CD')) == [0, 2]

        cleanup:
        room.close()
    }
}
