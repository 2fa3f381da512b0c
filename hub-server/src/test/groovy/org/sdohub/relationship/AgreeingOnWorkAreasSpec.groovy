package org.sdohub.relationship

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.People.NOW
import static org.sdohub.a.Relationships.active
import static org.sdohub.a.Relationships.by
import static org.sdohub.a.Relationships.content

import org.sdohub.kernel.Refused
import spock.lang.Specification

/** What one side writes takes effect when the other consents. */
class AgreeingOnWorkAreasSpec extends Specification {

    static final OFFICE = by(OMA).office()

    static WorkArea proposed() {
        def id = new WorkAreaId(new UUID(0, 1))
        WorkArea.proposed(id, active(), new Slug('privacy'), content('Privacy'), OMA, NOW, OFFICE).next()
    }

    static WorkArea agreed() {
        proposed().consented(IETF, OFFICE).next()
    }

    def "a new work area shows what is proposed, and is in force with the other side's consent"() {
        expect:
        proposed().key() == 'oma-ietf/privacy'
        proposed().agreed() == null
        proposed().shown().title() == 'Privacy'
        agreed().agreed().title() == 'Privacy'
        agreed().proposal() == null
    }

    def "an edit leaves in force what was agreed until the other side consents"() {
        when:
        def edited = agreed().edited(content('Privacy and consent'), IETF, NOW, OFFICE).next()

        then:
        edited.shown().title() == 'Privacy'
        edited.proposal().content().title() == 'Privacy and consent'

        when:
        def consented = edited.consented(OMA, OFFICE)

        then:
        consented.next().shown().title() == 'Privacy and consent'
        consented.facts().first().changes().collect { [it.field(), it.before(), it.after()] } ==
                [['title', 'Privacy', 'Privacy and consent']]
    }

    def "a counter-proposal replaces the proposal, and then it is the first side's turn"() {
        given:
        def counter = proposed().edited(content('Location privacy'), IETF, NOW, OFFICE).next()

        expect:
        counter.consented(OMA, OFFICE).next().shown().title() == 'Location privacy'
    }

    def "consent #why is refused with #code"() {
        when:
        area.consented(side, OFFICE)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == [code]

        where:
        why                   | area       | side || code
        'to one\'s own words' | proposed() | OMA  || 'WORK_AREA_CONSENT_OF_OTHER_SIDE'
        'to nothing'          | agreed()   | OMA  || 'WORK_AREA_NOTHING_PROPOSED'
    }

    def "the title '#title' has the name '#slug' in links"() {
        expect:
        Slug.of(title).value() == slug

        where:
        title                                              || slug
        'Instant Messaging based on SIP/SIMPLE'            || 'instant-messaging-based-on-sip-simple'
        'Telephone number mapping (ENUM)'                  || 'telephone-number-mapping-enum'
        'Présence'                                         || 'presence'
    }

    def "'#text' is no key"() {
        when:
        new Slug(text)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['RELATIONSHIP_KEY_MALFORMED']

        where:
        text << ['', '-oma', 'oma--ietf', 'oma/ietf', 'o' * 81, 'ома-ietf']
    }
}
