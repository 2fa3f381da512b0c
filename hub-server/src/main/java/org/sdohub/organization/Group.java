package org.sdohub.organization;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;

/**
 * A body inside an organization, at any depth.
 *
 * @param acronym unique within the organization, in any case
 * @param earlierAcronyms still found by these
 * @param parent the group above; null directly under the organization
 * @param listAddress its mailing list; null where none is known
 * @param contactAddresses role addresses that statements go to
 * @param successor who got what was open when it was concluded; null while it is not
 */
public record Group(
        GroupId id,
        long version,
        OrganizationId organization,
        Acronym acronym,
        List<Acronym> earlierAcronyms,
        String name,
        Kind kind,
        State state,
        @Nullable GroupId parent,
        @Nullable EmailAddress listAddress,
        List<EmailAddress> contactAddresses,
        List<Meeting> meetings,
        @Nullable BodyId successor)
        implements Entity {

    public enum Kind {
        PLENARY,
        BOARD,
        AREA,
        STUDY_GROUP,
        WORKING_PARTY,
        QUESTION,
        TECHNICAL_SPECIFICATION_GROUP,
        WORKING_GROUP,
        BOF,
        COORDINATION_GROUP,
        FOCUS_GROUP
    }

    public enum State {
        PROPOSED,
        ACTIVE,
        DORMANT,
        CONCLUDED
    }

    /** @param cutOff the last day on which a contribution is taken; null where there is none */
    public record Meeting(
            String title,
            LocalDate from,
            LocalDate to,
            ZoneId zone,
            @Nullable LocalDate cutOff) {}

    public Group {
        earlierAcronyms = List.copyOf(earlierAcronyms);
        contactAddresses = List.copyOf(contactAddresses);
        meetings = List.copyOf(meetings);
    }

    public record Details(
            Acronym acronym,
            String name,
            Kind kind,
            State state,
            @Nullable GroupId parent,
            @Nullable EmailAddress listAddress,
            List<EmailAddress> contactAddresses,
            List<Meeting> meetings) {
        public Details {
            contactAddresses = List.copyOf(contactAddresses);
            meetings = List.copyOf(meetings);
        }
    }

    public static Step<Group> formed(
            GroupId id, OrganizationId organization, Details details, @Nullable Office capacity) {
        Group next = with(id, 1, organization, List.of(), details, null);
        return Step.of(next, capacity, new OrganizationEvent.GroupCreated(id, details.acronym.value()));
    }

    /** An acronym that is given up stays findable. */
    public Step<Group> edited(Details details, @Nullable Office capacity) {
        List<Acronym> earlier = new ArrayList<>(earlierAcronyms);
        if (!details.acronym.folded().equals(acronym.folded())) {
            earlier.removeIf(old -> old.folded().equals(details.acronym.folded()));
            earlier.add(acronym);
        }
        List<Change> changes = new ArrayList<>();
        Organization.note(changes, "acronym", acronym.value(), details.acronym.value());
        Organization.note(changes, "name", name, details.name);
        Organization.note(changes, "kind", kind.name(), details.kind.name());
        Organization.note(changes, "state", state.name(), details.state.name());
        Organization.note(changes, "parent", text(parent), text(details.parent));
        BodyId heir = heirAfter(details);
        Group next = with(id, version + 1, organization, earlier, details, heir);
        var edited = new OrganizationEvent.GroupEdited(id, changes);
        return heir == null || heir.equals(successor)
                ? Step.of(next, capacity, edited)
                : Step.of(next, capacity, edited, new OrganizationEvent.GroupConcluded(id, heirs(heir), null));
    }

    /** Nobody's work is orphaned: with the group's end it goes to whoever stands above. */
    private @Nullable BodyId heirAfter(Details details) {
        if (details.state != State.CONCLUDED) {
            return null;
        }
        if (successor != null) {
            return successor;
        }
        return details.parent != null ? details.parent : organization;
    }

    /**
     * For good, though it can be taken up again by an edit.
     *
     * @param heir gets what is open
     * @throws Refused where it was concluded before
     */
    public Step<Group> concluded(BodyId heir, String reason, @Nullable Office capacity) {
        if (state == State.CONCLUDED) {
            throw new Refused(Refusal.broken("GROUP_CONCLUDED_ALREADY", "This group was concluded before."));
        }
        var details =
                new Details(acronym, name, kind, State.CONCLUDED, parent, listAddress, contactAddresses, meetings);
        Group next = with(id, version + 1, organization, earlierAcronyms, details, heir);
        List<Change> changes = new ArrayList<>(heirs(heir));
        Organization.note(changes, "state", state.name(), State.CONCLUDED.name());
        return Step.of(next, capacity, new OrganizationEvent.GroupConcluded(id, changes, reason));
    }

    private static List<Change> heirs(BodyId heir) {
        return List.of(new Change("successor", null, heir.text()));
    }

    private static @Nullable String text(@Nullable GroupId id) {
        return id == null ? null : id.text();
    }

    private static Group with(
            GroupId id,
            long version,
            OrganizationId organization,
            List<Acronym> earlier,
            Details details,
            @Nullable BodyId heir) {
        return new Group(
                id,
                version,
                organization,
                details.acronym,
                earlier,
                details.name,
                details.kind,
                details.state,
                details.parent,
                details.listAddress,
                details.contactAddresses,
                details.meetings,
                heir);
    }
}
