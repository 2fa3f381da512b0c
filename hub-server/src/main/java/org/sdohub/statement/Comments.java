package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Bodies;
import org.sdohub.statement.Comment.StatementCommented;

/**
 * What people say about statements: everybody who has an office at a party may (access.md), in public once it is posted, or
 * within their organization.
 */
@Singleton
public class Comments {

    private final CommentStore store;
    private final StatementStore statements;
    private final StatementSight sight;
    private final Bodies bodies;

    Comments(CommentStore store, StatementStore statements, StatementSight sight, Bodies bodies) {
        this.store = store;
        this.statements = statements;
        this.sight = sight;
        this.bodies = bodies;
    }

    /**
     * @param withinOrganization only members of the commenter's organization may ever read it
     * @param as the organization for which it is said; null where the actor belongs to one party only
     */
    public Comment comment(
            Act act, StatementId id, String text, boolean withinOrganization, @Nullable OrganizationId as) {
        Statement statement = statements
                .find(id)
                .filter(one -> readsContent(one, act.actor(), act.at()))
                .orElseThrow(() -> new Refused(Statements.unknown()));
        OrganizationId organization = speaksFor(act, statement, as);
        refuseUnfit(statement, text, withinOrganization);
        Office office = officeIn(organization, act.actor(), act.at()).orElseThrow();
        Comment comment = new Comment(
                new CommentId(act.newId()),
                1,
                id,
                organization,
                withinOrganization,
                text.strip(),
                act.actor().name(),
                office.kind(),
                act.at());
        return store.save(Step.of(comment, office, StatementCommented.on(comment)), act);
    }

    /** Of a statement that is not posted everybody could read it one day who cannot read it now. */
    private static void refuseUnfit(Statement statement, String text, boolean withinOrganization) {
        Problems problems = new Problems();
        problems.addIf(text.isBlank(), () -> Refusal.invalid("COMMENT_TEXT_MISSING", "Say something.", "text"));
        problems.addIf(
                text.strip().length() > Comment.LONGEST,
                () -> Refusal.invalid(
                        "COMMENT_TOO_LONG", "A comment has at most " + Comment.LONGEST + " characters.", "text"));
        problems.addIf(
                !withinOrganization && statement.state() != Statement.State.POSTED,
                () -> new Refusal.Broken(
                        "COMMENT_NOT_YET_PUBLIC",
                        "Only a posted statement can be commented on in public.",
                        List.of("private"),
                        "Say it within your organization."));
        problems.refuseIfAny();
    }

    private OrganizationId speaksFor(Act act, Statement statement, @Nullable OrganizationId as) {
        Set<OrganizationId> own = commentingFor(act.actor(), act.at(), statement);
        if (own.isEmpty() || as != null && !own.contains(as)) {
            throw new Refused(Refusal.notAllowed(
                    "STATEMENT_ACT_NOT_ALLOWED",
                    "You may not do this; these may: everybody with an office at a party."));
        }
        if (as == null && own.size() > 1) {
            throw new Refused(new Refusal.Invalid(
                    "COMMENT_ORGANIZATION_UNCLEAR",
                    "You have offices at more than one party.",
                    List.of("organization"),
                    "Say for which organization you speak."));
        }
        return as == null ? own.iterator().next() : as;
    }

    /** Parties at which the actor has an office; none for who may not read what the statement says. */
    public Set<OrganizationId> commentingFor(Actor actor, Instant now, Statement statement) {
        if (!readsContent(statement, actor, now)) {
            return Set.of();
        }
        Set<OrganizationId> own = new LinkedHashSet<>(parties(statement));
        own.retainAll(organizations(actor, now));
        return own;
    }

    private Set<OrganizationId> parties(Statement statement) {
        Envelope envelope = statement.letter().envelope();
        Set<OrganizationId> parties = new LinkedHashSet<>();
        Stream.of(
                        envelope.from().stream(),
                        envelope.addressees().stream(),
                        envelope.cc().stream(),
                        statement.handlings().stream().map(Handling::body))
                .flatMap(part -> part)
                .filter(bodies.tree()::knows)
                .forEach(party -> parties.add(organization(party)));
        return parties;
    }

    private Set<OrganizationId> organizations(Actor actor, Instant now) {
        Set<OrganizationId> own = new LinkedHashSet<>();
        membershipsOf(actor, now).forEach(office -> own.add(organization(office.body())));
        return own;
    }

    private Optional<Office> officeIn(OrganizationId organization, Actor actor, Instant now) {
        return membershipsOf(actor, now)
                .filter(office -> organization(office.body()).equals(organization))
                .findFirst();
    }

    private Stream<Office> membershipsOf(Actor actor, Instant now) {
        return actor.officesAt(now).stream()
                .filter(office -> StatementSight.makesMember(office.kind()))
                .filter(office -> office.body() != null && bodies.tree().knows(office.body()));
    }

    private OrganizationId organization(@Nullable BodyId body) {
        return bodies.tree().lineage(java.util.Objects.requireNonNull(body)).organization();
    }

    /** Of a withdrawn statement most may read a notice only; what was said about its content goes with that. */
    private boolean readsContent(Statement statement, Actor actor, Instant now) {
        return sight.shown(statement, actor, now).isPresent()
                && (!(statement instanceof Statement.Withdrawn) || sight.seesInside(statement, actor, now));
    }

    /** By statement, oldest first: what this reader may read. Statements that may not be read have no entry. */
    public Map<StatementId, List<Comment>> of(Collection<StatementId> ids, Actor reader, Instant now) {
        List<StatementId> readable = readable(ids, reader, now);
        return readable.isEmpty() ? Map.of() : store.of(readable, organizations(reader, now));
    }

    private List<StatementId> readable(Collection<StatementId> ids, Actor reader, Instant now) {
        return statements.findAll(ids).values().stream()
                .filter(one -> readsContent(one, reader, now))
                .map(Statement::id)
                .toList();
    }

    /** Those of these that this reader may read. */
    public Map<CommentId, Comment> findAll(Collection<CommentId> ids, Actor reader, Instant now) {
        Map<CommentId, Comment> found = new HashMap<>(store.findAll(ids));
        List<StatementId> readable = readable(
                found.values().stream().map(Comment::statement).distinct().toList(), reader, now);
        Set<OrganizationId> own = organizations(reader, now);
        found.values()
                .removeIf(one -> !readable.contains(one.statement())
                        || one.withinOrganization() && !own.contains(one.organization()));
        return found;
    }
}
