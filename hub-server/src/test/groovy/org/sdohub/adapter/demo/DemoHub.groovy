package org.sdohub.adapter.demo

import java.lang.reflect.ParameterizedType
import java.lang.reflect.Type
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import java.util.concurrent.CancellationException
import org.sdohub.adapter.mongo.Stores
import org.sdohub.identity.Accounts
import org.sdohub.identity.AuditInMemory
import org.sdohub.identity.AuditLog
import org.sdohub.identity.AccountsInMemory
import org.sdohub.identity.PlainPasswords
import org.sdohub.identity.RolesOfPeople
import org.sdohub.kernel.Durability
import org.sdohub.kernel.EventLog
import org.sdohub.kernel.Overflow
import org.sdohub.organization.Bodies
import org.sdohub.relationship.AppointedOfficers
import org.sdohub.statement.AttachmentLimits
import org.sdohub.statement.Referents
import org.sdohub.statement.SubmissionLimits

/** A hub of its own with the rooms that the demo world speaks to; can be stopped and started on what is there. */
class DemoHub implements AutoCloseable {

    private static final SubmissionLimits UNLIMITED = [
            anAddress: { 0 }, aNetwork: { 0 }, inAll: { 0 }, aMailAddress: { 0 }, aPerson: { 0 }, open: { true }, closedBecause: { '' },
            manualWay: { '' }, linkInReceipt: { true }] as SubmissionLimits

    static final Overflow NEVER = { limit -> throw new AssertionError("limited: $limit" as Object) } as Overflow
    static final AttachmentLimits PLENTY = new AttachmentLimits(new AttachmentLimits.Share(20, 100L << 20), new AttachmentLimits.Share(20, 100L << 20))

    static final Instant FIRST_START = Instant.parse('2026-11-20T12:00:00Z')

    final Stores stores = Stores.embedded()
    final accountStore = new AccountsInMemory()
    final Bodies bodies = new Bodies(stores.organizations, stores.groups, stores.events)
    final statements = stores.statementStore(bodies)
    final List<String> progress = []
    Instant now = FIRST_START
    private Parts parts

    /** As it is made at each start. */
    DemoWorld world(EventLog events = stores.events) {
        parts = new Parts(made: [
                bodies, statements, stores.organizations, stores.groups, stores.people, stores.charters,
                stores.specifications, stores.enablerReleases, stores.relationships, stores.workAreas, stores.newWork, stores.invitations,
                stores.dependencies, stores.dependencyLists, stores.listRhythms, stores.numbers, stores.graphGuard, stores.events,
                UNLIMITED, PLENTY, NEVER, { true } as Durability])
        new DemoWorld(
                Clock.fixed(now, ZoneOffset.UTC),
                events,
                [parts.get(RolesOfPeople), parts.get(AppointedOfficers)],
                new Accounts(accountStore, new PlainPasswords(), new AuditLog(new AuditInMemory(), java.time.Clock.systemUTC())),
                parts.get(Rooms))
    }

    /** Of the hub as it was started last. */
    def <T> T part(Class<T> type) {
        parts.get(type)
    }

    /** Makes each part once, from its constructor and the parts that this asks for. */
    static class Parts {
        List made

        def <T> T get(Class<T> type) {
            made.find { type.isInstance(it) } as T ?: make(type)
        }

        /** A list of a type is all that there are of it. */
        private Object asked(Type type) {
            type instanceof ParameterizedType
                    ? made.findAll { type.actualTypeArguments.first().isInstance(it) }
                    : get(type as Class)
        }

        private <T> T make(Class<T> type) {
            if (type == Referents) {
                return get(Class.forName('org.sdohub.statement.VisibleReferents')) as T
            }
            assert type.declaredConstructors: "$type.simpleName cannot be made here; it is to be given"
            def constructor = type.declaredConstructors.first()
            constructor.accessible = true
            def part = constructor.newInstance(constructor.genericParameterTypes.collect { asked(it) } as Object[])
            made << part
            part as T
        }
    }

    /** Starts anew on what is there, some days later. */
    void start(Duration later = Duration.ZERO) {
        now = now + later
        world().prepare { progress << it }
    }

    /** A start that ends before its so manieth act. */
    void startUntil(int act) {
        world(new StoppingLog(events: stores.events, left: act)).prepare { progress << it }
    }

    /** Whether an act was carried out before is asked just before it would be. */
    static class StoppingLog implements EventLog {
        @Delegate
        EventLog events
        int left

        @Override
        Set<String> carriedOut(Collection<String> keys) {
            def known = new KnownUntil(left: left)
            known.addAll(events.carriedOut(keys))
            known
        }
    }

    static class KnownUntil extends HashSet<String> {
        int left

        @Override
        boolean contains(Object key) {
            left -= 1
            if (left == 0) {
                throw new CancellationException('stopped')
            }
            super.contains(key)
        }
    }

    List happened() {
        stores.everythingThatHappened()
    }

    /** Everything that is stored, as it is stored. */
    List<String> everything() {
        stores.database.database.listCollectionNames().collect { name ->
            stores.database.raw(name).find().collect { it.toJson() }
        }.flatten()
    }

    @Override
    void close() {
        stores.close()
    }
}
