package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Dependencies.aDependency
import static org.sdohub.a.Dependencies.dependencyId
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.Relationships.arrangement
import static org.sdohub.a.Relationships.proposed
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.a.Relationships.side
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.statement.StatementRoom.chairOf

import java.time.Duration
import org.sdohub.dependency.DependencyEvent
import org.sdohub.dependency.DependencyStore
import org.sdohub.kernel.Act
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Step
import org.sdohub.organization.GroupStore
import org.sdohub.organization.OrganizationStore
import org.sdohub.organization.Profile.Maturity
import org.sdohub.organization.Profile.Visibility
import org.sdohub.relationship.Relationship
import org.sdohub.relationship.RelationshipEvent
import org.sdohub.relationship.RelationshipStore
import org.sdohub.specification.SpecificationEvent
import org.sdohub.specification.SpecificationStore
import org.sdohub.statement.Statements
import reactor.core.publisher.Flux
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/**
 * Two worlds: in one two bodies keep their relationship to themselves, in the other there is none. Whoever guesses its key
 * is told the same in both, though the statements that belong to it are public.
 */
class FilteringByHiddenThingsSpec extends Specification {

    static final String KEY = 'oma-ietf'
    static final String ID = Base64.urlEncoder.withoutPadding().encodeToString("relationship:${relationshipId(KEY).value()}".bytes)

    static final String NEED = Base64.urlEncoder.withoutPadding().encodeToString("dependency:${dependencyId('OMA-TS-Push on RFC 9999').value()}".bytes)

    def soon = new PollingConditions(timeout: 60)

    @Shared
    @AutoCleanup
    AskedHub without = world(false)

    @Shared
    @AutoCleanup
    AskedHub with = world(true)

    private static AskedHub world(boolean related) {
        def hub = new AskedHub()
        ['OMA', 'IETF'].each { hub.keep(OrganizationStore, anOrganization(it)) }
        ['OMA/CD', 'IETF/DISPATCH'].each { hub.keep(GroupStore, aGroup(it)) }
        if (related) {
            def hidden = proposed(KEY, arrangement(first: side(OMA), second: side(IETF), visibility: Visibility.PARTIES))
            hub.keep(RelationshipStore, Step.of(hidden, null, new RelationshipEvent.RelationshipProposed(hidden.id())))
        }
        ['OMA-TS-Push', 'RFC 9999'].each {
            def one = NeedsOfOma.first(aSpecification(it, it.startsWith('OMA') ? OMA : IETF, versions: ['1': Maturity.DRAFT]))
            hub.keep(SpecificationStore, Step.of(one, null, new SpecificationEvent.SpecificationCreated(one.id(), [])))
        }
        if (related) {
            def need = aDependency('OMA-TS-Push', 'RFC 9999', reason: 'canary', relationship: relationshipId(KEY), counterpart: IETF, neededBy: '2026-12-24')
            hub.keep(DependencyStore, Step.of(need, null, new DependencyEvent.DependencyDeclared(need.id(), [])))
        }
        file(hub, 'Before')
        hub
    }

    private static void file(AskedHub hub, String title) {
        def wishes = new Statements.Wishes(Visibility.PUBLIC, false, null)
        hub.context.getBean(Statements).file(new Act(chairOf('OMA/CD'), NOW), aLetter().titled(title).written(), wishes)
    }

    private static String asked(AskedHub hub, String question, Actor actor) {
        hub.data(question, actor).toString()
    }

    def "#list by #named tells #who the same, whether there is one or not"() {
        given:
        def question = "{ $list(filter: { relationship: \"$named\" }) { totalCount } }".toString()

        expect:
        asked(with, question, actor) == asked(without, question, actor)
        asked(without, question, actor).contains('totalCount:0')

        where:
        [list, named, actor] << [['statements', 'dependencies', 'workAreas'], [KEY, ID], [Actor.PUBLIC, chairOf('ITU-T/SG11')]].combinations()
        who = actor.name()
    }

    def "what one side needs of the other is told to nobody else by #way"() {
        given:
        def question = "{ $way }".toString()

        expect: 'it is told to those who are in it, as soon as the index has read it'
        soon.eventually { assert asked(with, question, chairOf('OMA/CD')) != asked(without, question, chairOf('OMA/CD')) }

        and:
        [Actor.PUBLIC, chairOf('ITU-T/SG11')].every { asked(with, question, it) == asked(without, question, it) }

        where:
        way << ['dependencies { totalCount nodes { reason } }',
                'dependencies(orderBy: NEEDED_BY) { nodes { to { label } } pageInfo { endCursor } }',
                "nodes(ids: [\"$NEED\"]) { id }".toString(),
                'specification(designation: "OMA-TS-Push") { dependencies { totalCount nodes { reason } } }',
                'specification(designation: "RFC 9999") { dependents { totalCount nodes { reason } } }',
                "blockers(specification: \"OMA-TS-Push\") { links { dependency { reason } } }".toString(),
                "impact(specification: \"RFC 9999\") { links { dependency { reason } } }".toString(),
                'criticalPath(specification: "OMA-TS-Push", wantedBy: "2026-12-24") { sentence withoutForecast needs { totalCount } }',
                'search(query: "canary") { totalCount edges { node { __typename } } facets(of: [KIND, BODY, RELATIONSHIP]) { values { label count } } }',
                'search(query: "OMA-TS-Push", kinds: [DEPENDENCY]) { totalCount edges { node { __typename } } facets(of: [BODY]) { values { label count } } }']
    }

    def "when its terms open it, everybody reads what one side needs of the other, and no more when they close it"() {
        given:
        def words = '{ dependencies { totalCount } search(query: "canary") { totalCount } }'
        def store = with.context.getBean(RelationshipStore)
        def terms = { Visibility visibility ->
            store.change(relationshipId(KEY), by(administrator()), null) { found ->
                def opened = proposed(KEY, arrangement(first: side(OMA), second: side(IETF), visibility: visibility))
                def next = new Relationship(*Relationship.recordComponents.collect { it.name == 'version' ? found.get().version() + 1 : opened."$it.name"() })
                Step.of(next, null, new RelationshipEvent.RelationshipEdited(next.id(), []))
            }
        }
        def counts = { with.data(words).with { [dependencies.totalCount, search.totalCount] } }

        expect:
        counts() == [0, 0]

        when:
        terms(Visibility.PUBLIC)

        then:
        soon.eventually { assert counts() == [1, 1] }

        when:
        terms(Visibility.PARTIES)

        then:
        counts()[0] == 0
        soon.eventually { assert counts() == [0, 0] }
    }

    def "its members find what belongs to it"() {
        expect:
        with.data("{ statements(filter: { relationship: \"$KEY\" }) { totalCount } }", chairOf('OMA/CD')).statements.totalCount == 1
    }

    def "a subscription by it tells #who: #told"() {
        when:
        def field = "statementPosted(filter: { relationship: \"$KEY\" })".toString()
        def events = with.followed(field, 'statement { title }', { actor }).replay()
        events.connect()
        Thread.sleep(200)
        file(with, "For $who")
        def some = told ? Flux.from(events).take(told.size()) : Flux.from(events).take(Duration.ofSeconds(2))
        def heard = some.collectList().block(Duration.ofSeconds(20))

        then:
        heard*.statement*.title == told

        where:
        actor            || told
        Actor.PUBLIC     || []
        chairOf('OMA/CD') || ["For ${chairOf('OMA/CD').name()}"]
        who = actor.name()
    }
}
