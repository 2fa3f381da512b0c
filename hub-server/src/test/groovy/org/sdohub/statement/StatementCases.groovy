package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.LONG_AGO
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.by
import static org.sdohub.kernel.Office.Kind.*
import static org.sdohub.organization.Profile.GateKind.APPROVAL
import static org.sdohub.statement.StatementRoom.OMA_IETF
import static org.sdohub.statement.StatementRoom.holding

import org.sdohub.a.Bodies
import org.sdohub.kernel.Actor
import org.sdohub.kernel.BodyId
import org.sdohub.kernel.Grant.Reach
import org.sdohub.kernel.Office
import org.sdohub.kernel.PersonId
import org.sdohub.kernel.Step
import org.sdohub.organization.Profile.Visibility
import org.sdohub.relationship.RelationshipId

/** One statement of OMA CD to IETF DISPATCH for each way in which sight differs, and everybody who may look at it. */
class StatementCases {

    static final RelationshipId ANOTHER = new RelationshipId(new UUID(8, 8))

    static final Map<String, Actor> ACTORS = [
        'public'                       : Actor.PUBLIC,
        'editor'                       : holding(DELEGATE, body('OMA/CD')),
        'sending chair'                : holding(CHAIR, body('OMA/CD')),
        'sending secretary'            : holding(SECRETARY, body('OMA/CD')),
        'chair beside'                 : holding(CHAIR, body('OMA/TP')),
        'delegate of sender'           : holding(DELEGATE, Bodies.OMA),
        'sending executive'            : holding(EXECUTIVE, Bodies.OMA),
        'sending secretariat'          : holding(SECRETARIAT, Bodies.OMA),
        'sending coordinator'          : holding(LIAISON_COORDINATOR, Bodies.OMA),
        'sending manager'              : holding(LIAISON_MANAGER, Bodies.OMA, OMA_IETF),
        'manager of another'           : holding(LIAISON_MANAGER, Bodies.OMA, ANOTHER),
        'authorized sender'            : holding(AUTHORIZED_SENDER, Bodies.OMA),
        'addressed chair'              : holding(CHAIR, body('IETF/DISPATCH')),
        'chair of another group'       : holding(CHAIR, body('IETF/SIP')),
        'addressed area director'      : holding(AREA_DIRECTOR, body('IETF/RAI')),
        'addressed executive'          : holding(EXECUTIVE, Bodies.IETF),
        'addressed secretariat'        : holding(SECRETARIAT, Bodies.IETF),
        'addressed coordinator'        : holding(LIAISON_COORDINATOR, Bodies.IETF),
        'addressed manager'            : holding(LIAISON_MANAGER, Bodies.IETF, OMA_IETF),
        'delegate of addressee'        : holding(DELEGATE, body('IETF/SIP')),
        'secretariat of a third'       : holding(SECRETARIAT, body('ITU-T')),
        'hub administrator'            : new Actor('admin', new PersonId(new UUID(3, 3)), 'admin', [new Office(HUB_ADMIN, null, null, LONG_AGO, null)], [] as Set),
        'chair of long ago'            : ended(CHAIR),
        'program of sender'            : program(Bodies.OMA, 'statements:file', 'specifications:write', 'dependencies:write', 'audit:read'),
        'reading program of sender'    : program(Bodies.OMA, 'statements:read'),
        'reading program of addressee' : program(Bodies.IETF, 'statements:read'),
        'reading program of a third'   : program(body('ITU-T'), 'statements:read', 'statements:file'),
        'reading program of the hub'   : program(null, 'statements:read'),
        'program'                      : new Actor('program', null, 'program', [new Office(SERVICE, null, null, LONG_AGO, null)], ['statements:file'] as Set),
    ]

    private static Actor program(BodyId organization, String... scopes) {
        new Actor("program $organization", null, 'program', [new Office(SERVICE, organization, null, LONG_AGO, null)], scopes as Set)
    }

    private static Actor ended(Office.Kind kind) {
        def office = new Office(kind, body('OMA/CD'), null, LONG_AGO, NOW)
        new Actor('former', new PersonId(new UUID(4, 4)), 'former', [office], [] as Set)
    }

    private final Statements statements
    private final StatementStore store

    StatementCases(Statements statements, StatementStore store) {
        this.statements = statements
        this.store = store
    }

    /** @param titled the title of each, which its text repeats */
    Map<String, Statement> made(Closure<String> titled) {
        def editor = ACTORS['editor']
        def chair = by(ACTORS['sending chair'])
        def letter = { aLetter().forAction('2026-11-27').titled(titled(it)).saying(titled(it) + ' in full.').written() }
        def filed = { thing, wishes = Statements.Wishes.NONE -> statements.file(chair, letter(thing), wishes) }
        def drafted = { writtenBy(editor, statements.draft(chair, letter(it), Statements.Wishes.NONE)) }
        def secretariat = by(ACTORS['sending secretariat'])
        [
            posted   : filed('posted'),
            parties  : filed('parties', new Statements.Wishes(Visibility.PARTIES, false, null)),
            draft    : drafted('draft'),
            abandoned: statements.abandon(secretariat, drafted('abandoned').id(), null, 'No.'),
            pending  : writtenBy(editor, waiting(filed('pending'))),
            moderated: statements.file(by(Actor.PUBLIC), letter('moderated'), Statements.Wishes.NONE),
            withdrawn: statements.withdraw(secretariat, writtenBy(editor, filed('withdrawn')).id(), null, 'Sent in error.'),
        ]
    }

    /** As if the editor had written it: an editor need hold no office that lets him draft now. */
    private Statement writtenBy(Actor editor, Statement statement) {
        def origin = statement.origin()
        def edited = new Origin([editor.person()], origin.draftedAt(), origin.relationship(), origin.thread(), origin.visibility(), false, null, null)
        store.save(Step.of(withOrigin(statement, edited), null, new StatementEvent.DraftEdited(statement.id())), by(editor))
    }

    private static Statement withOrigin(Statement it, Origin origin) {
        if (it instanceof Statement.Draft) return new Statement.Draft(it.id(), it.version() + 1, it.letter(), origin, it.returned())
        if (it instanceof Statement.Pending) return new Statement.Pending(it.id(), it.version() + 1, it.letter(), origin, it.submittedAt(), it.gates())
        def posted = it as Statement.Posted
        new Statement.Posted(posted.id(), posted.version() + 1, posted.letter(), origin, posted.number(), posted.submittedAt(),
                posted.postedAt(), posted.gates(), posted.handlings(), posted.lead(), posted.archived())
    }

    /** The same statement, back at a gate that its executive holds. */
    private Statement waiting(Statement posted) {
        def gate = Gate.open(APPROVAL, body('OMA/CD'), [new Gate.Holder(EXECUTIVE, Reach.ORGANIZATION)])
        def pending = new Statement.Pending(posted.id(), 2, posted.letter(), posted.origin(), NOW, [gate])
        store.save(Step.of(pending, null, new StatementEvent.StatementSubmitted(posted.id())), by(ACTORS['sending chair']))
    }
}
