package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.holding
import static org.sdohub.a.Relationships.active
import static org.sdohub.a.Relationships.arrangement
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.a.Specifications.ANY_OFFICE
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.kernel.Office.Kind.*
import static org.sdohub.organization.Profile.Maturity.*

import org.sdohub.kernel.Actor
import org.sdohub.kernel.Step
import org.sdohub.organization.GroupStore
import org.sdohub.organization.OrganizationStore
import org.sdohub.organization.Profile.Visibility
import org.sdohub.relationship.Relationship
import org.sdohub.relationship.RelationshipEvent
import org.sdohub.relationship.RelationshipStore
import org.sdohub.relationship.Terms
import org.sdohub.specification.SpecificationEvent
import org.sdohub.specification.SpecificationStore

/** OMA needs things of the IETF. Today is 20 November 2026. */
class NeedsOfOma implements AutoCloseable {

    static final CD_CHAIR = holding(CHAIR, groupId('OMA/CD'))
    static final MANAGER = holding(LIAISON_MANAGER, OMA, relationshipId('oma-ietf'))
    static final TERMS = new Terms(false, [new Terms.CitationRule(OMA, 'RFC', ['Published'])], '', 30, Visibility.PUBLIC, Visibility.PUBLIC, Visibility.PUBLIC)

    final AskedHub hub = new AskedHub()

    NeedsOfOma() {
        ['OMA', 'IETF'].each { hub.keep(OrganizationStore, anOrganization(it)) }
        ['OMA/CD', 'OMA/MWS', 'IETF/SIP'].each { hub.keep(GroupStore, aGroup(it)) }
        keep(active('oma-ietf', arrangement(terms: TERMS)))
        keep(aSpecification('OMA-TS-X', OMA, owner: groupId('OMA/CD'), title: 'SIP Push', versions: ['1.0': DRAFT]))
        keep(aSpecification('RFC 2543', series: 'RFC', versions: ['1': PUBLISHED]))
        keep(aSpecification('RFC 3261', series: 'RFC', owner: groupId('IETF/SIP'), title: 'SIP', versions: ['1': PUBLISHED], relations: [OBSOLETES: 'RFC 2543']))
        keep(aSpecification('draft-event', owner: groupId('IETF/SIP'), title: 'An event package', versions: ['-00': DRAFT]))
    }

    @Override
    void close() {
        hub.close()
    }

    void keep(Relationship one) {
        hub.keep(RelationshipStore, Step.of(first(one), null, new RelationshipEvent.RelationshipProposed(one.id())))
    }

    void keep(org.sdohub.specification.Specification one) {
        hub.keep(SpecificationStore, Step.of(first(one), ANY_OFFICE, new SpecificationEvent.SpecificationCreated(one.id(), [])))
    }

    /** The same record with version 1, so that it is inserted as it stands. */
    static <T extends Record> T first(T one) {
        def components = one.class.recordComponents
        def values = components.collect { it.name == 'version' ? 1L : it.accessor.invoke(one) }
        one.class.getDeclaredConstructor(components*.type as Class[]).newInstance(values as Object[])
    }

    Map act(Actor actor, String mutation, Map input, String fields) {
        hub.data("mutation(\$input: ${mutation.capitalize()}Input!) { answer: $mutation(input: \$input) { $fields problems { code field } } }",
                actor, [input: input]).answer
    }

    Map declare(Map input, Actor actor = CD_CHAIR) {
        def ends = [from: [specification: 'OMA-TS-X'], kind: 'NORMATIVE', relationship: 'oma-ietf']
        act(actor, 'declareDependency', ends + input, 'dependency { id health { state sentence } }')
    }

    Map publish(Actor actor = MANAGER, Map input = [:]) {
        act(actor, 'publishDependencyList', [relationship: 'oma-ietf', side: 'OMA'] + input, 'dependencyList { id number state entries { to health } }')
    }
}
