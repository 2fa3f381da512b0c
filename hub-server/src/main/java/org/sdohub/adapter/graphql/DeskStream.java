package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.sdohub.dependency.ListRhythms;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Office;
import org.sdohub.organization.OrganizationEvent;
import org.sdohub.relationship.RelationshipEvent;
import org.sdohub.statement.Correspondence;
import org.sdohub.statement.Desk;
import org.sdohub.statement.Desk.Part;
import org.sdohub.statement.Desks;
import org.sdohub.statement.OwedLists;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementId;

/** Tells those who have a desk what moves on it, as long as they hold the offices with which they began. */
@Singleton
final class DeskStream implements Fields {

    /** By which somebody may lose an office. */
    private static final Set<String> ENDS = Stream.of(
                    OrganizationEvent.RoleEnded.class,
                    OrganizationEvent.GroupEdited.class,
                    OrganizationEvent.OrganizationEdited.class,
                    RelationshipEvent.AppointmentEnded.class,
                    RelationshipEvent.RelationshipEnded.class)
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());

    private final Subscriptions subscriptions;
    private final Correspondence correspondence;
    private final Desks desks;
    private final OwedLists lists;
    private final Clock clock;

    DeskStream(Subscriptions subscriptions, Correspondence correspondence, Desks desks, OwedLists lists, Clock clock) {
        this.subscriptions = subscriptions;
        this.correspondence = correspondence;
        this.desks = desks;
        this.lists = lists;
        this.clock = clock;
    }

    /** @param statement null where it may not be seen any more, for a list, and with the end of an office */
    record ChangedEvent(
            String cursor, Set<Part> parts, @Nullable Statement statement, Desk desk, boolean last)
            implements StreamEvent {}

    @Override
    public void wire(Wiring wiring) {
        wiring.type("DeskChangedEvent", ChangedEvent.class);
        wiring.subscription("deskChanged", this::changed);
    }

    private Publisher<Happening> changed(Ask ask) {
        ask.requireSignedIn();
        Set<Office> begun = Set.copyOf(ask.actor().officesAt(ask.now()));
        return subscriptions.follow(
                ask, begun, DeskStream::matters, (event, cursor, caller) -> told(event, cursor, caller, begun));
    }

    private static boolean matters(HubEvent event) {
        return ENDS.contains(event.type())
                || ListRhythms.concernedBy(event.type())
                || !Desks.movedBy(event.type()).isEmpty();
    }

    private Optional<ChangedEvent> told(HubEvent event, String cursor, Actor caller, Set<Office> begun) {
        Instant now = clock.instant();
        Desk desk = desks.of(caller, now);
        if (begun.stream().anyMatch(office -> !holds(caller, office, now))) {
            return Optional.of(new ChangedEvent(cursor, EnumSet.allOf(Part.class), null, desk, true));
        }
        if (ENDS.contains(event.type())) {
            return Optional.empty();
        }
        if (ListRhythms.concernedBy(event.type())) {
            var change = new ChangedEvent(cursor, EnumSet.of(Part.OVERDUE_LISTS), null, desk, false);
            return lists.moved(event, desk) ? Optional.of(change) : Optional.empty();
        }
        return correspondence
                .moved(event, new StatementId(Subscriptions.subject(event)), desk, caller, now)
                .map(moved -> new ChangedEvent(cursor, moved.parts(), moved.statement(), desk, false));
    }

    /** A term that is prolonged or cut short is the same office until it ends. */
    private static boolean holds(Actor caller, Office office, Instant now) {
        return caller.officesAt(now).stream()
                .anyMatch(held -> held.kind() == office.kind()
                        && Objects.equals(held.body(), office.body())
                        && Objects.equals(held.matter(), office.matter()));
    }
}
