package org.sdohub.specification

import static org.sdohub.a.Specifications.aRelease
import static org.sdohub.a.Specifications.item
import static org.sdohub.a.Specifications.specificationId
import static org.sdohub.a.Specifications.versionId
import static org.sdohub.specification.EnablerRelease.Status.M
import static org.sdohub.specification.EnablerRelease.Status.O

import org.sdohub.kernel.Refused
import spock.lang.Specification as Spec

class ComparingReleasesSpec extends Spec {

    def "documents that came, went or moved are told apart, and the same ones are not told"() {
        when:
        def comparison = ReleaseComparison.of(
                aRelease('IMPS', '1.1', baseline: [CSP: '1.1', PA: '1.1', CLP: '1.1']),
                aRelease('IMPS', '1.2', baseline: [CSP: '1.2', PA: '1.1', SSP: '1.2']))

        then:
        comparison.added() == [versionId('SSP 1.2')]
        comparison.removed() == [versionId('CLP 1.1')]
        comparison.moved() == [new ReleaseComparison.Moved(specificationId('CSP'), versionId('CSP 1.1'), versionId('CSP 1.2'))]
    }

    def "conformance items are compared by field"() {
        when:
        def comparison = ReleaseComparison.of(
                aRelease('IMPS', '1.1', conformance: [item('C-001', O), item('C-002', M), item('C-003', M)]),
                aRelease('IMPS', '1.2', conformance: [item('C-001', M), item('C-002', M), item('C-004', O)]))
        def told = comparison.conformance().collectEntries { [it.item(), it.changes()] }

        then:
        told.keySet() == ['C-001', 'C-003', 'C-004'] as Set
        told['C-001'].collect { [it.field(), it.before(), it.after()] } == [['status', 'O', 'M']]
        told['C-003'].every { it.before() != null && it.after() == null }
        told['C-004'].every { it.before() == null && it.after() != null }
    }

    def "a release is not different from itself"() {
        given:
        def release = aRelease('IMPS', '1.2', baseline: [CSP: '1.2'], conformance: [item('C-001', M)])
        def comparison = ReleaseComparison.of(release, release)

        expect:
        [comparison.added(), comparison.removed(), comparison.moved(), comparison.conformance()].every { it.empty }
    }

    def "a baseline has each document once, and each conformance item has its own number; all doubles are told at once"() {
        when:
        aRelease('IMPS', '1.2', conformance: [item('C-001', M), item('C-001', O), item('C-002', M), item('C-002', M)])

        then:
        def refused = thrown(Refused)
        refused.refusals()*.field() == [['conformance', '1'], ['conformance', '3']]
    }
}
