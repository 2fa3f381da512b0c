package org.sdohub.dependency

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Dependencies.aDependency
import static org.sdohub.a.Dependencies.needing
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.holding
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.a.Specifications.ANY_OFFICE
import static org.sdohub.kernel.Office.Kind.*

import org.sdohub.kernel.Actor
import org.sdohub.kernel.Lineage
import org.sdohub.kernel.Office
import org.sdohub.kernel.Refused
import org.sdohub.organization.Profile.Maturity
import spock.lang.Specification

class DeclaringDependenciesSpec extends Specification {

    static final CD = groupId('OMA/CD')
    static final SIP = groupId('IETF/SIP')
    static final ENDS = [new Lineage(CD, OMA, [OMA]), new Lineage(SIP, IETF, [IETF])]

    static String refusal(Closure act) {
        try {
            act()
            'accepted'
        } catch (Refused refused) {
            refused.refusals()*.code().join(', ')
        }
    }

    def "of what OMA CD needs of IETF SIP: #kind of #at declares #declares, publishes OMA's list #publishes"() {
        given:
        def matter = kind == LIAISON_MANAGER ? relationshipId(relationship) : null
        def actor = holding(kind, at, matter)
        def ours = relationshipId('oma-ietf')

        expect:
        DependencyAccess.DECLARE.to(actor, NOW, ENDS, ours).present == declares
        DependencyAccess.PUBLISH_LIST.to(actor, NOW, [new Lineage(OMA, OMA, [])], ours).present == publishes

        where:
        kind                | at                 | relationship || declares | publishes
        CHAIR               | CD                 | null         || true     | false
        SECRETARY           | SIP                | null         || true     | false
        CHAIR               | groupId('OMA/MWS') | null         || false    | false
        DELEGATE            | CD                 | null         || false    | false
        SECRETARIAT         | OMA                | null         || true     | false
        SECRETARIAT         | IETF               | null         || true     | false
        LIAISON_MANAGER     | OMA                | 'oma-ietf'   || true     | true
        LIAISON_MANAGER     | IETF               | 'oma-ietf'   || true     | false
        LIAISON_MANAGER     | OMA                | 'oma-3gpp'   || false    | false
        LIAISON_COORDINATOR | OMA                | null         || false    | true
        LIAISON_COORDINATOR | IETF               | null         || false    | false
        EXECUTIVE           | OMA                | null         || false    | false
        HUB_ADMIN           | null               | null         || false    | false
    }

    def "a program declares with the scope #scope: #may"() {
        given:
        def program = new Actor('program', null, 'program', [new Office(SERVICE, null, null, NOW, null)], [scope] as Set)

        expect:
        DependencyAccess.DECLARE.to(program, NOW, ENDS, null).present == may
        DependencyAccess.PUBLISH_LIST.to(program, NOW, ENDS, null).empty

        where:
        scope                || may
        'dependencies:write' || true
        'statements:read'    || false
    }

    def "#what: #code"() {
        expect:
        refusal { aDependency(given, 'OMA-TS-X', to) } == code

        where:
        what                                      | to             | given                   || code
        'an exact version may be pinned'          | 'RFC 3261 @ 1' | [pinned: true]          || 'accepted'
        'a specification as a whole may not'      | 'RFC 3261'     | [pinned: true]          || 'DEPENDENCY_PINNED_WITHOUT_VERSION'
        'a text may not'                          | '"a thing"'    | [pinned: true]          || 'DEPENDENCY_PINNED_WITHOUT_VERSION'
        'nothing depends on itself'               | 'OMA-TS-X'     | [:]                     || 'DEPENDENCY_ON_ITSELF'
        'a reason has its length'                 | 'RFC 3261'     | [reason: 'x' * 4001]    || 'DEPENDENCY_REASON_TOO_LONG'
        'an empty text says nothing'              | '" "'          | [:]                     || 'DEPENDENCY_TEXT_MALFORMED'
        'a text has one line'                     | '"a\nb"'       | [:]                     || 'DEPENDENCY_TEXT_MALFORMED'
        'everything is told at once'              | 'OMA-TS-X'     | [pinned: true]          || 'DEPENDENCY_ON_ITSELF, DEPENDENCY_PINNED_WITHOUT_VERSION'
    }

    def "a #kind dependency usually needs #maturity"() {
        expect:
        aDependency('A', 'B', kind: kind).needed() == maturity

        where:
        kind           || maturity
        'NORMATIVE'    || Maturity.PUBLISHED
        'INFORMATIVE'  || Maturity.DRAFT
        'WANTED'       || Maturity.PUBLISHED
        'BASELINE'     || Maturity.PUBLISHED
        'UNCLASSIFIED' || Maturity.PUBLISHED
    }

    def "a change tells old and new by field"() {
        expect:
        aDependency('A', 'B', expected: '2005-01-01').edited(needing(expected: '2005-02-01', kind: 'WANTED'), ANY_OFFICE)
                .facts().first().changes().collect { [it.field(), it.before(), it.after()] } ==
                [['kind', 'NORMATIVE', 'WANTED'], ['expected', '2005-01-01', '2005-02-01']]
    }

    def "what is dropped needs a reason, and stays as it is"() {
        given:
        def dropped = aDependency('A', 'B').dropped('published meanwhile', ANY_OFFICE)

        expect:
        dropped.next().state() == Dependency.State.DROPPED
        dropped.facts().first().note() == 'published meanwhile'
        refusal { aDependency('A', 'B').dropped(' ', ANY_OFFICE) } == 'DEPENDENCY_REASON_MISSING'
        refusal { dropped.next().dropped('again', ANY_OFFICE) } == 'DEPENDENCY_DROPPED'
        refusal { dropped.next().edited(needing(), ANY_OFFICE) } == 'DEPENDENCY_DROPPED'
    }
}
