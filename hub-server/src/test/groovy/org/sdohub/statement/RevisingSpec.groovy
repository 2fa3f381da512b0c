package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.by
import static org.sdohub.statement.StatementRoom.chairOf
import static org.sdohub.statement.StatementRoom.fromIetf
import static org.sdohub.statement.StatementRoom.fromOma
import static org.sdohub.statement.StatementRoom.holding

import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office.Kind
import org.sdohub.kernel.Page
import org.sdohub.kernel.Refused
import org.sdohub.kernel.Step
import org.sdohub.organization.Profile.Visibility
import org.sdohub.statement.Letter.Relation
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What a statement asked for is owed to the one that took its place, wherever it is told. */
class RevisingSpec extends Specification {

    static final Actor OMA_SECRETARIAT = holding(Kind.SECRETARIAT, body('OMA'))

    @Shared
    @AutoCleanup
    StatementRoom room = new StatementRoom()

    Statement first = room.filed(aLetter().titled("Sent ${UUID.randomUUID()}").forAction('2026-11-27'))

    private Statement revised(Statement before = first, Statements.Wishes wishes = Statements.Wishes.NONE) {
        room.statements.file(fromOma(), aLetter().titled('Better').forAction('2026-12-24').related(Relation.Kind.REVISES, before.id()).written(), wishes)
    }

    private String sentence(Statement of) {
        new DueSentence({ room.bodies.tree().label(it) }, NOW).of(room.now(of))
    }

    private boolean lies(Statement of, Desk.Part part, Actor actor) {
        def desk = new Desks(room.sight).of(actor, NOW)
        room.correspondence.desk(desk, part, actor, NOW, Page.Request.first(100)).values()*.id().contains(of.id())
    }

    private List<Boolean> onDesks(Statement of) {
        [lies(of, Desk.Part.NEEDS_ME, chairOf('IETF/DISPATCH')), lies(of, Desk.Part.WAITING_FOR_THEM, chairOf('OMA/CD'))]
    }

    private boolean dueIsAsked(Statement of) {
        def due = new StatementStore.Filter([] as Set, [] as Set, [] as Set, [] as Set, [] as Set, null, [] as Set, java.time.LocalDate.of(2026, 12, 1),
                null, null, '', null, null, null, null)
        room.listed(Actor.PUBLIC, due)*.id().contains(of.id())
    }

    def "once a revision is posted the sentence, the desks, the lists and the figures no longer count what it revises"() {
        expect:
        sentence(first).startsWith('IETF DISPATCH owes OMA CD an answer by 27 November 2026')
        onDesks(first) == [true, true]
        dueIsAsked(first)

        when: 'a revision is only drafted'
        room.statements.revise(fromOma(), first.id())

        then:
        onDesks(first) == [true, true]

        when:
        def better = revised()

        then:
        sentence(first) == 'Revised: a later statement took its place'
        onDesks(first) == [false, false]
        !dueIsAsked(first)
        Answering.of(room.now(first), { room.bodies.tree().lineage(it).organization() }) == []

        and: 'it is the revision that is owed an answer'
        sentence(better).startsWith('IETF DISPATCH owes OMA CD an answer by 24 December 2026')
        onDesks(better) == [true, true]
        room.now(first).revisions() == [better.id()]

        and: 'its history says so'
        with(room.stores.events.of(first.id(), 100).last()) {
            type() == 'StatementRevised'
            changes()*.after() == [better.number()]
        }
    }

    def "what was answered before it was revised stays answered"() {
        when:
        room.replied(first)
        revised()

        then:
        sentence(first) == 'IETF DISPATCH answered on 20 November 2026, in time'
        Answering.of(room.now(first), { room.bodies.tree().lineage(it).organization() }).size() == 1
    }

    def "where the revision is withdrawn, an answer to what it revised is owed again, unless another one stands"() {
        given:
        def better = revised()
        def best = revised()

        when:
        room.statements.withdraw(by(OMA_SECRETARIAT), better.id(), null, 'In error.')

        then:
        room.now(first).revisions() == [best.id()]
        onDesks(first) == [false, false]

        when:
        room.statements.withdraw(by(OMA_SECRETARIAT), best.id(), null, 'In error.')

        then:
        onDesks(first) == [true, true]
        sentence(first).startsWith('IETF DISPATCH owes OMA CD an answer by 27 November 2026')
        room.happenedTo(first).takeRight(3) == ['StatementRevised', 'StatementRevisionWithdrawn', 'StatementRevisionWithdrawn']
    }

    def "nobody else takes it back by revising it"() {
        when:
        room.filed(aLetter().from('IETF/DISPATCH').to('OMA/CD').related(Relation.Kind.REVISES, first.id()), fromIetf())

        then:
        def refused = thrown(Refused)
        refused.refusals().collect { [it.code(), it.field()] } == [['STATEMENT_REVISED_BY_OTHERS', ['relations', '0']]]
        onDesks(first) == [true, true]
    }

    def "the number of a revision that fewer may read is not told where more may"() {
        when:
        revised(first, new Statements.Wishes(Visibility.PARTIES, false, null))

        then:
        room.stores.events.of(first.id(), 100).last().changes() == []
        sentence(first) == 'Revised: a later statement took its place'
    }

    def "what a writer that died after posting did not tell follows from the event, and once"() {
        given:
        def better = revised()
        room.store.save(Step.of(room.now(first).revisedBy([]), null, new StatementEvent.StatementRevisionWithdrawn(first.id())), fromOma())

        when:
        2.times { room.stores.everythingThatHappened().each { room.settlement.follow(it) } }

        then:
        room.now(first).revisions() == [better.id()]
        room.happenedTo(first).takeRight(2) == ['StatementRevisionWithdrawn', 'StatementRevised']
        new StatementHistory().illegal(room.stores.events.of(first.id(), 100)) == []
    }
}
