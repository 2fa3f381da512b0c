package org.sdohub.dependency

import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.Relationships.arrangement
import static org.sdohub.a.Specifications.ANY_OFFICE

import java.time.Clock
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneId
import java.time.ZoneOffset
import org.sdohub.a.Dependencies
import org.sdohub.adapter.mongo.Followers
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Entity
import org.sdohub.kernel.HubEvent
import org.sdohub.kernel.Step
import org.sdohub.relationship.Relationship
import org.sdohub.relationship.RelationshipEvent
import org.sdohub.relationship.Terms
import org.sdohub.specification.Specification
import org.sdohub.specification.SpecificationEvent
import org.sdohub.specification.Succession

/** The stores of a hub with what follows the health of its dependencies. It is 1 March 2005 until the day is set. */
class HealthRoom implements AutoCloseable {

    /** Shows the day that was set last. */
    static class Calendar extends Clock {
        LocalDate day = LocalDate.of(2005, 3, 1)

        Instant instant() {
            day.atTime(12, 0).toInstant(ZoneOffset.UTC)
        }

        ZoneId getZone() {
            ZoneOffset.UTC
        }

        Clock withZone(ZoneId zone) {
            this
        }
    }

    final Stores stores
    final Calendar calendar = new Calendar()
    final Situations situations
    private final Followers followers

    HealthRoom(Stores stores = Stores.embedded()) {
        this.stores = stores
        situations = new Situations(stores.specifications, new Succession(stores.specifications), stores.relationships)
        def standings = new Standings(stores.dependencies, situations, stores.workAreas, stores.events, calendar)
        def follower = new HealthFollower(stores.dependencies, stores.specifications, stores.workAreas, standings)
        followers = new Followers(stores.database, stores.events, stores.relay, [follower], [follower], calendar)
    }

    Specification keep(Specification one) {
        stores.specifications.save(Step.of(first(one), ANY_OFFICE, new SpecificationEvent.SpecificationCreated(one.id(), [])), by(administrator()))
    }

    Relationship keep(Relationship one) {
        stores.relationships.save(Step.of(first(one), null, new RelationshipEvent.RelationshipProposed(one.id())), by(administrator()))
    }

    /** As the hub declares one: with the health that it has at that moment. */
    Dependency declare(Map given = [:], String from, String to) {
        def one = Dependencies.aDependency(given, from, to)
        def standing = given.neverTold ? one : one.standing(situations.health(one, calendar.instant()))
        stores.dependencies.save(Step.of(standing, ANY_OFFICE, new DependencyEvent.DependencyDeclared(one.id(), [])), by(administrator()))
    }

    Specification change(Specification one, Closure<Step<Specification>> rule) {
        stores.specifications.change(one.id(), by(administrator()), null) { rule(it.get()) }
    }

    Dependency change(Dependency one, Closure<Step<Dependency>> rule) {
        stores.dependencies.change(one.id(), by(administrator()), null) { rule(it.get()) }
    }

    Relationship change(Relationship one, Closure<Step<Relationship>> rule) {
        stores.relationships.change(one.id(), by(administrator()), null) { rule(it.get()) }
    }

    /** What the hub does within moments by itself. */
    void settle(LocalDate day = calendar.day) {
        calendar.day = day
        followers.catchUp()
        followers.beginDay()
    }

    /** As if every checkpoint was lost. */
    void forgetWhatWasSeen() {
        stores.database.collection('checkpoints').drop()
    }

    List<HubEvent> told() {
        stores.everythingThatHappened().findAll { it.type() == 'DependencyHealthChanged' }
    }

    List<HealthChange> told(Dependency one) {
        told().findAll { it.subject() == one.id().text() }.collect { HealthChange.of(it.changes()) }
    }

    /** The states before and after, of all that was told. */
    List<List> turns() {
        told().collect { event ->
            def change = HealthChange.of(event.changes())
            [change.before()?.state()?.name(), change.after().state().name()]
        }
    }

    Health of(Dependency one) {
        situations.health(stores.dependencies.find(one.id()).get(), calendar.instant())
    }

    List<Dependency> all() {
        stores.dependencies.findMany(new org.bson.Document(), 0)
    }

    /** Dependencies whose record does not say what is so. */
    List<String> contradictions() {
        all().findAll { it.state() == Dependency.State.LIVE }.findResults { one ->
            def is = situations.health(one, calendar.instant())
            is.saysTheSameAs(one.lastHealth()) ? null : "$one.id is told to be ${one.lastHealth()}, and is $is".toString()
        }
    }

    /** What was told of each dependency follows on from what was told before; empty where it does. */
    List<String> brokenChains() {
        told().groupBy { it.subject() }.collectMany { subject, events ->
            def changes = events.collect { HealthChange.of(it.changes()) }
            def wrong = (1..<changes.size()).findAll { changes[it].before() != changes[it - 1].after() }
            def idle = changes.findAll { it.before() != null && it.after().saysTheSameAs(it.before()) }
            wrong.collect { "$subject: ${changes[it]} does not follow on".toString() } + idle.collect { "$subject: $it is none".toString() }
        }
    }

    /** Other terms in force, whatever the way there. */
    static Step<Relationship> agreeing(Relationship one, Terms terms) {
        def next = remade(one, [version: one.version() + 1, arrangement: arrangement(terms: terms)])
        Step.of(next, null, new RelationshipEvent.RelationshipEdited(one.id(), []))
    }

    /** The same record with version 1, so that it is inserted as it stands. */
    static <T extends Entity> T first(T one) {
        remade(one, [version: 1L])
    }

    private static <T> T remade(T one, Map values) {
        def components = one.class.recordComponents
        def all = components.collect { values.containsKey(it.name) ? values[it.name] : it.accessor.invoke(one) }
        one.class.getDeclaredConstructor(components*.type as Class[]).newInstance(all as Object[])
    }

    @Override
    void close() {
        stores.close()
    }
}
