package org.sdohub.specification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.organization.Profile.Rung;

/**
 * A service area's specifications that work together, each in an exact version (OMA's enabler release definition, ERELD).
 *
 * @param name of the enabler: {@code IMPS}
 * @param release its version: {@code 1.2}; unique for organization and name, in any case
 * @param owner the group that is responsible; null where none is
 * @param role which sides it defines
 * @param baseline each exact document version once, in the document's order (ERELD 5)
 * @param minimumFunctionality what implementing the mandatory part guarantees (ERELD 6); may be empty
 * @param conformance per side what is mandatory and what is optional (ERELD 8, 9)
 * @param changeHistory oldest first
 */
public record EnablerRelease(
        EnablerReleaseId id,
        long version,
        OrganizationId organization,
        String name,
        String release,
        String title,
        @Nullable GroupId owner,
        LocalDate date,
        Role role,
        Rung rung,
        List<BaselineEntry> baseline,
        String minimumFunctionality,
        List<ConformanceItem> conformance,
        List<HistoryNote> changeHistory)
        implements Entity {

    public enum Role {
        CLIENT,
        SERVER,
        BOTH
    }

    public record BaselineEntry(SpecificationId specification, VersionId version) {}

    /** ERELD 7: mandatory, optional, or not applicable for the class of implementation. */
    public enum Status {
        M,
        O,
        NA
    }

    /**
     * @param item its own number, unique within the release: {@code OMA-ERDEF-IMPS-C-001}
     * @param side CLIENT or SERVER; BOTH where it is asked of either
     * @param requirement in words or as an expression over other items; may be empty
     */
    public record ConformanceItem(String item, Role side, String feature, Status status, String requirement) {}

    /** @param document what changed; may be empty for the release as a whole */
    public record HistoryNote(LocalDate date, String document, String description) {}

    public record Details(
            String name,
            String release,
            String title,
            @Nullable GroupId owner,
            LocalDate date,
            Role role,
            Rung rung,
            List<BaselineEntry> baseline,
            String minimumFunctionality,
            List<ConformanceItem> conformance,
            List<HistoryNote> changeHistory) {
        public Details {
            baseline = List.copyOf(baseline);
            conformance = List.copyOf(conformance);
            changeHistory = List.copyOf(changeHistory);
        }
    }

    public EnablerRelease {
        baseline = List.copyOf(baseline);
        conformance = List.copyOf(conformance);
        changeHistory = List.copyOf(changeHistory);
    }

    public static Step<EnablerRelease> created(
            EnablerReleaseId id, OrganizationId organization, Details details, Office capacity) {
        refuseDoubles(details);
        EnablerRelease next = with(id, 1, organization, details);
        var change = new Change("release", null, next.label());
        return Step.of(next, capacity, new SpecificationEvent.EnablerReleaseCreated(id, List.of(change)));
    }

    public Step<EnablerRelease> edited(Details wanted, Office capacity) {
        refuseDoubles(wanted);
        EnablerRelease next = with(id, version + 1, organization, wanted);
        List<Change> changes = new ArrayList<>();
        note(changes, "release", label(), next.label());
        note(changes, "title", title, wanted.title);
        note(changes, "date", date.toString(), wanted.date.toString());
        note(changes, "role", role.name(), wanted.role.name());
        note(changes, "maturity", rung.label(), wanted.rung.label());
        note(changes, "baseline", baseline.size() + " documents", wanted.baseline.size() + " documents");
        note(changes, "minimumFunctionality", minimumFunctionality, wanted.minimumFunctionality);
        note(changes, "conformance", conformance.size() + " items", wanted.conformance.size() + " items");
        return Step.of(next, capacity, new SpecificationEvent.EnablerReleaseEdited(id, changes));
    }

    private static void refuseDoubles(Details details) {
        Problems problems = new Problems();
        Set<SpecificationId> documents = new HashSet<>();
        for (int i = 0; i < details.baseline.size(); i++) {
            String place = String.valueOf(i);
            problems.addIf(
                    !documents.add(details.baseline.get(i).specification()),
                    () -> Refusal.broken(
                            "SPECIFICATION_BASELINE_DOUBLE",
                            "A baseline has each document in one exact version only.",
                            "baseline",
                            place));
        }
        Set<String> items = new HashSet<>();
        for (int i = 0; i < details.conformance.size(); i++) {
            String place = String.valueOf(i);
            problems.addIf(
                    !items.add(details.conformance.get(i).item()),
                    () -> Refusal.broken(
                            "SPECIFICATION_CONFORMANCE_ITEM_DOUBLE",
                            "Each conformance item has a number of its own.",
                            "conformance",
                            place));
        }
        problems.refuseIfAny();
    }

    /** {@code IMPS 1.2}. */
    public String label() {
        return name + " " + release;
    }

    public Maturity maturity() {
        return rung.maturity();
    }

    public Details details() {
        return new Details(
                name,
                release,
                title,
                owner,
                date,
                role,
                rung,
                baseline,
                minimumFunctionality,
                conformance,
                changeHistory);
    }

    private static EnablerRelease with(
            EnablerReleaseId id, long version, OrganizationId organization, Details details) {
        return new EnablerRelease(
                id,
                version,
                organization,
                details.name,
                details.release,
                details.title,
                details.owner,
                details.date,
                details.role,
                details.rung,
                details.baseline,
                details.minimumFunctionality,
                details.conformance,
                details.changeHistory);
    }

    private static void note(List<Change> changes, String field, String before, String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(field, before, after));
        }
    }
}
