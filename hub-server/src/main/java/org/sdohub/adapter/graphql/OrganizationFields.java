package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Acronym;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Charter;
import org.sdohub.organization.CharterId;
import org.sdohub.organization.CharterStore;
import org.sdohub.organization.EmailAddress;
import org.sdohub.organization.Group;
import org.sdohub.organization.GroupStore;
import org.sdohub.organization.Groups;
import org.sdohub.organization.IdentifierScheme;
import org.sdohub.organization.Organization;
import org.sdohub.organization.OrganizationStore;
import org.sdohub.organization.Organizations;
import org.sdohub.organization.People;
import org.sdohub.organization.Person;
import org.sdohub.organization.PersonStore;
import org.sdohub.organization.Profile;

/** Organizations, groups, people and offices. */
@Singleton
final class OrganizationFields implements Fields {

    private static final int LONGEST_NAME = 300;

    private final Organizations organizations;
    private final Groups groups;
    private final People people;
    private final OrganizationStore organizationStore;
    private final GroupStore groupStore;
    private final PersonStore personStore;
    private final CharterStore charterStore;
    private final Bodies bodies;
    private final References references;
    private final HubFields hub;

    OrganizationFields(
            Organizations organizations,
            Groups groups,
            People people,
            OrganizationStore organizationStore,
            GroupStore groupStore,
            PersonStore personStore,
            CharterStore charterStore,
            Bodies bodies,
            References references,
            HubFields hub) {
        this.organizations = organizations;
        this.groups = groups;
        this.people = people;
        this.organizationStore = organizationStore;
        this.groupStore = groupStore;
        this.personStore = personStore;
        this.charterStore = charterStore;
        this.bodies = bodies;
        this.references = references;
        this.hub = hub;
    }

    /** A role together with whose it is. */
    record Holding(
            String key,
            Office.Kind kind,
            PersonId person,
            BodyId body,
            Instant from,
            @Nullable Instant until) {}

    @Override
    public void wire(Wiring wiring) {
        wireOrganization(wiring);
        wireGroup(wiring);
        wirePerson(wiring);
        wiring.query("organization", this::organization);
        wiring.query("organizations", this::organizations);
        wiring.query("group", this::group);
        wiring.query("groups", ask -> groups(ask, null));
        wiring.mutation("createOrganization", "organization", this::createOrganization);
        wiring.mutation("editOrganization", "organization", this::editOrganization);
        wiring.mutation("createGroup", "group", this::createGroup);
        wiring.mutation("editGroup", "group", this::editGroup);
        wiring.mutation("enterPerson", "person", this::enterPerson);
        wiring.mutation("assignOffice", "person", this::assignOffice);
        wiring.mutation("endOffice", "person", this::endOffice);
    }

    private void wireOrganization(Wiring wiring) {
        wiring.node(
                        "Organization",
                        Organization.class,
                        OrganizationId::new,
                        (ids, actor, now) -> organizationStore.findAll(ids))
                .field("label", (organization, ask) -> organization.acronym().value())
                .field("key", (organization, ask) -> organization.acronym().value())
                .field(
                        "profile",
                        (organization, ask) -> organization.profileOn(LocalDate.ofInstant(ask.now(), ZoneOffset.UTC)))
                .field("groups", (organization, ask) -> groups(ask, organization.id()))
                .field("offices", (organization, ask) -> offices(organization.id(), ask))
                .field(
                        "viewerCanEdit",
                        (organization, ask) -> Organizations.editing(ask.actor(), ask.now(), organization.id())
                                .isPresent())
                .field("history", (organization, ask) -> hub.history(organization.id(), ask));
        wiring.type("Profile", Profile.class);
        wiring.type("PurposeRule", Profile.PurposeRule.class);
        wiring.type("ApprovalRule", Profile.ApprovalRule.class);
        wiring.type("Rung", Profile.Rung.class);
        wiring.type("IdentifierScheme", IdentifierScheme.class);
        wiring.type("IdentifierStep", IdentifierScheme.Step.class);
    }

    private void wireGroup(Wiring wiring) {
        wiring.<GroupId, List<Group>>batch("groups under", (ids, actor, now) -> groupStore.under(ids));
        wiring.<BodyId, List<Person>>batch("people of bodies", (ids, actor, now) -> personStore.withRolesIn(ids));
        wiring.node("Group", Group.class, GroupId::new, (ids, actor, now) -> groupStore.findAll(ids))
                .field("label", (group, ask) -> bodies.tree().label(group.id()))
                .field("key", (group, ask) -> key(group))
                .field(
                        "children",
                        (group, ask) -> ask.<List<Group>>batched("groups under", group.id())
                                .thenApply(children -> children == null ? List.of() : children))
                .field("offices", (group, ask) -> offices(group.id(), ask))
                .field(
                        "viewerCanEdit",
                        (group, ask) -> Groups.editing(
                                        ask.actor(), ask.now(), bodies.tree().lineage(group.id()))
                                .isPresent())
                .field(
                        "charter",
                        (group, ask) -> charters(group, ask).thenApply(all -> all.isEmpty() ? null : all.getFirst()))
                .field("charters", (group, ask) -> charters(group, ask))
                .field("history", (group, ask) -> hub.history(group.id(), ask));
        wiring.type("Meeting", Group.Meeting.class);
        wiring.<GroupId, List<Charter>>batch("charters of groups", (ids, actor, now) -> charterStore.ofGroups(ids));
        wiring.node("Charter", Charter.class, CharterId::new, (ids, actor, now) -> charterStore.findAll(ids));
        wiring.type("Deliverable", Charter.Deliverable.class);
        wiring.type("ExpectedLiaison", Charter.ExpectedLiaison.class);
        wiring.type("Coordination", Charter.Coordination.class);
        wiring.type("ExpectedDelivery", Charter.ExpectedDelivery.class);
    }

    private void wirePerson(Wiring wiring) {
        wiring.node("Person", Person.class, PersonId::new, (ids, actor, now) -> personStore.findAll(ids))
                .field("offices", (person, ask) -> holdings(person, ask).toList());
        wiring.type("OfficeHolding", Holding.class);
    }

    private String key(Group group) {
        return bodies.tree().organizationOf(group.id()).acronym().value() + "/"
                + group.acronym().value();
    }

    private static CompletableFuture<List<Charter>> charters(Group group, Ask ask) {
        return ask.<List<Charter>>batched("charters of groups", group.id())
                .thenApply(found -> found == null ? List.of() : found);
    }

    private static Object offices(BodyId body, Ask ask) {
        return ask.<List<Person>>batched("people of bodies", body).thenApply(found -> {
            List<Person> those = found == null ? List.of() : found;
            return those.stream()
                    .flatMap(person -> holdings(person, ask))
                    .filter(holding -> holding.body().equals(body))
                    .toList();
        });
    }

    private static java.util.stream.Stream<Holding> holdings(Person person, Ask ask) {
        boolean past = ask.arguments().flag("past");
        return person.roles().stream()
                .filter(role -> role.office().body() != null)
                .filter(role -> past || role.office().heldAt(ask.now()))
                .map(role -> new Holding(
                        role.id().toString(),
                        role.office().kind(),
                        person.id(),
                        Objects.requireNonNull(role.office().body()),
                        role.office().from(),
                        role.office().until()));
    }

    private @Nullable Object organization(Ask ask) {
        String acronym = ask.arguments().text("acronym");
        return bodies.tree()
                .byKey(acronym)
                .filter(OrganizationId.class::isInstance)
                .map(ask::load)
                .orElse(null);
    }

    private @Nullable Object group(Ask ask) {
        String key = ask.arguments().text("key");
        return bodies.tree()
                .byKey(key)
                .filter(GroupId.class::isInstance)
                .map(ask::load)
                .orElse(null);
    }

    private Connection organizations(Ask ask) {
        Input filter = ask.arguments().object("filter");
        var wanted = new OrganizationStore.Filter(
                filter.choices(Organization.Kind.class, "kinds"),
                filter.choices(Organization.State.class, "states"),
                filter.textOr("text", ""));
        return ask.connection(organizations.page(wanted, ask.page("acronym")), "acronym");
    }

    private Connection groups(Ask ask, @Nullable OrganizationId of) {
        Input filter = ask.arguments().object("filter");
        var wanted = new GroupStore.Filter(
                of,
                references.optionalGroup(filter, "parent"),
                filter.choices(Group.Kind.class, "kinds"),
                filter.choices(Group.State.class, "states"),
                filter.textOr("text", ""));
        return ask.connection(groups.page(wanted, ask.page("acronym")), "acronym");
    }

    private Map<String, Object> createOrganization(Input input, Act act) {
        Problems problems = new Problems();
        Acronym acronym = input.value(problems, "acronym", Acronym::new);
        String name = input.line(problems, "name", LONGEST_NAME, "ORGANIZATION_NAME_MALFORMED");
        problems.refuseIfAny();
        var details = new Organization.Details(
                Objects.requireNonNull(acronym),
                Objects.requireNonNull(name),
                Objects.requireNonNull(input.choice(Organization.Kind.class, "kind")),
                Organization.State.ACTIVE,
                input.optionalText("website"));
        LocalDate today = LocalDate.ofInstant(act.at(), ZoneOffset.UTC);
        return Map.of("organization", organizations.create(act, details, Profile.rfc4053(today)));
    }

    private Map<String, Object> editOrganization(Input input, Act act) {
        OrganizationId id = references.organization(input.text("id"));
        Organization now = organizationStore
                .find(id)
                .orElseThrow(() ->
                        new Refused(Refusal.notFound("ORGANIZATION_UNKNOWN", "There is no such organization.", "id")));
        Problems problems = new Problems();
        Acronym acronym = input.gave("acronym") ? input.value(problems, "acronym", Acronym::new) : now.acronym();
        String name = input.gave("name")
                ? input.line(problems, "name", LONGEST_NAME, "ORGANIZATION_NAME_MALFORMED")
                : now.name();
        problems.refuseIfAny();
        var details = new Organization.Details(
                Objects.requireNonNull(acronym),
                Objects.requireNonNull(name),
                input.choiceOr(Organization.Kind.class, "kind", now.kind()),
                input.choiceOr(Organization.State.class, "state", now.state()),
                input.gave("website") ? input.optionalText("website") : now.website());
        return Map.of("organization", organizations.edit(act, id, input.version(), details));
    }

    private Map<String, Object> createGroup(Input input, Act act) {
        Problems problems = new Problems();
        Acronym acronym = input.value(problems, "acronym", Acronym::new);
        String name = input.line(problems, "name", LONGEST_NAME, "ORGANIZATION_NAME_MALFORMED");
        EmailAddress list = input.optionalValue(problems, "listAddress", EmailAddress::new);
        List<EmailAddress> contacts = input.allValues(problems, "contactAddresses", EmailAddress::new);
        List<Group.Meeting> meetings = meetings(problems, input);
        problems.refuseIfAny();
        var details = new Group.Details(
                Objects.requireNonNull(acronym),
                Objects.requireNonNull(name),
                Objects.requireNonNull(input.choice(Group.Kind.class, "kind")),
                input.choiceOr(Group.State.class, "state", Group.State.ACTIVE),
                references.optionalGroup(input, "parent"),
                list,
                contacts,
                meetings);
        return Map.of("group", groups.create(act, references.organization(input.text("organization")), details));
    }

    private Map<String, Object> editGroup(Input input, Act act) {
        GroupId id = references.group(input.text("id"));
        Group now = groupStore
                .find(id)
                .orElseThrow(() -> new Refused(Refusal.notFound("GROUP_UNKNOWN", "There is no such group.", "id")));
        Problems problems = new Problems();
        Acronym acronym = input.gave("acronym") ? input.value(problems, "acronym", Acronym::new) : now.acronym();
        String name = input.gave("name")
                ? input.line(problems, "name", LONGEST_NAME, "ORGANIZATION_NAME_MALFORMED")
                : now.name();
        EmailAddress list = input.gave("listAddress")
                ? input.optionalValue(problems, "listAddress", EmailAddress::new)
                : now.listAddress();
        List<EmailAddress> contacts = input.gave("contactAddresses")
                ? input.allValues(problems, "contactAddresses", EmailAddress::new)
                : now.contactAddresses();
        List<Group.Meeting> meetings = input.gave("meetings") ? meetings(problems, input) : now.meetings();
        problems.refuseIfAny();
        var details = new Group.Details(
                Objects.requireNonNull(acronym),
                Objects.requireNonNull(name),
                input.choiceOr(Group.Kind.class, "kind", now.kind()),
                input.choiceOr(Group.State.class, "state", now.state()),
                input.gave("parent") ? references.optionalGroup(input, "parent") : now.parent(),
                list,
                contacts,
                meetings);
        return Map.of("group", groups.edit(act, id, input.version(), details));
    }

    private static List<Group.Meeting> meetings(Problems problems, Input input) {
        List<Group.Meeting> meetings = new ArrayList<>();
        for (Input meeting : input.objects("meetings")) {
            String title = meeting.line(problems, "title", LONGEST_NAME, "MEETING_TITLE_MALFORMED");
            ZoneId zone = meeting.optionalValue(problems, "zone", OrganizationFields::zone);
            if (title != null) {
                meetings.add(new Group.Meeting(
                        title,
                        Objects.requireNonNull(meeting.as(LocalDate.class, "from")),
                        Objects.requireNonNull(meeting.as(LocalDate.class, "to")),
                        zone == null ? ZoneOffset.UTC : zone,
                        meeting.as(LocalDate.class, "cutOff")));
            }
        }
        return meetings;
    }

    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (java.time.DateTimeException unknown) {
            throw new Refused(
                    Refusal.invalid("TIME_ZONE_UNKNOWN", "A time zone is written like Europe/Geneva or UTC."));
        }
    }

    private Map<String, Object> enterPerson(Input input, Act act) {
        return Map.of("person", people.enter(act, input.text("name"), references.body(input.text("body"))));
    }

    private Map<String, Object> assignOffice(Input input, Act act) {
        Person person = people.appoint(
                act,
                input.id("person", PersonId::new),
                input.version(),
                Objects.requireNonNull(input.choice(Office.Kind.class, "kind")),
                references.body(input.text("body")));
        return Map.of("person", person);
    }

    private Map<String, Object> endOffice(Input input, Act act) {
        Map<String, Object> payload = new HashMap<>();
        UUID office = parsed(input.text("office"));
        payload.put("person", people.endRole(act, input.id("person", PersonId::new), input.version(), office));
        return payload;
    }

    private static UUID parsed(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException forged) {
            return new UUID(0, 0);
        }
    }
}
