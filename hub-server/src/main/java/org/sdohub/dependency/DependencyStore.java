package org.sdohub.dependency;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Store;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.WorkAreaId;
import org.sdohub.specification.SpecificationId;

/** Expect more than 100,000: every list is served by an index. */
public interface DependencyStore extends Store<DependencyId, Dependency> {

    /**
     * What null and empty leave out asks for nothing.
     *
     * @param from the specification that depends, in any version
     * @param to the specification that is depended on, in any version
     * @param neededBefore those that are needed before this day
     * @param body responsible on either side
     * @param owner responsible where it is needed
     * @param healths as the hub last noticed, which is moments ago or at the day's beginning
     * @param neededFrom those that are needed on this day or later
     * @param workArea as the hub last noticed: one of whose groups is responsible on either side, or one of whose
     *     specifications stands at an end, in its own relationship
     */
    record Filter(
            Set<Dependency.State> states,
            Set<Dependency.Kind> kinds,
            @Nullable RelationshipId relationship,
            @Nullable OrganizationId side,
            @Nullable SpecificationId from,
            @Nullable SpecificationId to,
            @Nullable LocalDate neededBefore,
            @Nullable BodyId body,
            @Nullable BodyId owner,
            Set<Health.State> healths,
            @Nullable LocalDate neededFrom,
            @Nullable WorkAreaId workArea) {

        public Filter {
            states = Set.copyOf(states);
            kinds = Set.copyOf(kinds);
            healths = Set.copyOf(healths);
        }
    }

    enum Order {
        /** The earliest first, those without a date last. */
        NEEDED_BY,
        /** The last declared first. */
        NEWEST
    }

    /** @param sight of the reader: nothing else, also in the total */
    Page<Dependency> page(Filter filter, DependencySight sight, Order order, Page.Request request);

    /** All live ones of one direction, whoever may read them. */
    List<Dependency> live(RelationshipId relationship, OrganizationId side);

    /** All live ones for which any of these is responsible on either side, whoever may read them. */
    List<Dependency> liveOf(Collection<? extends BodyId> bodies);

    /**
     * All live ones, whoever may read them, in one order that stays: at most so many that come after this one.
     *
     * @param after null for the first ones
     */
    List<Dependency> liveAfter(@Nullable DependencyId after, int max);

    /** All that have this specification at either end, dropped ones too. */
    List<Dependency> touching(SpecificationId specification);

    /**
     * When to look at a dependency's health again; an index beside it, kept without an event since nothing has happened.
     *
     * @param restsOn when one of these changes
     * @param turnsOn on this day; null where no day turns it
     * @param areas the work areas that it belongs to
     * @param asOf the number of the newest event that was known when this was found out
     */
    record Watch(Set<SpecificationId> restsOn, @Nullable LocalDate turnsOn, Set<WorkAreaId> areas, long asOf) {
        public Watch {
            restsOn = Set.copyOf(restsOn);
            areas = Set.copyOf(areas);
        }
    }

    /** Leaves out what somebody who knew more has noted already. One round trip. */
    void watch(Map<DependencyId, Watch> watches);

    /** Those to look at when any of these changes. One round trip. */
    Set<DependencyId> restingOn(Collection<SpecificationId> changed);

    /** Live ones of these relationships. One round trip. */
    Set<DependencyId> liveIn(Collection<RelationshipId> relationships);

    /** Those to look at on that day or earlier, in any order. */
    Set<DependencyId> turningBy(LocalDate day, int max);
}
