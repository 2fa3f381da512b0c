package org.sdohub.adapter.catalogue

import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.Path
import org.sdohub.relationship.Relationship
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification

/**
 * The liaison relationships that IETF, OMA and W3C list, as they are on record. Skipped where the real records are not
 * there: the property hub.records names their folder, by default ../shared/data beside the project.
 */
@Requires(value = { Files.exists(ImportingRealRelationshipsSpec.FILE) }, reason = 'the real records are not here')
class ImportingRealRelationshipsSpec extends Specification {

    static final Path FILE = Path.of(System.getProperty('hub.records') ?: System.getProperty('hub.root', '..') + '/../shared/data', 'relationships.json')

    @Shared
    @AutoCleanup
    ImportHub hub = new ImportHub()
    @Shared
    Map records
    @Shared
    Report report
    @Shared
    Map<String, Relationship> entered

    def setupSpec() {
        records = new JsonSlurper().parse(FILE.toFile()) as Map
        report = hub.bring([FILE])
        def ids = records.relationships.collect { new org.sdohub.relationship.RelationshipId(Operator.id('relationship', "$it.sideA - $it.sideB".toString())) }
        entered = hub.stores.relationships.findAll(ids).values().collectEntries { [it.key().value(), it] }
    }

    private List<Map> saying(String... beginnings) {
        records.relationships.findAll { one -> beginnings.any { one.state.startsWith(it) } }
    }

    def "all 71 are there, between the bodies that the record names, with the nine work areas of OMA and IETF"() {
        given:
        def omaIetf = entered.values().find { it.organizations().collect { body -> hub.label(body) } as Set == ['IETF', 'OMA'] as Set }

        expect:
        records.relationships.size() == 71
        entered.size() == 71
        report.lines().findAll { it.outcome() == Outcome.REFUSED } == []
        hub.stores.workAreas.of([omaIetf.id()])[omaIetf.id()].size() == 9
    }

    def "each is in the state that its record tells, and says where that stands"() {
        expect:
        entered.values().count { it.state() == Relationship.State.ENDED } == saying('ended', 'historic').size()
        entered.values().findAll { it.state() == Relationship.State.ACTIVE }.size() == 71 - saying('ended', 'historic').size()
        entered.values().every { it.milestones().last().reason().contains('which says: ') }
        records.relationships*.source.every { source -> entered.values().any { it.milestones().last().reason().contains(source) } }
    }

    def "what a record does not tell is not made up"() {
        given:
        def undated = entered.values().findAll { !it.upkeep().agreements()*.date().any() }

        expect: 'no purpose, no scope, no terms, no review, nobody in an office, nobody who decided'
        entered.values().collectMany { [it.arrangement().purpose(), it.arrangement().scope(), it.arrangement().principles(), it.upkeep().reporting()] }.unique() == ['']
        entered.values()*.arrangement()*.terms().unique() == [org.sdohub.relationship.Terms.NONE]
        entered.values().every { it.upkeep().lastReviewed() == null && it.staff().appointments().empty }
        entered.values().collectMany { it.arrangement().sides() }.every { it.decidingBody() == null && it.decision() == '' && it.access() == '' }

        and: 'an agreement only where one is named, and its day only where it is told'
        entered.values().count { !it.upkeep().agreements().empty } ==
                records.relationships.count { it.kind.startsWith('agreement') || it.agreement =~ /RFC \d+.*\(\w+ \d{4}\)/ }
        undated.size() > 50
        undated.every { one -> one.milestones().find { it.state() == Relationship.State.ACTIVE }.reason().endsWith('The day is not on record; this is the one of the entry.') }

        and: 'what is lacking is told line by line'
        report.lines().findAll { it.notes().any { note -> note.contains('the day it was agreed') } }.size() == undated.size()
    }

    def "bringing them in again changes nothing"() {
        when:
        def before = hub.happened()
        def again = hub.bring([FILE])

        then:
        again.lines().findAll { it.outcome() == Outcome.IMPORTED } == []
        hub.happened() == before
    }
}
