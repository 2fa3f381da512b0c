package org.sdohub.specification

import static org.sdohub.a.Specifications.ANY_OFFICE
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.a.Specifications.aVersion
import static org.sdohub.a.Specifications.versionId
import static org.sdohub.organization.Profile.Maturity.*

import org.sdohub.kernel.Refused
import org.sdohub.organization.Profile.Maturity
import spock.lang.Specification as Spec

class KeepingVersionsSpec extends Spec {

    static aDocument() {
        aSpecification('OMA-TS-X', versions: ['1.0': PUBLISHED, '1.1': DRAFT])
    }

    static edited(Map given, String label, Maturity maturity, String date, String version = label) {
        aDocument().versionEdited(versionId("OMA-TS-X $version"), aVersion(given, label, maturity, date), given.successor, ANY_OFFICE)
    }

    def "a new version takes the place of the one before it"() {
        given:
        def one = aDocument()

        expect:
        one.version('1.0').get().successor() == versionId('OMA-TS-X 1.1')
        one.latest().label() == '1.1'
        one.maturity() == DRAFT
    }

    def "a version beside the others takes nobody's place, and the newest by date is the latest"() {
        when:
        def one = aDocument().versionAdded(versionId('beside'), aVersion('10.0', PUBLISHED, '2000-06-01'), null, ANY_OFFICE).next()

        then:
        one.versions()*.label() == ['1.0', '10.0', '1.1']
        one.versions().findAll { it.successor() == null }*.label() == ['10.0', '1.1']
        one.latest().label() == '1.1'
    }

    def "what stands for a version today is found through all that took its place"() {
        given:
        def one = aSpecification('RFC x', versions: ['a': DRAFT, 'b': DRAFT, 'c': DRAFT])

        expect:
        one.newestAfter(one.version('a').get()).label() == 'c'
        one.newestAfter(one.version('c').get()).label() == 'c'
    }

    def "of a published version #change is accepted"() {
        expect:
        edited('1.0', maturity, '2000-01-01', successor: successor).next().version('1.0').get().maturity() == maturity

        where:
        change                 | maturity   | successor
        'that it is withdrawn' | WITHDRAWN  | null
        'that it is superseded'| SUPERSEDED | versionId('OMA-TS-X 1.1')
    }

    def "#change is refused"() {
        when:
        edited(given, label, maturity, date, version)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == codes

        where:
        change                               | version | label | maturity  | date         | given                                     || codes
        'another label once published'       | '1.0'   | '1.9' | PUBLISHED | '2000-01-01' | [:]                                       || ['SPECIFICATION_VERSION_PUBLISHED']
        'another date once published'        | '1.0'   | '1.0' | PUBLISHED | '2000-01-02' | [:]                                       || ['SPECIFICATION_VERSION_PUBLISHED']
        'another identifier once published'  | '1.0'   | '1.0' | PUBLISHED | '2000-01-01' | [identifier: 'new']                       || ['SPECIFICATION_VERSION_PUBLISHED']
        'an expiry once published'           | '1.0'   | '1.0' | PUBLISHED | '2000-01-01' | [expires: '2001-01-01']                   || ['SPECIFICATION_VERSION_PUBLISHED']
        'becoming a draft once published'    | '1.0'   | '1.0' | DRAFT     | '2000-01-01' | [:]                                       || ['SPECIFICATION_MATURITY_BACKWARDS']
        'everything at once'                 | '1.0'   | '1.1' | DRAFT     | '2000-01-01' | [:]                                       || ['SPECIFICATION_VERSION_LABEL_TAKEN', 'SPECIFICATION_VERSION_PUBLISHED', 'SPECIFICATION_MATURITY_BACKWARDS']
        'a label that another one has'       | '1.1'   | '1.0' | DRAFT     | '2001-01-01' | [:]                                       || ['SPECIFICATION_VERSION_LABEL_TAKEN']
        'expiring before its date'           | '1.1'   | '1.1' | DRAFT     | '2001-01-01' | [expires: '2000-12-31']                   || ['SPECIFICATION_VERSION_EXPIRES_EARLY']
        'taking its own place'               | '1.1'   | '1.1' | DRAFT     | '2001-01-01' | [successor: versionId('OMA-TS-X 1.1')]    || ['SPECIFICATION_VERSION_CYCLE']
        'taking its place through another'   | '1.1'   | '1.1' | DRAFT     | '2001-01-01' | [successor: versionId('OMA-TS-X 1.0')]    || ['SPECIFICATION_VERSION_CYCLE']
        'a successor that is not there'      | '1.1'   | '1.1' | DRAFT     | '2001-01-01' | [successor: versionId('elsewhere')]       || ['SPECIFICATION_VERSION_UNKNOWN']
        'a version that is not there'        | '7.0'   | '7.0' | DRAFT     | '2001-01-01' | [:]                                       || ['SPECIFICATION_VERSION_UNKNOWN']
    }

    def "a version counts until the end of its last day"() {
        given:
        def one = aSpecification('draft-x', versions: ['-00': aVersion('-00', DRAFT, '2005-01-01', expires: '2005-07-01')]).latest()

        expect:
        !one.expiredOn(java.time.LocalDate.parse('2005-07-01'))
        one.expiredOn(java.time.LocalDate.parse('2005-07-02'))
    }

    def "an event tells what an edit changed, by field"() {
        expect:
        edited('1.0', WITHDRAWN, '2000-01-01', successor: versionId('OMA-TS-X 1.1')).facts().first().changes().collect { [it.field(), it.before(), it.after()] } ==
                [['maturity', 'Published', 'Withdrawn']]
    }
}
