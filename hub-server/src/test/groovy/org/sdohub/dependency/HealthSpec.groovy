package org.sdohub.dependency

import static org.sdohub.a.Dependencies.aDependency
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.a.Specifications.aVersion
import static org.sdohub.a.Specifications.specificationId
import static org.sdohub.a.Specifications.versionId
import static org.sdohub.dependency.Health.State.*
import static org.sdohub.organization.Profile.Maturity.*

import java.time.LocalDate
import org.sdohub.a.Bodies
import org.sdohub.specification.Relation
import org.sdohub.specification.Succession.Succeeded
import spock.lang.Specification

/** How a dependency stands, and the one sentence that says so. Today is 1 March 2005. */
class HealthSpec extends Specification {

    static final LocalDate TODAY = LocalDate.of(2005, 3, 1)
    static final SIP_GROUP = Bodies.groupId('IETF/SIP')

    static Situation situation(Map given) {
        def dependency = aDependency(given, 'OMA-TS-X', (given.to ?: 'draft-x') as String)
        def known = given.target == null || given.target
        def target = known ? aSpecification('draft-x', owner: given.individual ? null : SIP_GROUP, series: 'RFC', versions: given.versions ?: [:]) : null
        def source = aSpecification('OMA-TS-X', Bodies.OMA, versions: given.source ?: [:])
        def policy = given.onlyStandards ? { series, step -> step == 'Standard' } as ReferencePolicy : ReferencePolicy.ANYTHING
        new Situation(dependency, source, target, given.succeeded as Succeeded, policy, TODAY)
    }

    static Succeeded by(Relation.Kind how, String... designations) {
        new Succeeded(how, designations.collect { aSpecification(it) }, [] as Set)
    }

    static draft(String expires = null) {
        ['-05': aVersion('-05', DRAFT, '2005-01-01', expires: expires)]
    }

    def "#state: #sentence"() {
        given:
        def health = Health.of(situation(given))

        expect:
        health.state() == state
        health.sentence() == sentence
        health.days() == days

        where:
        given                                                                          || state      | days | sentence
        // there
        [versions: ['1': PUBLISHED]]                                                   || SATISFIED  | null | 'draft-x is Published, as needed.'
        [versions: draft(), kind: 'INFORMATIVE']                                       || SATISFIED  | null | 'draft-x is Draft, as needed.'
        [versions: draft(), needed: 'DRAFT']                                           || SATISFIED  | null | 'draft-x is Draft, as needed.'
        [versions: ['1': PUBLISHED], neededBy: '2005-01-01']                           || SATISFIED  | null | 'draft-x is Published, as needed.'
        [versions: ['1': aVersion('1', PUBLISHED, '2005-01-01', step: 'Standard')], onlyStandards: true] || SATISFIED | null | 'draft-x is Standard, as needed.'
        [versions: ['1': PUBLISHED], kind: 'INFORMATIVE', onlyStandards: true]         || SATISFIED  | null | 'draft-x is Published, as needed.'
        // not there yet
        [versions: draft(), neededBy: '2005-03-31', expected: '2005-03-30']            || ON_TRACK   | null | 'draft-x is expected on 2005-03-30, 1 day before it must be there.'
        [versions: draft(), neededBy: '2005-03-31', expected: '2005-03-31']            || ON_TRACK   | null | 'draft-x is expected on 2005-03-31, the last day that is early enough.'
        [versions: draft(), expected: '2005-03-01']                                    || ON_TRACK   | null | 'draft-x is expected on 2005-03-01; no date was set by which it is needed.'
        [versions: draft()]                                                            || ON_TRACK   | null | 'draft-x is Draft; no date was set by which it is needed.'
        [:]                                                                            || ON_TRACK   | null | 'draft-x has no version yet; no date was set by which it is needed.'
        // in danger
        [versions: draft(), neededBy: '2005-03-31', expected: '2005-04-30']            || AT_RISK    | 30   | 'draft-x is expected on 2005-04-30, 30 days after it is needed.'
        [versions: draft(), neededBy: '2005-03-31', expected: '2005-04-01']            || AT_RISK    | 1    | 'draft-x is expected on 2005-04-01, 1 day after it is needed.'
        [versions: draft(), neededBy: '2005-03-31', expected: '2005-02-28']            || AT_RISK    | null | 'draft-x was expected on 2005-02-28 and is still Draft.'
        [versions: draft(), neededBy: '2005-03-31']                                    || AT_RISK    | null | 'draft-x is needed by 2005-03-31, and nobody has said when to expect it.'
        [versions: draft('2005-02-28'), neededBy: '2005-03-31', expected: '2005-03-15']|| AT_RISK    | null | 'draft-x expired on 2005-02-28 and is still Draft.'
        [versions: draft(), individual: true]                                          || AT_RISK    | null | 'draft-x is the work of individuals: no group has taken it up.'
        [versions: draft(), individual: true, neededBy: '2005-03-31', expected: '2005-03-30'] || AT_RISK | null | 'draft-x is the work of individuals: no group has taken it up.'
        // too late
        [versions: draft(), neededBy: '2005-02-28']                                    || LATE       | 1    | 'draft-x was needed by 2005-02-28, 1 day ago, and is still Draft.'
        [neededBy: '2004-12-31', expected: '2005-06-01']                               || LATE       | 60   | 'draft-x was needed by 2004-12-31, 60 days ago, and has no version yet.'
        // no longer the newest
        [versions: draft(), succeeded: by(Relation.Kind.PUBLISHED_AS, 'RFC 1')]        || DRIFTED    | null | 'draft-x was published: cite RFC 1 now.'
        [versions: ['1': PUBLISHED], succeeded: by(Relation.Kind.OBSOLETES, 'RFC 9')]  || DRIFTED    | null | 'draft-x was made obsolete: cite RFC 9 now.'
        [versions: ['1': PUBLISHED], succeeded: by(Relation.Kind.REPLACES, 'RFC 9')]   || DRIFTED    | null | 'draft-x was replaced: cite RFC 9 now.'
        [versions: ['1': WITHDRAWN], succeeded: by(Relation.Kind.SPLIT_INTO, 'A', 'B')]|| DRIFTED    | null | 'draft-x was split: cite A and B now.'
        [versions: ['1': PUBLISHED, '2': PUBLISHED], to: 'draft-x @ 1', pinned: true]  || DRIFTED    | null | 'draft-x 1 is not the newest version any more: cite draft-x 2 now.'
        [versions: ['1': SUPERSEDED]]                                                  || DRIFTED    | null | 'draft-x is superseded; by what is not on record.'
        // floating versions do not drift
        [versions: ['1': PUBLISHED, '2': PUBLISHED], to: 'draft-x @ 1']                || SATISFIED  | null | 'draft-x 1 is Published, as needed.'
        [versions: ['1': PUBLISHED, '2': DRAFT]]                                       || ON_TRACK   | null | 'draft-x is Draft; no date was set by which it is needed.'
        // may not be cited
        [versions: ['1': PUBLISHED], onlyStandards: true]                              || INELIGIBLE | null | 'draft-x is Published, which may not be cited normatively under the agreed terms.'
        // gone
        [versions: ['1': WITHDRAWN]]                                                   || BROKEN     | null | 'draft-x was withdrawn, and nothing took its place.'
        [versions: ['1': PUBLISHED], source: ['1': WITHDRAWN]]                         || BROKEN     | null | 'OMA-TS-X was withdrawn itself: nothing depends on this any more.'
        // unknown
        [target: false, to: '"an event package for SIP Push"', neededBy: '2005-01-01'] || UNRESOLVED | null | 'an event package for SIP Push is in no catalogue that the hub knows.'
    }

    def "what to cite now is named, not only told"() {
        expect:
        Health.of(situation(versions: draft(), succeeded: by(Relation.Kind.SPLIT_INTO, 'A', 'B'))).citeNow() == ['A', 'B'].collect { specificationId(it) }
        Health.of(situation(versions: ['1': PUBLISHED, '2': DRAFT, '3': DRAFT], to: 'draft-x @ 1', pinned: true)).citeVersion() == versionId('draft-x 3')
        Health.of(situation(versions: ['1': PUBLISHED])).with { it.citeNow().empty && it.citeVersion() == null }
    }
}
