package org.sdohub.chain;

import java.util.List;
import java.util.Locale;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.Health;

/**
 * What another date would change; nothing is stored.
 *
 * @param before the dependency's own health as it is
 * @param after as it would be
 * @param changes needs that would see another day, those first that would turn late, then those that no longer would be
 * @param complete false where more hangs together than was looked at
 */
public record WhatIf(DependencyId dependency, Health before, Health after, List<Change> changes, boolean complete) {

    public record Change(DependencyId dependency, Outlook before, Outlook after) {

        boolean turnsLate() {
            return before.state() != Outlook.State.LATE && after.state() == Outlook.State.LATE;
        }

        boolean leavesLate() {
            return before.state() == Outlook.State.LATE && after.state() != Outlook.State.LATE;
        }

        public String position() {
            int kind = turnsLate() ? 0 : leavesLate() ? 1 : 2;
            return String.format(Locale.ROOT, "%d %s %s", kind, CriticalPath.Slack.position(after), dependency.value());
        }
    }

    public WhatIf {
        changes = List.copyOf(changes);
    }

    /** How many would come too late that do not now. */
    public int turnLate() {
        return (int) changes.stream().filter(Change::turnsLate).count();
    }

    /** How many come too late now and would not. */
    public int noLongerLate() {
        return (int) changes.stream().filter(Change::leavesLate).count();
    }
}
