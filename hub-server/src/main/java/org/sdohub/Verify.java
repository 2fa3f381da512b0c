package org.sdohub;

import org.sdohub.adapter.mongo.Verification;

/** Holds what is stored against what the hub promises. */
final class Verify implements Command {

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String summary() {
        return "                checks what is stored against what the hub promises; changes nothing";
    }

    @Override
    public int run(Options options, Console console) {
        options.expectArguments(0, "");
        try (OpenHub hub = OpenHub.open(options, console)) {
            console.step("Reading every event and every thing");
            Verification.Report report = hub.get(Verification.class).run();
            report.findings().forEach(console::complain);
            String outcome = report.findings().isEmpty()
                    ? "everything holds"
                    : report.findings().size() + " findings: restore a backup, and report them";
            console.say(report.events() + " events, " + report.things() + " things: " + outcome);
            return report.findings().isEmpty() ? 0 : 1;
        }
    }
}
