package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.People.holding
import static org.sdohub.kernel.Office.Kind.*

import org.sdohub.kernel.Actor
import org.sdohub.organization.OrganizationStore
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Maturity ladders and the names of documents are an organization's own rules, as data. Today is 20 November 2026. */
class SettingRulesSpec extends Specification {

    static final LADDER = [[label: 'Sketch', maturity: 'IDEA'], [label: 'Candidate', maturity: 'STABLE'], [label: 'Enabler', maturity: 'PUBLISHED']]
    static final SCHEME = [pattern: 'ENB-{name}-{step:@}-{number:##}', designation: 'ENB-{name}', version: '{number}', steps: [[letters: 'E', rung: 'enabler']]]
    static final OURS = holding(SECRETARIAT, OMA)

    @Shared
    @AutoCleanup
    AskedHub hub = new AskedHub()

    def setupSpec() {
        ['OMA', 'IETF'].each { hub.keep(OrganizationStore, anOrganization(it)) }
    }

    private Map set(Map rules, Actor actor = OURS) {
        hub.data("""mutation(\$input: SetProfileInput!) { answer: setProfile(input: \$input) {
            organization { profileOn(day: "2026-12-01") { ladder { label maturity } identifierSchemes { pattern designation version date steps { letters rung } } } }
            problems { code field } } }""", actor, [input: [organization: 'OMA', validFrom: '2026-11-20'] + rules]).answer
    }

    def "a secretariat sets the ladder and the names, and from that day both hold"() {
        when:
        def rules = set([ladder: LADDER, identifierSchemes: [SCHEME]])

        then:
        rules.problems == []
        rules.organization.profileOn.ladder == LADDER
        rules.organization.profileOn.identifierSchemes == [SCHEME + [date: null]]

        and: 'texts are read by it'
        hub.data('{ recognizeSpecifications(text: "See ENB-push-E-07.") { mentions { designation versionLabel step } } }').recognizeSpecifications.mentions ==
                [[designation: 'ENB-push', versionLabel: '07', step: 'enabler']]

        when: 'versions are of its steps, and of no others'
        def added = { String maturity -> hub.data("""mutation { addSpecificationVersion(input: { specification: "ENB-push", label: "$maturity", date: "2026-11-20", maturity: "$maturity" }) {
            problems { code } } }""", OURS).addSpecificationVersion.problems*.code }
        hub.data('mutation { createSpecification(input: { organization: "OMA", designation: "ENB-push", title: "Push" }) { problems { code } } }', OURS)

        then:
        added('enabler') == []
        added('Published') == ['SPECIFICATION_MATURITY_UNKNOWN']

        and: 'what is not given stays'
        set([answerOwed: false]).organization.profileOn.with { [it.ladder, it.identifierSchemes*.pattern] } == [LADDER, [SCHEME.pattern]]
    }

    def "a ladder of #what is refused"() {
        expect:
        set([ladder: ladder]).problems == [[code: 'PROFILE_LADDER_MALFORMED', field: ['ladder']]]

        where:
        what                    | ladder
        'no steps'              | []
        'one that has no name'  | [[label: ' ', maturity: 'DRAFT']]
        'a name twice'          | [[label: 'Draft', maturity: 'DRAFT'], [label: 'DRAFT', maturity: 'STABLE']]
        'a step down'           | [[label: 'Done', maturity: 'PUBLISHED'], [label: 'Draft', maturity: 'DRAFT']]
        'a name without end'    | [[label: 'x' * 101, maturity: 'DRAFT']]
        'steps without end'     | (1..51).collect { [label: "Step $it".toString(), maturity: 'DRAFT'] }
    }

    def "a scheme with #what is refused at its #field"() {
        expect:
        set([ladder: LADDER, identifierSchemes: [SCHEME, SCHEME - [steps: SCHEME.steps] + change]]).problems == [[code: 'PROFILE_SCHEME_MALFORMED', field: ['identifierSchemes', '1', field]]]

        where:
        what                             | field         | change
        'a bracket that is open'         | 'pattern'     | [pattern: 'ENB-[{name}']
        'two names'                      | 'pattern'     | [pattern: '{name}-{other}']
        'a field of nothing'             | 'pattern'     | [pattern: '{name}{number:}']
        'a pattern without end'          | 'pattern'     | [pattern: 'x' * 301]
        'a designation of other fields'  | 'designation' | [designation: 'ENB-{part}']
        'no designation'                 | 'designation' | [designation: ' ']
        'a brace that is open'           | 'version'     | [version: '{number']
        'a bracket too many'             | 'date'        | [date: '{number}]']
        'a step that no field says'      | 'steps'       | [pattern: 'ENB-{name}-{number:##}', steps: [[letters: 'E', rung: 'Enabler']]]
        'a step that no ladder has'      | 'steps'       | [steps: [[letters: 'E', rung: 'Nowhere']]]
    }

    def "rules are set by #who: #may"() {
        expect:
        set([ladder: LADDER], actor).problems*.code == (may ? [] : ['ORGANIZATION_ACT_NOT_ALLOWED'])

        where:
        who                           | actor                             || may
        'its secretariat'             | OURS                              || true
        'another secretariat'         | holding(SECRETARIAT, IETF)        || false
        'an executive'                | holding(EXECUTIVE, OMA)           || false
        'a coordinator'               | holding(LIAISON_COORDINATOR, OMA) || false
        'an administrator of the hub' | holding(HUB_ADMIN, null)          || false
    }
}
