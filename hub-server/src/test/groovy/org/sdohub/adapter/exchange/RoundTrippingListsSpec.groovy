package org.sdohub.adapter.exchange

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Dependencies.justified
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.by
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.a.Specifications.aVersion
import static org.sdohub.a.Specifications.specificationId
import static org.sdohub.a.Specifications.versionId
import static org.sdohub.organization.Profile.Maturity.*

import java.time.LocalDate
import org.sdohub.adapter.graphql.NeedsOfOma
import org.sdohub.dependency.Dependencies
import org.sdohub.dependency.Dependency
import org.sdohub.dependency.DependencyListStore.Direction
import org.sdohub.dependency.DependencyLists
import org.sdohub.dependency.DependencyStore
import org.sdohub.dependency.End
import org.sdohub.dependency.Justification
import org.sdohub.dependency.ListFormat
import org.sdohub.dependency.ListImports
import org.sdohub.dependency.ListImports.Wish
import spock.lang.AutoCleanup
import spock.lang.Specification

/** import(export(x)) = x: a list goes out and comes back, over whatever has become of it meanwhile, and is what it was. */
class RoundTrippingListsSpec extends Specification {

    static final DIRECTION = new Direction(relationshipId('oma-ietf'), OMA)

    @AutoCleanup
    NeedsOfOma oma = new NeedsOfOma()

    Random random

    def setup() {
        oma.keep(aSpecification('draft-cited', versions: ['-00': aVersion('-00', DRAFT, '2005-01-01', identifier: 'draft-cited-00'),
                                                          '-01': aVersion('-01', STABLE, '2005-06-01')]))
    }

    private <T> T bean(Class<T> type) {
        oma.hub.context.getBean(type)
    }

    private <T> T any(List<T> all) {
        all[random.nextInt(all.size())]
    }

    private LocalDate day() {
        any([null, LocalDate.of(1999 + random.nextInt(40), 1 + random.nextInt(12), 1 + random.nextInt(28))])
    }

    private String words() {
        (0..<random.nextInt(4)).collect { any(['a', '=1+1', '"', ',', "'", '\n', '漢', '-', '@', 'two words']) }.join().strip()
    }

    private Dependency.Details details(End to) {
        new Dependency.Details(any(Dependency.Kind.values() as List), to instanceof End.ExactVersion && random.nextBoolean(), any([null, STABLE, PUBLISHED]),
                day(), day(), words(), groupId(any(['OMA/CD', 'OMA/MWS'])), any([null, groupId('IETF/SIP')]))
    }

    private End whole(String designation) {
        new End.WholeSpecification(specificationId(designation))
    }

    /** Of a few, as few are asked for one. */
    private Justification justification() {
        any([null, null, justified(reason: words(), quality: words(), other: words())])
    }

    private void declare() {
        def from = any([whole('OMA-TS-X'), new End.ExactVersion(specificationId('OMA-TS-X'), versionId('OMA-TS-X 1.0')),
                        new End.UncataloguedText('=a thing ' + random.nextInt(5))])
        def to = any([whole('RFC 3261'), whole('RFC 2543'), whole('draft-event'), new End.ExactVersion(specificationId('draft-cited'), versionId('draft-cited -00')),
                      new End.ExactVersion(specificationId('draft-cited'), versionId('draft-cited -01')), new End.UncataloguedText("'no document " + random.nextInt(5))])
        def wanted = details(to)
        bean(Dependencies).declare(by(NeedsOfOma.MANAGER), new Dependencies.Declaration(from, to, wanted.kind(), wanted.pinned(), wanted.neededMaturity(),
                wanted.neededBy(), wanted.expected(), wanted.reason(), wanted.owner(), wanted.counterpart(), DIRECTION.relationship(), justification()))
    }

    private List<Dependency> live() {
        bean(DependencyStore).live(DIRECTION.relationship(), OMA)
    }

    private void upset() {
        live().findAll { random.nextInt(3) == 0 }.each { bean(Dependencies).drop(by(NeedsOfOma.MANAGER), it.id(), null, 'Upset.') }
        live().findAll { random.nextInt(3) == 0 }.each { one ->
            bean(Dependencies).edit(by(NeedsOfOma.MANAGER), one.id(), null) { details(one.to()) }
        }
        live().findAll { random.nextInt(3) == 0 }.each { one ->
            bean(Dependencies).justify(by(NeedsOfOma.MANAGER), one.id(), null) { justified(approvalStatus: words(), other: words()) }
        }
        random.nextInt(4).times { declare() }
    }

    private ListImports.Outcome bring(ListFormat format, String text, boolean trial = false) {
        bean(ListImports).bring(by(NeedsOfOma.MANAGER), new Wish(DIRECTION, format, text, true, trial))
    }

    private String exported(ListFormat format) {
        bean(ListTexts).ofDraft(bean(DependencyLists).draft(DIRECTION, NOW), format)
    }

    /** All that is told but the ids: what was dropped meanwhile comes back as a new one. */
    private List<Map> told() {
        bean(DependencyLists).draft(DIRECTION, NOW).collect { Columns.of(it) - [dependency: it.dependency().value().toString()] }
                .sort { [it.from, it.to, it.kind, it.toString()].join('|') }
    }

    def "what went out as #format comes back as it was (seed #seed)"() {
        given:
        random = new Random(seed)
        8.times { declare() }

        expect:
        20.times {
            def text = exported(format)
            def before = told()
            upset()
            def meanwhile = told()

            def trial = bring(format, text, true)
            assert told() == meanwhile: 'a trial changes nothing'
            def done = bring(format, text)
            assert done.changes().changed() == trial.changes().changed()
            assert [done, trial]*.changes()*.added()*.size().unique().size() == 1
            assert [done, trial]*.changes()*.removed().unique().size() == 1

            assert told() == before
            def again = bring(format, exported(format))
            assert again.kept() == null && again.unchanged() == before.size() && again.unmentioned() == 0
            if (random.nextBoolean()) {
                upset()
            }
        }

        where:
        [format, seed] << [ListFormat.values().findAll { it.readable() }, [1, 2]].combinations()
    }
}
