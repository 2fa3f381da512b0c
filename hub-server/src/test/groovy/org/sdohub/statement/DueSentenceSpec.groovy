package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.NOW
import static org.sdohub.organization.Profile.GateKind.APPROVAL
import static org.sdohub.organization.Profile.GateKind.MODERATION
import static org.sdohub.organization.Profile.Purpose.FOR_INFORMATION
import static org.sdohub.statement.Handling.State.*

import java.time.Instant
import java.time.LocalDate
import org.sdohub.kernel.BodyId
import org.sdohub.organization.Profile.Visibility
import spock.lang.Specification

/** Who owes what to whom by when, in one sentence. */
class DueSentenceSpec extends Specification {

    static final Map<BodyId, String> LABELS = ['OMA/CD', 'IETF/DISPATCH', 'IETF/SIP'].collectEntries {
        [body(it), it.replace('/', ' ')]
    }

    static final StatementId ID = new StatementId(new UUID(1, 1))

    private static String sentence(Statement statement, String at = '2026-11-20T12:00:00Z') {
        new DueSentence({ LABELS[it] }, Instant.parse(at)).of(statement)
    }

    private static Origin origin() {
        new Origin([], NOW, null, ID, Visibility.PUBLIC, false, null, null)
    }

    private static Statement.Posted posted(letter, Handling... handlings) {
        def written = letter.written()
        def all = handlings ?: written.envelope().addressees().collect { handling(it) }
        new Statement.Posted(ID, 1, written, origin(), 'LS-2026-0001', NOW, NOW, [], all as List, null, false)
    }

    private static Handling handling(BodyId of, Handling.State state = NEW, Map<String, ?> more = [:]) {
        def replies = more.replied ? [new Handling.ReplyGiven(new StatementId(new UUID(2, 2)), false, Instant.parse(more.replied))] : []
        new Handling(of, state, Instant.parse(more.since ?: '2026-11-20T12:00:00Z'), null, null,
                more.agreed ? LocalDate.parse(more.agreed) : null, null, null, more.from as BodyId, [], replies, [], null)
    }

    def "a posted statement: #expected"() {
        expect:
        sentence(statement, at) == expected

        where:
        statement                                    | at                     || expected
        posted(aLetter().forAction('2026-11-27'))    | '2026-11-20T12:00:00Z' || 'IETF DISPATCH owes OMA CD an answer by 27 November 2026, 7 days left'
        posted(aLetter().forAction('2026-11-27'))    | '2026-11-26T23:59:59Z' || 'IETF DISPATCH owes OMA CD an answer by 27 November 2026, 1 day left'
        posted(aLetter().forAction('2026-11-27'))    | '2026-11-27T23:59:59Z' || 'IETF DISPATCH owes OMA CD an answer by 27 November 2026, due today'
        posted(aLetter().forAction('2026-11-27'))    | '2026-11-28T00:00:00Z' || 'IETF DISPATCH owes OMA CD an answer since 27 November 2026, overdue by 1 day'
        posted(aLetter().forAction('2026-11-27'))    | '2026-12-07T00:00:00Z' || 'IETF DISPATCH owes OMA CD an answer since 27 November 2026, overdue by 10 days'
        posted(aLetter().forAction('2026-11-27', 'Pacific/Honolulu')) | '2026-11-28T09:59:59Z' || 'IETF DISPATCH owes OMA CD an answer by 27 November 2026, due today'
        posted(aLetter().forActionSometime())        | '2026-11-20T12:00:00Z' || 'IETF DISPATCH owes OMA CD an answer, no deadline given'
        posted(aLetter().forInformation())           | '2026-11-20T12:00:00Z' || 'No answer expected'
        posted(aLetter().forInformation().asking('Say yes')) | '2026-11-20T12:00:00Z' || 'IETF DISPATCH owes OMA CD an answer, no deadline given'
        posted(aLetter().to('IETF/DISPATCH', 'IETF/SIP').forAction('2026-11-27')) | '2026-11-20T12:00:00Z' || 'IETF DISPATCH and IETF SIP owe OMA CD an answer by 27 November 2026, 7 days left'
        posted(aLetter().addressing('IETF/SIP', FOR_INFORMATION).forAction('2026-11-27')) | '2026-11-20T12:00:00Z' || 'IETF DISPATCH owes OMA CD an answer by 27 November 2026, 7 days left'
    }

    def "the last word: #expected"() {
        expect:
        sentence(posted(aLetter().forAction('2026-11-27'), handling(body('IETF/DISPATCH'), state, more))) == expected

        where:
        state           | more                                                             || expected
        ANSWERED        | [replied: '2026-11-27T23:00:00Z']                                || 'IETF DISPATCH answered on 27 November 2026, in time'
        ANSWERED        | [replied: '2026-11-29T08:00:00Z']                                || 'IETF DISPATCH answered on 29 November 2026, 2 days late'
        CLOSED          | [replied: '2026-11-29T08:00:00Z']                                || 'IETF DISPATCH answered on 29 November 2026, 2 days late'
        ANSWERED        | [replied: '2026-11-29T08:00:00Z', agreed: '2026-12-24']          || 'IETF DISPATCH answered on 29 November 2026, in time'
        INTERIM_REPLIED | [replied: '2026-11-21T08:00:00Z']                                || 'IETF DISPATCH owes OMA CD an answer by 27 November 2026, 7 days left'
        POSTPONED       | [agreed: '2026-12-24']                                           || 'IETF DISPATCH owes OMA CD an answer by 24 December 2026, 34 days left'
        DECLINED        | [since: '2026-11-21T08:00:00Z']                                  || 'IETF DISPATCH declined on 21 November 2026'
        NO_REPLY        | [since: '2026-11-21T08:00:00Z']                                  || 'IETF DISPATCH decided on 21 November 2026 not to reply'
        CLOSED          | [since: '2026-11-21T08:00:00Z']                                  || 'Dealt with by IETF DISPATCH'
    }

    def "of several addressees those count who still owe, and of a redirected one the new body"() {
        expect:
        sentence(posted(aLetter().to('IETF/DISPATCH', 'IETF/SIP').forAction('2026-11-27'),
                handling(body('IETF/DISPATCH'), ANSWERED, [replied: '2026-11-21T00:00:00Z']), handling(body('IETF/SIP')))) ==
                'IETF SIP owes OMA CD an answer by 27 November 2026, 7 days left'
        sentence(posted(aLetter().forAction('2026-11-27'),
                handling(body('IETF/DISPATCH'), REDIRECTED), handling(body('IETF/SIP'), NEW, [from: body('IETF/DISPATCH')]))) ==
                'IETF SIP owes OMA CD an answer by 27 November 2026, 7 days left'
    }

    def "what is not posted says what it waits for"() {
        given:
        def letter = aLetter().written()
        def gates = [Gate.open(APPROVAL, body('OMA/CD'), []), Gate.open(MODERATION, body('IETF/DISPATCH'), [])]

        expect:
        sentence(new Statement.Draft(ID, 1, letter, origin(), null)) == 'Draft, not sent yet'
        sentence(new Statement.Draft(ID, 1, letter, origin(), 'Name it.')) == 'Returned to its editors, not sent yet'
        sentence(new Statement.Pending(ID, 1, letter, origin(), NOW, gates)) ==
                'Waiting for approval for OMA CD and moderation for IETF DISPATCH'
        sentence(new Statement.Abandoned(ID, 1, letter, origin(), 'No.', NOW)) == 'Abandoned on 20 November 2026, never sent'
        sentence(new Statement.Withdrawn(ID, 2, posted(aLetter()), 'No.', NOW)) == 'Withdrawn on 20 November 2026'
    }
}
