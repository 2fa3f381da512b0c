package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Problems;
import org.sdohub.organization.Group;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.Slug;
import org.sdohub.relationship.WorkArea;
import org.sdohub.relationship.WorkAreaId;
import org.sdohub.relationship.WorkAreaStore;
import org.sdohub.relationship.WorkAreas;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;

/** The common interests of two sides. */
@Singleton
final class WorkAreaFields implements Fields {

    private static final String WITH_GROUPS = "work areas with groups";

    private static final String ABOUT = "work areas about specifications";

    private final WorkAreas workAreas;
    private final References references;
    private final SpecificationReferences specifications;
    private final RelationshipReferences keys;
    private final HubFields hub;

    WorkAreaFields(
            WorkAreas workAreas,
            References references,
            SpecificationReferences specifications,
            RelationshipReferences keys,
            HubFields hub) {
        this.specifications = specifications;
        this.workAreas = workAreas;
        this.references = references;
        this.keys = keys;
        this.hub = hub;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.<GroupId, List<WorkArea>>batch(WITH_GROUPS, workAreas::with);
        wiring.<SpecificationId, List<WorkArea>>batch(ABOUT, workAreas::about);
        wireTypes(wiring);
        wiring.extend("Group", Group.class).field("workAreas", (group, ask) -> found(WITH_GROUPS, group.id(), ask));
        wiring.extend("Specification", Specification.class)
                .field("workAreas", (specification, ask) -> found(ABOUT, specification.id(), ask));
        wiring.query("workArea", this::workArea);
        wiring.query("workAreas", this::page);
        wiring.mutation("createWorkArea", "workArea", this::create);
        wiring.mutation("editWorkArea", "workArea", this::edit);
        wiring.mutation("consentToWorkArea", "workArea", this::consent);
    }

    private void wireTypes(Wiring wiring) {
        wiring.node("WorkArea", WorkArea.class, WorkAreaId::new, workAreas::visible)
                .field("agreed", (area, ask) -> area.agreed() != null)
                .field("title", (area, ask) -> area.shown().title())
                .field("description", (area, ask) -> area.shown().description())
                .field("sides", (area, ask) -> area.shown().parts())
                .field("items", (area, ask) -> area.shown().items())
                .field("viewerCanEdit", (area, ask) -> mayEdit(area, ask))
                .field("viewerCanConsent", (area, ask) -> mayConsent(area, ask))
                .field("history", (area, ask) -> hub.history(area.id(), ask));
        wiring.type("WorkAreaProposal", WorkArea.Proposal.class)
                .field("title", (proposal, ask) -> proposal.content().title())
                .field("description", (proposal, ask) -> proposal.content().description())
                .field("sides", (proposal, ask) -> proposal.content().parts())
                .field("items", (proposal, ask) -> proposal.content().items());
        wiring.type("WorkAreaSide", WorkArea.Part.class).field("organization", (part, ask) -> part.side());
        wiring.type("SharedItem", WorkArea.SharedItem.class);
    }

    private Object mayEdit(WorkArea area, Ask ask) {
        return asked(area, ask, (of, it) -> workAreas.mayEdit(ask.actor(), ask.now(), of));
    }

    private Object mayConsent(WorkArea area, Ask ask) {
        return asked(area, ask, (of, it) -> workAreas.mayConsent(ask.actor(), ask.now(), of, it));
    }

    private static Object asked(WorkArea area, Ask ask, BiPredicate<Relationship, WorkArea> may) {
        return ask.load(area.relationship()).thenApply(found -> found instanceof Relationship of && may.test(of, area));
    }

    private static Object found(String batch, Id key, Ask ask) {
        return ask.<@Nullable List<WorkArea>>batched(batch, key).thenApply(found -> found == null ? List.of() : found);
    }

    private @Nullable Object workArea(Ask ask) {
        return workAreas
                .findByKey(ask.arguments().text("key"), ask.actor(), ask.now())
                .orElse(null);
    }

    private Connection page(Ask ask) {
        Input filter = ask.arguments().object("filter");
        var wanted = new WorkAreaStore.Filter(
                references.optionalGroup(filter, "group"),
                specification(filter.optionalText("specification")),
                filter.as(Boolean.class, "waiting"),
                filter.textOr("text", ""));
        var of = keys.optionalRelationship(filter, "relationship");
        return ask.connection(workAreas.page(wanted, of, ask.page("title"), ask.actor(), ask.now()), "title");
    }

    private @Nullable SpecificationId specification(@Nullable String reference) {
        return reference == null ? null : specifications.specification(reference);
    }

    private Map<String, Object> create(Input input, Act act) {
        Problems problems = new Problems();
        Slug name = input.optionalValue(problems, "key", Slug::new);
        problems.refuseIfAny();
        var nothing = new WorkArea.Content("", "", List.of(), List.of());
        var of = keys.relationship(input.text("relationship"));
        return Map.of("workArea", workAreas.propose(act, of, name, content(input, nothing)));
    }

    private Map<String, Object> edit(Input input, Act act) {
        WorkAreaId id = keys.workArea(input.text("id"));
        return Map.of("workArea", workAreas.edit(act, id, input.version(), now -> content(input, now)));
    }

    private Map<String, Object> consent(Input input, Act act) {
        return Map.of("workArea", workAreas.consent(act, keys.workArea(input.text("id")), input.version()));
    }

    private WorkArea.Content content(Input input, WorkArea.Content now) {
        return new WorkArea.Content(
                input.textOr("title", now.title()).strip(),
                input.gave("description") ? input.textOr("description", "").strip() : now.description(),
                input.gave("sides") ? sides(input) : now.parts(),
                input.gave("items") ? items(input) : now.items());
    }

    private List<WorkArea.Part> sides(Input input) {
        return input.objects("sides").stream()
                .map(side -> new WorkArea.Part(
                        references.organization(side.text("organization")),
                        side.texts("groups").stream().map(references::group).toList(),
                        side.texts("specifications").stream()
                                .map(specifications::specification)
                                .toList()))
                .toList();
    }

    private List<WorkArea.SharedItem> items(Input input) {
        return input.objects("items").stream()
                .map(item -> new WorkArea.SharedItem(
                        item.text("title").strip(),
                        references.organization(item.text("owner")),
                        item.choiceOr(WorkArea.ItemState.class, "state", WorkArea.ItemState.OPEN),
                        item.texts("actions"),
                        item.as(LocalDate.class, "nextReview")))
                .toList();
    }
}
