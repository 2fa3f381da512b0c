package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.by
import static org.sdohub.statement.StatementRoom.chairOf
import static org.sdohub.statement.StatementRoom.fromIetf
import static org.sdohub.statement.StatementRoom.fromOma
import static org.sdohub.statement.StatementRoom.holding

import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office.Kind
import org.sdohub.kernel.Refused
import org.sdohub.organization.EmailAddress
import org.sdohub.organization.Profile.Purpose
import org.sdohub.statement.Letter.Relation
import spock.lang.AutoCleanup
import spock.lang.Specification

/** A reply begins with the addressing reversed, and says where each value comes from. */
class ReplyTemplateSpec extends Specification {

    @AutoCleanup
    StatementRoom room = new StatementRoom()

    private static List<EmailAddress> mail(String... addresses) {
        addresses.collect { new EmailAddress(it + '@example.org') }
    }

    private ReplyTemplate template(Statement to, Actor who = chairOf('IETF/DISPATCH'), String as = null, boolean interim = false) {
        room.replies.template(by(who), to.id(), as == null ? null : body(as), interim)
    }

    private static Map<String, String> sources(ReplyTemplate template) {
        template.sources().collectEntries { [it.field(), it.source()] }
    }

    def "it goes from who was addressed to who sent, and nothing is stored"() {
        given:
        def asked = room.filed(aLetter().from('OMA/CD', 'OMA/TP').to('IETF/DISPATCH', 'IETF/SIP').titled('SIP Push').forAction('2026-12-24'),
                by(holding(Kind.SECRETARIAT, body('OMA'))))
        def happened = room.stores.everythingThatHappened().size()

        when:
        def template = template(asked)

        then:
        with(template.letter()) {
            envelope().from() == [body('IETF/DISPATCH')]
            envelope().addressees() == [body('OMA/CD'), body('OMA/TP')]
            envelope().title().value() == 'Re: SIP Push'
            envelope().purpose() == Purpose.IN_RESPONSE
            envelope().language() == 'en'
            envelope().deadline() == null
            relations() == [new Relation(Relation.Kind.REPLIES_TO, asked.id())]
        }
        sources(template) == [
                from    : "It was addressed by ${asked.number()}, and you may answer for it.".toString(),
                to      : "Who sent ${asked.number()}.".toString(),
                title   : "The title of ${asked.number()}.".toString(),
                purpose : 'It is an answer.',
                relation: "It answers ${asked.number()}.".toString(),
                language: "The language of ${asked.number()}.".toString()]
        room.stores.everythingThatHappened().size() == happened
    }

    def "the reply itself begins with the very same"() {
        given:
        def asked = room.filed(aLetter().forAction('2026-12-24'))
        def template = template(asked)

        expect:
        room.replied(asked).letter().envelope() == template.letter().envelope()
    }

    def "it is sent to #place"() {
        given:
        def letter = aLetter()
        letter.contacts = new Contacts(mail(response as String[]), mail('explains'), mail(side as String[]), [], [], mail(reply as String[]))
        def asked = room.filed(letter)

        when:
        def template = template(asked)

        then:
        template.letter().envelope().contacts() == Contacts.NONE.sentTo(mail(sentTo as String[]))
        sources(template)['contacts.sendTo'] == (place == 'nobody in particular' ? null : "$place of LS-2026-0001.".replace(' of LS', words).toString())

        where:
        place                    | reply     | response | side     || sentTo  | words
        '"Send reply to"'        | ['reply'] | ['resp'] | ['side'] || ['reply'] | ' of LS'
        'The response contact'   | []        | ['resp'] | ['side'] || ['resp']  | ' of LS'
        'The sender\'s contacts' | []        | []       | ['side'] || ['side']  | ' in LS'
        'nobody in particular'   | []        | []       | []       || []        | ''
    }

    def "what is asked of the answering body by name is there to be settled"() {
        given:
        def letter = aLetter().to('IETF/DISPATCH', 'IETF/SIP')
        letter.actions = [new Envelope.RequestedAction(new UUID(7, 1), 'Acknowledge', []),
                          new Envelope.RequestedAction(new UUID(7, 2), 'Review', [body('IETF/SIP')])]
        def asked = room.filed(letter)

        expect:
        template(asked).asked()*.text() == ['Acknowledge']
        template(asked, chairOf('IETF/SIP')).asked()*.text() == ['Acknowledge', 'Review']
    }

    def "an interim reply says so, and a body that got it by redirection too"() {
        given:
        def asked = room.filed(aLetter().forAction('2026-12-24'))
        room.handlings.redirect(by(holding(Kind.LIAISON_COORDINATOR, body('IETF'))), new Handlings.Place(asked.id(), null, null), body('IETF/SIP'), 'Theirs.')

        when:
        def template = template(asked, chairOf('IETF/SIP'), null, true)

        then:
        template.letter().relations()*.kind() == [Relation.Kind.INTERIM_FOR]
        sources(template).from == "It got ${asked.number()} by redirection, and you may answer for it."
        sources(template).relation == "It answers ${asked.number()} for the time being."
    }

    def "a title that is too long with Re: before it is cut, never within a character"() {
        given:
        def asked = room.filed(aLetter().titled(title))

        expect:
        template(asked).letter().envelope().title().value() == shown

        where:
        title               || shown
        'x' * 251           || 'Re: ' + 'x' * 251
        'x' * 255           || 'Re: ' + 'x' * 250 + '…'
        'x' * 249 + '😀xxx' || 'Re: ' + 'x' * 249 + '…'
        're: it'            || 're: it'
    }

    def "#who is refused: #codes"() {
        given:
        def asked = room.filed(aLetter().to('IETF/DISPATCH', 'IETF/SIP').forAction('2026-12-24'))

        when:
        template(asked, actor, speaking)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == codes

        where:
        who                                       | actor                                           | speaking    || codes
        'the public'                              | Actor.PUBLIC                                    | null        || ['STATEMENT_ACT_NOT_ALLOWED']
        'the sender'                              | chairOf('OMA/CD')                               | null        || ['STATEMENT_ACT_NOT_ALLOWED']
        'who answers for another addressee'       | chairOf('IETF/SIP')                             | 'IETF/DISPATCH' || ['STATEMENT_ACT_NOT_ALLOWED']
        'a body that was not addressed'           | chairOf('OMA/TP')                               | 'OMA/TP'    || ['STATEMENT_REPLY_NOT_BY_ADDRESSEE']
        'who answers for two and says not which'  | holding(Kind.SECRETARIAT, body('IETF'))         | null        || ['STATEMENT_REPLYING_BODY_UNCLEAR']
    }

    def "a draft is unknown to whom it will be sent"() {
        given:
        def draft = room.statements.draft(fromOma(), aLetter().written(), Statements.Wishes.NONE)

        when:
        template(draft)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_UNKNOWN']
    }
}
