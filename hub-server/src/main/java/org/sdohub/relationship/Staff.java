package org.sdohub.relationship;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** The offices of one relationship on both sides, oldest first; ended ones stay. */
public record Staff(List<Appointment> appointments) {

    static final Staff NOBODY = new Staff(List.of());

    public Staff {
        appointments = List.copyOf(appointments);
    }

    /** @throws Refused where there is no such appointment */
    public Appointment get(UUID key) {
        return appointments.stream()
                .filter(office -> office.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.notFound(
                        "APPOINTMENT_UNKNOWN", "This relationship has no such appointment.", "appointment")));
    }

    Staff opened(UUID key, Appointment.Details details) {
        List<Appointment> longer = new ArrayList<>(appointments);
        longer.add(Appointment.opened(key, details));
        return new Staff(longer);
    }

    Staff nominated(UUID key, PersonId nominee) {
        refuseUnlessWaiting(key);
        return replacing(key, office -> office.nominated(nominee));
    }

    /** @param named null appoints the nominee */
    Staff appointed(UUID key, @Nullable PersonId named, Appointment.Term term) {
        refuseUnlessWaiting(key);
        PersonId nominee = get(key).person();
        PersonId officer = named == null ? nominee : named;
        if (officer == null) {
            throw new Refused(
                    Refusal.invalid("APPOINTMENT_PERSON_MISSING", "Nobody is nominated: name the officer.", "person"));
        }
        if (term.until() != null && !term.until().isAfter(term.from())) {
            throw new Refused(Refusal.invalid("APPOINTMENT_TERM_EMPTY", "The term must end after it begins.", "until"));
        }
        return replacing(key, office -> office.appointed(officer, term));
    }

    Staff relieved(UUID key, Instant at) {
        if (get(key).state() == Appointment.State.ENDED) {
            throw ended();
        }
        return replacing(key, office -> office.ended(at));
    }

    /** @param keepingCounterparts they have no right that could outlive the relationship */
    Staff dismissed(boolean keepingCounterparts, Instant at) {
        return new Staff(appointments.stream()
                .map(office -> stays(office, keepingCounterparts) ? office : office.ended(at))
                .toList());
    }

    /** Offices for which somebody is named. */
    int filled() {
        return (int) appointments.stream()
                .filter(office ->
                        office.state() == Appointment.State.APPOINTED || office.state() == Appointment.State.NOMINATED)
                .count();
    }

    private static boolean stays(Appointment office, boolean keepingCounterparts) {
        return office.state() == Appointment.State.ENDED
                || keepingCounterparts
                        && office.kind() == Appointment.Kind.COUNTERPART
                        && office.state() == Appointment.State.APPOINTED;
    }

    private void refuseUnlessWaiting(UUID key) {
        switch (get(key).state()) {
            case OPEN, NOMINATED -> {}
            case APPOINTED ->
                throw new Refused(Refusal.broken(
                        "APPOINTMENT_FILLED", "Somebody holds this office: end that appointment, then open another."));
            case ENDED -> throw ended();
        }
    }

    private static Refused ended() {
        return new Refused(Refusal.broken("APPOINTMENT_ENDED", "This appointment has ended: open another one."));
    }

    private Staff replacing(UUID key, UnaryOperator<Appointment> by) {
        return new Staff(appointments.stream()
                .map(office -> office.key().equals(key) ? by.apply(office) : office)
                .toList());
    }

    List<Office> officesOf(PersonId person, RelationshipId relationship) {
        return appointments.stream()
                .filter(office -> person.equals(office.person()))
                .map(office -> office.office(relationship))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A side that has not even opened its manager's office lacks one (RFC 3975 5). */
    List<Vacancy> vacancies(List<OrganizationId> sides, Instant now) {
        List<Vacancy> vacant = new ArrayList<>();
        appointments.stream()
                .filter(office -> office.vacantAt(now))
                .map(office -> new Vacancy(office.side(), office.kind(), office.key()))
                .forEach(vacant::add);
        sides.stream()
                .filter(side -> appointments.stream().noneMatch(office -> isManagerOf(side, office)))
                .map(side -> new Vacancy(side, Appointment.Kind.LIAISON_MANAGER, null))
                .forEach(vacant::add);
        return vacant;
    }

    private static boolean isManagerOf(OrganizationId side, Appointment office) {
        return office.side().equals(side)
                && office.kind() == Appointment.Kind.LIAISON_MANAGER
                && office.state() != Appointment.State.ENDED;
    }
}
