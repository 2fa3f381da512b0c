package org.sdohub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdohub.adapter.mongo.Verification;
import org.sdohub.adapter.mongo.embedded.EmbeddedEngine;

/** Holds what is stored against what was promised. Needs the stores for itself, so no hub may run on them. */
final class Verify implements Command {

    private static final int BROKEN = 1;

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String summary() {
        return "                checks what is stored: every thing with its events, none lost or doubled";
    }

    @Override
    public int run(Options options, Console console) {
        options.expectArguments(0, "");
        try (OpenHub hub = OpenHub.open(options, console)) {
            console.step("Reading everything");
            Optional<EmbeddedEngine> engine = hub.context().findBean(EmbeddedEngine.class);
            List<String> findings =
                    new ArrayList<>(engine.map(EmbeddedEngine::verify).orElse(List.of()));
            Verification.Report report = hub.get(Verification.class).run();
            findings.addAll(report.findings());
            findings.forEach(console::complain);
            console.say(report.things() + " things, " + report.events() + " events, "
                    + (findings.isEmpty() ? "all as promised." : findings.size() + " findings."));
            return findings.isEmpty() ? 0 : BROKEN;
        }
    }
}
