package org.sdohub.identity;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;

/** Client programs: who may open one, for whom, and for what. */
@Singleton
public class Programs {

    /** @param organization null for a program of the hub as a whole */
    public record Opening(
            Username username, String name, @Nullable OrganizationId organization, Set<String> scopes) {}

    /** No hash looks like this. */
    private static final String NO_PASSWORD = "none";

    private final ProgramStore store;
    private final AccountStore accounts;
    private final Bodies bodies;
    private final AuditLog audit;

    Programs(ProgramStore store, AccountStore accounts, Bodies bodies, AuditLog audit) {
        this.store = store;
        this.accounts = accounts;
        this.bodies = bodies;
        this.audit = audit;
    }

    /** A repeat with the same receipt gives the program that the first one made. */
    public Program open(Act act, Opening opening) {
        refuseUnlessKept(act, opening.organization);
        refuseWrong(opening);
        ProgramId id = new ProgramId(act.newId());
        Optional<Program> earlier = act.receipt() == null ? Optional.empty() : Optional.ofNullable(find(id));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Program program = store.open(account(id, act, opening), opening.organization);
        audit.done(act, "ProgramOpened", id, program.organization());
        return program;
    }

    private static Account account(ProgramId id, Act act, Opening opening) {
        return new Account(
                id.account(),
                1,
                opening.username,
                opening.name,
                Account.Kind.SERVICE,
                null,
                null,
                false,
                opening.scopes,
                NO_PASSWORD,
                null,
                false,
                act.at(),
                act.at(),
                null);
    }

    private void refuseWrong(Opening opening) {
        boolean ofHub = opening.organization == null;
        new Problems()
                .addIf(
                        !Scope.WORDS.containsAll(opening.scopes),
                        () -> Refusal.invalid(
                                "IDENTITY_SCOPE_UNKNOWN",
                                "These are the scopes: " + String.join(", ", new TreeSet<>(Scope.WORDS)) + ".",
                                "scopes"))
                .addIf(
                        opening.scopes.isEmpty(),
                        () -> Refusal.invalid(
                                "IDENTITY_SCOPE_MISSING", "A program without scopes could do nothing.", "scopes"))
                .addIf(
                        ofHub && opening.scopes.contains(Scope.STATEMENTS_READ.word()),
                        () -> Refusal.invalid(
                                "IDENTITY_SCOPE_OF_ORGANIZATIONS",
                                "With statements:read a program reads what members of its organization read: say of which.",
                                "scopes"))
                .addIf(
                        !ofHub && opening.scopes.contains(Scope.CATALOGUE_IMPORT.word()),
                        () -> Refusal.invalid(
                                "IDENTITY_SCOPE_OF_HUB",
                                "A catalogue holds things of many organizations: only a program of the hub imports it.",
                                "scopes"))
                .refuseIfAny();
    }

    /** Ends all its tokens at once, for ever. */
    public Program close(Act act, ProgramId id) {
        Program program = kept(act, id);
        Account account = accounts.find(id.account()).orElseThrow(Programs::unknown);
        if (program.closed()) {
            throw new Refused(Refusal.broken("IDENTITY_PROGRAM_CLOSED", "This program is closed already."));
        }
        accounts.save(account.disable(act.at()));
        audit.done(act, "ProgramClosed", id, program.organization());
        return Program.of(account.disable(act.at()), program.organization());
    }

    /** Who may do nothing with it is not told that it exists. */
    Program kept(Act act, ProgramId id) {
        return Optional.ofNullable(visible(List.of(id), act.actor(), act.at()).get(id))
                .orElseThrow(Programs::unknown);
    }

    static Refused unknown() {
        return new Refused(Refusal.notFound("IDENTITY_PROGRAM_UNKNOWN", "There is no such program.", "id"));
    }

    private void refuseUnlessKept(Act act, @Nullable OrganizationId of) {
        boolean known = of == null || bodies.tree().knows(of);
        if (!known || ProgramAccess.KEEP_PROGRAMS.to(act.actor(), act.at(), of).isEmpty()) {
            throw ProgramAccess.KEEP_PROGRAMS.refused();
        }
    }

    @Nullable
    Program find(ProgramId id) {
        return store.findAll(List.of(id)).get(id);
    }

    /** Those that the actor keeps. */
    public Map<ProgramId, Program> visible(Collection<ProgramId> ids, Actor actor, Instant now) {
        Map<ProgramId, Program> found = new HashMap<>(store.findAll(ids));
        found.values().removeIf(program -> !keeps(actor, now, program));
        return found;
    }

    /** Those that the actor keeps, by username. */
    public Page<Program> page(Actor actor, Instant now, Page.Request request) {
        List<Program> all =
                store.all().stream().filter(one -> keeps(actor, now, one)).toList();
        return Page.of(all, one -> one.username().key(), request);
    }

    private static boolean keeps(Actor actor, Instant now, Program program) {
        return ProgramAccess.KEEP_PROGRAMS
                .to(actor, now, program.organization())
                .isPresent();
    }
}
