package org.sdohub.adapter.security

import io.micronaut.context.ApplicationContext
import java.time.Instant
import org.sdohub.identity.Accounts
import org.sdohub.identity.Username
import org.sdohub.kernel.Act
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import spock.lang.Specification

/** New accounts on a hub whose clock can be put forward. */
abstract class WithAccounts extends Specification {

    static final String PASSWORD = 'sip push 8599'
    static final ADMIN = new Actor('account:admin', null, 'Admin',
        [new Office(Office.Kind.HUB_ADMIN, null, null, Instant.EPOCH, null)], [] as Set)

    abstract HubOnAClock getHub()

    MovingClock getClock() {
        hub.clock
    }

    ApplicationContext getContext() {
        hub.context
    }

    Act act() {
        new Act(ADMIN, clock.at)
    }

    Accounts accounts() {
        context.getBean(Accounts)
    }

    def id(String name) {
        accounts().find(new Username(name)).get().id()
    }

    String account(String name = "person${hub.next()}") {
        accounts().open(new Act(ADMIN, clock.at.minusSeconds(5)), Accounts.Opening.forPerson(name, "Somebody $name", null, PASSWORD))
        name
    }
}
