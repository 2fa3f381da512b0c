package org.sdohub.statement

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.statement.StatementRoom.holding

import java.time.Instant
import java.time.LocalDate
import org.sdohub.a.Dependencies
import org.sdohub.a.Relationships
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office.Kind
import org.sdohub.kernel.Step
import org.sdohub.organization.Charter
import org.sdohub.organization.Charters
import org.sdohub.organization.Profile.Visibility
import org.sdohub.relationship.ExpectedLiaisons
import org.sdohub.relationship.PromisedLiaisons
import org.sdohub.statement.HealthFigures.Name
import spock.lang.AutoCleanup
import spock.lang.Specification

/** How well a relationship is lived: each figure with the records behind it, and nothing that the reader may not see. */
class WeighingARelationshipSpec extends Specification {

    @AutoCleanup
    StatementRoom room = new StatementRoom()
    def relationships = new org.sdohub.relationship.Relationships(room.stores.relationships, room.bodies)
    HealthFigures health = new HealthFigures(room.store, room.sight, room.stores.dependencyLists, relationships, room.bodies)

    HealthFigures.Figure figure(Name name, side, Instant now = NOW, Actor actor = Actor.PUBLIC) {
        def one = room.stores.relationships.find(StatementRoom.OMA_IETF).get()
        health.of([one], actor, now)[one].find { it.name() == name && it.side() == side }
    }

    def "what a side owes is counted with it, and overdue from the end of the day on: at #time #overdue"() {
        given:
        def due = room.filed(aLetter().to('IETF/DISPATCH').forAction('2026-11-27'))
        room.filed(aLetter().to('IETF/SIP').titled('No hurry').forActionSometime())
        room.filed(aLetter().to('IETF/SIP').titled('Only to know').forInformation())

        expect:
        figure(Name.OPEN, IETF).value() == 2
        figure(Name.OPEN, OMA).with { [it.value(), it.records()] } == [0, []]
        figure(Name.OVERDUE, IETF, Instant.parse(time)).with { [it.value(), it.records()] } == [overdue, overdue == 0 ? [] : [due.id()]]
        figure(Name.OPEN, IETF).definition().contains('owes an answer')

        where:
        time                       || overdue
        '2026-11-27T23:59:59.999Z' || 0
        '2026-11-28T00:00:00Z'     || 1
    }

    def "what was answered is not owed any more"() {
        given:
        def sent = room.filed(aLetter().to('IETF/DISPATCH').forActionSometime())
        assert figure(Name.OPEN, IETF).value() == 1

        when:
        room.replied(sent)

        then:
        figure(Name.OPEN, IETF).value() == 0
    }

    def "statements that are kept between the parties are not counted for #who: #seen"() {
        given:
        room.statements.file(StatementRoom.fromOma(), aLetter().to('IETF/DISPATCH').forActionSometime().written(),
                new Statements.Wishes(Visibility.PARTIES, false, null))

        expect:
        figure(Name.OPEN, IETF, NOW, actor).value() == seen

        where:
        who          | actor                         || seen
        'the public' | Actor.PUBLIC                  || 0
        'a delegate' | holding(Kind.DELEGATE, IETF)  || 1
    }

    def "a list is as old as the newest one that the side published; what was never published has no age"() {
        given:
        [1, 2].each { n ->
            def list = Dependencies.aList(StatementRoom.OMA_IETF, OMA, n)
            room.stores.dependencyLists.save(Step.of(list, null, new org.sdohub.dependency.DependencyEvent.DependencyListPublished(list.id(), [])), by(administrator()))
        }

        expect:
        figure(Name.LIST_AGE, OMA, NOW.plusSeconds(10 * 24 * 3600)).with { [it.value(), it.records().size()] } == [10, 1]
        figure(Name.LIST_AGE, IETF).with { [it.value(), it.records()] } == [null, []]
    }

    def "a review is overdue from the day after it was due: on #day #days"() {
        given: 'agreed on 1 January 2005'
        room.stores.relationships.change(StatementRoom.OMA_IETF, by(administrator()), null) { it.get().consented(Relationships.by(IETF)) }

        expect:
        figure(Name.REVIEW_OVERDUE, null, Instant.parse(day + 'T12:00:00Z')).value() == days
        figure(Name.VACANCIES, OMA).value() == 1

        where:
        day          || days
        '2005-06-01' || 0
        '2006-01-01' || 0
        '2006-01-02' || 1
    }

    def "what is only proposed has nothing to review, and nobody is missing there"() {
        expect:
        figure(Name.REVIEW_OVERDUE, null).value() == null
        figure(Name.VACANCIES, OMA).value() == 0
    }

    def "liaisons that a charter in force promises are missing until there is a relationship: #missing"() {
        given:
        def promised = new PromisedLiaisons(new ExpectedLiaisons(room.stores.charters, relationships, room.bodies))
        def charters = new Charters(room.stores.charters, room.bodies)
        def chartered = { List<String> names ->
            charters.approve(by(holding(Kind.EXECUTIVE, OMA)), groupId('OMA/CD'), new Charter.Content(LocalDate.of(2026, 1, 1), 'Push.', '', [], [],
                    names.collect { new Charter.ExpectedLiaison(it, '') }, [], [], null))
        }
        chartered(['3GPP2'])
        def inForce = chartered(['IETF', 'ITU-T', 'PAM Forum'])
        if (agreed) {
            room.stores.relationships.change(StatementRoom.OMA_IETF, by(administrator()), null) { it.get().consented(Relationships.by(IETF)) }
        }

        expect:
        promised.missing([OMA], Actor.PUBLIC, NOW)[OMA].collect { [it.charter(), it.named(), it.organization() != null] } ==
                missing.collect { [inForce.id(), it, it != 'PAM Forum'] }

        where:
        agreed || missing
        false  || ['IETF', 'ITU-T', 'PAM Forum']
        true   || ['ITU-T', 'PAM Forum']
    }
}
