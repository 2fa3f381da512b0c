package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Charter;
import org.sdohub.organization.CharterComparison;
import org.sdohub.organization.CharterDraft;
import org.sdohub.organization.CharterDraftId;
import org.sdohub.organization.CharterDrafts;
import org.sdohub.organization.CharterId;
import org.sdohub.organization.Group;

/** Charters on their way, and what differs between two of them. */
@Singleton
final class CharterFields implements Fields {

    private static final String OPEN = "open charter drafts";

    private final CharterDrafts drafts;
    private final References references;
    private final Bodies bodies;
    private final HubFields hub;

    CharterFields(CharterDrafts drafts, References references, Bodies bodies, HubFields hub) {
        this.drafts = drafts;
        this.references = references;
        this.bodies = bodies;
        this.hub = hub;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.<GroupId, CharterDraft>batch(OPEN, drafts::openOf);
        wiring.extend("Group", Group.class).field("charterDraft", (group, ask) -> ask.batched(OPEN, group.id()));
        wiring.extend("Charter", Charter.class)
                .field(
                        "state",
                        (charter, ask) -> ask.<List<Charter>>batched("charters of groups", charter.group())
                                .thenApply(all ->
                                        all.getFirst().number() == charter.number() ? "APPROVED" : "SUPERSEDED"));
        wireDraft(wiring);
        wiring.type("CharterDifference", CharterComparison.Difference.class);
        wiring.query("compareCharters", this::compare);
        wiring.mutation("draftCharter", "draft", this::begin);
        wiring.mutation("editCharterDraft", "draft", this::edit);
        wiring.mutation(
                "submitCharterDraft",
                "draft",
                (input, act) -> Map.of("draft", drafts.submit(act, id(input), input.version())));
        wiring.mutation(
                "returnCharterDraft",
                "draft",
                (input, act) ->
                        Map.of("draft", drafts.sendBack(act, id(input), input.version(), input.text("reason"))));
        wiring.mutation(
                "dropCharterDraft",
                "draft",
                (input, act) -> Map.of("draft", drafts.drop(act, id(input), input.version(), input.text("reason"))));
        wiring.mutation(
                "approveCharter",
                "charter",
                (input, act) -> Map.of(
                        "charter", drafts.approve(act, id(input), input.version(), input.as(LocalDate.class, "on"))));
    }

    private void wireDraft(Wiring wiring) {
        wiring.node("CharterDraft", CharterDraft.class, CharterDraftId::new, drafts::visible)
                .field("goals", (it, ask) -> it.content().goals())
                .field("scope", (it, ask) -> it.content().scope())
                .field("success", (it, ask) -> it.content().success())
                .field("deliverables", (it, ask) -> it.content().deliverables())
                .field("liaisons", (it, ask) -> it.content().liaisons())
                .field("coordination", (it, ask) -> it.content().coordination())
                .field("dependencies", (it, ask) -> it.content().dependencies())
                .field("reviewBy", (it, ask) -> it.content().reviewBy())
                .field("changes", CharterFields::changes)
                .field("viewerCanEdit", this::mayEdit)
                .field("viewerCanApprove", this::mayApprove)
                .field("history", (it, ask) -> hub.history(it.id(), ask));
    }

    /** Against the charter in force; all is new where there is none. */
    private static Object changes(CharterDraft draft, Ask ask) {
        return ask.<@Nullable List<Charter>>batched("charters of groups", draft.group())
                .thenApply(all -> CharterComparison.between(
                        all == null || all.isEmpty()
                                ? nothing()
                                : all.getFirst().content(),
                        draft.content()));
    }

    private boolean mayEdit(CharterDraft draft, Ask ask) {
        return draft.state() == CharterDraft.State.DRAFT
                && CharterDrafts.editing(ask.actor(), ask.now(), bodies.tree().lineage(draft.group()))
                        .isPresent();
    }

    private boolean mayApprove(CharterDraft draft, Ask ask) {
        return draft.state() == CharterDraft.State.REVIEW
                && CharterDrafts.approving(ask.actor(), ask.now(), bodies.tree().lineage(draft.group()))
                        .isPresent();
    }

    private @Nullable Object compare(Ask ask) {
        var before = content(ask, ask.arguments().text("from"));
        var after = content(ask, ask.arguments().text("to"));
        return before.thenCombine(
                after, (one, other) -> one == null || other == null ? null : CharterComparison.between(one, other));
    }

    private static CompletableFuture<Charter.@Nullable Content> content(Ask ask, String id) {
        return GlobalId.parse(id, "charter", CharterId::new)
                .<org.sdohub.kernel.Id>map(charter -> charter)
                .or(() -> GlobalId.parse(id, "charter-draft", CharterDraftId::new))
                .map(ask::load)
                .orElseGet(() -> CompletableFuture.completedFuture(null))
                .thenApply(CharterFields::content);
    }

    private static Charter.@Nullable Content content(@Nullable Object found) {
        if (found instanceof Charter charter) {
            return charter.content();
        }
        return found instanceof CharterDraft draft ? draft.content() : null;
    }

    private Map<String, Object> begin(Input input, Act act) {
        LocalDate today = LocalDate.ofInstant(act.at(), ZoneOffset.UTC);
        return Map.of(
                "draft", drafts.begin(act, references.group(input.text("group")), content(input, nothing(), today)));
    }

    private Map<String, Object> edit(Input input, Act act) {
        LocalDate today = LocalDate.ofInstant(act.at(), ZoneOffset.UTC);
        return Map.of("draft", drafts.edit(act, id(input), input.version(), now -> content(input, now, today)));
    }

    private static CharterDraftId id(Input input) {
        return input.id("id", CharterDraftId::new);
    }

    private static Charter.Content nothing() {
        return new Charter.Content(
                LocalDate.EPOCH, "", "", List.of(), List.of(), List.of(), List.of(), List.of(), null);
    }

    /** A field that was not given stays as it is. */
    private static Charter.Content content(Input input, Charter.Content now, LocalDate today) {
        return new Charter.Content(
                today,
                input.textOr("goals", now.goals()).strip(),
                input.textOr("scope", now.scope()).strip(),
                input.gave("success") ? input.texts("success") : now.success(),
                input.gave("deliverables") ? deliverables(input) : now.deliverables(),
                input.gave("liaisons")
                        ? input.objects("liaisons").stream()
                                .map(one -> new Charter.ExpectedLiaison(
                                        one.text("organization").strip(), one.textOr("subject", "")))
                                .toList()
                        : now.liaisons(),
                input.gave("coordination")
                        ? input.objects("coordination").stream()
                                .map(one -> new Charter.Coordination(
                                        one.text("group").strip(), one.textOr("subject", "")))
                                .toList()
                        : now.coordination(),
                input.gave("dependencies")
                        ? input.objects("dependencies").stream()
                                .map(one -> new Charter.ExpectedDelivery(
                                        one.text("group").strip(), one.text("deliverable"), one.texts("neededFor")))
                                .toList()
                        : now.dependencies(),
                input.gave("reviewBy") ? input.as(LocalDate.class, "reviewBy") : now.reviewBy());
    }

    private static List<Charter.Deliverable> deliverables(Input input) {
        return input.objects("deliverables").stream()
                .map(one -> new Charter.Deliverable(
                        one.text("title").strip(),
                        one.textOr("kind", ""),
                        one.textOr("area", ""),
                        Objects.requireNonNull(one.choice(Charter.Deliverable.Status.class, "status")),
                        one.as(LocalDate.class, "due")))
                .toList();
    }
}
