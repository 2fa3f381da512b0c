package org.sdohub.specification;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.specification.EnablerRelease.BaselineEntry;
import org.sdohub.specification.EnablerRelease.Details;

@Singleton
public class EnablerReleases {

    private final EnablerReleaseStore store;
    private final SpecificationStore specifications;
    private final Specifications rules;
    private final Bodies bodies;

    EnablerReleases(EnablerReleaseStore store, SpecificationStore specifications, Specifications rules, Bodies bodies) {
        this.store = store;
        this.specifications = specifications;
        this.rules = rules;
        this.bodies = bodies;
    }

    /** The baseline's entries from version ids, all unknown ones told at once. */
    public List<BaselineEntry> baseline(List<VersionId> versions) {
        Map<VersionId, Specification> known = specifications.ofVersions(versions);
        Problems problems = new Problems();
        List<BaselineEntry> baseline = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Specification of = known.get(versions.get(i));
            if (of == null) {
                problems.add(Refusal.notFound(
                        "SPECIFICATION_VERSION_UNKNOWN",
                        "There is no such version of a specification.",
                        "baseline",
                        String.valueOf(i)));
            } else {
                baseline.add(new BaselineEntry(of.id(), versions.get(i)));
            }
        }
        problems.refuseIfAny();
        return baseline;
    }

    /** @param details its rung is looked up by label on the organization's ladder at the release's date */
    public EnablerRelease create(Act act, OrganizationId organization, Details details) {
        if (!bodies.tree().knows(organization)) {
            throw new Refused(Refusal.notFound(
                    "SPECIFICATION_ORGANIZATION_UNKNOWN", "There is no such organization.", "organization"));
        }
        Office capacity = Specifications.mayEdit(act, lineage(organization, details));
        Details onLadder = onLadder(organization, details, details.date());
        var id = new EnablerReleaseId(act.newId());
        return store.save(EnablerRelease.created(id, organization, onLadder, capacity), act);
    }

    public EnablerRelease edit(
            Act act, EnablerReleaseId id, @Nullable Long expectedVersion, UnaryOperator<Details> change) {
        return store.change(id, act, expectedVersion, found -> {
            EnablerRelease now = found.orElseThrow(EnablerReleases::unknown);
            Office capacity = Specifications.mayEdit(act, lineage(now.organization(), now.details()));
            Details wanted = change.apply(now.details());
            boolean sameStep = wanted.rung().label().equals(now.rung().label());
            LocalDate today = LocalDate.ofInstant(act.at(), ZoneOffset.UTC);
            return now.edited(sameStep ? wanted : onLadder(now.organization(), wanted, today), capacity);
        });
    }

    private Details onLadder(OrganizationId organization, Details details, LocalDate day) {
        return new Details(
                details.name(),
                details.release(),
                details.title(),
                details.owner(),
                details.date(),
                details.role(),
                rules.rung(organization, details.rung().label(), day),
                details.baseline(),
                details.minimumFunctionality(),
                details.conformance(),
                details.changeHistory());
    }

    /** What is different in the later one. */
    public ReleaseComparison compare(EnablerReleaseId earlier, EnablerReleaseId later) {
        Map<EnablerReleaseId, EnablerRelease> both = new HashMap<>(store.findAll(List.of(earlier, later)));
        return ReleaseComparison.of(known(both.get(earlier)), known(both.get(later)));
    }

    private static EnablerRelease known(@Nullable EnablerRelease release) {
        if (release == null) {
            throw unknown();
        }
        return release;
    }

    public Optional<Office> editing(Actor actor, Instant now, EnablerRelease release) {
        return SpecificationAccess.EDIT_SPECIFICATION.to(
                actor, now, lineage(release.organization(), release.details()));
    }

    private Lineage lineage(OrganizationId organization, Details details) {
        Bodies.Tree tree = bodies.tree();
        if (details.owner() == null) {
            return tree.lineage(organization);
        }
        Lineage lineage = tree.lineage(details.owner());
        if (!lineage.organization().equals(organization)) {
            throw new Refused(Refusal.notFound(
                    "SPECIFICATION_OWNER_UNKNOWN", "The owner is not a group of this organization.", "owner"));
        }
        return lineage;
    }

    private static Refused unknown() {
        return new Refused(Refusal.notFound("ENABLER_RELEASE_UNKNOWN", "There is no such release.", "id"));
    }
}
