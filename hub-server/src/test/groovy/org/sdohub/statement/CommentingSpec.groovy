package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.LONG_AGO
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.by
import static org.sdohub.statement.StatementRoom.OMA_IETF
import static org.sdohub.statement.StatementRoom.chairOf
import static org.sdohub.statement.StatementRoom.fromIetf
import static org.sdohub.statement.StatementRoom.fromOma
import static org.sdohub.statement.StatementRoom.holding

import java.time.Instant
import org.sdohub.a.People
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import org.sdohub.kernel.Office.Kind
import org.sdohub.kernel.Refused
import org.sdohub.organization.Profile.Visibility
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Who is at a party may say something: to all who read the statement, or within their organization. */
class CommentingSpec extends Specification {

    @AutoCleanup
    StatementRoom room = new StatementRoom()

    /** Each is said a little later than the one before. */
    int words = 0

    static final Actor PROGRAM = new Actor('program', null, 'program', [new Office(Kind.SERVICE, null, null, LONG_AGO, null)], ['statements:read'] as Set)
    static final Actor ENDED = new Actor('former', null, 'former', [new Office(Kind.CHAIR, body('OMA/CD'), null, LONG_AGO, Instant.parse('2010-01-01T00:00:00Z'))], [] as Set)
    static final Actor BOTH = People.with(new Office(Kind.CHAIR, body('OMA/CD'), null, LONG_AGO, null), new Office(Kind.DELEGATE, body('IETF/SIP'), null, LONG_AGO, null))

    private Comment said(Statement on, Actor who, String text, boolean within = false) {
        room.comments.comment(by(who, NOW.plusMillis(words++)), on.id(), text, within, null)
    }

    private List<String> read(Statement on, Actor who) {
        def listed = room.comments.of([on.id()], who, NOW).getOrDefault(on.id(), [])
        def byId = room.comments.findAll(all(on), who, NOW)
        assert byId.keySet() == listed*.id() as Set: 'a comment is read the same way by its id'
        listed*.text()
    }

    private List<CommentId> all(Statement on) {
        room.stores.comments.of([on.id()], [body('OMA'), body('IETF'), body('ITU-T')])[on.id()]*.id() ?: []
    }

    private static List<String> codes(Closure<?> act) {
        try {
            act()
            []
        } catch (Refused refused) {
            refused.refusals()*.code()
        }
    }

    def "on a posted statement #who reads #reads, and may comment: #mayComment"() {
        given:
        def statement = room.filed(aLetter())
        said(statement, chairOf('OMA/CD'), 'for all')
        said(statement, chairOf('OMA/CD'), 'for OMA', true)
        said(statement, chairOf('IETF/DISPATCH'), 'for IETF', true)

        expect:
        read(statement, actor) == reads
        !room.comments.commentingFor(actor, NOW, statement).empty == mayComment
        codes { said(statement, actor, 'mine') } == (mayComment ? [] : ['STATEMENT_ACT_NOT_ALLOWED'])
        codes { said(statement, actor, 'ours', true) } == (mayComment ? [] : ['STATEMENT_ACT_NOT_ALLOWED'])

        where:
        who                                   | actor                                                     || reads                            | mayComment
        'the public'                          | Actor.PUBLIC                                              || ['for all']                      | false
        'the sending chair'                   | chairOf('OMA/CD')                                         || ['for all', 'for OMA']           | true
        'a chair of another group there'      | chairOf('OMA/TP')                                         || ['for all', 'for OMA']           | true
        'a delegate there'                    | holding(Kind.DELEGATE, body('OMA/CD'))                    || ['for all', 'for OMA']           | true
        'the secretariat there'               | holding(Kind.SECRETARIAT, body('OMA'))                    || ['for all', 'for OMA']           | true
        'the addressed chair'                 | chairOf('IETF/DISPATCH')                                  || ['for all', 'for IETF']          | true
        'an area director above it'           | holding(Kind.AREA_DIRECTOR, body('IETF/RAI'))             || ['for all', 'for IETF']          | true
        'the liaison manager of one side'     | holding(Kind.LIAISON_MANAGER, body('IETF'), OMA_IETF)     || ['for all', 'for IETF']          | true
        'a representative of one side'        | holding(Kind.REPRESENTATIVE, body('OMA'), OMA_IETF)       || ['for all', 'for OMA']           | true
        'the secretariat of a third party'    | holding(Kind.SECRETARIAT, body('ITU-T'))                  || ['for all']                      | false
        'the administrator of the hub'        | People.administrator()                                    || ['for all']                      | false
        'a program'                           | PROGRAM                                                   || ['for all']                      | false
        'who was a chair once'                | ENDED                                                     || ['for all']                      | false
    }

    def "on a statement that is #state #who reads #reads"() {
        given:
        def statement = room.statements.draft(fromOma(), aLetter().written(), Statements.Wishes.NONE)
        said(statement, chairOf('OMA/CD'), 'for OMA', true)
        if (state == 'withdrawn') {
            statement = room.statements.submit(fromOma(), statement.id(), null)
            said(statement, chairOf('OMA/CD'), 'for all')
            said(statement, chairOf('IETF/DISPATCH'), 'for IETF', true)
            statement = room.statements.withdraw(by(holding(Kind.SECRETARIAT, body('OMA'))), statement.id(), null, 'In error.')
        }

        expect:
        read(statement, actor) == reads

        where:
        state       | who                     | actor                                  || reads
        'a draft'   | 'its chair'             | chairOf('OMA/CD')                      || ['for OMA']
        'a draft'   | 'its secretariat'       | holding(Kind.SECRETARIAT, body('OMA')) || ['for OMA']
        'a draft'   | 'a delegate there'      | holding(Kind.DELEGATE, body('OMA/CD')) || []
        'a draft'   | 'who will get it'       | chairOf('IETF/DISPATCH')               || []
        'a draft'   | 'the public'            | Actor.PUBLIC                           || []
        'withdrawn' | 'its chair'             | chairOf('OMA/CD')                      || ['for OMA', 'for all']
        'withdrawn' | 'a delegate there'      | holding(Kind.DELEGATE, body('OMA/CD')) || []
        'withdrawn' | 'who got it'            | chairOf('IETF/DISPATCH')               || []
        'withdrawn' | 'the public'            | Actor.PUBLIC                           || []
    }

    def "what is kept to the parties is commented on among them"() {
        given:
        def statement = room.statements.file(fromOma(), aLetter().written(), new Statements.Wishes(Visibility.PARTIES, false, null))
        said(statement, chairOf('OMA/CD'), 'for all')

        expect:
        read(statement, holding(Kind.DELEGATE, body('IETF/SIP'))) == ['for all']
        read(statement, holding(Kind.SECRETARIAT, body('ITU-T'))) == []
        read(statement, Actor.PUBLIC) == []
        codes { said(statement, holding(Kind.SECRETARIAT, body('ITU-T')), 'we too') } == ['STATEMENT_UNKNOWN']
    }

    def "#why is refused: #problems"() {
        given:
        def posted = room.filed(aLetter())
        def draft = room.statements.draft(fromOma(), aLetter().written(), Statements.Wishes.NONE)

        expect:
        codes { room.comments.comment(by(actor), (on == 'draft' ? draft : posted).id(), text, within, speaking == null ? null : body(speaking)) } == problems

        where:
        why                                 | actor                    | on       | text         | within | speaking|| problems
        'nothing'                           | chairOf('OMA/CD')        | 'posted' | ' \n'        | false  | null    || ['COMMENT_TEXT_MISSING']
        'as much as may be said'            | chairOf('OMA/CD')        | 'posted' | 'x' * 4_000  | false  | null    || []
        'more'                              | chairOf('OMA/CD')        | 'posted' | 'x' * 4_001  | false  | null    || ['COMMENT_TOO_LONG']
        'a word to all on a draft'          | chairOf('OMA/CD')        | 'draft'  | 'word'       | false  | null    || ['COMMENT_NOT_YET_PUBLIC']
        'a word on what one may not see'    | chairOf('IETF/DISPATCH') | 'draft'  | 'word'       | true   | null    || ['STATEMENT_UNKNOWN']
        'for another organization'          | chairOf('OMA/CD')        | 'posted' | 'word'       | true   | 'IETF'  || ['STATEMENT_ACT_NOT_ALLOWED']
        'for one that is no party'          | chairOf('OMA/CD')        | 'posted' | 'word'       | true   | 'ITU-T' || ['STATEMENT_ACT_NOT_ALLOWED']
        'who sits on both sides, unclear'   | BOTH                     | 'posted' | 'word'       | true   | null    || ['COMMENT_ORGANIZATION_UNCLEAR']
        'who sits on both sides, clear'     | BOTH                     | 'posted' | 'word'       | true   | 'IETF'  || []
    }

    def "a comment says who spoke, for whom and by which office, and does not change the statement"() {
        given:
        def statement = room.filed(aLetter())

        when:
        def comment = room.comments.comment(by(BOTH), statement.id(), ' Well said. ', true, body('IETF'))

        then:
        with(comment) {
            text() == 'Well said.'
            organization() == body('IETF')
            capacity() == Kind.DELEGATE
            by() == BOTH.name()
            at() == NOW
        }
        room.now(statement).version() == statement.version()
        room.stores.events.of(comment.id(), 10)*.type() == ['StatementCommented']
        room.stores.verification.run().findings() == []
    }

    def "what was said is nowhere in the events, which others follow too"() {
        given:
        def statement = room.filed(aLetter())

        when:
        said(statement, chairOf('OMA/CD'), 'CANARY-7f3a', true)

        then:
        !room.stores.everythingThatHappened().any { it.toString().contains('CANARY') }
        def event = room.stores.everythingThatHappened().last()
        Comment.isOn(statement.id(), event)
        !Comment.isOn(new StatementId(new UUID(1, 1)), event)
    }

    def "comments are told oldest first"() {
        given:
        def statement = room.filed(aLetter())
        room.comments.comment(fromIetf('2026-11-23T00:00:00Z'), statement.id(), 'second', false, null)
        room.comments.comment(fromOma('2026-11-22T00:00:00Z'), statement.id(), 'first', false, null)

        expect:
        read(statement, Actor.PUBLIC) == ['first', 'second']
    }
}
