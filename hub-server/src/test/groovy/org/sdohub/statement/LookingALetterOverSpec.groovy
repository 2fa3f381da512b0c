package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.kernel.Office.Kind.CHAIR
import static org.sdohub.statement.StatementRoom.AREA
import static org.sdohub.statement.StatementRoom.changed
import static org.sdohub.statement.StatementRoom.chairOf
import static org.sdohub.statement.StatementRoom.fromOma
import static org.sdohub.statement.StatementRoom.gated
import static org.sdohub.statement.StatementRoom.holding

import java.time.LocalDate
import java.time.ZoneId
import org.sdohub.a.Bodies
import org.sdohub.a.Letters
import org.sdohub.a.Specifications
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Refused
import org.sdohub.organization.EmailAddress
import org.sdohub.organization.Group
import org.sdohub.organization.Profile
import org.sdohub.organization.Profile.GateKind
import org.sdohub.organization.Profile.Maturity
import org.sdohub.statement.Envelope.Citation
import org.sdohub.statement.Letter.Relation
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What is said of a letter before it is sent: what forbids it, what a colleague would point out, what it has to pass. */
class LookingALetterOverSpec extends Specification {

    @Shared
    @AutoCleanup
    StatementRoom room = new StatementRoom(Stores.embedded(), changed(Bodies.rules(), [series: ['OMA-LS']]))

    static final EmailAddress OFFICE = new EmailAddress('cd@oma.example')
    static final Contacts RESPONSE = new Contacts([OFFICE], [], [], [], [], [])

    def setupSpec() {
        meets('IETF/RAI', ['2026-12-07', '2026-12-11', '2026-11-30'])
        conclude('IETF/SIP')
        room.filed(aLetter().titled('Sent before'))
    }

    private void meets(String key, List<String> days) {
        room.stores.groups.change(Bodies.groupId(key), by(administrator()), null) { found ->
            def group = found.get()
            def meeting = new Group.Meeting('IETF 130', LocalDate.parse(days[0]), LocalDate.parse(days[1]), ZoneId.of('UTC'), LocalDate.parse(days[2]))
            group.edited(new Group.Details(group.acronym(), group.name(), group.kind(), group.state(), group.parent(), null, [], [meeting]), null)
        }
    }

    private void conclude(String key) {
        room.stores.groups.change(Bodies.groupId(key), by(administrator()), null) { found ->
            def group = found.get()
            group.edited(new Group.Details(group.acronym(), group.name(), group.kind(), Group.State.CONCLUDED, group.parent(), null, [], []), null)
        }
    }

    private List<String> said(Letters letter, Actor actor = chairOf('OMA/CD')) {
        room.verdicts.of(by(actor), letter.written(), Statements.Wishes.NONE).remarks().collect { it.code() - 'STATEMENT_' + ' ' + it.field().join('.') }
    }

    private List<String> forbidden(Letters letter, Actor actor = chairOf('OMA/CD')) {
        room.verdicts.of(by(actor), letter.written(), Statements.Wishes.NONE).problems().collect { it.code() - 'STATEMENT_' + ' ' + it.field().join('.') }
    }

    def "of a letter #like it is said: #expected"() {
        expect:
        said(letter) == expected
        forbidden(letter) == []

        where:
        like                                   | letter                                                                                       || expected
        'that is in order'                     | aLetter().saying('This is how matters stand.')                                               || []
        'for action in good time'              | aLetter().contacting(RESPONSE).forAction('2026-12-14')                                       || []
        'with a day that is near'              | aLetter().to('ITU-T').contacting(RESPONSE).forAction('2026-11-27')                           || ['DEADLINE_SHORT deadline']
        'due on a Sunday'                      | aLetter().contacting(RESPONSE).forAction('2026-12-20')                                       || ['DEADLINE_ON_WEEKEND deadline']
        'due before the addressee meets'       | aLetter().contacting(RESPONSE).forAction('2026-12-09')                                       || ['DEADLINE_BEFORE_MEETING deadline']
        'for information that asks'            | aLetter().saying('We invite IETF DISPATCH kindly to comment on it.')                         || ['PURPOSE_UNDERSTATED purpose']
        'for information with an action'       | aLetter().saying('See below.').asking('Say yes')                                             || ['REPLY_ADDRESS_MISSING contacts', 'PURPOSE_UNDERSTATED purpose'].reverse()
        'without an address to answer to'      | aLetter().forActionSometime()                                                                || ['REPLY_ADDRESS_MISSING contacts']
        'with the same title again'            | aLetter().saying('So.').titled('SENT before')                                                || ['TITLE_USED_BEFORE title']
        'with the same title to somebody else' | aLetter().saying('So.').titled('Sent before').to('ITU-T')                                    || []
    }

    def "contacts after #model are what the sender's rules prescribe, or not: #problems"() {
        given:
        def rules = Bodies.rules()
        def other = new Profile(LocalDate.of(2005, 4, 1), rules.purposes(), prescribed, [], [], [], rules.formats(), rules.ladder(), false, true,
                rules.visibility(), rules.zone(), [])
        def room = new StatementRoom(Stores.embedded(), other)
        def letter = aLetter().from(*from).to('ITU-T').saying('So.').contacting(contacts).written()

        expect:
        room.statements.problems(fromOma(), letter).collect { [it.code(), it.field(), it.fix()] } == problems

        cleanup:
        room.close()

        where:
        model       | contacts                                       | from              | prescribed                                  || problems
        'RFC 4053'  | RESPONSE                                       | ['OMA/CD']        | Profile.ContactModel.RESPONSE_AND_TECHNICAL || []
        'RFC 4053'  | RESPONSE                                       | ['OMA/CD']        | Profile.ContactModel.CONTACT_OF_EACH_SIDE   || [otherModel('Use ofSender, ofAddressee and sendReplyTo.')]
        'the other' | new Contacts([], [], [OFFICE], [], [], [])     | ['OMA/CD']        | Profile.ContactModel.CONTACT_OF_EACH_SIDE   || []
        'the other' | new Contacts([], [], [], [], [], [OFFICE])     | ['OMA/CD']        | Profile.ContactModel.RESPONSE_AND_TECHNICAL || [otherModel('Use response and technical.')]
        'both'      | new Contacts([OFFICE], [], [OFFICE], [], [], []) | ['OMA/CD']      | Profile.ContactModel.CONTACT_OF_EACH_SIDE   || []
        'neither'   | new Contacts([], [], [], [], [OFFICE], [])     | ['OMA/CD']        | Profile.ContactModel.CONTACT_OF_EACH_SIDE   || []
        'one of two senders' | RESPONSE                              | ['OMA/CD', 'IETF/SIP'] | Profile.ContactModel.CONTACT_OF_EACH_SIDE || []
    }

    private static List otherModel(String fix) {
        ['STATEMENT_CONTACTS_OF_OTHER_MODEL', ['contacts'], fix]
    }

    def "each remark says what would put it right"() {
        expect:
        room.verdicts.remarks(fromOma(), letter.written())*.fix() == [fix]

        where:
        letter                                                                  || fix
        aLetter().to('ITU-T').contacting(RESPONSE).forAction('2026-11-27')      || 'Give at least 14 days: 2026-12-04.'
        aLetter().contacting(RESPONSE).forAction('2026-12-20')                  || 'Say 2026-12-21, the Monday after.'
        aLetter().contacting(RESPONSE).forAction('2026-12-09')                  || 'Say 2026-12-14 or later.'
    }

    def "a meeting whose last day for contributions has passed does not count"() {
        given:
        def letter = aLetter().contacting(RESPONSE).forAction('2026-12-16').written()

        expect:
        room.verdicts.remarks(by(chairOf('OMA/CD'), java.time.Instant.parse('2026-12-01T00:00:00Z')), letter) == []
    }

    def "only what came before is the same title again, and not where the letter says how it belongs to it"() {
        given:
        def before = room.filed(aLetter().titled('A matter that goes on'))

        expect:
        said(aLetter().saying('So.').titled('A matter that goes on')) == ['TITLE_USED_BEFORE title']
        said(aLetter().saying('So.').titled('A matter that goes on').related(Relation.Kind.FOLLOWS_UP, before.id())) == []
    }

    def "what not everybody reads without a twin is refused, and pointed out where the addressees take it"() {
        given:
        def file = { String name, String type, UUID other -> new Letter.Attachment(UUID.randomUUID(), name, type, 1, 'ab', other, null) }
        def letter = { bodies, attached -> new Letter(aLetter().to(*bodies).written().envelope(), 'So.', attached, [], []) }
        def text = file('a.pdf', 'application/pdf', null)
        def files = [file('a.doc', 'application/msword', twin ? text.id() : null), text]
        def room = new StatementRoom(Stores.embedded(), Bodies.rules(), changed(Bodies.rules(), [formats: ['application/msword']]))

        expect:
        room.statements.problems(fromOma(), letter(to, files))*.code() == refused
        room.verdicts.remarks(fromOma(), letter(to, files))*.code() == remarks

        cleanup:
        room.close()

        where:
        to                         | twin  || refused                             | remarks
        ['ITU-T']                  | false || ['STATEMENT_ATTACHMENT_UNREADABLE'] | []
        ['ITU-T']                  | true  || []                                  | []
        ['IETF/DISPATCH']          | false || []                                  | ['STATEMENT_FILE_WITHOUT_TWIN']
        ['IETF/DISPATCH']          | true  || []                                  | []
        ['ITU-T', 'IETF/DISPATCH'] | false || ['STATEMENT_ATTACHMENT_UNREADABLE'] | []
    }

    def "a cited text is what the catalogue says that it was when the letter went out"() {
        given:
        def draft = Specifications.specificationId('draft-doe-push')
        def details = Specifications.details('draft-doe-push')
        room.stores.specifications.save(org.sdohub.specification.Specification.created(draft, Bodies.IETF, details, Specifications.ANY_OFFICE), by(administrator()))
        room.stores.specifications.change(draft, by(administrator()), null) {
            it.get().versionAdded(Specifications.versionId('00'), Specifications.aVersion('00', Maturity.IDEA, '2026-10-01'), null, Specifications.ANY_OFFICE)
        }
        def cited = { Maturity maturity, String why -> aLetter().saying('So.').citing(new Citation(draft, 'draft-doe-push', null, maturity, why)) }

        expect:
        said(cited(null, null)) == ['INDIVIDUAL_TEXT_UNEXPLAINED citations.0']
        said(cited(null, 'It shows the idea.')) == []
        said(cited(Maturity.PUBLISHED, null)) == ['CITED_MATURITY_DIFFERS citations.0']
        said(aLetter().saying('So.').citing(new Citation(draft, 'draft-doe-push', '99', null, 'x'))) == ['CITED_VERSION_UNKNOWN citations.0.version']

        and:
        room.filed(cited(null, 'It shows the idea.')).letter().envelope().citations()*.maturity() == [Maturity.IDEA]
    }

    def "what the envelope may not say is refused with the rest: #code"() {
        expect:
        forbidden(letter) == [code]

        where:
        letter                                                                        || code
        aLetter().numbered('OMA', 'LS', '1')                                          || 'SERIES_NOT_USED identifiers.0.series'
        aLetter().numbered('NOBODY', 'LS', '1')                                       || 'BODY_UNKNOWN identifiers.0.organization'
        aLetter().inLanguage('not a language')                                        || 'LANGUAGE_MALFORMED language'
        aLetter().meetingNext('2026-12-04', '2026-12-01')                             || 'MEETING_ENDS_EARLY nextMeetings.0.to'
        aLetter().about(AREA, new org.sdohub.dependency.DependencyId(new UUID(1, 1))) || 'REFERENCE_UNKNOWN refersTo.1'
        aLetter().from('ITU-T')                                                       || 'ACT_NOT_ALLOWED '
    }

    def "a number that the sender's rules know, of another body, or a quoted one, is as good as another once"() {
        expect:
        forbidden(aLetter().numbered('OMA', 'oma-ls', '7').numbered('ITU-T', 'COM 15', '39-E').about(AREA)) == []

        when:
        room.filed(aLetter().numbered('OMA', 'OMA-LS', '7'))

        then:
        forbidden(aLetter().titled(null).numbered('OMA', 'OMA-LS', '7')) == ['TITLE_MISSING title', 'IDENTIFIER_TAKEN identifiers.0']
    }

    def "a concluded group takes no statement, and who took over is named"() {
        when:
        room.filed(aLetter().to('IETF/SIP'))

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_ADDRESSEE_DISSOLVED']
        refused.refusals()*.fix() == ['Write to IETF RAI, which took over from it.']
    }

    def "it is told which gates the letter would have to pass, and who can pass them; nothing is stored"() {
        given:
        def strict = new StatementRoom(Stores.embedded(), gated(GateKind.APPROVAL, GateKind.COORDINATOR_REVIEW))
        def chair = strict.stores.people.save(org.sdohub.organization.Person.entered(new org.sdohub.kernel.PersonId(new UUID(4, 4)), 'Executive', null), by(administrator()))
        strict.stores.people.change(chair.id(), by(administrator()), null) {
            it.get().appointed(new UUID(5, 5), new org.sdohub.kernel.Office(org.sdohub.kernel.Office.Kind.EXECUTIVE, Bodies.OMA, null, org.sdohub.a.People.LONG_AGO, null), null)
        }
        def before = strict.stores.everythingThatHappened().size()

        when:
        def ahead = strict.verdicts.ahead(by(holding(org.sdohub.kernel.Office.Kind.AUTHORIZED_SENDER, Bodies.OMA)), aLetter().from('OMA').written(), Statements.Wishes.NONE)
        def asked = ahead.gates().collect { new GateHolders.Asked(ahead, it) }
        def holders = strict.holders.of(asked, org.sdohub.a.People.NOW)

        then:
        ahead.gates()*.kind() == [GateKind.APPROVAL, GateKind.COORDINATOR_REVIEW]
        holders[asked[0]].collect { [it.office().name(), it.body(), it.person()] } == [['EXECUTIVE', Bodies.OMA, chair.id()]]
        holders[asked[1]].collect { [it.office().name(), it.body(), it.person()] } == [['LIAISON_COORDINATOR', Bodies.OMA, null]]
        strict.stores.everythingThatHappened().size() == before

        cleanup:
        strict.close()
    }
}
