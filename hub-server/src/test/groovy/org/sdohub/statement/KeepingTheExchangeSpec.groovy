package org.sdohub.statement

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.statement.StatementRoom.OMA_IETF
import static org.sdohub.statement.StatementRoom.chairOf
import static org.sdohub.statement.StatementRoom.fromOma
import static org.sdohub.statement.StatementRoom.holding

import org.sdohub.a.Letters
import org.sdohub.a.Relationships
import org.sdohub.kernel.Office.Kind
import org.sdohub.kernel.Refused
import org.sdohub.organization.Profile.Purpose
import org.sdohub.organization.Profile.Visibility
import org.sdohub.relationship.Relationship
import org.sdohub.relationship.Upkeep
import org.sdohub.statement.Letter.Relation
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Two sides may agree that what they send each other stays between them (RFC 3975 9); statements obey. */
class KeepingTheExchangeSpec extends Specification {

    static final List<String> NOT_AGREED = ['STATEMENT_REDISTRIBUTION_NOT_AGREED']

    @AutoCleanup
    StatementRoom room = new StatementRoom()

    /** Of the relationship that the room proposed. */
    private void agreed(Visibility redistributedTo, Relationship.State state = Relationship.State.AGREED) {
        change { it.edited(Relationships.arrangement(redistributedTo: redistributedTo), Upkeep.NONE, Relationships.by(OMA)) }
        if (state != Relationship.State.PROPOSED) change { it.consented(Relationships.by(IETF)) }
        if (state == Relationship.State.ENDED) change { it.turned(Relationship.Turn.END, Relationships.by(OMA), NOW) }
    }

    private void change(Closure rule) {
        room.stores.relationships.change(OMA_IETF, by(administrator()), null) { rule(it.get()) }
    }

    private static List<List> refusals(Closure act) {
        try {
            act()
            []
        } catch (Refused refused) {
            refused.refusals().collect { [it.code(), it.field().join('.')] }
        }
    }

    private static Letter withCopyTo(Letter letter, String body) {
        def it = letter.envelope()
        letter.with(new Envelope(it.from(), it.to(), [Letters.body(body)], it.title(), it.contacts(), it.purpose(), it.originalPurpose(), it.deadline(),
                it.language(), it.nextMeetings(), it.consensus(), it.approvalLevel(), it.approvalMeeting(), it.identifiers(), it.requestedActions(),
                it.citations(), it.refersTo()))
    }

    def "terms '#terms' of a relationship that is #state: what is sent in it is read by #readers"() {
        given:
        agreed(terms, state)

        expect:
        room.filed(aLetter()).origin().visibility() == readers
        room.statements.draft(fromOma(), aLetter().written(), Statements.Wishes.NONE).origin().visibility() == readers

        where:
        terms              | state                          || readers
        Visibility.PUBLIC  | Relationship.State.AGREED      || Visibility.PUBLIC
        Visibility.PARTIES | Relationship.State.AGREED      || Visibility.PARTIES
        Visibility.PARTIES | Relationship.State.PROPOSED    || Visibility.PUBLIC
        Visibility.PARTIES | Relationship.State.ENDED       || Visibility.PUBLIC
    }

    def "it is read by members of the two sides, and by nobody else: #who #seen"() {
        given:
        agreed(Visibility.PARTIES)
        def sent = room.filed(aLetter())

        expect:
        room.sight.shown(sent, actor, NOW).present == seen
        (sent.id() in room.listed(actor)*.id()) == seen

        where:
        who                      | actor                                    || seen
        'the public'             | org.sdohub.kernel.Actor.PUBLIC           || false
        'the administrator'      | administrator()                          || false
        'another body\'s chair'  | holding(Kind.EXECUTIVE, body('ITU-T'))   || false
        'a delegate of one side' | holding(Kind.DELEGATE, body('OMA'))      || true
        'a delegate of the other'| holding(Kind.DELEGATE, body('IETF/SIP')) || true
    }

    def "a draft from before the terms is kept between the two once it is submitted under them"() {
        given:
        def draft = room.statements.draft(fromOma(), aLetter().written(), Statements.Wishes.NONE)
        agreed(Visibility.PARTIES)

        expect:
        draft.origin().visibility() == Visibility.PUBLIC
        room.statements.submit(fromOma(), draft.id(), null).origin().visibility() == Visibility.PARTIES
    }

    def "a reply is kept as what it answers is"() {
        given:
        agreed(Visibility.PARTIES)

        expect:
        room.replied(room.filed(aLetter())).origin().visibility() == Visibility.PARTIES
    }

    def "under terms '#terms' whoever wants everybody to read it is told: #refused"() {
        given:
        agreed(terms)
        def open = new Statements.Wishes(Visibility.PUBLIC, false, null)

        expect:
        refusals { room.statements.draft(fromOma(), aLetter().written(), open) } == refused
        refusals { room.statements.file(fromOma(), aLetter().written(), open) } == refused

        where:
        terms              || refused
        Visibility.PUBLIC  || []
        Visibility.PARTIES || [[NOT_AGREED[0], 'visibility']]
    }

    def "under terms '#terms' nobody else is addressed or copied: #problems"() {
        given:
        agreed(terms)
        def letter = withCopyTo(aLetter().addressing('ITU-T', Purpose.FOR_INFORMATION).written(), 'ITU-T')

        expect:
        refusals { room.statements.file(fromOma(), letter, Statements.Wishes.NONE) } == problems
        room.statements.problems(fromOma(), letter).collect { [it.code(), it.field().join('.')] } == problems

        where:
        terms              || problems
        Visibility.PUBLIC  || []
        Visibility.PARTIES || [[NOT_AGREED[0], 'to.1'], [NOT_AGREED[0], 'cc.0']]
    }

    def "under terms '#terms' it is neither copied nor redirected to others, also after the end; within a side it may be"() {
        given:
        agreed(terms)
        def sent = room.filed(aLetter())
        change { it.turned(Relationship.Turn.END, Relationships.by(OMA), NOW) }
        def place = new Handlings.Place(sent.id(), body('IETF/DISPATCH'), null)
        def secretariat = by(holding(Kind.SECRETARIAT, body('IETF')))

        expect:
        refusals { room.filed(aLetter().to('ITU-T').related(Relation.Kind.COPY_OF, sent.id())) } == refused.collect { [it, 'relations.0'] }
        refusals { room.filed(aLetter().to('IETF/SIP').related(Relation.Kind.COPY_OF, sent.id())) } == []
        refusals { room.handlings.redirect(secretariat, place, body('ITU-T'), 'Theirs.') } == refused.collect { [it, 'to'] }
        terms == Visibility.PUBLIC || refusals { room.handlings.redirect(secretariat, place, body('IETF/SIP'), 'Theirs.') } == []

        where:
        terms              || refused
        Visibility.PUBLIC  || []
        Visibility.PARTIES || NOT_AGREED
    }

    def "a record of a past exchange is kept as the terms say, unless the recorder knows better: #given is #readers"() {
        given:
        agreed(Visibility.PARTIES)
        def exchange = new Records.Exchange(java.time.LocalDate.parse('2005-01-01'), null, false, given)

        expect:
        room.records.recordPast(by(holding(Kind.SECRETARIAT, body('IETF'))), aLetter().written(), exchange).origin().visibility() == readers

        where:
        given             || readers
        null              || Visibility.PARTIES
        Visibility.PUBLIC || Visibility.PUBLIC
    }

    def "whoever asks beforehand is told who will read it under terms '#terms': #sentence"() {
        given:
        agreed(terms)
        def living = new LivingRelationships(room.stores.relationships, room.bodies)

        expect:
        new Policies(living, room.bodies).explain(body('OMA'), body('IETF'), Purpose.FOR_INFORMATION, java.time.LocalDate.parse('2026-11-20')).rules()
                .find { it.subject() == Policies.Subject.VISIBILITY }.sentence() == sentence

        where:
        terms              || sentence
        Visibility.PUBLIC  || 'Everybody may read it, unless the writer says otherwise.'
        Visibility.PARTIES || 'Only members of the two sides may read it: so they have agreed.'
    }
}
