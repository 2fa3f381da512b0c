package org.sdohub.adapter.demo

import java.time.Duration
import org.sdohub.identity.SignIn
import org.sdohub.identity.Username
import org.sdohub.kernel.Office
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
        ietf.profileOn(hub.now.atZone(java.time.ZoneOffset.UTC).toLocalDate()).approvalFor(Optional.of(group.kind())).get().office() ==
                Office.Kind.AREA_DIRECTOR
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
        def signIn = new SignIn(hub.accountStore, new org.sdohub.identity.PlainPasswords())

        expect:
        guests*.username().containsAll(
                ['oma-cd-chair', 'ietf-dispatch-chair', 'rai-ad', 'oma-liaison', 'ietf-liaison', 'oma-secretariat',
                 'ietf-secretariat', 'oma-coordinator', 'delegate', 'admin'])
        guests.every { signIn.signIn(it.username(), it.password()).present }
    }

    def "a second start changes nothing"() {
        given:
        def before = hub.happened()

        when:
        hub.start(Duration.ofDays(3))

        then:
        hub.happened() == before
    }

    def "what happened is told in the order in which it happened"() {
        expect:
        hub.happened()*.at() == hub.happened()*.at().sort(false)
    }

    def "nobody's personal address is anywhere"() {
        given: 'everything that looks like an address'
        def addresses = (hub.everything().toString() =~ /[\w.+-]+@[\w.-]+/).collect { it as String }.toSet()

        expect:
        !addresses.empty
        addresses.findAll { !it.endsWith('.example') } == [] as Set
    }

    def "everything that is stored is what the hub promises"() {
        expect:
        hub.stores.verification.run().findings() == []
    }

    def "a start that was stopped half-way, at #subject, is completed by the next one to the same world"() {
        given:
        def other = new DemoHub()

        when: 'the first start ends there'
        other.start(Duration.ZERO) { line -> if (line.contains(subject)) throw new java.util.concurrent.CancellationException(line) }

        then:
        thrown(java.util.concurrent.CancellationException)

        when: 'and the hub is started again'
        other.start(Duration.ofDays(2))

        then:
        comparable(other) == comparable(hub)

        cleanup:
        other?.close()

        where:
        subject << ['accounts', 'organizations and groups', 'people', 'charter']
    }

    def "a hub that has a world of its own keeps it to itself"() {
        given:
        def other = new DemoHub()
        other.stores.organizations.save(org.sdohub.a.Bodies.anOrganization('OMA'), org.sdohub.a.People.by(org.sdohub.a.People.administrator()))

        when:
        other.start()

        then:
        other.happened().size() == 1
        other.world().guests().empty
        other.progress.last().contains('left out')

        cleanup:
        other?.close()
    }

    private static List comparable(DemoHub of) {
        of.happened().collect { [it.sequence(), it.eid(), it.at(), it.type(), it.subject(), it.version(), it.by(), it.changes(), it.note()] }
    }
}
