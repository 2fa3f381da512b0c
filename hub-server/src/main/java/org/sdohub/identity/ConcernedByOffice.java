package org.sdohub.identity;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.organization.Bodies;

@Singleton
final class ConcernedByOffice implements Concerned {

    private static final String ORGANIZATION = "organization:";
    private static final String GROUP = "group:";

    private final Bodies bodies;
    private final AccountStore accounts;
    private final ProgramStore programs;
    private final List<OfficeSource> sources;

    ConcernedByOffice(Bodies bodies, AccountStore accounts, ProgramStore programs, List<OfficeSource> sources) {
        this.bodies = bodies;
        this.accounts = accounts;
        this.programs = programs;
        this.sources = List.copyOf(sources);
    }

    @Override
    public @Nullable OrganizationId by(HubEvent event) {
        OrganizationId owner = organization(body(event.subject()));
        if (owner != null) {
            return owner;
        }
        Office capacity = event.by().capacity();
        return capacity == null ? only(offices(event.by().person(), event.at())) : organization(capacity.body());
    }

    private static @Nullable BodyId body(String subject) {
        if (subject.startsWith(ORGANIZATION)) {
            return new OrganizationId(UUID.fromString(subject.substring(ORGANIZATION.length())));
        }
        return subject.startsWith(GROUP) ? new GroupId(UUID.fromString(subject.substring(GROUP.length()))) : null;
    }

    @Override
    public @Nullable OrganizationId by(Actor actor, Instant now) {
        return only(actor.officesAt(now));
    }

    @Override
    public @Nullable OrganizationId about(AccountId account, Instant now) {
        ProgramId id = new ProgramId(account.value());
        Program program = programs.findAll(List.of(id)).get(id);
        return program != null
                ? program.organization()
                : accounts.find(account)
                        .map(found -> only(offices(found.person(), now)))
                        .orElse(null);
    }

    private List<Office> offices(@Nullable PersonId person, Instant now) {
        return person == null
                ? List.of()
                : sources.stream()
                        .flatMap(source -> source.officesOf(person, now).stream())
                        .filter(office -> office.heldAt(now))
                        .toList();
    }

    /** Null for one without, and for one of several, of whom it cannot be told for which he acts. */
    private @Nullable OrganizationId only(Collection<Office> offices) {
        Set<OrganizationId> all = new HashSet<>();
        offices.stream()
                .map(office -> organization(office.body()))
                .filter(Objects::nonNull)
                .forEach(all::add);
        return all.size() == 1 ? all.iterator().next() : null;
    }

    private @Nullable OrganizationId organization(@Nullable BodyId body) {
        return body != null && bodies.tree().knows(body)
                ? bodies.tree().lineage(body).organization()
                : null;
    }
}
