package org.sdohub.chain;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.sdohub.dependency.DependencyId;

/** Those of one day, each until something changes that it rests on. Many may read at once. */
final class Verdicts {

    private record Day(LocalDate date, Map<DependencyId, Verdict> known) {}

    private volatile Day day = new Day(LocalDate.MIN, new ConcurrentHashMap<>());

    Verdict of(DependencyId id, LocalDate date, Supplier<Verdict> make) {
        Day now = day;
        if (!now.date.equals(date)) {
            now = new Day(date, new ConcurrentHashMap<>());
            day = now;
        }
        return now.known.computeIfAbsent(id, any -> make.get());
    }

    void forget(DependencyId id) {
        day.known.remove(id);
    }

    void clear() {
        day.known.clear();
    }
}
