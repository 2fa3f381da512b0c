package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Dependencies.end
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.People.holding
import static org.sdohub.a.Relationships.active
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.a.Specifications.ANY_OFFICE
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.kernel.Office.Kind.*
import static org.sdohub.organization.Profile.Maturity.*

import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import io.micronaut.runtime.server.EmbeddedServer
import java.time.Clock
import java.time.LocalDate
import java.time.ZoneId
import java.time.ZoneOffset
import org.sdohub.a.Dependencies as Named
import org.sdohub.adapter.mongo.Followers
import org.sdohub.dependency.Dependencies
import org.sdohub.dependency.Dependency
import org.sdohub.identity.Callers
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Step
import org.sdohub.kernel.Store
import org.sdohub.organization.GroupStore
import org.sdohub.organization.OrganizationStore
import org.sdohub.relationship.RelationshipEvent
import org.sdohub.relationship.RelationshipStore
import org.sdohub.specification.Specification
import org.sdohub.specification.SpecificationEvent
import org.sdohub.specification.SpecificationStore

/** The whole hub on a port of its own, on a calendar that can be turned. OMA needs things of the IETF. */
class HealthOnTheWire implements AutoCloseable {

    static class Calendar extends Clock {
        volatile LocalDate day = LocalDate.ofInstant(NOW, ZoneOffset.UTC)

        java.time.Instant instant() {
            day.atTime(12, 0).toInstant(ZoneOffset.UTC)
        }

        ZoneId getZone() {
            ZoneOffset.UTC
        }

        Clock withZone(ZoneId zone) {
            this
        }
    }

    static final Map<String, Actor> ACCOUNTS = [
            insider     : holding(DELEGATE, groupId('IETF/SIP')),
            'oma-liaison' : holding(LIAISON_MANAGER, OMA, relationshipId('oma-ietf')),
            'ietf-liaison': holding(LIAISON_MANAGER, IETF, relationshipId('oma-ietf')),
            'sip-chair' : holding(CHAIR, groupId('IETF/SIP'))]

    final Calendar calendar = new Calendar()
    final ApplicationContext context = ApplicationContext.builder()
            .properties(['micronaut.server.port': -1, 'hub.submissions.a-person': 0])
            .deduceEnvironment(false)
            .beanDefinitions(bean(Clock, calendar), bean(Callers, { ACCOUNTS.getOrDefault(it, Actor.PUBLIC) } as Callers))
            .start()
    final int port

    HealthOnTheWire() {
        ['OMA', 'IETF'].each { keep(OrganizationStore, anOrganization(it)) }
        ['OMA/CD', 'IETF/SIP'].each { keep(GroupStore, aGroup(it)) }
        def relationship = NeedsOfOma.first(active('oma-ietf'))
        keep(RelationshipStore, Step.of(relationship, null, new RelationshipEvent.RelationshipProposed(relationship.id())))
        specification(aSpecification('OMA-TS-X', OMA, owner: groupId('OMA/CD'), versions: ['1.0': DRAFT]))
        def server = context.getBean(EmbeddedServer)
        server.start()
        context.getBean(Followers).start()
        port = server.port
    }

    private static <T> RuntimeBeanDefinition<T> bean(Class<T> type, T instance) {
        RuntimeBeanDefinition.builder(type, { instance }).singleton(true).replaces(type).build()
    }

    private void keep(Class<? extends Store> kind, Step step) {
        context.getBean(kind).save(step, by(administrator()))
    }

    Specification specification(Specification one) {
        def kept = NeedsOfOma.first(one)
        keep(SpecificationStore, Step.of(kept, ANY_OFFICE, new SpecificationEvent.SpecificationCreated(kept.id(), [])))
        kept
    }

    /** A draft of the SIP group. */
    Specification draft(Map given = [:], String name) {
        specification(aSpecification(given + [owner: groupId('IETF/SIP'), versions: ['-00': DRAFT]], name))
    }

    void change(Specification one, Closure<Step<Specification>> rule) {
        context.getBean(SpecificationStore).change(one.id(), by(administrator()), null) { rule(it.get()) }
    }

    /** The draft is published as an RFC of its own. */
    void publish(Specification draft, String rfc) {
        def published = specification(aSpecification(rfc, series: 'RFC', versions: ['1': PUBLISHED]))
        change(draft) { now ->
            now.edited(new Specification.Details(now.designation(), now.series(), now.number(), now.title(), now.owner(), now.aliases(), now.access(),
                    now.url(), [new org.sdohub.specification.Relation(org.sdohub.specification.Relation.Kind.PUBLISHED_AS, published.id())]), ANY_OFFICE)
        }
    }

    Dependency needs(Map given = [:], String to) {
        def declaration = new Dependencies.Declaration(end('OMA-TS-X'), end(to), (given.kind ?: 'NORMATIVE') as Dependency.Kind, false, null,
                Named.day(given.neededBy), Named.day(given.expected), '', null, null, given.outside ? null : relationshipId('oma-ietf'))
        context.getBean(Dependencies).declare(by(holding(SECRETARIAT, OMA), calendar.instant()), declaration)
    }

    /** A need within OMA. */
    Dependency needsOf(String from, String to) {
        context.getBean(Dependencies).declare(by(holding(SECRETARIAT, OMA), calendar.instant()),
                new Dependencies.Declaration(end(from), end(to), Dependency.Kind.NORMATIVE, false, null, null, null, '', null, null, null))
    }

    /** Those who follow events now. */
    int following() {
        context.getBean(Streams).readers.size()
    }

    @Override
    void close() {
        context.close()
    }
}
