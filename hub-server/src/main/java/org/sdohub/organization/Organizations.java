package org.sdohub.organization;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Profile.Rung;

@Singleton
public class Organizations {

    private final OrganizationStore store;

    Organizations(OrganizationStore store) {
        this.store = store;
    }

    public Organization create(Act act, Organization.Details details, Profile profile) {
        Office capacity = OrganizationAccess.CREATE_ORGANIZATION
                .forHub(act.actor(), act.at())
                .orElseThrow(() -> refused(OrganizationAccess.CREATE_ORGANIZATION));
        var id = new OrganizationId(act.newId());
        return store.save(Organization.founded(id, details, profile, capacity), act);
    }

    public Organization edit(Act act, OrganizationId id, @Nullable Long expectedVersion, Organization.Details details) {
        return change(act, id, expectedVersion, (found, capacity) -> found.edited(details, capacity));
    }

    public Organization setProfile(Act act, OrganizationId id, @Nullable Long expectedVersion, Profile profile) {
        return change(act, id, expectedVersion, (found, capacity) -> found.ruledBy(profile, capacity));
    }

    /**
     * Other rules from a day on. What held until then stays known, so nothing changes for days that have passed.
     *
     * @param change from the rules that would hold on that day
     */
    public Organization ruleFrom(
            Act act, OrganizationId id, @Nullable Long expectedVersion, LocalDate day, UnaryOperator<Profile> change) {
        return change(act, id, expectedVersion, (found, capacity) -> {
            Problems problems = new Problems();
            Profile profile = change.apply(found.profileOn(day));
            problems.addIf(
                    day.isBefore(LocalDate.ofInstant(act.at(), ZoneOffset.UTC)),
                    () -> Refusal.invalid("PROFILE_DAY_PAST", "Rules that have held stay as they were.", "validFrom"));
            problems.addIf(
                    profile.purposes().isEmpty(),
                    () -> Refusal.invalid("PROFILE_WITHOUT_PURPOSE", "Name at least one purpose.", "purposes"));
            long distinct = profile.purposes().stream()
                    .map(Profile.PurposeRule::purpose)
                    .distinct()
                    .count();
            problems.addIf(
                    distinct != profile.purposes().size(),
                    () -> Refusal.invalid("PROFILE_PURPOSE_TWICE", "Name each purpose once.", "purposes"));
            List<Rung> ladder = profile.ladder();
            problems.addIf(
                    !ladder.equals(found.profileOn(day).ladder()) && !Rung.climbs(ladder),
                    () -> new Refusal.Invalid(
                            "PROFILE_LADDER_MALFORMED",
                            "These steps are no ladder.",
                            List.of("ladder"),
                            "Name 1 to 50 steps, each once in 1 to 100 characters, the lowest on the common scale first."));
            problems.refuseIfAny();
            return found.ruledBy(profile, capacity);
        });
    }

    private Organization change(
            Act act,
            OrganizationId id,
            @Nullable Long expectedVersion,
            BiFunction<Organization, Office, Step<Organization>> rule) {
        return store.change(id, act, expectedVersion, found -> {
            Organization organization = found.orElseThrow(() -> new Refused(unknown()));
            return rule.apply(organization, mayEdit(act, id));
        });
    }

    private static Office mayEdit(Act act, OrganizationId id) {
        return editing(act.actor(), act.at(), id).orElseThrow(() -> refused(OrganizationAccess.EDIT_ORGANIZATION));
    }

    /** The office by which the actor may edit it, also asked by {@code viewerCanEdit}. */
    public static Optional<Office> editing(org.sdohub.kernel.Actor actor, Instant now, OrganizationId id) {
        return OrganizationAccess.EDIT_ORGANIZATION.to(actor, now, new Lineage(id, id, List.of()));
    }

    public Page<Organization> page(OrganizationStore.Filter filter, Page.Request request) {
        return store.page(filter, request);
    }

    static Refusal unknown() {
        return Refusal.notFound("ORGANIZATION_UNKNOWN", "There is no such organization.", "id");
    }

    static Refused refused(OrganizationAccess row) {
        return new Refused(
                Refusal.notAllowed("ORGANIZATION_ACT_NOT_ALLOWED", "You may not do this: " + row.who() + " may."));
    }
}
