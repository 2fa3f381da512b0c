package org.sdohub.chain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.Health;
import org.sdohub.dependency.Situation;

/**
 * What a dependency's health of a day means for the chains it is in.
 *
 * @param waiting it is not met, and what depends on it cannot be finished without: informative ones keep nobody waiting
 * @param forecast the earliest day on which it can be met by itself; null where nobody can say, and where it is met
 */
record Verdict(boolean waiting, @Nullable LocalDate forecast) {

    static Verdict of(Situation it) {
        Health.State state = Health.of(it).state();
        boolean waiting = it.dependency().kind() != Dependency.Kind.INFORMATIVE && state.keepsWaiting();
        LocalDate expected = it.dependency().expected();
        // What was withdrawn does not come by waiting; what was forecast for a day that has passed comes today at best.
        if (!waiting || state == Health.State.BROKEN || expected == null) {
            return new Verdict(waiting, null);
        }
        return new Verdict(true, expected.isBefore(it.today()) ? it.today() : expected);
    }
}
