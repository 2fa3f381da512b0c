package org.sdohub.a

import java.time.Instant
import org.sdohub.kernel.Act
import org.sdohub.kernel.Actor
import org.sdohub.kernel.BodyId
import org.sdohub.kernel.Id
import org.sdohub.kernel.Office
import org.sdohub.kernel.PersonId

/** Who acts in specs. */
class People {

    static final Instant NOW = Instant.parse('2026-11-20T12:00:00Z')
    static final Instant LONG_AGO = Instant.parse('2005-01-01T00:00:00Z')

    static Actor holding(Office.Kind kind, BodyId body, Id matter = null) {
        with(new Office(kind, body, matter, LONG_AGO, null))
    }

    static Actor with(Office... offices) {
        def name = offices ? offices.collect { it.kind().name().toLowerCase() }.join(' and ') : 'somebody without office'
        new Actor('account of ' + name, new PersonId(UUID.nameUUIDFromBytes(name.bytes)), name, offices as List, [] as Set)
    }

    static Actor administrator() {
        with(new Office(Office.Kind.HUB_ADMIN, null, null, LONG_AGO, null))
    }

    static Act by(Actor actor, Instant at = NOW) {
        new Act(actor, at)
    }

    static Act keyed(Actor actor, String key, String fingerprint) {
        new Act(actor, NOW, new Act.Receipt(key, fingerprint), UUID::randomUUID)
    }
}
