package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.PersonId;
import org.sdohub.organization.Organization;
import org.sdohub.organization.Person;
import org.sdohub.relationship.Agreement;
import org.sdohub.relationship.Appointment;
import org.sdohub.relationship.Appointments;
import org.sdohub.relationship.Arrangement;
import org.sdohub.relationship.ClosingPlan;
import org.sdohub.relationship.Consent;
import org.sdohub.relationship.Milestone;
import org.sdohub.relationship.Notice;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipEndings;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.RelationshipStore.Filter;
import org.sdohub.relationship.RelationshipStore.OrderBy;
import org.sdohub.relationship.RelationshipStore.OrderField;
import org.sdohub.relationship.Relationships;
import org.sdohub.relationship.Review;
import org.sdohub.relationship.Side;
import org.sdohub.relationship.Terms;
import org.sdohub.relationship.Vacancy;
import org.sdohub.relationship.WorkArea;
import org.sdohub.relationship.WorkAreas;

/** Relationships as they are read; what can be done with them stands in {@link RelationshipMutations}. */
@Singleton
final class RelationshipFields implements Fields {

    private static final String OF_ORGANIZATIONS = "relationships of organizations";
    private static final String WORK_AREAS = "work areas of relationships";

    private static final String HELD = "appointments of people";
    private static final String OPEN_MATTERS = "open matters";

    private final Relationships relationships;
    private final RelationshipEndings endings;
    private final Appointments appointments;
    private final WorkAreas workAreas;
    private final References references;
    private final HubFields hub;

    RelationshipFields(
            Relationships relationships,
            RelationshipEndings endings,
            Appointments appointments,
            WorkAreas workAreas,
            References references,
            HubFields hub) {
        this.relationships = relationships;
        this.endings = endings;
        this.appointments = appointments;
        this.workAreas = workAreas;
        this.references = references;
        this.hub = hub;
    }

    /** A side together with whose it is. */
    record SideOf(Relationship of, Side side) {}

    /** An office together with whose it is. */
    record OfficeOf(Relationship of, Appointment office) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.<OrganizationId, List<Relationship>>batch(OF_ORGANIZATIONS, relationships::of);
        wiring.<RelationshipId, List<WorkArea>>batch(WORK_AREAS, (ids, actor, now) -> workAreas.of(ids));
        wireRelationship(wiring);
        wireParts(wiring);
        wireAppointment(wiring);
        wiring.extend("Organization", Organization.class).field("relationships", RelationshipFields::ofOrganization);
        wiring.<PersonId, List<Appointments.Held>>batch(HELD, appointments::heldBy);
        wiring.extend("Person", Person.class).field("appointments", RelationshipFields::ofPerson);
        wiring.<Relationship, RelationshipEndings.Open>batch(
                OPEN_MATTERS, (those, actor, now) -> endings.openIn(those));
        wiring.query("relationship", this::relationship);
        wiring.query("relationships", this::relationships);
    }

    private void wireRelationship(Wiring wiring) {
        wiring.node("Relationship", Relationship.class, RelationshipId::new, relationships::visible)
                .field("key", (it, ask) -> it.key().value())
                .field("kind", (it, ask) -> it.arrangement().kind())
                .field("purpose", (it, ask) -> it.arrangement().purpose())
                .field("scope", (it, ask) -> it.arrangement().scope())
                .field("principles", (it, ask) -> it.arrangement().principles())
                .field("sides", (it, ask) -> sides(it))
                .field("terms", (it, ask) -> it.arrangement().terms())
                .field("agreements", (it, ask) -> it.upkeep().agreements())
                .field("reporting", (it, ask) -> it.upkeep().reporting())
                .field("lastReviewed", (it, ask) -> it.upkeep().lastReviewed())
                .field("appointments", RelationshipFields::offices)
                .field("reviewSentence", (it, ask) -> Review.sentence(it, today(ask)))
                .field("openMatters", this::openMatters)
                .field("vacancies", (it, ask) -> it.vacancies(ask.now()))
                .field(
                        "workAreas",
                        (it, ask) -> ask.<@Nullable List<WorkArea>>batched(WORK_AREAS, it.id())
                                .thenApply(found -> found == null ? List.of() : found))
                .field("viewerCanEdit", (it, ask) -> mayEdit(it, ask))
                .field("viewerCanConsent", (it, ask) -> relationships.mayConsent(ask.actor(), ask.now(), it))
                .field("viewerCanEditWorkAreas", (it, ask) -> workAreas.mayEdit(ask.actor(), ask.now(), it))
                .field("history", (it, ask) -> hub.history(it.id(), ask));
    }

    /** Told only to whoever has to decide on it: it counts what the members of one side alone may read. */
    private @Nullable Object openMatters(Relationship relationship, Ask ask) {
        return mayEdit(relationship, ask) ? ask.batched(OPEN_MATTERS, relationship) : null;
    }

    private static LocalDate today(Ask ask) {
        return LocalDate.ofInstant(ask.now(), ZoneOffset.UTC);
    }

    private boolean mayEdit(Relationship relationship, Ask ask) {
        return relationship.state().living()
                && relationships.governing(ask.actor(), ask.now(), relationship).isPresent();
    }

    private static List<SideOf> sides(Relationship relationship) {
        return relationship.arrangement().sides().stream()
                .map(side -> new SideOf(relationship, side))
                .toList();
    }

    private static List<OfficeOf> offices(Relationship relationship, Ask ask) {
        boolean past = ask.arguments().flag("past");
        return relationship.staff().appointments().stream()
                .filter(office -> past || office.state() != Appointment.State.ENDED)
                .map(office -> new OfficeOf(relationship, office))
                .toList();
    }

    private static Object ofPerson(Person person, Ask ask) {
        boolean past = ask.arguments().flag("past");
        return ask.<@Nullable List<Appointments.Held>>batched(HELD, person.id())
                .thenApply(held -> held == null
                        ? List.of()
                        : held.stream()
                                .filter(one -> past || one.office().state() != Appointment.State.ENDED)
                                .map(one -> new OfficeOf(one.relationship(), one.office()))
                                .toList());
    }

    private void wireParts(Wiring wiring) {
        wiring.type("RelationshipSide", SideOf.class)
                .field("organization", (it, ask) -> it.side().organization())
                .field("groups", (it, ask) -> it.side().groups())
                .field("decidingBody", (it, ask) -> it.side().decidingBody())
                .field("decision", (it, ask) -> it.side().decision())
                .field("access", (it, ask) -> it.side().access())
                .field("viewerCanAppoint", (it, ask) -> mayAppoint(it, ask));
        wiring.type("Terms", Terms.class);
        wiring.type("CitationRule", Terms.CitationRule.class);
        wiring.type("Agreement", Agreement.class);
        wiring.extend("Relationship", Relationship.class)
                .field("termsInForce", (it, ask) -> it.terms())
                .field("agreementsInForce", (it, ask) -> it.upkeep().inForce());
        wiring.type("Consent", Consent.class);
        wiring.type("Milestone", Milestone.class);
        wiring.type("ClosingPlan", ClosingPlan.class);
        wiring.type("OpenMatters", RelationshipEndings.Open.class);
        wiring.type("Notice", Notice.class);
        wiring.type("Vacancy", Vacancy.class);
    }

    private boolean mayAppoint(SideOf shown, Ask ask) {
        return shown.of().state().binding()
                && appointments
                        .appointing(ask.actor(), ask.now(), shown.of(), shown.side())
                        .isPresent();
    }

    private void wireAppointment(Wiring wiring) {
        wiring.type("Appointment", OfficeOf.class)
                .field("relationship", (it, ask) -> it.of())
                .field("key", (it, ask) -> it.office().key())
                .field("side", (it, ask) -> it.office().side())
                .field("kind", (it, ask) -> it.office().kind())
                .field("state", (it, ask) -> it.office().state())
                .field("appointingBody", (it, ask) -> it.office().appointingBody())
                .field("duties", (it, ask) -> it.office().duties())
                .field("matter", (it, ask) -> it.office().matter())
                .field("person", (it, ask) -> it.office().person())
                .field("from", (it, ask) -> it.office().from())
                .field("until", (it, ask) -> it.office().until())
                .field("interim", (it, ask) -> it.office().interim())
                .field("vacant", (it, ask) -> it.office().vacantAt(ask.now()))
                .field("conflict", this::conflict);
    }

    private @Nullable Object conflict(OfficeOf shown, Ask ask) {
        PersonId person = shown.office().person();
        if (person == null) {
            return null;
        }
        OrganizationId side = shown.office().side();
        return ask.load(person)
                .<@Nullable Object>thenApply(found -> found instanceof Person officer
                        ? appointments
                                .conflict(shown.of(), side, officer, ask.now())
                                .orElse(null)
                        : null);
    }

    private static Object ofOrganization(Organization organization, Ask ask) {
        boolean past = ask.arguments().flag("past");
        return ask.<@Nullable List<Relationship>>batched(OF_ORGANIZATIONS, organization.id())
                .thenApply(found -> found == null
                        ? List.of()
                        : found.stream()
                                .filter(it -> past || it.state().living())
                                .toList());
    }

    private @Nullable Object relationship(Ask ask) {
        return RelationshipReferences.slug(ask.arguments().text("key"))
                .flatMap(key -> relationships.findByKey(key, ask.actor(), ask.now()))
                .orElse(null);
    }

    private Connection relationships(Ask ask) {
        Input filter = ask.arguments().object("filter");
        String organization = filter.optionalText("organization");
        var wanted = new Filter(
                organization == null ? null : references.organization(organization),
                filter.choices(Relationship.State.class, "states"),
                filter.choices(Arrangement.Kind.class, "kinds"),
                filter.textOr("text", ""));
        OrderBy order = order(ask.arguments());
        String named = order.field() + (order.ascending() ? " up" : " down");
        var page = relationships.page(wanted, order, ask.page(named), ask.actor(), ask.now());
        return ask.connection(page, named);
    }

    private static OrderBy order(Input arguments) {
        if (arguments.values().get("orderBy") == null) {
            return OrderBy.KEY;
        }
        Input order = arguments.object("orderBy");
        OrderField field = Objects.requireNonNull(order.choice(OrderField.class, "field"));
        return new OrderBy(field, !order.text("direction").equals("DESCENDING"));
    }
}
