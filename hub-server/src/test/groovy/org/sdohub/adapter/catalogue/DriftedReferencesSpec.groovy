package org.sdohub.adapter.catalogue

import static org.sdohub.dependency.Health.State.DRIFTED

import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.Path
import java.time.LocalDate
import java.time.ZoneOffset
import org.sdohub.dependency.Dependency
import org.sdohub.dependency.DependencyId
import org.sdohub.dependency.HealthRoom
import org.sdohub.dependency.Justification.Item
import spock.lang.AutoCleanup
import spock.lang.IgnoreIf
import spock.lang.Specification

/** References of real ITU-T A.5 forms, held against what became of the RFCs since. */
class DriftedReferencesSpec extends Specification {

    static final SHARED = System.getenv('HUB_SHARED_DATA') ?: '../../shared/data'
    static final Path FORMS = Path.of(SHARED, 'dependencies.json')
    static final Path CATALOGUE = Path.of(SHARED, 'specifications-small.json')

    @AutoCleanup
    ImportHub hub = new ImportHub()

    @IgnoreIf(value = { !Files.exists(FORMS) || !Files.exists(CATALOGUE) }, reason = 'the folder shared/data is not beside the project')
    def "every RFC that an A.5 form cites and that was made obsolete since is told to have drifted, with its successor"() {
        given: 'the RFCs that forms cite, as they were when nothing had taken their place'
        def rfcs = new JsonSlurper().parse(CATALOGUE.toFile()).ietf
        def forms = new JsonSlurper().parse(FORMS.toFile()).ituA5.findAll { it.toSpec ==~ /RFC\d+/ }
        def cited = forms*.toSpec as Set
        hub.bring([ietf: rfcs.findAll { it.id in cited }.collect { it + [obsoletes: [], obsoletedBy: [], updates: [], updatedBy: []] }])
        hub.bring([ituA5: forms])
        def room = new HealthRoom(hub.stores)
        room.settle(LocalDate.ofInstant(ImportHub.NOW, ZoneOffset.UTC))
        assert room.told() == []

        when: 'the catalogue comes in'
        hub.bring([CATALOGUE])
        room.settle()

        then: 'what the records themselves say of it'
        def expected = forms.collectEntries { [it.id, newest(it.toSpec, rfcs) - it.toSpec] }.findAll { id, newer -> newer }
        expected.size() >= 5
        def drifted = room.all().findAll { room.of(it).state() == DRIFTED }
        drifted.collectEntries { [it.id(), cites(it, room)] } ==
                expected.collectEntries { id, newer -> [new DependencyId(Operator.id('dependency', id)), newer] }

        and: 'each was told once, and nothing else of them'
        room.told()*.subject().toSorted() == drifted*.id()*.text().toSorted()
        room.contradictions() == []
    }

    @IgnoreIf(value = { !Files.exists(FORMS) }, reason = 'the folder shared/data is not beside the project')
    def "what a form says of the document's approval is its justification's second item, and the rest is still asked for"() {
        given:
        def forms = new JsonSlurper().parse(FORMS.toFile()).ituA5
        def said = forms.findAll { it.statusStatedInForm }.collectEntries { [new DependencyId(Operator.id('dependency', it.id)), it.statusStatedInForm] }

        when:
        hub.bring([ituA5: forms])
        def justified = new HealthRoom(hub.stores).all().findAll { it.id() in said.keySet() }

        then:
        said.size() >= 14
        justified.collectEntries { [it.id(), it.justification().approvalStatus()] } == said
        justified*.justification()*.missing().unique() == [[Item.REASON, Item.RIGHTS, Item.QUALITY, Item.STABILITY, Item.RELATED_DOCUMENTS, Item.REFERENCES, Item.QUALIFICATION]]
    }

    /** By the records alone: whatever has no successor, at the end of all ways from here. */
    private static Set<String> newest(String rfc, List<Map> records) {
        def successors = records.findAll { rfc in it.obsoletes }*.id
        successors ? successors.collectMany { newest(it, records) } as Set : [rfc] as Set
    }

    private Set<String> cites(Dependency one, HealthRoom room) {
        hub.stores.specifications.findAll(room.of(one).citeNow()).values().collect { it.designation().value().replace(' ', '') } as Set
    }
}
