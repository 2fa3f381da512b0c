package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.action
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.by
import static org.sdohub.statement.StatementAccessSpec.ACTORS
import static org.sdohub.statement.StatementAccessSpec.MATRIX
import static org.sdohub.statement.StatementRoom.gated

import java.nio.file.Files
import java.nio.file.Path
import org.sdohub.a.Letters
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Act
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Grant.Reach
import org.sdohub.kernel.Office.Kind
import org.sdohub.kernel.Refused
import org.sdohub.kernel.Step
import org.sdohub.organization.Profile.GateKind
import org.sdohub.statement.Handlings.Place
import org.sdohub.statement.Letter.Settlement
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/**
 * One table: every act on a statement, by every actor, in every state that a statement and its handling can be in. OMA CD
 * has written to IETF DISPATCH, for information, and asked for one thing.
 */
class EveryActInEveryStateSpec extends Specification {

    static final String GONE = 'STATEMENT_STATE_FORBIDS'
    static final String DONE = 'STATEMENT_HANDLING_STATE_FORBIDS'

    static final List<String> OPEN = ['NEW', 'ACKNOWLEDGED', 'IN_PROGRESS', 'INTERIM_REPLIED', 'POSTPONED']
    static final List<String> SETTLED = ['ANSWERED', 'DECLINED', 'NOTED', 'NO_REPLY']
    static final List<String> POSTED = OPEN + SETTLED + ['REDIRECTED', 'CLOSED', 'ARCHIVED']
    static final List<String> UNPOSTED = ['DRAFT', 'PENDING', 'MODERATED', 'ABANDONED', 'WITHDRAWN']

    /** Who wrote it; nobody whom the hub knows wrote what came without login. */
    static String writer(String state) {
        state in ['DRAFT', 'ABANDONED', 'PENDING'] ? 'editor' : state == 'MODERATED' ? null : 'sending chair'
    }

    /** Acts on what is posted: whether it is, is looked at before the right. */
    static final List<String> HANDLING = ['acknowledgeStatement', 'thankForStatement', 'takeUpStatement', 'assignStatement', 'declineStatement',
        'leaveStatementWithoutReply', 'noteStatement', 'postponeStatement', 'redirectStatement', 'proposeDeadline', 'decideDeadline',
        'answerRequestedAction', 'closeStatement', 'reopenStatement', 'archiveStatement', 'nameLead']

    static final UUID PROPOSAL = new UUID(9, 9)

    /**
     * Mutation of the schema: who may ({@link StatementAccessSpec#MATRIX}; by thing where that differs), in which states,
     * what it is refused with in the others, whether the state is looked at before the right, and who else may where
     * others have it.
     */
    static final Map<String, Map> ACTS = [
        editDraft                 : [who: 'edit', in: ['DRAFT'], or: GONE, act: { r, a, s -> r.statements.edit(a, s.id(), null) { it } }],
        submitStatement           : [who: 'draft for group', in: ['DRAFT'], or: GONE, act: { r, a, s -> r.statements.submit(a, s.id(), null) }],
        approveStatement          : [whoAt: [PENDING: 'approve', MODERATED: 'moderate'], in: ['PENDING', 'MODERATED'], or: GONE, stateFirst: true,
                                     act: { r, a, s -> r.gates.approve(a, s.id(), s.version(), new Gates.Passing(null, null, 'By phone', 'Director')) }],
        returnStatement           : [whoAt: [PENDING: 'approve', MODERATED: 'moderate'], in: ['PENDING', 'MODERATED'], or: GONE, stateFirst: true,
                                     act: { r, a, s -> r.gates.sendBack(a, s.id(), null, 'No.') }],
        abandonStatement          : [who: 'abandon', in: ['DRAFT', 'PENDING', 'MODERATED'], or: GONE, act: { r, a, s -> r.statements.abandon(a, s.id(), null, 'No.') }],
        takeUpAbandonedStatement  : [who: 'abandon', in: ['ABANDONED'], or: GONE, act: { r, a, s -> r.statements.takeUp(a, s.id(), null) }],
        withdrawStatement         : [who: 'withdraw', in: POSTED, or: GONE, act: { r, a, s -> r.statements.withdraw(a, s.id(), null, 'No.') }],
        reviseStatement           : [who: 'revise', in: POSTED, or: GONE, act: { r, a, s -> r.statements.revise(a, s.id()) }],
        changeTechnicalContacts   : [who: 'change contacts', in: POSTED, or: GONE, act: { r, a, s -> r.statements.changeTechnicalContacts(a, s.id(), null, []) }],
        replyToStatement          : [who: 'reply', in: OPEN, orAt: [ANSWERED: 'STATEMENT_ALREADY_ANSWERED'], or: DONE, notPosted: 'STATEMENT_TARGET_NOT_POSTED',
                                     stateFirst: true, act: { r, a, s -> replied(r, a, s) }],
        acknowledgeStatement      : [who: 'acknowledge', in: ['NEW'], or: DONE, act: { r, a, s -> r.handlings.acknowledge(a, at(s)) }],
        thankForStatement         : [who: 'acknowledge', in: ['NEW'], or: DONE, act: { r, a, s -> r.handlings.thank(a, at(s)) }],
        takeUpStatement           : [who: 'acknowledge', in: ['NEW', 'ACKNOWLEDGED', 'POSTPONED'], or: DONE, act: { r, a, s -> r.handlings.takeUp(a, at(s)) }],
        assignStatement           : [who: 'acknowledge', in: OPEN, or: DONE, act: { r, a, s ->
            r.handlings.assign(a, at(s), new Handling.Assignee(null, Kind.CHAIR, body('IETF/SIP'))) }],
        declineStatement          : [who: 'acknowledge', in: OPEN, or: DONE, act: { r, a, s -> r.handlings.decline(a, at(s), 'No.') }],
        leaveStatementWithoutReply: [who: 'acknowledge', in: OPEN, or: DONE, act: { r, a, s -> r.handlings.leaveWithoutReply(a, at(s), 'No.') }],
        noteStatement             : [who: 'acknowledge', in: OPEN, or: DONE, act: { r, a, s -> r.handlings.note(a, at(s)) }],
        postponeStatement         : [who: 'acknowledge', in: OPEN, or: DONE, act: { r, a, s -> r.handlings.postpone(a, at(s), 'IETF 130') }],
        redirectStatement         : [who: 'redirect', in: OPEN, or: DONE, act: { r, a, s -> r.handlings.redirect(a, at(s), body('IETF/IESG'), 'Theirs.') }],
        proposeDeadline           : [who: 'acknowledge', in: OPEN - 'NEW', or: DONE, orAt: [NEW: 'STATEMENT_PROPOSAL_UNDECIDED'],
                                     act: { r, a, s -> r.deadlines.propose(a, at(s), null, 'By mail.') }],
        decideDeadline            : [who: 'decide on deadline', in: ['NEW'], or: 'STATEMENT_PROPOSAL_UNKNOWN',
                                     act: { r, a, s -> r.deadlines.decide(a, s.id(), null, proposalOf(s), true, null) }],
        answerRequestedAction     : [who: 'acknowledge', in: POSTED - 'REDIRECTED', or: DONE, act: { r, a, s ->
            r.handlings.answerRequestedAction(a, at(s), new Settlement(action(1), Settlement.Outcome.DONE, null, null)) }],
        closeStatement            : [who: 'acknowledge', in: SETTLED, or: DONE, act: { r, a, s -> r.handlings.close(a, at(s)) }],
        reopenStatement           : [who: 'acknowledge', in: SETTLED + ['CLOSED', 'ARCHIVED'], or: DONE, act: { r, a, s -> r.handlings.reopen(a, at(s), 'More came.') }],
        archiveStatement          : [who: 'archive', in: ['CLOSED'], or: 'STATEMENT_NOT_DEALT_WITH', alsoAt: [REDIRECTED: ['chair of another group']], act: { r, a, s -> r.handlings.archive(a, s.id(), null) }],
        nameLead                  : [who: 'name lead', in: POSTED, or: GONE, act: { r, a, s -> r.handlings.nameLead(a, s.id(), null, body('IETF/DISPATCH')) }],
    ].collectEntries { name, row -> [name, [handling: name in HANDLING] + row] }

    /** What begins a statement, and what is not about one: {@link StatementAccessSpec} and others have them. */
    static final List<String> BEGINNINGS = ['fileStatement', 'draftStatement', 'recordPastStatement', 'validateStatement',
        'submitStatementWithoutLogin', 'confirmSubmission', 'correctSubmission']

    @Shared
    @AutoCleanup
    StatementRoom room = new StatementRoom(Stores.embedded(), gated())

    @Shared
    StatementRoom frozen

    @Shared
    Map<String, Statement> things = [:]

    def setupSpec() {
        def chair = by(ACTORS['sending chair'])
        def secretariat = by(ACTORS['sending secretariat'])
        def draft = { room.statements.draft(chair, letter(), Statements.Wishes.NONE) }
        things.DRAFT = edited(draft())
        things.ABANDONED = edited(room.statements.abandon(secretariat, draft().id(), null, 'No.'))
        things.PENDING = edited(waiting(draft()))
        things.MODERATED = edited(room.filed(written(), by(Actor.PUBLIC)))
        things.WITHDRAWN = edited(room.statements.withdraw(secretariat, room.filed(written(), chair).id(), null, 'No.'))
        POSTED.each { things[it] = brought(it, room.filed(written(), chair)) }
        frozen = room.frozen()
    }

    private static Letters written() {
        aLetter().asking('Say yes')
    }

    private static Letter letter() {
        written().written()
    }

    /** A handling in this state; ARCHIVED stands for the whole statement. */
    private Statement brought(String state, Statement posted) {
        def act = by(ACTORS['addressed secretariat'])
        def before = room.now(posted) as Statement.Posted
        def handling = before.handlings().first()
        def to = Handling.State.valueOf(state == 'ARCHIVED' ? 'CLOSED' : state)
        def proposals = state == 'NEW' ? [new Handling.Proposal(PROPOSAL, null, 'By mail', 'chair', act.at(), null)] : []
        def next = new Handling(handling.body(), to, handling.since(), null, handling.assignee(), null, null,
                to == Handling.State.REDIRECTED ? body('IETF/SIP') : null, null, proposals, [], [], null)
        def others = to == Handling.State.REDIRECTED ? [Handling.fresh(body('IETF/SIP'), handling.assignee(), handling.body(), act.at())] : []
        def after = new Statement.Posted(before.id(), before.version() + 1, before.letter(), before.origin(), before.number(), before.submittedAt(),
                before.postedAt(), [], [next] + others, null, state == 'ARCHIVED')
        room.store.save(Step.of(after, null, new StatementEvent.DraftEdited(before.id())), act)
    }

    private Statement waiting(Statement.Draft draft) {
        def gate = Gate.open(GateKind.APPROVAL, body('OMA/CD'), [new Gate.Holder(Kind.EXECUTIVE, Reach.ORGANIZATION)])
        def pending = new Statement.Pending(draft.id(), 2, draft.letter(), draft.origin(), draft.origin().draftedAt(), [gate])
        room.store.save(Step.of(pending, null, new StatementEvent.StatementSubmitted(draft.id())), by(ACTORS['sending chair']))
    }

    /** As if the editor had written it; moderated ones came without login, so that they have none. */
    private Statement edited(Statement it) {
        if (it.gates().any { gate -> gate.kind() == GateKind.MODERATION }) return it
        def was = it.origin()
        def origin = new Origin([ACTORS['editor'].person()], was.draftedAt(), was.relationship(), was.thread(), was.visibility(), false, null, null)
        def next
        switch (it) {
            case Statement.Draft: next = new Statement.Draft(it.id(), it.version() + 1, it.letter(), origin, null); break
            case Statement.Pending: next = new Statement.Pending(it.id(), it.version() + 1, it.letter(), origin, it.submittedAt(), it.gates()); break
            case Statement.Abandoned: next = new Statement.Abandoned(it.id(), it.version() + 1, it.letter(), origin, it.reason(), it.at()); break
            default: return it
        }
        room.store.save(Step.of(next, null, new StatementEvent.DraftEdited(it.id())), by(ACTORS['editor']))
    }

    static Place at(Statement it) {
        new Place(it.id(), body('IETF/DISPATCH'), null)
    }

    static UUID proposalOf(Statement it) {
        PROPOSAL
    }

    static Statement replied(StatementRoom room, Act act, Statement to) {
        room.replies.reply(act, to.id(), body('IETF/DISPATCH'), false, Statements.Wishes.NONE) {
            new Letter(it.envelope(), 'Yes.', [], it.relations(), [])
        }
    }

    def "'#name' is done by whom it is for, in the states that allow it, and refused with the reason otherwise"() {
        given:
        def row = ACTS[name]
        def wrong = []

        when:
        [ACTORS.keySet(), things.keySet()].combinations().each { actor, state ->
            def expected = expected(row, actor, state)
            def told = told(row.act, actor, things[state])
            if (told != expected) {
                wrong << "$actor on $state: expected $expected, told $told".toString()
            }
        }

        then:
        wrong == []

        where:
        name << ACTS.keySet()
    }

    private String told(Closure act, String actor, Statement thing) {
        try {
            act(frozen, by(ACTORS[actor]), thing)
            'done'
        } catch (Refused refused) {
            refused.refusals().first().code()
        }
    }

    private String expected(Map row, String actor, String state) {
        if (!sees(actor, state)) {
            return 'STATEMENT_UNKNOWN'
        }
        def allowed = state in row.in
        def otherwise = row.orAt?.get(state) ?: row.or
        if (row.handling && state in UNPOSTED) {
            return GONE
        }
        if (row.notPosted && state in UNPOSTED) {
            return row.notPosted
        }
        if (row.stateFirst && row.whoAt && !allowed) {
            return otherwise
        }
        def who = MATRIX[row.whoAt?.get(state) ?: row.who]
        def may = actor in who - 'editor' || 'editor' in who && actor == writer(state) || actor in row.alsoAt?.get(state)
        may ? (allowed ? 'done' : otherwise) : 'STATEMENT_ACT_NOT_ALLOWED'
    }

    private boolean sees(String actor, String state) {
        switch (state) {
            case 'DRAFT': return actor in MATRIX['read draft']
            case 'ABANDONED': return actor in MATRIX['read abandoned']
            case 'PENDING': return actor in MATRIX['read pending']
            case 'MODERATED': return actor in MATRIX['read moderated']
            default: return true
        }
    }

    def "the table has every mutation of the schema that is about a statement"() {
        given:
        def folder = Path.of(System.getProperty('hub.root'), 'schema', 'src', 'main', 'resources', 'schema')
        def mutations = ['statement-acts', 'submission'].collectMany { file ->
            def text = Files.readString(folder.resolve(file + '.graphqls'))
            (text =~ /(?m)^  (\w+)\("What it is to be done with\."/).collect { it[1] }
        }

        expect:
        mutations.size() > 25
        mutations as Set == (ACTS.keySet() + BEGINNINGS) as Set
    }
}
