package org.sdohub.identity

import org.sdohub.kernel.Act
import org.sdohub.kernel.Actor
import org.sdohub.kernel.BodyId
import org.sdohub.kernel.Office
import org.sdohub.kernel.PersonId
import spock.lang.Specification

import java.time.Instant

class WhoActsSpec extends Specification {

    static final NOW = Instant.parse('2026-03-02T09:30:00Z')
    static final DEAN = new PersonId(UUID.randomUUID())
    static final SIP = new BodyId.GroupId(UUID.randomUUID())

    def store = new AccountsInMemory()
    List<Office> roles = []
    List<Office> appointments = []
    def actors = new Actors(store, [{ p, t -> p == DEAN ? roles : [] } as OfficeSource,
                                    { p, t -> p == DEAN ? appointments : [] } as OfficeSource])

    def "an actor has the offices of its person from every room, and its account's name"() {
        given:
        opened('dean', person: DEAN)
        roles << new Office(Office.Kind.CHAIR, SIP, null, NOW.minusSeconds(9), null)
        appointments << new Office(Office.Kind.LIAISON_MANAGER, SIP, SIP, NOW.minusSeconds(9), null)

        when:
        def dean = find('dean').get()

        then:
        dean.name() == 'Mr dean'
        dean.person() == DEAN
        dean.account() == store.find(new Username('dean')).get().id().text()
        dean.offices()*.kind() == [Office.Kind.CHAIR, Office.Kind.LIAISON_MANAGER]
    }

    def "an office that ended, or has not begun, gives no right from that instant on"() {
        given:
        opened('dean', person: DEAN)
        roles << new Office(Office.Kind.CHAIR, SIP, null, NOW.minusSeconds(9), NOW)
        roles << new Office(Office.Kind.SECRETARY, SIP, null, NOW.plusMillis(1), null)

        expect:
        find('dean').get().offices() == []
    }

    def "an administrator holds the hub's office, a program its scopes"() {
        given:
        opened('admin', administrator: true)
        opened('robot', kind: Account.Kind.SERVICE, scopes: ['statements:read'])

        expect:
        find('admin').get().offices()*.kind() == [Office.Kind.HUB_ADMIN]
        find('robot').get().offices()*.kind() == [Office.Kind.SERVICE]
        find('robot').get().scopes() == ['statements:read'] as Set
    }

    def "no actor is made for an unknown or a disabled account"() {
        given:
        def gone = opened('gone')
        store.save(gone.disable(NOW))

        expect:
        find('gone').empty
        find('nobody').empty
    }

    def "a sign-in that began #millis ms after the password was changed is #outcome"() {
        given:
        def dean = opened('dean')
        store.save(dean.withPassword('new', NOW.plusMillis(700)))

        expect:
        actors.find(dean.username(), NOW.plusMillis(700 + millis), NOW).present == (outcome == 'accepted')

        where:
        millis || outcome
        -1     || 'refused'
        0      || 'accepted'
        1      || 'accepted'
    }

    def "a sign-in from before the account was disabled stays void when it is enabled again"() {
        given:
        def dean = opened('dean')
        def disabled = store.save(dean.disable(NOW.plusSeconds(5)))
        store.save(disabled.enable())

        expect:
        find('dean').empty
        actors.find(dean.username(), NOW.plusSeconds(5), NOW).present
    }

    private Optional<Actor> find(String username) { actors.find(new Username(username), NOW, NOW) }

    private Account opened(Map given = [:], String username) {
        store.save(new Account(new AccountId(UUID.randomUUID()), 1, new Username(username), "Mr $username",
            given.kind ?: Account.Kind.PERSON, given.person, null, given.administrator ?: false, (given.scopes ?: []) as Set,
            'hash', null, false, NOW.minusSeconds(60), NOW.minusSeconds(60), null))
    }
}
