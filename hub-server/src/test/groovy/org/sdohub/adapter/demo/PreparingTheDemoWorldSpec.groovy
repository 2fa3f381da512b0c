package org.sdohub.adapter.demo

import static org.sdohub.statement.Statement.State.ABANDONED
import static org.sdohub.statement.Statement.State.DRAFT
import static org.sdohub.statement.Statement.State.PENDING
import static org.sdohub.statement.Statement.State.WITHDRAWN

import java.time.Duration
import java.time.LocalDate
import java.time.ZoneOffset
import java.util.concurrent.CancellationException
import org.sdohub.a.Bodies
import org.sdohub.a.People
import org.sdohub.dependency.Dependency
import org.sdohub.dependency.End
import org.sdohub.dependency.Health
import org.sdohub.dependency.ListComparison
import org.sdohub.dependency.ListRhythms
import org.sdohub.dependency.Situations
import org.sdohub.identity.AttemptsInMemory
import org.sdohub.identity.PlainPasswords
import org.sdohub.identity.SignIn
import org.sdohub.kernel.Office
import org.sdohub.organization.Profile
import org.sdohub.relationship.Appointment
import org.sdohub.relationship.Relationship
import org.sdohub.relationship.Slug
import org.sdohub.statement.Handling
import org.sdohub.statement.Statement
import org.sdohub.statement.StatementId
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** The world of the seeds, as it stands after the first start. */
class PreparingTheDemoWorldSpec extends Specification {

    @Shared
    @AutoCleanup
    DemoHub hub = new DemoHub()

    def setupSpec() {
        hub.start()
    }

    def "there are the organizations that the IMPS charter names, with rules of their own"() {
        expect:
        hub.stores.organizations.all()*.acronym()*.value().sort() == ['3GPP', '3GPP2', 'IETF', 'JCP', 'OMA', 'PAM']
        hub.stores.charters.ofGroups([Names.group('OMA/IMPS')]).values().first().first().liaisons()*.organization() ==
                ['3GPP', '3GPP2', 'IETF', 'PAM Forum', 'JCP']
    }

    def "a statement of an IETF working group is approved by a director of its area since RFC 4052"() {
        given:
        def ietf = hub.stores.organizations.find(Names.organization('IETF')).get()
        def group = hub.stores.groups.find(Names.group('IETF/DISPATCH')).get()

        expect:
        ietf.profileOn(Days.BEGIN).approvalFor(Optional.of(group.kind())).empty
        ietf.profileOn(today()).approvalFor(Optional.of(group.kind())).get().office() == Office.Kind.AREA_DIRECTOR
    }

    def "a group stands where it stood at the end, and stays known where it began"() {
        given:
        def simple = hub.stores.groups.find(Names.group('IETF/SIMPLE')).get()

        expect:
        simple.parent() == Names.group('IETF/RAI')
        hub.stores.events.of(simple.id(), 10)*.type() == ['GroupCreated', 'GroupEdited']
    }

    def "whoever is a guest can sign in with the password that is shown, and holds an office"() {
        given:
        def guests = hub.world().guests()
        def signIn = new SignIn(hub.accountStore, new PlainPasswords(), AttemptsInMemory.limited())

        expect:
        guests*.username().containsAll(
                ['oma-cd-chair', 'ietf-dispatch-chair', 'rai-ad', 'oma-liaison', 'ietf-liaison', 'oma-secretariat',
                 'ietf-secretariat', 'oma-coordinator', 'delegate', 'admin'])
        guests.every { signIn.signIn(it.username(), it.password(), '192.0.2.1', DemoHub.FIRST_START).present }
    }

    def "OMA and IETF have an active relationship under RFC 3975, with both liaison offices filled"() {
        given:
        def relationship = hub.stores.relationships.findByKey(new Slug('oma-ietf')).get()

        expect:
        relationship.state() == Relationship.State.ACTIVE
        relationship.milestones()*.state()*.name() == ['PROPOSED', 'AGREED', 'ACTIVE']
        relationship.milestones()*.on().every { it.year == 2005 && it.monthValue == 1 }
        relationship.upkeep().agreements()*.reference() == ['RFC 3975']
        !relationship.arrangement().terms().coDevelopment()
        relationship.staff().appointments().findAll { it.state() == Appointment.State.APPOINTED }*.person() as Set ==
                [Names.person('oma-liaison'), Names.person('ietf-liaison')] as Set
        relationship.vacancies(hub.now)*.kind() == [Appointment.Kind.REPRESENTATIVE]
    }

    def "the two have the nine work areas of RFC 3975, one of them with a change that waits for consent"() {
        given:
        def areas = hub.stores.workAreas.of([OmaIetfRelationship.ID])[OmaIetfRelationship.ID]

        expect:
        areas*.shown()*.title() as Set == [
            'Instant Messaging based on SIP/SIMPLE', 'Presence and availability', 'Privacy', 'SIP Event Notification',
            'Location services, such as geographic location', 'Device management',
            'Multimedia messaging, including email interconnectivity and mapping', 'Group management',
            'Telephone number mapping (ENUM)'] as Set
        areas.findAll { it.proposal() }*.shown()*.title() == ['SIP Event Notification']
    }

    def "the one has told the other of new work, which is answered, and has invited it to a meeting, to which somebody comes"() {
        given:
        def notice = hub.stores.newWork.find(OmaIetfNews.NEW_WORK).get()
        def invitation = hub.stores.invitations.find(OmaIetfNews.INVITATION).get()

        expect:
        notice.told()*.person().findAll() == [Names.person('ietf-liaison')]
        notice.answers()*.verdict()*.name() == ['INTEREST']
        notice.closed() == null
        notice.content().commentUntil().isAfter(LocalDate.ofInstant(hub.now, java.time.ZoneOffset.UTC))
        [invitation.state().name(), invitation.representative()] == ['ACCEPTED', Names.person('ietf-liaison')]
        invitation.meeting().from().isAfter(LocalDate.ofInstant(hub.now, java.time.ZoneOffset.UTC))
        [notice.content().description(), notice.answers().first().text(), invitation.meeting().conditions()].every { it.contains('is an example that came with the hub') }
    }

    def "IMPS 1.2 is a baseline of sixteen documents, each in the version of 22 May 2004, with its history"() {
        given:
        def release = hub.stores.enablerReleases.findByName(Names.organization('OMA'), 'IMPS', '1.2').get()
        def documents = hub.stores.specifications.findAll(release.baseline()*.specification())

        expect:
        release.baseline().size() == 16
        release.baseline().every { documents[it.specification()].version(it.version()).get().identifier() ==~
                /OMA-IMPS-WV-[A-Za-z_]+-V1_2-20040522-C/ }
        documents.values()*.aliases().flatten()*.value().sort() == (40..55).collect { "WV-0$it".toString() }
        release.changeHistory()*.date()*.toString() == ['2003-02-02', '2004-05-22']
        release.conformance()*.item() == ['OMA-ERDEF-IMPS-C-001', 'OMA-ERDEF-IMPS-S-001']
    }

    def "what is no longer the newest says what came after it"() {
        given:
        def obsolete = hub.stores.specifications.findAll([SpecificationFacts.id(old)])[SpecificationFacts.id(old)]

        expect:
        hub.stores.specifications.relatedTo([obsolete.id()])[obsolete.id()]*.designation()*.value() == [newer]
        obsolete.latest().maturity() == Profile.Maturity.SUPERSEDED

        where:
        old        || newer
        'RFC 3265' || 'RFC 6665'
        'RFC 3761' || 'RFC 6116'
    }

    def "two lists of what the OMA needs differ by one entry that came, one that went and one that changed"() {
        given:
        def (first, second) = [1, 2].collect { hub.stores.dependencyLists.find(OmaIetfLists.OMA_NEEDS, it).get() }

        when:
        def difference = ListComparison.diff(first.entries(), second.entries())

        then:
        difference.added()*.dependency() == [OmaIetfLists.id(OmaIetfLists.ON_PUSH_EVENTS)]
        difference.removed()*.dependency() == [OmaIetfLists.id(OmaIetfLists.ON_CONFIG_FRAMEWORK)]
        difference.changed()*.after()*.dependency() == [OmaIetfLists.id(OmaIetfLists.ON_EVENTS)]
    }

    def "the OMA's next list is some days late, and the IETF's is not due yet"() {
        given:
        def directions = [OmaIetfLists.OMA_NEEDS, OmaIetfLists.IETF_NEEDS]

        expect:
        hub.part(ListRhythms).of(directions, DemoHub.FIRST_START).with { all -> directions.collect { all[it].beat().sentence() } } ==
                ['OMA sends its list every month; the next was due on 2026-11-15, 5 days ago.', 'IETF sends its list every 3 months; the next is due on 2026-12-10, in 20 days.']
        hub.part(ListRhythms).overdue(DemoHub.FIRST_START)*.rhythm()*.direction() == [OmaIetfLists.OMA_NEEDS]
    }

    def "SIP Push wants the draft of its event package, which is the work of individuals and late by now"() {
        given:
        def wanted = hub.stores.dependencies.find(OmaIetfLists.id(OmaIetfLists.ON_PUSH_EVENTS)).get()

        expect:
        wanted.kind() == Dependency.Kind.WANTED
        wanted.to() == new End.WholeSpecification(SpecificationFacts.id(IetfSpecifications.OMA_PUSH))
        healthOf(OmaIetfLists.ON_PUSH_EVENTS) == Health.State.LATE
        healthOf('number mapping') == Health.State.DRIFTED
        healthOf('hard state') == Health.State.UNRESOLVED
        healthOf('SIP Push on MESSAGE') == Health.State.SATISFIED
    }

    def "the SIP Push statement asks for three things and has an interim reply"() {
        given:
        def statement = hub.statements.find(StatementFacts.id(SipPush.NAME)).get()
        def handling = statement.handlings().first()

        expect:
        statement.letter().envelope().addressees() == [Names.group('IETF/DISPATCH')]
        statement.letter().envelope().requestedActions().size() == 3
        statement.number().startsWith('LS-2009-')
        statement.origin().relationship() == OmaIetfRelationship.ID
        handling.state() == Handling.State.INTERIM_REPLIED
        handling.answers()*.settlement()*.outcome()*.name() == ['DONE', 'INTERIM', 'INTERIM']
        statement.letter().envelope().citations()*.designation().contains(IetfSpecifications.OMA_PUSH)
        hub.statements.find(handling.replies().first().reply()).get().origin().thread() == statement.id()
    }

    def "there is an example of what #view"() {
        expect:
        what.call(hub.statements.find(StatementFacts.id(name)).get())

        where:
        view                             | name                           || what
        'waits for an area director'     | 'waiting for an area director' || { it.state() == PENDING && it.gates()*.kind()*.name() == ['APPROVAL'] }
        'waits for a coordinator'        | 'waiting for the coordinator'  || { it.state() == PENDING && it.gates()*.kind()*.name() == ['COORDINATOR_REVIEW'] }
        'waits for moderation'           | 'waiting for moderation'       || { it.state() == PENDING && it.gates()*.kind()*.name() == ['MODERATION'] }
        'is a draft'                     | 'a draft'                      || { it.state() == DRAFT }
        'was returned'                   | 'returned'                     || { it.state() == DRAFT && it.returned() }
        'was abandoned'                  | 'abandoned'                    || { it.state() == ABANDONED }
        'is overdue'                     | 'overdue'                      || { handled(it) == ['ACKNOWLEDGED'] && due(it) < today() }
        'is due in a week'               | 'due in a week'                || { handled(it) == ['IN_PROGRESS'] && due(it) == today().plusDays(7) }
        'goes to two addressees'         | 'two addressees'               || { handled(it) == ['NEW', 'NOTED'] }
        'came today'                     | 'new today'                    || { handled(it) == ['NEW'] && it.postedAt() > hub.FIRST_START - Duration.ofHours(1) }
        'has an interim reply'           | 'interim reply'                || { handled(it) == ['INTERIM_REPLIED'] }
        'was postponed'                  | 'postponed'                    || { handled(it) == ['POSTPONED'] }
        'has a date in dispute'          | 'disputed date'                || { it.handlings().first().proposals().first().decision() == null }
        'has another date'               | 'another date agreed'          || { it.handlings().first().agreedDue() == today().plusDays(20) }
        'is closed'                      | 'closed'                       || { handled(it) == ['CLOSED'] && !it.archived() }
        'was answered late'              | 'answered late'                || { handled(it) == ['ANSWERED'] && late(it) }
        'is archived'                    | 'archived'                     || { it.archived() }
        'was noted'                      | 'noted'                        || { handled(it) == ['NOTED'] }
        'was thanked for'                | 'thanked'                      || { handled(it) == ['ACKNOWLEDGED'] }
        'follows up'                     | 'follow-up'                    || { it.origin().thread() == StatementFacts.id('closed') }
        'was declined'                   | 'declined'                     || { handled(it) == ['DECLINED'] }
        'was redirected'                 | 'redirected'                   || { handled(it) == ['REDIRECTED', 'NEW'] }
        'was withdrawn'                  | 'withdrawn'                    || { it.state() == WITHDRAWN }
        'gets no reply'                  | 'no reply'                     || { handled(it) == ['NO_REPLY'] }
    }

    def "whatever is invented says so in its text"() {
        given:
        def invented = hub.statements.findAll(allStatements()).values().findAll { it.id() != StatementFacts.id(SipPush.NAME) }

        expect:
        invented.size() >= 25
        invented.every { it.letter().body().contains('is an example that came with the hub') }
    }

    def "a second start changes nothing"() {
        given:
        def before = hub.happened()
        def stored = hub.everything()

        when:
        hub.start(Duration.ofDays(3))

        then:
        hub.happened() == before
        hub.everything() == stored
    }

    def "what happened is told in the order in which it happened"() {
        expect:
        hub.happened()*.at() == hub.happened()*.at().sort(false)
    }

    def "nobody's personal address is anywhere"() {
        given: 'everything that looks like an address'
        def addresses = (hub.everything().toString() =~ /[\w.+-]+@[\w-]+\.[\w.-]+/).collect { it as String }.toSet()

        expect:
        !addresses.empty
        addresses.findAll { !it.endsWith('.example') } == [] as Set
    }

    def "everything that is stored is what the hub promises"() {
        expect:
        hub.stores.verification.run().findings() == []
    }

    def "a start that was stopped before act #act is completed by the next one to the same world"() {
        given:
        def other = new DemoHub()

        when: 'the first start ends there'
        other.startUntil(act)

        then:
        thrown(CancellationException)
        other.happened().size() < hub.happened().size()

        when: 'and the hub is started again, two days later'
        other.start(Duration.ofDays(2))

        then:
        comparable(other) == comparable(hub)

        cleanup:
        other?.close()

        where:
        act << [1, 60, 170, 300]
    }

    def "a hub that has a world of its own keeps it to itself"() {
        given:
        def other = new DemoHub()
        other.stores.organizations.save(Bodies.anOrganization('OMA'), People.by(People.administrator()))

        when:
        other.start()

        then:
        other.happened().size() == 1
        other.world().guests().empty
        other.progress.last().contains('left out')

        cleanup:
        other?.close()
    }

    private Health.State healthOf(String name) {
        def one = hub.stores.dependencies.find(OmaIetfLists.id(name)).get()
        hub.part(Situations).health([one], hub.FIRST_START)[one.id()].state()
    }

    private List<StatementId> allStatements() {
        hub.happened()*.subject().findAll { it.startsWith('statement:') }.toUnique()
                .collect { new StatementId(UUID.fromString(it - 'statement:')) }
    }

    private static List<String> handled(Statement statement) {
        statement.handlings()*.state()*.name()
    }

    private static LocalDate due(Statement statement) {
        statement.letter().envelope().deadline().date()
    }

    private static boolean late(Statement statement) {
        statement.handlings().first().replies().first().at() > statement.letter().envelope().deadline().end().get()
    }

    private static LocalDate today() {
        LocalDate.ofInstant(DemoHub.FIRST_START, ZoneOffset.UTC)
    }

    private static List comparable(DemoHub of) {
        of.happened().collect { [it.sequence(), it.eid(), it.at(), it.type(), it.subject(), it.version(), it.by(), it.changes(), it.note()] }
    }
}
