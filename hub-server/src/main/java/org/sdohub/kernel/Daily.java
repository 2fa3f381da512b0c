package org.sdohub.kernel;

import java.time.LocalDate;

/**
 * Does what must happen because a day has begun. It is called at start and after each midnight (UTC), again until it
 * succeeds: repeating it must change nothing.
 */
public interface Daily {

    void begin(LocalDate today);
}
