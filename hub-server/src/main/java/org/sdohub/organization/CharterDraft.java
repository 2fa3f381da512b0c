package org.sdohub.organization;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;

/**
 * A charter on its way. A group has one at a time; once approved it is a {@link Charter} of the same text.
 *
 * @param content its day of approval is the day of this text, until it is approved
 * @param remark why it came back from review, or was given up; empty otherwise
 */
public record CharterDraft(
        CharterDraftId id, long version, GroupId group, State state, Charter.Content content, String remark)
        implements Entity {

    public enum State {
        DRAFT,
        REVIEW,
        APPROVED,
        DROPPED;

        public boolean open() {
            return this == DRAFT || this == REVIEW;
        }
    }

    static Step<CharterDraft> begun(CharterDraftId id, GroupId group, Charter.Content content, Office capacity) {
        return Step.of(
                new CharterDraft(id, 1, group, State.DRAFT, content, ""),
                capacity,
                new OrganizationEvent.CharterDrafted(id));
    }

    Step<CharterDraft> edited(Charter.Content other, Office capacity) {
        refuseUnless(State.DRAFT, "edited");
        return Step.of(
                new CharterDraft(id, version + 1, group, state, other, remark),
                capacity,
                new OrganizationEvent.CharterDraftEdited(id));
    }

    Step<CharterDraft> submitted(Office capacity) {
        refuseUnless(State.DRAFT, "given to review");
        return turned(State.REVIEW, "", capacity, new OrganizationEvent.CharterSubmitted(id, changes(State.REVIEW)));
    }

    Step<CharterDraft> returned(String why, Office capacity) {
        refuseUnless(State.REVIEW, "returned");
        return turned(State.DRAFT, why, capacity, new OrganizationEvent.CharterReturned(id, changes(State.DRAFT), why));
    }

    Step<CharterDraft> dropped(String why, Office capacity) {
        if (!state.open()) {
            throw notNow("given up");
        }
        return turned(
                State.DROPPED, why, capacity, new OrganizationEvent.CharterDropped(id, changes(State.DROPPED), why));
    }

    /** Follows from the charter, which is there. */
    Step<CharterDraft> approved() {
        return turned(
                State.APPROVED, "", null, new OrganizationEvent.CharterDraftApproved(id, changes(State.APPROVED)));
    }

    void refuseUnless(State wanted, String done) {
        if (state != wanted) {
            throw notNow(done);
        }
    }

    private Refused notNow(String done) {
        return new Refused(
                Refusal.broken("CHARTER_STATE_FORBIDS", "A charter that is " + state + " cannot be " + done + "."));
    }

    private Step<CharterDraft> turned(State next, String why, @Nullable Office capacity, HubEvent.Fact fact) {
        return Step.of(new CharterDraft(id, version + 1, group, next, content, why), capacity, fact);
    }

    private List<Change> changes(State next) {
        return List.of(new Change("state", state.name(), next.name()));
    }
}
