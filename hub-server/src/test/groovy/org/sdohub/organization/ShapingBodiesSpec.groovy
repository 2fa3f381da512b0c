package org.sdohub.organization

import static org.sdohub.a.Bodies.*
import static org.sdohub.a.People.NOW

import java.time.LocalDate
import org.sdohub.kernel.HubEvent.Change
import org.sdohub.kernel.Office
import org.sdohub.kernel.Refused
import spock.lang.Specification

class ShapingBodiesSpec extends Specification {

    def "an acronym is refused when it is '#acronym'"() {
        when:
        new Acronym(acronym)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['ORGANIZATION_ACRONYM_MALFORMED']

        where:
        acronym << ['', ' ', 'OMA/CD', 'O MA', '-OMA', 'x' * 41, 'OMA\n', 'O\u202EMA'].collect { it == 'OMA\n' ? 'O\nMA' : it }
    }

    def "'#address' is #verdict as a mail address"() {
        expect:
        accepted(address) == (verdict == 'fine')

        where:
        address                          || verdict
        'statements@oma.example'         || 'fine'
        'a.b+c@mail.ietf.example'        || 'fine'
        'x@müller.example'               || 'fine'
        'OMA <ls@oma.example>'           || 'refused'
        'ls@oma.example\r\nBcc: x@y.z'   || 'refused'
        'ls@localhost'                   || 'refused'
        'ls@@oma.example'                || 'refused'
        'ls(comment)@oma.example'        || 'refused'
        ('x' * 65) + '@oma.example'      || 'refused'
        'x@' + ('y' * 190) + '.example'  || 'refused'
    }

    private static boolean accepted(String address) {
        try {
            new EmailAddress(address)
            true
        } catch (Refused ignored) {
            false
        }
    }

    def "a group that changes its acronym is still found by the one it had"() {
        given:
        def group = aGroup('OMA/CD').next()
        def renamed = group.edited(details('CONTENT'), null).next()
        def tree = new Bodies.Tree([anOrganization('OMA').next()], [renamed])

        expect:
        tree.byKey('oma/content').get() == group.id()
        tree.byKey('OMA/cd').get() == group.id()
        renamed.edited(details('CD'), null).next().earlierAcronyms()*.value() == ['CONTENT']
    }

    def "a change tells old and new of what changed, and nothing else"() {
        given:
        def step = aGroup('OMA/CD').next().edited(details('CONTENT'), null)

        expect:
        step.facts().first().changes() == [
            new Change('acronym', 'CD', 'CONTENT'), new Change('name', 'CD in full', 'CONTENT in full')]
    }

    def "the rules of a day are those that began last before it"() {
        given:
        def since2005 = rules()
        def since2020 = Profile.rfc4053(LocalDate.of(2020, 1, 1))
        def oma = anOrganization('OMA', since2020).next().ruledBy(since2005, null).next()

        expect:
        oma.profileOn(LocalDate.parse(day)).validFrom() == since

        where:
        day          || since
        '2019-12-31' || LocalDate.of(2005, 4, 1)
        '2020-01-01' || LocalDate.of(2020, 1, 1)
        '1999-01-01' || LocalDate.of(2005, 4, 1)
    }

    def "what stands above a group is told nearest first"() {
        given:
        def area = aGroup('IETF/RAI', Group.Kind.AREA).next()
        def sip = aGroup('IETF/SIP', Group.Kind.WORKING_GROUP, area.id()).next()
        def tree = new Bodies.Tree([anOrganization('IETF').next()], [area, sip])

        expect:
        tree.lineage(sip.id()).above() == [area.id(), IETF]
        tree.lineage(IETF).above() == []
        tree.label(sip.id()) == 'IETF SIP'
    }

    def "an office ends once"() {
        given:
        def id = UUID.randomUUID()
        def chair = new Office(Office.Kind.CHAIR, groupId('OMA/CD'), null, NOW.minusSeconds(60), null)
        def person = Person.entered(new org.sdohub.kernel.PersonId(UUID.randomUUID()), 'Chair of CD', null).next()
                .appointed(id, chair, null).next()
        def ended = person.ended(id, NOW, null).next()

        expect:
        person.roles().first().office().heldAt(NOW)
        !ended.roles().first().office().heldAt(NOW)

        when:
        ended.ended(id, NOW.plusSeconds(1), null)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['ORGANIZATION_ROLE_NOT_HELD']
    }
}
