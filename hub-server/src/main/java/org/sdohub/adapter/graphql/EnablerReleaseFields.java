package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Problems;
import org.sdohub.organization.Organization;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.organization.Profile.Rung;
import org.sdohub.specification.EnablerRelease;
import org.sdohub.specification.EnablerRelease.BaselineEntry;
import org.sdohub.specification.EnablerRelease.ConformanceItem;
import org.sdohub.specification.EnablerRelease.HistoryNote;
import org.sdohub.specification.EnablerReleaseId;
import org.sdohub.specification.EnablerReleaseStore;
import org.sdohub.specification.EnablerReleases;
import org.sdohub.specification.ReleaseComparison;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.VersionId;

/** Enabler releases: their baselines, and what is different between two of them. */
@Singleton
final class EnablerReleaseFields implements Fields {

    private static final String CONTAINING = "enabler releases containing";
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_FEATURE = 300;
    private static final int LONGEST_NOTE = 2000;

    private final EnablerReleases releases;
    private final EnablerReleaseStore store;
    private final SpecificationReferences named;
    private final References references;
    private final HubFields hub;

    EnablerReleaseFields(
            EnablerReleases releases,
            EnablerReleaseStore store,
            SpecificationReferences named,
            References references,
            HubFields hub) {
        this.releases = releases;
        this.store = store;
        this.named = named;
        this.references = references;
        this.hub = hub;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.<SpecificationId, List<EnablerRelease>>batch(CONTAINING, (ids, actor, now) -> store.containing(ids));
        wiring.node(
                        "EnablerRelease",
                        EnablerRelease.class,
                        EnablerReleaseId::new,
                        (ids, actor, now) -> store.findAll(ids))
                .field("step", (one, ask) -> one.rung().label())
                .field(
                        "baseline",
                        (one, ask) -> one.baseline().stream()
                                .map(BaselineEntry::version)
                                .toList())
                .field("compare", (one, ask) -> releases.compare(one.id(), later(ask)))
                .field(
                        "viewerCanEdit",
                        (one, ask) ->
                                releases.editing(ask.actor(), ask.now(), one).isPresent())
                .field("history", (one, ask) -> hub.history(one.id(), ask));
        wiring.type("ConformanceItem", ConformanceItem.class);
        wiring.type("ReleaseHistoryNote", HistoryNote.class);
        wiring.type("ReleaseComparison", ReleaseComparison.class);
        wiring.type("MovedDocument", ReleaseComparison.Moved.class);
        wiring.type("ConformanceDifference", ReleaseComparison.ItemDifference.class);
        wiring.extend("Organization", Organization.class)
                .field("enablerReleases", (of, ask) -> ask.connection(store.page(of.id(), ask.page("name")), "name"));
        wiring.extend("Specification", Specification.class)
                .field(
                        "enablerReleases",
                        (one, ask) -> ask.<@Nullable List<EnablerRelease>>batched(CONTAINING, one.id())
                                .thenApply(found -> found == null ? List.of() : found));
        wiring.query("enablerRelease", this::release);
        wiring.query("enablerReleases", ask -> ask.connection(store.page(null, ask.page("name")), "name"));
        wiring.mutation("createEnablerRelease", "enablerRelease", this::create);
        wiring.mutation("editEnablerRelease", "enablerRelease", this::edit);
    }

    private static EnablerReleaseId later(Ask ask) {
        return ask.arguments().id("with", EnablerReleaseId::new);
    }

    private @Nullable Object release(Ask ask) {
        Input asked = ask.arguments();
        OrganizationId organization = references.organization(asked.text("organization"));
        String name = asked.text("name").strip();
        String release = asked.text("version").strip();
        boolean possible = !name.isEmpty()
                && !release.isEmpty()
                && name.length() <= LONGEST_NAME
                && release.length() <= LONGEST_NAME;
        return possible ? store.findByName(organization, name, release).orElse(null) : null;
    }

    private Map<String, Object> create(Input input, Act act) {
        Problems problems = new Problems();
        String name = input.line(problems, "name", LONGEST_NAME, "ENABLER_RELEASE_NAME_MALFORMED");
        String release = input.line(problems, "release", LONGEST_NAME, "ENABLER_RELEASE_NAME_MALFORMED");
        String title =
                input.line(problems, "title", SpecificationMutations.LONGEST_TITLE, "SPECIFICATION_TITLE_MALFORMED");
        List<BaselineEntry> baseline = baseline(problems, input);
        List<ConformanceItem> conformance = conformance(problems, input);
        List<HistoryNote> history = history(problems, input);
        problems.refuseIfAny();
        var details = new EnablerRelease.Details(
                Objects.requireNonNull(name),
                Objects.requireNonNull(release),
                Objects.requireNonNull(title),
                references.optionalGroup(input, "owner"),
                Objects.requireNonNull(input.as(LocalDate.class, "date")),
                input.choiceOr(EnablerRelease.Role.class, "role", EnablerRelease.Role.BOTH),
                step(input.text("maturity")),
                baseline,
                input.textOr("minimumFunctionality", ""),
                conformance,
                history);
        OrganizationId organization = references.organization(input.text("organization"));
        return Map.of("enablerRelease", releases.create(act, organization, details));
    }

    private Map<String, Object> edit(Input input, Act act) {
        Problems problems = new Problems();
        String title = SpecificationMutations.optionalLine(
                problems, input, "title", SpecificationMutations.LONGEST_TITLE, "SPECIFICATION_TITLE_MALFORMED");
        List<BaselineEntry> baseline = baseline(problems, input);
        List<ConformanceItem> conformance = conformance(problems, input);
        List<HistoryNote> history = history(problems, input);
        problems.refuseIfAny();
        LocalDate date = input.as(LocalDate.class, "date");
        String maturity = input.optionalText("maturity");
        var owner = references.optionalGroup(input, "owner");
        UnaryOperator<EnablerRelease.Details> change = now -> new EnablerRelease.Details(
                now.name(),
                now.release(),
                title == null ? now.title() : title,
                input.gave("owner") ? owner : now.owner(),
                date == null ? now.date() : date,
                input.choiceOr(EnablerRelease.Role.class, "role", now.role()),
                maturity == null ? now.rung() : step(maturity),
                input.gave("baseline") ? baseline : now.baseline(),
                input.textOr("minimumFunctionality", now.minimumFunctionality()),
                input.gave("conformance") ? conformance : now.conformance(),
                input.gave("changeHistory") ? history : now.changeHistory());
        Map<String, Object> payload = new HashMap<>();
        payload.put(
                "enablerRelease", releases.edit(act, input.id("id", EnablerReleaseId::new), input.version(), change));
        return payload;
    }

    /** Only the label is the caller's; the room finds the step on the ladder. */
    private static Rung step(String label) {
        return new Rung(label, Maturity.IDEA);
    }

    private List<BaselineEntry> baseline(Problems problems, Input input) {
        List<VersionId> versions =
                input.texts("baseline").stream().map(named::version).toList();
        List<BaselineEntry> baseline = problems.collect(() -> releases.baseline(versions));
        return baseline == null ? List.of() : baseline;
    }

    private static List<ConformanceItem> conformance(Problems problems, Input input) {
        List<ConformanceItem> items = new ArrayList<>();
        for (Input one : input.objects("conformance")) {
            String item = one.line(problems, "item", LONGEST_FEATURE, "SPECIFICATION_CONFORMANCE_ITEM_MALFORMED");
            String feature = one.line(problems, "feature", LONGEST_FEATURE, "SPECIFICATION_CONFORMANCE_ITEM_MALFORMED");
            if (item != null && feature != null) {
                items.add(new ConformanceItem(
                        item,
                        Objects.requireNonNull(one.choice(EnablerRelease.Role.class, "side")),
                        feature,
                        Objects.requireNonNull(one.choice(EnablerRelease.Status.class, "status")),
                        one.textOr("requirement", "")));
            }
        }
        return items;
    }

    private static List<HistoryNote> history(Problems problems, Input input) {
        List<HistoryNote> notes = new ArrayList<>();
        for (Input one : input.objects("changeHistory")) {
            String description =
                    one.line(problems, "description", LONGEST_NOTE, "SPECIFICATION_HISTORY_NOTE_MALFORMED");
            if (description != null) {
                notes.add(new HistoryNote(
                        Objects.requireNonNull(one.as(LocalDate.class, "date")),
                        one.textOr("document", ""),
                        description));
            }
        }
        return notes;
    }
}
