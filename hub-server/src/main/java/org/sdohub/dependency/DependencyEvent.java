package org.sdohub.dependency;

import java.util.List;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.HubEvent.Change;

/** What happened to dependencies and the lists of them. */
public sealed interface DependencyEvent extends HubEvent.Fact {

    record DependencyDeclared(DependencyId subject, List<Change> changes) implements DependencyEvent {}

    record DependencyEdited(DependencyId subject, List<Change> changes) implements DependencyEvent {}

    /** What the body that demands it was told of the reference, by item. */
    record DependencyJustified(DependencyId subject, List<Change> changes) implements DependencyEvent {}

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

    /** One side said how often lists shall come; the other has not yet. */
    record DependencyListRhythmProposed(ListRhythmId subject, List<Change> changes) implements DependencyEvent {}

    record DependencyListRhythmAgreed(ListRhythmId subject, List<Change> changes) implements DependencyEvent {}

    /** The day on which a list was due has passed without one. */
    record DependencyListOverdue(ListRhythmId subject, List<Change> changes) implements DependencyEvent {}

    /** The changes count what was added, changed and removed. */
    record DependencyListImported(ListImportId subject, List<Change> changes) implements DependencyEvent {}

    /** All that the text said is so now. */
    record DependencyListImportCarriedOut(ListImportId subject) implements DependencyEvent {}
}
