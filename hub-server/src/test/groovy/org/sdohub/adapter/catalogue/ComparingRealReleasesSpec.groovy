package org.sdohub.adapter.catalogue

import java.nio.file.Path
import org.sdohub.specification.EnablerReleaseId
import org.sdohub.specification.ReleaseComparison
import spock.lang.AutoCleanup
import spock.lang.Specification

/** OMA Push 2.2 of August and 2.3 of November 2011, as the OMA's own list of publications has them. */
class ComparingRealReleasesSpec extends Specification {

    @AutoCleanup
    ImportHub hub = new ImportHub()

    private release(String baseline) {
        hub.stores.enablerReleases.find(new EnablerReleaseId(Operator.id('release', "Push $baseline"))).get()
    }

    private List<String> called(versions) {
        def known = hub.stores.specifications.ofVersions(versions)
        versions.collect { id -> known[id].version(id).get().identifier() }.sort()
    }

    def "what came, went, moved and stayed between two releases that the OMA published"() {
        given:
        hub.bring([Path.of('src/test/resources/formats/oma-push.json')])
        def (earlier, later) = [release('V2_2-20110809-A'), release('V2_3-20111122-A')]

        when:
        def comparison = ReleaseComparison.of(earlier, later)

        then:
        [earlier, later]*.baseline()*.size() == [18, 21]
        called(comparison.added()) == ['OMA-RD-PTM_Push-V1_0-20111122-A', 'OMA-SUP-XSD_PUSH_REGISTRATION-V1_0-20111122-A', 'OMA-TS-Push_CBS_Adaptation-V1_0-20111122-A']
        comparison.removed() == []
        comparison.moved().collect { moved -> called([moved.before()])[0] + ' > ' + called([moved.after()])[0] }.sort() == [
                'OMA-AD-Push', 'OMA-ERELD-Push', 'OMA-ERP-Push', 'OMA-SUP-DTD_pap', 'OMA-TS-PAP', 'OMA-TS-PPGService', 'OMA-TS-PushOTA',
                'OMA-TS-Push_Message'].collect { "$it-V2_2-20110809-A > $it-V2_3-20111122-A".toString() }.plus(
                ['OMA-SUP-MO_Push_DDF', 'OMA-TS-PushCAI', 'OMA-TS-Push_MO'].collect { "$it-V1_0-20110809-A > $it-V1_1-20111122-A".toString() }).sort()

        and: 'the other way round it is the other way round'
        def back = ReleaseComparison.of(later, earlier)
        back.removed().toSet() == comparison.added().toSet()
        back.moved().size() == comparison.moved().size()
    }
}
