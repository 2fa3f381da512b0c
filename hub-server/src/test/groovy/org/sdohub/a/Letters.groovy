package org.sdohub.a

import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Bodies.organizationId

import java.time.LocalDate
import java.time.ZoneId
import java.time.ZoneOffset
import org.sdohub.kernel.BodyId
import org.sdohub.kernel.Id
import org.sdohub.organization.EmailAddress
import org.sdohub.organization.Profile.Purpose
import org.sdohub.statement.Contacts
import org.sdohub.statement.Deadline
import org.sdohub.statement.Envelope
import org.sdohub.statement.Envelope.Addressee
import org.sdohub.statement.Letter
import org.sdohub.statement.Letter.Relation
import org.sdohub.statement.Letter.Settlement
import org.sdohub.statement.StatementId
import org.sdohub.statement.Title

/** Letters as specs speak of them: {@code aLetter().to('IETF/DISPATCH').forAction('2026-11-27')}. */
class Letters {

    List<BodyId> from = [body('OMA/CD')]
    List<Addressee> to = [new Addressee(body('IETF/DISPATCH'), null)]
    String title = 'SIP Push'
    String body = 'We kindly request your consideration.'
    Purpose purpose = Purpose.FOR_INFORMATION
    Deadline deadline = null
    Contacts contacts = Contacts.NONE
    List<Envelope.Identifier> identifiers = []
    List<Envelope.RequestedAction> actions = []
    List<Envelope.Citation> citations = []
    List<Relation> relations = []
    List<Settlement> settles = []
    List<Envelope.NextMeeting> meetings = []
    List<Id> refersTo = []
    String language = 'en'

    static Letters aLetter() {
        new Letters()
    }

    /** OMA or OMA/CD */
    static BodyId body(String key) {
        key.contains('/') ? groupId(key) : organizationId(key)
    }

    static UUID action(int number) {
        new UUID(7, number)
    }

    Letters from(String... keys) {
        from = keys.collect { body(it) }
        this
    }

    Letters to(String... keys) {
        to = keys.collect { new Addressee(body(it), null) }
        this
    }

    Letters addressing(String key, Purpose own) {
        to = to + new Addressee(body(key), own)
        this
    }

    Letters titled(String text) {
        title = text
        this
    }

    Letters saying(String text) {
        body = text
        this
    }

    Letters purposely(Purpose why) {
        purpose = why
        this
    }

    Letters forInformation() {
        purposely(Purpose.FOR_INFORMATION)
    }

    Letters forAction(String day, String zone = 'UTC') {
        deadline = Deadline.until(LocalDate.parse(day), ZoneId.of(zone))
        purposely(Purpose.FOR_ACTION)
    }

    Letters forActionSometime() {
        deadline = Deadline.NOT_GIVEN
        purposely(Purpose.FOR_ACTION)
    }

    Letters answerTo(String address) {
        contacts = new Contacts([new EmailAddress(address)], [], [], [], [], [])
        this
    }

    Letters numbered(String organization, String series, String value) {
        identifiers = identifiers + new Envelope.Identifier(organizationId(organization), series, value)
        this
    }

    Letters asking(String text, String... addressees) {
        actions = actions + new Envelope.RequestedAction(action(actions.size() + 1), text, addressees.collect { body(it) })
        this
    }

    Letters citing(Envelope.Citation citation) {
        citations = citations + citation
        this
    }

    Letters inLanguage(String tag) {
        language = tag
        this
    }

    Letters meetingNext(String from, String to = null) {
        meetings = meetings + new Envelope.NextMeeting('Next meeting', LocalDate.parse(from), to == null ? null : LocalDate.parse(to))
        this
    }

    Letters about(Id... things) {
        refersTo = refersTo + (things as List)
        this
    }

    Letters contacting(Contacts whom) {
        contacts = whom
        this
    }

    Letters related(Relation.Kind kind, StatementId other) {
        relations = relations + new Relation(kind, other)
        this
    }

    Letters settling(Settlement... these) {
        settles = these as List
        this
    }

    Letter written() {
        def envelope = new Envelope(
                from, to, [], title == null ? null : new Title(title), contacts, purpose, null, deadline, language, meetings,
                Envelope.Consensus.GROUP, null, null, identifiers, actions, citations, refersTo)
        new Letter(envelope, body, [], relations, settles)
    }
}
