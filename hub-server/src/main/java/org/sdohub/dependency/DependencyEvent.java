package org.sdohub.dependency;

import java.util.List;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.HubEvent.Change;

/** What happened to dependencies and the lists of them. */
public sealed interface DependencyEvent extends HubEvent.Fact {

    record DependencyDeclared(DependencyId subject, List<Change> changes) implements DependencyEvent {}

    record DependencyEdited(DependencyId subject, List<Change> changes) implements DependencyEvent {}

    record DependencyDropped(DependencyId subject, String note) implements DependencyEvent {}

    /** A group that was responsible has ended. */
    record DependencyHandedOver(DependencyId subject, List<Change> changes) implements DependencyEvent {}

    /** Its relationship has ended. */
    record DependencyReleased(DependencyId subject, List<Change> changes) implements DependencyEvent {}

    /** A specification that it speaks of was opened to everybody, or closed. */
    record DependencyReadersChanged(DependencyId subject) implements DependencyEvent {}

    /** Something that it rests on changed, or a day passed; see {@link HealthChange}. */
    record DependencyHealthChanged(DependencyId subject, List<Change> changes) implements DependencyEvent {}

    record DependencyListPublished(DependencyListId subject, List<Change> changes) implements DependencyEvent {}

    /** Each change is an entry with what was said to it. */
    record DependencyListAcknowledged(DependencyListId subject, List<Change> changes) implements DependencyEvent {}
}
