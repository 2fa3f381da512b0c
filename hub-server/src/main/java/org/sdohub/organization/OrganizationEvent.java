package org.sdohub.organization;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.PersonId;

/** What happened to organizations, groups and people. */
public sealed interface OrganizationEvent extends HubEvent.Fact {

    record OrganizationCreated(OrganizationId subject, String acronym) implements OrganizationEvent {}

    record OrganizationEdited(OrganizationId subject, List<Change> changes) implements OrganizationEvent {}

    record GroupCreated(GroupId subject, String acronym) implements OrganizationEvent {}

    record GroupEdited(GroupId subject, List<Change> changes) implements OrganizationEvent {}

    /** What was open goes to the successor by steps that follow; the note is the reason. */
    record GroupConcluded(
            GroupId subject, List<Change> changes, @Nullable String note) implements OrganizationEvent {}

    record PersonEntered(PersonId subject) implements OrganizationEvent {}

    record RoleAssigned(PersonId subject, List<Change> changes) implements OrganizationEvent {}

    record RoleEnded(PersonId subject, List<Change> changes) implements OrganizationEvent {}

    record CharterApproved(CharterId subject, int number) implements OrganizationEvent {}

    record CharterDrafted(CharterDraftId subject) implements OrganizationEvent {}

    record CharterDraftEdited(CharterDraftId subject) implements OrganizationEvent {}

    record CharterSubmitted(CharterDraftId subject, List<Change> changes) implements OrganizationEvent {}

    record CharterReturned(CharterDraftId subject, List<Change> changes, String note) implements OrganizationEvent {}

    record CharterDropped(CharterDraftId subject, List<Change> changes, String note) implements OrganizationEvent {}

    record CharterDraftApproved(CharterDraftId subject, List<Change> changes) implements OrganizationEvent {}
}
