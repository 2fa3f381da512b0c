package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sdohub.dependency.Dependencies;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.DependencyListId;
import org.sdohub.dependency.DependencyLists;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Id;
import org.sdohub.relationship.WorkAreaId;
import org.sdohub.relationship.WorkAreas;
import org.sdohub.specification.EnablerReleaseId;
import org.sdohub.specification.EnablerReleaseStore;

/** Dependencies, lists of them, releases and work areas: each room says what may be seen of its own. */
@Singleton
class VisibleReferents implements Referents {

    private final Dependencies dependencies;
    private final DependencyLists lists;
    private final EnablerReleaseStore releases;
    private final WorkAreas workAreas;

    VisibleReferents(
            Dependencies dependencies, DependencyLists lists, EnablerReleaseStore releases, WorkAreas workAreas) {
        this.dependencies = dependencies;
        this.lists = lists;
        this.releases = releases;
        this.workAreas = workAreas;
    }

    @Override
    public Set<Id> seen(Collection<Id> wanted, Actor actor, Instant now) {
        Set<Id> seen = new HashSet<>();
        if (wanted.isEmpty()) {
            return seen;
        }
        seen.addAll(
                dependencies.visible(of(DependencyId.class, wanted), actor, now).keySet());
        seen.addAll(
                lists.visible(of(DependencyListId.class, wanted), actor, now).keySet());
        seen.addAll(releases.findAll(of(EnablerReleaseId.class, wanted)).keySet());
        seen.addAll(workAreas.visible(of(WorkAreaId.class, wanted), actor, now).keySet());
        return seen;
    }

    private static <I extends Id> List<I> of(Class<I> kind, Collection<Id> wanted) {
        return wanted.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
