package org.sdohub.specification;

import java.util.List;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.HubEvent.Change;

/** What happened to specifications and releases. */
public sealed interface SpecificationEvent extends HubEvent.Fact {

    record SpecificationCreated(SpecificationId subject, List<Change> changes) implements SpecificationEvent {}

    record SpecificationEdited(SpecificationId subject, List<Change> changes) implements SpecificationEvent {}

    /** Its group has ended. */
    record SpecificationHandedOver(SpecificationId subject, List<Change> changes) implements SpecificationEvent {}

    record SpecificationVersionAdded(SpecificationId subject, List<Change> changes) implements SpecificationEvent {}

    record SpecificationVersionEdited(SpecificationId subject, List<Change> changes) implements SpecificationEvent {}

    record EnablerReleaseCreated(EnablerReleaseId subject, List<Change> changes) implements SpecificationEvent {}

    record EnablerReleaseEdited(EnablerReleaseId subject, List<Change> changes) implements SpecificationEvent {}
}
