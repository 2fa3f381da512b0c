package org.sdohub;

import java.util.ArrayList;
import java.util.List;
import org.sdohub.adapter.mongo.Verification;
import org.sdohub.identity.AuditLog;
import org.sdohub.statement.AttachmentCheck;

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
            console.step("Reading every attachment");
            AttachmentCheck.Report attached = hub.get(AttachmentCheck.class).run();
            List<String> findings = new ArrayList<>(report.findings());
            findings.addAll(attached.findings());
            String broken = hub.get(AuditLog.class).firstBroken();
            if (broken != null) {
                findings.add(broken);
            }
            findings.forEach(console::complain);
            String outcome = findings.isEmpty()
                    ? "everything holds"
                    : "not in order, see above: restore a backup, and report what was found";
            console.say(report.events() + " events, " + report.things() + " things, " + attached.files()
                    + " attachments: " + outcome);
            return findings.isEmpty() ? 0 : 1;
        }
    }
}
