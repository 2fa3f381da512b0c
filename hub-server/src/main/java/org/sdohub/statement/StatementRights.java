package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Scope;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Grant;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Profile.GateKind;

/**
 * Asks {@link StatementAccess} for the right body: who may what on this statement, and in which capacity. Acts and
 * {@code viewerCan...} ask here and nowhere else.
 */
@Singleton
public class StatementRights {

    private final Bodies bodies;

    StatementRights(Bodies bodies) {
        this.bodies = bodies;
    }

    /** A right that is had: by an office, or, where the office is null, as this very person. */
    public record Right(@Nullable Office capacity) {}

    /** Whether the actor may draft and submit for this body. */
    public Optional<Right> drafting(Actor actor, Instant now, BodyId from, @Nullable Id relationship) {
        return right(draftingRow(from, now).to(actor, now, lineage(from), relationship));
    }

    StatementAccess draftingRow(BodyId from, Instant now) {
        if (!(from instanceof GroupId)) {
            return StatementAccess.DRAFT_FOR_ORGANIZATION;
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return bodies.tree().organizationOf(from).profileOn(today).managersOnlyConvey()
                ? StatementAccess.DRAFT_FOR_GROUP_WITHOUT_MANAGERS
                : StatementAccess.DRAFT_FOR_GROUP;
    }

    /** Who may draft for one of the sending bodies may edit, submit, revise, and decide on a proposed deadline. */
    public Optional<Right> draftingFor(Actor actor, Instant now, Statement statement) {
        return any(senders(statement), from -> drafting(actor, now, from, relationship(statement)));
    }

    public Optional<Right> editing(Actor actor, Instant now, Statement statement) {
        return asEditor(actor, statement).or(() -> draftingFor(actor, now, statement));
    }

    public Optional<Right> abandoning(Actor actor, Instant now, Statement statement) {
        return asEditor(actor, statement)
                .or(() -> ofAny(StatementAccess.ABANDON, actor, now, senders(statement), relationship(statement)));
    }

    private static Optional<Right> asEditor(Actor actor, Statement statement) {
        boolean editor = actor.person() != null && statement.origin().editors().contains(actor.person());
        return editor ? Optional.of(new Right(null)) : Optional.empty();
    }

    /** By right of the gate's own office; see {@link #proxying}. */
    public Optional<Right> passing(Actor actor, Instant now, Gate gate, Statement statement) {
        List<BodyId> asked = gate.kind() == GateKind.MODERATION ? addressees(statement) : List.of(gate.body());
        return any(asked, body -> right(find(gate.grants(), actor, now, body, relationship(statement))));
    }

    /** A secretariat or coordinator may pass an approval in the name of the approver. */
    public Optional<Right> proxying(Actor actor, Instant now, Gate gate, Statement statement) {
        return gate.kind() == GateKind.APPROVAL
                ? right(StatementAccess.APPROVE_BY_PROXY.to(actor, now, lineage(gate.body()), relationship(statement)))
                : Optional.empty();
    }

    public Optional<Right> withdrawing(Actor actor, Instant now, Statement statement) {
        return ofAny(StatementAccess.WITHDRAW, actor, now, senders(statement), relationship(statement));
    }

    public Optional<Right> hidingAttachments(Actor actor, Instant now, Statement statement) {
        return ofAny(StatementAccess.HIDE_ATTACHMENT, actor, now, senders(statement), relationship(statement));
    }

    public Optional<Right> changingContacts(Actor actor, Instant now, Statement statement) {
        return ofAny(StatementAccess.CHANGE_CONTACTS, actor, now, senders(statement), relationship(statement));
    }

    public Optional<Right> replying(Actor actor, Instant now, Handling handling, Statement statement) {
        return onHandling(StatementAccess.REPLY, actor, now, handling, statement);
    }

    public Optional<Right> handling(Actor actor, Instant now, Handling handling, Statement statement) {
        return onHandling(StatementAccess.HANDLE, actor, now, handling, statement);
    }

    public Optional<Right> redirecting(Actor actor, Instant now, Handling handling, Statement statement) {
        return right(StatementAccess.REDIRECT.to(actor, now, lineage(handling.body()), relationship(statement)));
    }

    public Optional<Right> archiving(Actor actor, Instant now, Statement statement) {
        return any(statement.handlings(), one -> handling(actor, now, one, statement));
    }

    public Optional<Right> namingLead(Actor actor, Instant now, Statement statement) {
        return ofAny(StatementAccess.NAME_LEAD, actor, now, addressees(statement), relationship(statement));
    }

    /** For an exchange that happened elsewhere, known by its parties only. */
    public Optional<Right> recording(
            Actor actor, Instant now, List<BodyId> from, List<BodyId> to, @Nullable Id relationship) {
        return ofAny(StatementAccess.RECORD, actor, now, to, relationship)
                .or(() -> ofAny(StatementAccess.RECORD_FOR_THE_OTHER_SIDE, actor, now, from, relationship))
                .or(() -> ofAny(StatementAccess.RECORD_PAST, actor, now, from, relationship))
                .or(() -> Scope.STATEMENTS_FILE.heldBy(actor)
                        ? ofAny(StatementAccess.RECORD_BY_PROGRAM, actor, now, parties(from, to), relationship)
                        : Optional.empty());
    }

    private static List<BodyId> parties(List<BodyId> from, List<BodyId> to) {
        return Stream.concat(from.stream(), to.stream()).toList();
    }

    private Optional<Right> onHandling(
            StatementAccess row, Actor actor, Instant now, Handling handling, Statement statement) {
        return right(row.to(actor, now, lineage(handling.body()), relationship(statement)))
                .or(() -> asAssignee(actor, now, handling.assignee()));
    }

    private static Optional<Right> asAssignee(Actor actor, Instant now, Handling.@Nullable Assignee assignee) {
        if (assignee == null) {
            return Optional.empty();
        }
        if (assignee.person() != null) {
            return assignee.person().equals(actor.person()) ? Optional.of(new Right(null)) : Optional.empty();
        }
        return right(actor.officesAt(now).stream()
                .filter(office ->
                        office.kind() == assignee.office() && assignee.body().equals(office.body()))
                .filter(office -> office.kind() != Office.Kind.SERVICE)
                .findFirst());
    }

    private Optional<Right> ofAny(
            StatementAccess row, Actor actor, Instant now, List<BodyId> of, @Nullable Id relationship) {
        return any(of, body -> right(row.to(actor, now, lineage(body), relationship)));
    }

    private Optional<Office> find(List<Grant> rows, Actor actor, Instant now, BodyId on, @Nullable Id relationship) {
        return Grant.find(
                rows,
                actor,
                now,
                lineage(on),
                relationship == null ? java.util.Set.of() : java.util.Set.of(relationship));
    }

    private static <T> Optional<Right> any(Collection<T> of, Function<T, Optional<Right>> ask) {
        return of.stream().map(ask).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Right> right(Optional<Office> office) {
        return office.map(Right::new);
    }

    private Lineage lineage(BodyId body) {
        return bodies.tree().lineage(body);
    }

    private static List<BodyId> senders(Statement statement) {
        return statement.letter().envelope().from();
    }

    /** Those that the sender named and those that it was redirected to. */
    private static List<BodyId> addressees(Statement statement) {
        List<BodyId> handled =
                statement.handlings().stream().map(Handling::body).toList();
        return handled.isEmpty() ? statement.letter().envelope().addressees() : handled;
    }

    private static @Nullable Id relationship(Statement statement) {
        return statement.origin().relationship();
    }

    static Refused refused(StatementAccess row) {
        return new Refused(refusal(row));
    }

    static Refusal refusal(StatementAccess row) {
        return Refusal.notAllowed("STATEMENT_ACT_NOT_ALLOWED", "You may not do this; these may: " + row.who() + ".");
    }
}
