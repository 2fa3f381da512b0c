package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.People.LONG_AGO
import static org.sdohub.a.People.holding
import static org.sdohub.a.Relationships.active
import static org.sdohub.a.Relationships.arrangement
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.adapter.graphql.AskedHub.next

import java.time.Duration
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import org.sdohub.kernel.Office.Kind
import org.sdohub.kernel.PersonId
import org.sdohub.organization.Profile.Visibility
import org.sdohub.relationship.Terms
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What is told as it happens is what could be read of it: the same to replay and live, by the rights of the moment. */
class FollowingChangesSpec extends Specification {

    @Shared
    @AutoCleanup
    NeedsOfOma oma = new NeedsOfOma()

    static final Actor CD = chair('OMA/CD')
    static final Actor SIP = chair('IETF/SIP')

    static final String CHANGE = 'cursor change { type } statement { number }'

    private static Actor chair(String key) {
        def office = new Office(Kind.CHAIR, org.sdohub.a.Letters.body(key), null, LONG_AGO, null)
        new Actor('account of ' + key, new PersonId(UUID.nameUUIDFromBytes(key.bytes)), 'chair of ' + key, [office], [] as Set)
    }

    private Map filed(String more = '') {
        oma.hub.data("""mutation { fileStatement(input: {
            from: ["OMA/CD"], to: ["IETF/SIP"], title: "SIP Push", body: "Please.", purpose: FOR_ACTION, noDeadlineGiven: true $more
        }) { statement { id number } problems { code field } } }""", CD).fileStatement.statement
    }

    private void acts(String mutation, Map statement, Actor actor = SIP) {
        def answer = oma.act(actor, mutation, [id: statement.number], 'statement { number }')
        assert answer.problems == []
    }

    private List<String> history(Map statement, Actor actor = Actor.PUBLIC) {
        oma.hub.data("{ statement(number: \"$statement.number\") { history { type } } }", actor).statement.history*.type
    }

    def "who follows a statement is told what becomes of it, and after a break what was missed, as its history tells it"() {
        given: 'a statement, and another one that nobody asks about'
        def one = filed()
        def other = filed()
        int before = history(one).size()

        when:
        def seen = next(oma.hub.followed("statementChanged(id: \"$one.number\")", CHANGE, { Actor.PUBLIC }), 1) {
            acts('acknowledgeStatement', other)
            acts('acknowledgeStatement', one)
        }

        then:
        seen*.statement*.number == [one.number]

        when: 'more happens while nobody listens'
        acts('takeUpStatement', one)
        acts('takeUpStatement', other)
        acts('acknowledgeStatement', filed())
        def missed = next(oma.hub.followed("statementChanged(id: \"$one.id\", after: \"${seen[0].cursor}\")", CHANGE, { Actor.PUBLIC }), 1)

        then:
        (seen + missed)*.change*.type == history(one).drop(before)
    }

    def "the way to publication is told to those inside only"() {
        given:
        def start = next(oma.hub.followed('statementPosted', 'cursor', { Actor.PUBLIC }), 1) { filed() }[0].cursor
        def one = filed()
        def field = "statementChanged(id: \"$one.id\", after: \"$start\")"
        assert history(one, CD).size() > history(one).size()

        expect:
        next(oma.hub.followed(field, CHANGE, { CD }), history(one, CD).size())*.change*.type == history(one, CD)
        next(oma.hub.followed(field, CHANGE, { Actor.PUBLIC }), history(one).size())*.change*.type == history(one)
    }

    def "what is kept between the parties reaches nobody else who follows the same at the same time"() {
        given:
        def followed = [[CD, 2], [Actor.PUBLIC, 1]].collect { who, count ->
            oma.hub.followed('statementPosted', 'statement { number history { type } }', { who }).take(count).replay()
        }
        followed*.connect()

        when:
        def secret = filed(', visibility: PARTIES')
        def open = filed()
        def (party, everybody) = followed.collect { it.collectList().block(Duration.ofSeconds(20)) }

        then:
        party*.statement*.number == [secret.number, open.number]
        everybody*.statement*.number == [open.number]
        party[1].statement.history.size() > everybody[0].statement.history.size()
    }

    def "a statement that the caller may not see cannot be followed: #why"() {
        given:
        def id = why == 'it is for the parties' ? filed(', visibility: PARTIES').number : 'LS-1999-0001'

        when:
        def result = oma.hub.result("subscription { statementChanged(id: \"$id\") { cursor } }")

        then:
        result.errors.size() == 1
        result.data == null

        where:
        why << ['it is for the parties', 'there is none']
    }

    def "who follows lists gets those of the relationship as they are published, while he may read lists"() {
        given:
        def all = 'dependencyList { relationship { key } number }'
        oma.declare(to: [specification: 'RFC 3261'])

        when:
        def seen = next(oma.hub.followed('dependencyListPublished(relationship: "oma-ietf")', "cursor $all", { Actor.PUBLIC }), 1) { oma.publish() }

        then:
        seen*.dependencyList == [[relationship: [key: 'oma-ietf'], number: 1]]

        when:
        oma.publish()
        def missed = next(oma.hub.followed("dependencyListPublished(after: \"${seen[0].cursor}\")", all, { Actor.PUBLIC }), 1)

        then:
        missed*.dependencyList*.number == [2]
    }

    def "lists that the terms keep between the parties are told to the parties only, live and after a break"() {
        given:
        oma.keep(active('oma-closed', arrangement(scope: 'closed', terms: new Terms(false, [], '', null, Visibility.PUBLIC, Visibility.PARTIES, Visibility.PUBLIC))))
        def manager = holding(Kind.LIAISON_MANAGER, OMA, relationshipId('oma-closed'))
        def start = next(oma.hub.followed('dependencyListPublished', 'cursor', { Actor.PUBLIC }), 1) { oma.publish() }[0].cursor
        def field = "dependencyListPublished(after: \"$start\")"
        def key = 'dependencyList { relationship { key } }'

        expect: 'a closed list, then an open one'
        assert oma.publish(manager, [relationship: 'oma-closed']).problems == []
        assert oma.publish().problems == []
        next(oma.hub.followed(field, key, { Actor.PUBLIC }), 1)*.dependencyList*.relationship*.key == ['oma-ietf']
        next(oma.hub.followed(field, key, { CD }), 2)*.dependencyList*.relationship*.key == ['oma-closed', 'oma-ietf']

        and:
        def live = next(oma.hub.followed('dependencyListPublished', key, { Actor.PUBLIC }), 1) {
            assert oma.publish(manager, [relationship: 'oma-closed']).problems == []
            assert oma.publish().problems == []
        }
        live*.dependencyList*.relationship*.key == ['oma-ietf']
    }
}
