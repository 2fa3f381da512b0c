package org.sdohub.adapter.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdohub.adapter.catalogue.EnablerRecord.ReleaseRecord;
import org.sdohub.dependency.End;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Organization;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.organization.Profile.Rung;
import org.sdohub.specification.EnablerRelease;
import org.sdohub.specification.EnablerRelease.BaselineEntry;
import org.sdohub.specification.EnablerReleaseId;
import org.sdohub.specification.SpecificationId;

/** Enablers: each release with the documents that were published with it as its baseline. */
final class ReleaseImport {

    private final Run run;
    private final BodyImport bodies;
    private final SpecificationIndex index;

    ReleaseImport(Run run, BodyImport bodies, SpecificationIndex index) {
        this.run = run;
        this.bodies = bodies;
        this.index = index;
    }

    /** @param baselines identifiers of the documents of each release */
    void enter(List<EnablerRecord> enablers, Map<String, List<String>> baselines) {
        run.progress().stage("Enablers", enablers.size());
        run.each(enablers, one -> enter(one, baselines));
    }

    private void enter(EnablerRecord enabler, Map<String, List<String>> baselines) {
        List<String> notes = new ArrayList<>(enabler.missing());
        int made = 0;
        try {
            for (ReleaseRecord release : enabler.releases()) {
                made += enter(enabler, release, baselines, notes) ? 1 : 0;
            }
            note(enabler, made, notes);
        } catch (Refused refused) {
            run.noteRefused(Harvest.ENABLERS, enabler.id(), refused);
        }
        run.progress().step();
    }

    private void note(EnablerRecord enabler, int made, List<String> notes) {
        if (enabler.releases().isEmpty()) {
            notes.add("it names no release, so there is nothing to enter");
        }
        if (made == 0) {
            run.report().note(Harvest.ENABLERS, enabler.id(), Outcome.UNCHANGED, notes);
            return;
        }
        run.report().noteMade(Harvest.ENABLERS, enabler.id(), notes);
    }

    /** @return whether it is new */
    private boolean enter(
            EnablerRecord enabler, ReleaseRecord release, Map<String, List<String>> baselines, List<String> notes) {
        OrganizationId oma = bodies.organization("OMA");
        var id = new EnablerReleaseId(Operator.id("release", enabler.name() + " " + release.label()));
        if (run.rooms().releaseStore().find(id).isPresent()) {
            return false;
        }
        if (run.dry()) {
            return true;
        }
        Organization organization = bodies.ladderOf(oma);
        Maturity scale = OmaReader.scale(release.maturity());
        Optional<String> step = Ladders.label(organization, release.date(), release.maturity(), scale);
        if (step.isEmpty()) {
            notes.add(release.label() + ": the organization's ladder has no step for " + release.maturity());
            return false;
        }
        List<String> documents = baselines.getOrDefault(enabler.name() + "/" + release.label(), List.of());
        var details = new EnablerRelease.Details(
                enabler.name(),
                release.label(),
                enabler.title() + " " + release.label(),
                null,
                release.date(),
                EnablerRelease.Role.BOTH,
                new Rung(step.get(), scale),
                baseline(oma, documents),
                "",
                List.of(),
                List.of());
        run.rooms().releases().create(run.operator().making(id.value()), oma, details);
        return true;
    }

    /** Of a document that was published with it in several versions the last one counts. */
    private List<BaselineEntry> baseline(OrganizationId oma, List<String> documents) {
        Map<SpecificationId, BaselineEntry> baseline = new LinkedHashMap<>();
        for (String document : documents) {
            if (index.end(oma, document).orElse(null) instanceof End.ExactVersion exact) {
                baseline.put(exact.specification(), new BaselineEntry(exact.specification(), exact.version()));
            }
        }
        return List.copyOf(baseline.values());
    }
}
