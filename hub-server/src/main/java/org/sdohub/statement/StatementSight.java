package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Scope;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Grant;
import org.sdohub.kernel.Grant.Reach;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Profile.GateKind;
import org.sdohub.organization.Profile.Visibility;

/** Who may see what of a statement, on every path. */
@Singleton
public class StatementSight {

    /** They belong to no organization; a program with the scope reads as if it did, but never what is not posted. */
    private static final Set<Office.Kind> NO_MEMBERS = EnumSet.of(Office.Kind.HUB_ADMIN, Office.Kind.SERVICE);

    private final Bodies bodies;

    StatementSight(Bodies bodies) {
        this.bodies = bodies;
    }

    /** As it may be shown to this actor; empty where it may not be seen at all. */
    public Optional<Statement> shown(Statement statement, Actor actor, Instant now) {
        return shown(statement, viewer(actor, now));
    }

    public Optional<Statement> shown(Statement statement, Viewer viewer) {
        if (!audience(statement).includes(viewer)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (statement) {
                    case Statement.Withdrawn withdrawn ->
                        seesInside(statement, viewer) ? withdrawn : withdrawn.asNotice();
                    case Statement.Posted posted ->
                        !posted.letter().hidesSomething() || seesInside(statement, viewer)
                                ? posted
                                : posted.withoutHidden();
                    case Statement.Draft draft -> draft;
                    case Statement.Pending pending -> pending;
                    case Statement.Abandoned abandoned -> abandoned;
                });
    }

    /** Whether the actor may read the way to publication and what was withdrawn: those who could before posting. */
    public boolean seesInside(Statement statement, Actor actor, Instant now) {
        return seesInside(statement, viewer(actor, now));
    }

    /** Whether this may be read in the history of a statement that the actor may see, and told as it happens. */
    public boolean tells(HubEvent event, Statement statement, Actor actor, Instant now) {
        return StatementEvent.isPublic(event.type())
                || !StatementEvent.INNER.contains(event.type()) && seesInside(statement, actor, now);
    }

    /** Whether who holds such an office belongs to the organization. */
    static boolean makesMember(Office.Kind kind) {
        return !NO_MEMBERS.contains(kind);
    }

    private boolean seesInside(Statement statement, Viewer viewer) {
        return inside(statement).includes(viewer);
    }

    /** Who may know that it is there, in a list or by its number. */
    public Audience audience(Statement statement) {
        return switch (statement.state()) {
            case DRAFT, PENDING, ABANDONED ->
                new Audience(false, statement.origin().unconfirmed() ? List.of() : insiders(statement));
            case POSTED, WITHDRAWN ->
                statement.origin().visibility() == Visibility.PUBLIC
                        ? new Audience(true, List.of())
                        : new Audience(false, members(statement));
        };
    }

    /** Who may read the way to publication and what was withdrawn: the marks of those of {@link #seesInside}. */
    public Audience inside(Statement statement) {
        return new Audience(false, insiders(statement));
    }

    private List<String> members(Statement statement) {
        Envelope envelope = statement.letter().envelope();
        Set<String> marks = new HashSet<>(insiders(statement));
        Set<BodyId> parties = new HashSet<>(envelope.from());
        parties.addAll(envelope.addressees());
        parties.addAll(envelope.cc());
        statement.handlings().forEach(one -> parties.add(one.body()));
        parties.forEach(
                party -> marks.add("member@" + lineage(party).organization().text()));
        return marks.stream().sorted().toList();
    }

    private List<String> insiders(Statement statement) {
        Id relationship = statement.origin().relationship();
        Set<String> marks = new HashSet<>();
        statement.origin().editors().forEach(editor -> marks.add(editor.text()));
        for (BodyId from : statement.letter().envelope().from()) {
            mark(marks, StatementAccess.READ_UNPOSTED.rows(), from, relationship);
        }
        if (statement.origin().outsider() != null) {
            // Whoever returned it can look at it again, and at who wrote it.
            statement
                    .letter()
                    .envelope()
                    .addressees()
                    .forEach(to -> mark(marks, StatementAccess.MODERATE.rows(), to, relationship));
        }
        for (Gate gate : statement.gates()) {
            markHolders(marks, gate, statement, relationship);
        }
        return marks.stream().sorted().toList();
    }

    /** A gate's holders may look while it is open; what waits in MODERATION is the receiving side's to see. */
    private void markHolders(Set<String> marks, Gate gate, Statement statement, @Nullable Id relationship) {
        if (!gate.open()) {
            return;
        }
        if (gate.kind() != GateKind.MODERATION) {
            mark(marks, gate.grants(), gate.body(), relationship);
            return;
        }
        for (BodyId to : statement.letter().envelope().addressees()) {
            mark(marks, gate.grants(), to, relationship);
        }
    }

    /** Adds who may by these rows: the marks that they carry. */
    void mark(Set<String> marks, List<Grant> rows, BodyId body, @Nullable Id relationship) {
        Lineage on = lineage(body);
        for (Grant row : rows) {
            row.kinds()
                    .forEach(kind -> mark(kind, row.reach(), on, relationship).ifPresent(marks::add));
        }
    }

    private static Optional<String> mark(Office.Kind kind, Reach reach, Lineage on, @Nullable Id relationship) {
        return switch (reach) {
            case BODY -> Optional.of(at(kind, on.body()));
            case BODY_OR_ABOVE -> Optional.of(over(kind, on.body()));
            case ORGANIZATION -> Optional.of(at(kind, on.organization()));
            case RELATIONSHIP ->
                relationship == null ? Optional.empty() : Optional.of(at(kind, on.organization(), relationship));
            case HUB -> Optional.empty();
        };
    }

    /** What the actor carries now; an ended office carries nothing. */
    public Viewer viewer(Actor actor, Instant now) {
        if (!actor.signedIn()) {
            return Viewer.PUBLIC;
        }
        Set<String> marks = new HashSet<>();
        if (actor.person() != null) {
            marks.add(actor.person().text());
        }
        Bodies.Tree tree = bodies.tree();
        boolean reading = Scope.STATEMENTS_READ.heldBy(actor);
        actor.officesAt(now).stream()
                .filter(office -> reading && office.kind() == Office.Kind.SERVICE)
                .forEach(office -> carryMember(marks, office.body(), tree));
        actor.officesAt(now).forEach(office -> carry(marks, office, tree));
        return new Viewer(marks);
    }

    private static void carryMember(Set<String> marks, @Nullable BodyId body, Bodies.Tree tree) {
        if (body != null && tree.knows(body)) {
            marks.add("member@" + tree.lineage(body).organization().text());
        }
    }

    private static void carry(Set<String> marks, Office office, Bodies.Tree tree) {
        BodyId body = office.body();
        if (body == null || NO_MEMBERS.contains(office.kind()) || !tree.knows(body)) {
            return;
        }
        carryMember(marks, body, tree);
        if (office.matter() != null) {
            marks.add(at(office.kind(), body, office.matter()));
        }
        marks.add(at(office.kind(), body));
        Collection<BodyId> under = reachesDown(office.kind()) ? tree.withAllBelow(body) : List.of();
        under.forEach(below -> marks.add(over(office.kind(), below)));
    }

    /** Only some kinds of office count for the bodies below; the others need not be spelled out for each. */
    private static boolean reachesDown(Office.Kind kind) {
        return kind != Office.Kind.LIAISON_MANAGER
                && kind != Office.Kind.DELEGATE
                && kind != Office.Kind.REPRESENTATIVE;
    }

    private static String at(Office.Kind kind, BodyId body) {
        return kind + "@" + body.text();
    }

    private static String at(Office.Kind kind, BodyId body, Id matter) {
        return kind + "@" + body.text() + "/" + matter.text();
    }

    private static String over(Office.Kind kind, BodyId body) {
        return kind + ">" + body.text();
    }

    private Lineage lineage(BodyId body) {
        return bodies.tree().lineage(body);
    }
}
