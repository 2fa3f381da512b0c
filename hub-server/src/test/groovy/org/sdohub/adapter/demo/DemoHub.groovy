package org.sdohub.adapter.demo

import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import org.sdohub.adapter.mongo.Stores
import org.sdohub.identity.Accounts
import org.sdohub.identity.AccountsInMemory
import org.sdohub.identity.PlainPasswords
import org.sdohub.identity.RolesOfPeople
import org.sdohub.organization.Bodies
import org.sdohub.organization.Charters
import org.sdohub.organization.Groups
import org.sdohub.organization.Organizations
import org.sdohub.organization.People

/** A hub of its own with the rooms that the demo world speaks to; can be stopped and started on what is there. */
class DemoHub implements AutoCloseable {

    static final Instant FIRST_START = Instant.parse('2026-11-20T12:00:00Z')

    final Stores stores = Stores.embedded()
    final accountStore = new AccountsInMemory()
    Instant now = FIRST_START
    final List<String> progress = []

    Accounts accounts
    Bodies bodies

    DemoWorld world() {
        accounts = new Accounts(accountStore, new PlainPasswords())
        bodies = new Bodies(stores.organizations, stores.groups, stores.events)
        new DemoWorld(
                Clock.fixed(now, ZoneOffset.UTC),
                stores.events,
                [new RolesOfPeople(stores.people)],
                accounts,
                new Organizations(stores.organizations),
                new Groups(stores.groups, bodies, stores.graphGuard),
                new People(stores.people, bodies),
                new Charters(stores.charters, bodies))
    }

    /** Starts anew on what is there, some days later. */
    void start(Duration later = Duration.ZERO, Closure stopAt = { line -> }) {
        now = now + later
        world().prepare { line -> progress << line; stopAt(line) }
        stores.relay.sweep(now + Duration.ofDays(400))
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
