package org.sdohub.relationship;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.HubEvent.Change;

/** What happened to relationships and work areas. A note is the reason that was given. */
public sealed interface RelationshipEvent extends HubEvent.Fact {

    record RelationshipProposed(RelationshipId subject) implements RelationshipEvent {}

    record RelationshipEdited(RelationshipId subject, List<Change> changes) implements RelationshipEvent {}

    record RelationshipConsented(RelationshipId subject, List<Change> changes) implements RelationshipEvent {}

    record RelationshipAgreed(RelationshipId subject, List<Change> changes) implements RelationshipEvent {}

    record RelationshipActivated(
            RelationshipId subject,
            List<Change> changes,
            @Nullable String note) implements RelationshipEvent {}

    record RelationshipPutUnderRevision(
            RelationshipId subject,
            List<Change> changes,
            @Nullable String note) implements RelationshipEvent {}

    record RelationshipMadeDormant(
            RelationshipId subject,
            List<Change> changes,
            @Nullable String note) implements RelationshipEvent {}

    record RelationshipEnded(
            RelationshipId subject,
            List<Change> changes,
            @Nullable String note) implements RelationshipEvent {}

    record NoticeGiven(
            RelationshipId subject,
            List<Change> changes,
            @Nullable String note) implements RelationshipEvent {}

    record AppointmentOpened(RelationshipId subject, List<Change> changes) implements RelationshipEvent {}

    record OfficerNominated(RelationshipId subject, List<Change> changes) implements RelationshipEvent {}

    record OfficerAppointed(RelationshipId subject, List<Change> changes) implements RelationshipEvent {}

    record AppointmentEnded(
            RelationshipId subject,
            List<Change> changes,
            @Nullable String note) implements RelationshipEvent {}

    record WorkAreaProposed(WorkAreaId subject, List<Change> changes) implements RelationshipEvent {}

    record WorkAreaAgreed(WorkAreaId subject, List<Change> changes) implements RelationshipEvent {}

    record NewWorkAnnounced(NewWorkNoticeId subject, List<Change> changes) implements RelationshipEvent {}

    record NewWorkAnswered(
            NewWorkNoticeId subject,
            List<Change> changes,
            @Nullable String note) implements RelationshipEvent {}

    record NewWorkClosed(NewWorkNoticeId subject, String note) implements RelationshipEvent {}

    record RepresentativeInvited(InvitationId subject, List<Change> changes) implements RelationshipEvent {}

    record InvitationAccepted(InvitationId subject, List<Change> changes) implements RelationshipEvent {}

    record InvitationDeclined(InvitationId subject, String note) implements RelationshipEvent {}

    record InvitationWithdrawn(InvitationId subject, String note) implements RelationshipEvent {}

    record MeetingReported(InvitationId subject) implements RelationshipEvent {}
}
