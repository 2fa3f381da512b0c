package org.sdohub.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Step;

/**
 * A standards body or another that takes part (domain.md 1).
 *
 * @param website null where none is known
 * @param profiles its rules, each valid from a day until the next one's, oldest first; never empty
 */
public record Organization(
        OrganizationId id,
        long version,
        Acronym acronym,
        String name,
        Kind kind,
        State state,
        @Nullable String website,
        List<Profile> profiles)
        implements Entity {

    public enum Kind {
        SDO,
        CONSORTIUM,
        FORUM,
        REGISTRY,
        GOVERNMENT
    }

    /** A dissolved or merged organization takes no new statement. */
    public enum State {
        ACTIVE,
        MERGED,
        DISSOLVED
    }

    public Organization {
        profiles = profiles.stream()
                .sorted(Comparator.comparing(Profile::validFrom))
                .toList();
        if (profiles.isEmpty()) {
            throw new IllegalArgumentException("an organization always has rules");
        }
    }

    /** @param website null for none */
    public record Details(
            Acronym acronym,
            String name,
            Kind kind,
            State state,
            @Nullable String website) {}

    public static Step<Organization> founded(
            OrganizationId id, Details details, Profile profile, @Nullable Office capacity) {
        var next = new Organization(
                id, 1, details.acronym, details.name, details.kind, details.state, details.website, List.of(profile));
        return Step.of(next, capacity, new OrganizationEvent.OrganizationCreated(id, details.acronym.value()));
    }

    public Step<Organization> edited(Details details, @Nullable Office capacity) {
        List<Change> changes = new ArrayList<>();
        note(changes, "acronym", acronym.value(), details.acronym.value());
        note(changes, "name", name, details.name);
        note(changes, "kind", kind.name(), details.kind.name());
        note(changes, "state", state.name(), details.state.name());
        note(changes, "website", website, details.website);
        var next = new Organization(
                id, version + 1, details.acronym, details.name, details.kind, details.state, details.website, profiles);
        return Step.of(next, capacity, new OrganizationEvent.OrganizationEdited(id, changes));
    }

    /** The profile replaces one that begins on the same day; others stay, so what was the rule then stays known. */
    public Step<Organization> ruledBy(Profile profile, @Nullable Office capacity) {
        List<Profile> kept = new ArrayList<>(profiles);
        kept.removeIf(other -> other.validFrom().equals(profile.validFrom()));
        kept.add(profile);
        var next = new Organization(id, version + 1, acronym, name, kind, state, website, kept);
        var change = new Change("profile", null, "from " + profile.validFrom());
        return Step.of(next, capacity, new OrganizationEvent.OrganizationEdited(id, List.of(change)));
    }

    /** The rules in force on a day; before the first profile begins, the first one. */
    public Profile profileOn(LocalDate day) {
        Profile inForce = profiles.getFirst();
        for (Profile profile : profiles) {
            if (!profile.validFrom().isAfter(day)) {
                inForce = profile;
            }
        }
        return inForce;
    }

    static void note(List<Change> changes, String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(field, before, after));
        }
    }
}
