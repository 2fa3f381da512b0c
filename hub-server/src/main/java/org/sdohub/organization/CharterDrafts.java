package org.sdohub.organization;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Failpoint;
import org.sdohub.kernel.Follower;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;

/**
 * Charters from the first draft to approval. Approving writes the charter first and closes the draft afterwards, by the
 * event if the hub dies in between.
 */
@Singleton
public class CharterDrafts implements Follower {

    private static final Actor HUB = new Actor(null, null, HubEvent.Author.HUB.name(), List.of(), Set.of());

    private final CharterDraftStore store;
    private final CharterStore charters;
    private final Charters inForce;
    private final Bodies bodies;

    CharterDrafts(CharterDraftStore store, CharterStore charters, Charters inForce, Bodies bodies) {
        this.store = store;
        this.charters = charters;
        this.inForce = inForce;
        this.bodies = bodies;
    }

    public CharterDraft begin(Act act, GroupId group, Charter.Content content) {
        Lineage lineage = lineage(group, "group");
        Office capacity =
                editing(act.actor(), act.at(), lineage).orElseThrow(() -> refused(OrganizationAccess.EDIT_CHARTER));
        content.refuseMalformed();
        return store.save(CharterDraft.begun(new CharterDraftId(act.newId()), group, content, capacity), act);
    }

    public CharterDraft edit(
            Act act, CharterDraftId id, @Nullable Long expectedVersion, UnaryOperator<Charter.Content> change) {
        return change(act, id, expectedVersion, OrganizationAccess.EDIT_CHARTER, (draft, capacity) -> {
            Charter.Content content = change.apply(draft.content());
            content.refuseMalformed();
            return draft.edited(content, capacity);
        });
    }

    public CharterDraft submit(Act act, CharterDraftId id, @Nullable Long expectedVersion) {
        return change(act, id, expectedVersion, OrganizationAccess.EDIT_CHARTER, CharterDraft::submitted);
    }

    /** Back from review, with what is to be done. */
    public CharterDraft sendBack(Act act, CharterDraftId id, @Nullable Long expectedVersion, String reason) {
        return change(
                act,
                id,
                expectedVersion,
                OrganizationAccess.APPROVE_CHARTER,
                (draft, capacity) -> draft.returned(given(reason), capacity));
    }

    public CharterDraft drop(Act act, CharterDraftId id, @Nullable Long expectedVersion, String reason) {
        return change(
                act,
                id,
                expectedVersion,
                OrganizationAccess.EDIT_CHARTER,
                (draft, capacity) -> draft.dropped(given(reason), capacity));
    }

    /** @param on the day of the decision; null for today */
    public Charter approve(Act act, CharterDraftId id, @Nullable Long expectedVersion, @Nullable LocalDate on) {
        CharterDraft draft = visible(List.of(id), act.actor(), act.at()).get(id);
        if (draft == null) {
            throw new Refused(unknown());
        }
        if (OrganizationAccess.APPROVE_CHARTER
                .to(act.actor(), act.at(), lineage(draft.group(), "id"))
                .isEmpty()) {
            throw refused(OrganizationAccess.APPROVE_CHARTER);
        }
        if (expectedVersion != null && expectedVersion != draft.version()) {
            throw new Refused(Refusal.stale(expectedVersion, draft.version()));
        }
        draft.refuseUnless(CharterDraft.State.REVIEW, "approved");
        LocalDate today = LocalDate.ofInstant(act.at(), ZoneOffset.UTC);
        if (on != null && on.isAfter(today)) {
            throw new Refused(Refusal.invalid("CHARTER_DATE_IN_FUTURE", "This day has not come yet.", "on"));
        }
        Charter approved = charters.find(id.charter()).isPresent()
                ? charters.find(id.charter()).orElseThrow()
                : inForce.approve(
                        act, id.charter(), draft.group(), draft.content().on(on == null ? today : on));
        Failpoint.reached("charter.approved");
        close(id, act);
        return approved;
    }

    private void close(CharterDraftId id, Act act) {
        store.settle(
                id,
                new Act(act.actor(), act.at()),
                draft -> draft.state().open() ? Optional.of(draft.approved()) : Optional.empty());
    }

    @Override
    public String name() {
        return "approved charter drafts";
    }

    @Override
    public void follow(HubEvent event) {
        if (event.type().equals("CharterApproved")) {
            UUID id = UUID.fromString(event.subject().substring("charter:".length()));
            close(new CharterDraftId(id), new Act(HUB, event.at()));
        }
    }

    private CharterDraft change(
            Act act,
            CharterDraftId id,
            @Nullable Long expectedVersion,
            OrganizationAccess row,
            BiFunction<CharterDraft, Office, Step<CharterDraft>> rule) {
        return store.change(id, act, expectedVersion, found -> {
            CharterDraft draft =
                    found.filter(one -> sees(one, act.actor(), act.at())).orElseThrow(() -> new Refused(unknown()));
            Office capacity =
                    row.to(act.actor(), act.at(), lineage(draft.group(), "id")).orElseThrow(() -> refused(row));
            return rule.apply(draft, capacity);
        });
    }

    /** The office by which the actor may write on a group's charter. */
    public static Optional<Office> editing(Actor actor, Instant now, Lineage on) {
        return OrganizationAccess.EDIT_CHARTER.to(actor, now, on);
    }

    public static Optional<Office> approving(Actor actor, Instant now, Lineage on) {
        return OrganizationAccess.APPROVE_CHARTER.to(actor, now, on);
    }

    /** What is in review is public; a draft is its writers' and their reviewers'. */
    private boolean sees(CharterDraft draft, Actor actor, Instant now) {
        if (draft.state() == CharterDraft.State.REVIEW || draft.state() == CharterDraft.State.APPROVED) {
            return true;
        }
        Lineage lineage = bodies.tree().lineage(draft.group());
        return editing(actor, now, lineage)
                .or(() -> approving(actor, now, lineage))
                .isPresent();
    }

    /** Those of them that exist and that the actor may see; one round trip. */
    public Map<CharterDraftId, CharterDraft> visible(Collection<CharterDraftId> ids, Actor actor, Instant now) {
        Map<CharterDraftId, CharterDraft> seen = new HashMap<>(store.findAll(ids));
        seen.values().removeIf(draft -> !sees(draft, actor, now));
        return seen;
    }

    /** Each group's open draft, as far as the actor may see it; one round trip. */
    public Map<GroupId, CharterDraft> openOf(Collection<GroupId> groups, Actor actor, Instant now) {
        Map<GroupId, CharterDraft> open = new HashMap<>();
        store.openOf(groups)
                .forEach((group, drafts) -> drafts.stream()
                        .filter(draft -> sees(draft, actor, now))
                        .findFirst()
                        .ifPresent(draft -> open.put(group, draft)));
        return open;
    }

    private Lineage lineage(GroupId group, String field) {
        if (!bodies.tree().knows(group)) {
            throw new Refused(Refusal.notFound("GROUP_UNKNOWN", "There is no such group.", field));
        }
        return bodies.tree().lineage(group);
    }

    private static String given(String reason) {
        if (reason.isBlank()) {
            throw new Refused(Refusal.invalid("CHARTER_REASON_MISSING", "Say why.", "reason"));
        }
        return reason.strip();
    }

    private static Refused refused(OrganizationAccess row) {
        return Organizations.refused(row);
    }

    private static Refusal unknown() {
        return Refusal.notFound("CHARTER_DRAFT_UNKNOWN", "There is no such draft of a charter.", "id");
    }
}
