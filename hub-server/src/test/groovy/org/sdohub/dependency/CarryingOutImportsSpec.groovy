package org.sdohub.dependency

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Dependencies.aDependency
import static org.sdohub.a.Dependencies.needing
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.a.Specifications.ANY_OFFICE

import org.sdohub.adapter.mongo.Stores
import org.sdohub.dependency.ListImport.Intended
import org.sdohub.dependency.ListImport.Kind
import org.sdohub.kernel.HubEvent
import org.sdohub.kernel.Refused
import org.sdohub.kernel.Step
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Once an import is on record all of it comes about, whoever dies in between, and whatever others do meanwhile. */
class CarryingOutImportsSpec extends Specification {

    static final OURS = relationshipId('oma-ietf')

    @AutoCleanup
    Stores stores = Stores.embedded()

    ListImportWork work = new ListImportWork(stores.listImports, stores.dependencies)
    Dependency stays = kept(aDependency('A', 'B', relationship: OURS))
    Dependency goes = kept(aDependency('A', 'C', relationship: OURS))
    Dependency comes = aDependency('A', 'D', relationship: OURS)
    Dependency changed = stays.edited(needing(kind: 'WANTED'), ANY_OFFICE).next()

    private Dependency kept(Dependency one) {
        stores.dependencies.save(Step.of(one, ANY_OFFICE, new DependencyEvent.DependencyDeclared(one.id(), [])), by(administrator()))
    }

    private ListImport begun(int number = 1) {
        def intended = [new Intended(Kind.DECLARE, comes), new Intended(Kind.EDIT, changed), new Intended(Kind.DROP, goes)]
        def one = new ListImport(new ListImportId(UUID.randomUUID()), 1, OURS, OMA, number, NOW, 'somebody', null, ANY_OFFICE, ListComparison.diff([], []), 0, intended)
        stores.listImports.save(ListImport.begun(one), by(administrator()))
    }

    private Dependency now(Dependency one) {
        stores.dependencies.find(one.id()).get()
    }

    private void hear(ListImport one) {
        stores.everythingThatHappened().findAll { it.subject() == one.id().text() }.each { work.follow(it) }
    }

    private List<List> told() {
        stores.everythingThatHappened().findAll { it.by().name() == 'somebody' }.collect { [it.type(), it.by().capacity()?.kind(), it.at()] }
    }

    def "what was begun is carried out by its event, in the name of who began it, and once"() {
        given: 'somebody who dies right after'
        def one = begun()

        when:
        3.times { hear(one) }

        then:
        now(comes) == comes
        now(stays).kind() == Dependency.Kind.WANTED
        now(goes).state() == Dependency.State.DROPPED
        stores.listImports.find(one.id()).get().left() == []
        told()*.first() == ['DependencyDeclared', 'DependencyEdited', 'DependencyDropped', 'DependencyListImportCarriedOut']
        told()*.drop(1).unique() == [[ANY_OFFICE.kind(), NOW]]
        stores.verification.run().findings() == []
    }

    def "who died after #steps of three steps is followed by the rest"() {
        given:
        def one = begun()
        def half = [{ work.carryOut(one, one.left()[0], null, by(administrator())) }, { work.carryOut(one, one.left()[1], stays, by(administrator())) }]

        when:
        half.take(steps)*.call()
        hear(one)

        then:
        [now(comes).version(), now(stays).version(), now(goes).version()] == [1, 2, 2]
        now(goes).state() == Dependency.State.DROPPED

        where:
        steps << [0, 1, 2]
    }

    def "what somebody dropped meanwhile stays dropped, and what somebody changed is brought to what the text says"() {
        given:
        def one = begun()
        stores.dependencies.save(goes.dropped('By hand.', ANY_OFFICE), by(administrator()))
        stores.dependencies.save(stays.edited(needing(reason: 'By hand.'), ANY_OFFICE), by(administrator()))

        when:
        work.finish(one)

        then:
        now(goes).version() == 2
        now(stays).details() == changed.details()
    }

    def "of two who bring a list at once one has to look again"() {
        when:
        2.times { begun(1) }

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['DEPENDENCY_LIST_IMPORT_LOST']

        and: 'the newest is known'
        stores.listImports.newest(new DependencyListStore.Direction(OURS, OMA)).get().number() == 1
        stores.listImports.newest(new DependencyListStore.Direction(relationshipId('x'), OMA)).empty
    }
}
