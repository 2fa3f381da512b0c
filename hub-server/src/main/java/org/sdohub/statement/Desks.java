package org.sdohub.statement;

import static org.sdohub.kernel.Grant.Reach.BODY;
import static org.sdohub.kernel.Grant.Reach.RELATIONSHIP;
import static org.sdohub.kernel.Grant.grant;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Grant;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Office.Kind;
import org.sdohub.organization.Profile.GateKind;
import org.sdohub.statement.Desk.Part;
import org.sdohub.statement.Desk.Place;

/** On whose desks a statement lies, told from the statement alone, in the words in which viewers carry their offices. */
@Singleton
public class Desks {

    /** Who sees to the post of a body, and to what nobody there has taken over. */
    private static final List<Grant> KEEPERS = List.of(
            grant(BODY, Kind.CHAIR, Kind.SECRETARY, Kind.SECRETARIAT, Kind.LIAISON_COORDINATOR),
            grant(RELATIONSHIP, Kind.LIAISON_MANAGER));

    private static final Set<Part> OF_HANDLING = EnumSet.of(Part.NEEDS_ME, Part.WAITING_FOR_THEM);
    private static final Set<Part> OF_GATES = EnumSet.of(Part.TO_APPROVE, Part.TRIAGE);
    private static final Set<Part> ON_THE_WAY = EnumSet.of(Part.DRAFTS, Part.TO_APPROVE, Part.TRIAGE);

    /** Where a statement comes to or goes from by an event of this type, besides all of handling. */
    private static final Map<String, Set<Part>> MOVED_BY = Map.ofEntries(
            Map.entry("StatementDrafted", EnumSet.of(Part.DRAFTS)),
            Map.entry("DraftEdited", EnumSet.of(Part.DRAFTS)),
            Map.entry("StatementTakenUp", EnumSet.of(Part.DRAFTS)),
            Map.entry("StatementSubmitted", ON_THE_WAY),
            Map.entry("GatePassed", OF_GATES),
            Map.entry("StatementReturned", ON_THE_WAY),
            Map.entry("StatementAbandoned", ON_THE_WAY),
            Map.entry("StatementPosted", EnumSet.complementOf(EnumSet.of(Part.DRAFTS))),
            Map.entry("PastStatementRecorded", OF_HANDLING),
            Map.entry("StatementRevised", OF_HANDLING),
            Map.entry("StatementRevisionWithdrawn", OF_HANDLING),
            Map.entry("StatementWithdrawn", OF_HANDLING));

    private final StatementSight sight;

    Desks(StatementSight sight) {
        this.sight = sight;
    }

    /** Of a person, with all that they hold now. */
    public Desk of(Actor actor, Instant now) {
        return actor.person() == null
                ? Desk.NONE
                : new Desk(sight.viewer(actor, now).marks());
    }

    /** Of one office alone. */
    public Desk of(Office office, Actor actor, Instant now) {
        Actor holder = new Actor(actor.account(), null, actor.name(), List.of(office), Set.of());
        return new Desk(sight.viewer(holder, now).marks());
    }

    /** Where it lies now. */
    public Set<Place> places(Statement statement) {
        return switch (statement.state()) {
            case DRAFT -> statement.origin().unconfirmed() ? Set.of() : own(Part.DRAFTS, statement);
            case PENDING -> gates(statement, Gate::open);
            case POSTED -> statement.archived() ? Set.of() : current(statement);
            case ABANDONED, WITHDRAWN -> Set.of();
        };
    }

    /** Which parts of this desk the event may have changed: where the statement lies, or lay before. */
    public Set<Part> moved(HubEvent event, Statement statement, Desk desk) {
        Set<Part> parts = movedBy(event.type());
        return parts.isEmpty()
                ? parts
                : everAt(statement).stream()
                        .filter(place -> parts.contains(place.part()))
                        .filter(place -> desk.marks().contains(place.mark()))
                        .map(Place::part)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }

    /** Empty for what changes nobody's desk. */
    public static Set<Part> movedBy(String type) {
        Set<Part> otherwise = StatementEvent.isHandling(type) ? OF_HANDLING : Set.of();
        return MOVED_BY.getOrDefault(type, otherwise);
    }

    private Set<Place> current(Statement statement) {
        Set<Place> places = new LinkedHashSet<>();
        if (statement instanceof Statement.Posted posted && posted.revised()) {
            return places;
        }
        statement.handlings().stream()
                .filter(one -> one.state().open())
                .forEach(one -> places.addAll(handling(one, statement)));
        if (!Due.owed(statement).isEmpty()) {
            places.addAll(own(Part.WAITING_FOR_THEM, statement));
        }
        return places;
    }

    /** Where it can have lain in its life, as far as it still tells. */
    private Set<Place> everAt(Statement statement) {
        Set<Place> places = gates(statement, any -> true);
        for (Handling handling : statement.handlings()) {
            places.addAll(handling(handling, statement));
            places.addAll(held(Part.NEEDS_ME, KEEPERS, List.of(handling.body()), statement));
        }
        places.addAll(own(Part.DRAFTS, statement));
        places.addAll(own(Part.WAITING_FOR_THEM, statement));
        if (statement.state() == Statement.State.DRAFT || statement.state() == Statement.State.ABANDONED) {
            places.addAll(formerGates(statement));
        }
        return places;
    }

    /**
     * What left the way to publication has no gates any more: those are told who can see it then. Nobody's editor wrote
     * what came in without login; it has waited for the receiving side.
     */
    private Set<Place> formerGates(Statement statement) {
        Envelope envelope = statement.letter().envelope();
        boolean fromOutside = statement.origin().editors().isEmpty();
        return fromOutside
                ? held(Part.TRIAGE, StatementAccess.MODERATE.rows(), envelope.addressees(), statement)
                : held(Part.TO_APPROVE, StatementAccess.READ_UNPOSTED.rows(), envelope.from(), statement);
    }

    private Set<Place> gates(Statement statement, Predicate<Gate> wanted) {
        Set<Place> places = new LinkedHashSet<>();
        for (Gate gate : statement.gates().stream().filter(wanted).toList()) {
            boolean triage = gate.kind() == GateKind.MODERATION;
            Part part = triage ? Part.TRIAGE : Part.TO_APPROVE;
            List<BodyId> of = triage ? statement.letter().envelope().addressees() : List.of(gate.body());
            places.addAll(held(part, gate.grants(), of, statement));
        }
        return places;
    }

    /** Whoever has it by name has it alone; an office shares it with those who see to the body's post. */
    private Set<Place> handling(Handling handling, Statement statement) {
        Handling.@Nullable Assignee assignee = handling.assignee();
        if (assignee != null && assignee.person() != null) {
            return Set.of(new Place(Part.NEEDS_ME, assignee.person().text()));
        }
        BodyId body = assignee == null ? handling.body() : assignee.body();
        Set<Place> places = held(Part.NEEDS_ME, KEEPERS, List.of(body), statement);
        if (assignee != null && assignee.office() != null) {
            places.addAll(held(Part.NEEDS_ME, List.of(grant(BODY, assignee.office())), List.of(body), statement));
        }
        return places;
    }

    /** Of those who wrote it and of those who see to the post of the sending bodies. */
    private Set<Place> own(Part part, Statement statement) {
        Set<Place> places = held(part, KEEPERS, statement.letter().envelope().from(), statement);
        statement.origin().editors().forEach(editor -> places.add(new Place(part, editor.text())));
        return places;
    }

    private Set<Place> held(Part part, List<Grant> rows, Collection<BodyId> of, Statement statement) {
        @Nullable Id relationship = statement.origin().relationship();
        Set<String> marks = new HashSet<>();
        of.forEach(body -> sight.mark(marks, rows, body, relationship));
        return marks.stream()
                .sorted()
                .map(mark -> new Place(part, mark))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
