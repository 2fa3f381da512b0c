package org.sdohub.adapter.security

import java.time.Clock
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset

/** Goes as the features say. Tokens hold real seconds, so it begins where the real one is. */
class MovingClock extends Clock {

    Instant at = Instant.now()

    Instant instant() { at }

    ZoneId getZone() { ZoneOffset.UTC }

    Clock withZone(ZoneId zone) { this }
}
