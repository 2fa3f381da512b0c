package org.sdohub.adapter.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Office;
import org.sdohub.organization.Acronym;
import org.sdohub.organization.EmailAddress;
import org.sdohub.organization.Group;
import org.sdohub.organization.Groups;
import org.sdohub.organization.Organization;
import org.sdohub.organization.Organizations;
import org.sdohub.organization.People;
import org.sdohub.organization.Profile;

/** The words in which facts about organizations, groups and offices are told. */
final class BodyFacts {

    private static final Instant BEGIN = Days.on(Days.BEGIN);
    /** Reserved for examples (RFC 2606 2), so no mail ever reaches anybody. */
    private static final String DOMAIN = ".example";

    private final Script script;
    private final Organizations organizations;
    private final Groups groups;
    private final People people;

    BodyFacts(Script script, Organizations organizations, Groups groups, People people) {
        this.script = script;
        this.organizations = organizations;
        this.groups = groups;
        this.people = people;
    }

    /** Its secretariat is the person {@code acronym-secretariat}, who enters all the rest. */
    void organization(String acronym, String name, Organization.Kind kind, @Nullable String website, Profile profile) {
        script.act(
                "organization " + acronym,
                "operator",
                BEGIN,
                act -> organizations.create(
                        act,
                        new Organization.Details(new Acronym(acronym), name, kind, Organization.State.ACTIVE, website),
                        profile));
        person(secretariat(acronym), acronym, BEGIN, "operator", Office.Kind.SECRETARIAT);
    }

    void rules(String acronym, Profile profile) {
        LocalDate from = profile.validFrom();
        script.act(
                "rules of " + acronym + " from " + from,
                secretariat(acronym),
                Days.on(from),
                act -> organizations.setProfile(act, Names.organization(acronym), null, profile));
    }

    /** @param below the acronym of the group above; empty directly under the organization */
    void group(String key, Group.Kind kind, String below, String name) {
        group(key, kind, below, name, Days.BEGIN);
    }

    void group(String key, Group.Kind kind, String below, String name, LocalDate formed) {
        String acronym = organizationOf(key);
        script.act(
                "group " + key,
                secretariat(acronym),
                Days.on(formed),
                act -> groups.create(
                        act, Names.organization(acronym), details(key, kind, Group.State.ACTIVE, below, name)));
    }

    /** The group as it is from that day on. */
    void becomes(String key, Group.Kind kind, Group.State state, String below, String name, LocalDate day) {
        script.act(
                "group " + key + " on " + day,
                secretariat(organizationOf(key)),
                Days.on(day),
                act -> groups.edit(act, Names.group(key), null, details(key, kind, state, below, name)));
    }

    private static Group.Details details(String key, Group.Kind kind, Group.State state, String below, String name) {
        String acronym = key.substring(key.indexOf('/') + 1);
        String organization = organizationOf(key);
        GroupId parent = below.isEmpty() ? null : Names.group(organization + "/" + below);
        return new Group.Details(
                new Acronym(acronym),
                name,
                kind,
                state,
                parent,
                address(acronym, organization),
                List.of(address(acronym + (kind == Group.Kind.AREA ? "-directors" : "-chair"), organization)),
                List.of());
    }

    /** An address of an office or a list, never of a person. */
    static EmailAddress address(String local, String organization) {
        return new EmailAddress(local.toLowerCase(Locale.ROOT) + "@" + organization.toLowerCase(Locale.ROOT) + DOMAIN);
    }

    /** @param office the holder's name in the script; see {@link Offices} */
    void holder(String office, String body, Office.Kind kind) {
        holder(office, body, kind, Days.BEGIN);
    }

    void holder(String office, String body, Office.Kind kind, LocalDate from) {
        person(office, body, Days.on(from), secretariat(organizationOf(body)), kind);
    }

    /** Somebody who is appointed for a relationship, or holds no office yet. */
    void person(String office, String body) {
        script.act(
                "person " + office,
                secretariat(organizationOf(body)),
                BEGIN,
                act -> people.enter(act, Offices.nameOf(office), Names.body(body)));
    }

    /** One more office of somebody who has one. */
    void alsoHolds(String office, String body, Office.Kind kind, LocalDate from) {
        appointed(office, body, Days.on(from), secretariat(organizationOf(body)), kind);
    }

    private void person(String office, String body, Instant at, String by, Office.Kind kind) {
        script.act("person " + office, by, at, act -> people.enter(act, Offices.nameOf(office), Names.body(body)));
        appointed(office, body, at, by, kind);
    }

    private void appointed(String office, String body, Instant at, String by, Office.Kind kind) {
        script.act(
                "office " + office + " " + kind + " of " + body,
                by,
                at,
                act -> people.appoint(act, Names.person(office), null, kind, Names.body(body)));
    }

    static String secretariat(String acronym) {
        return acronym.toLowerCase(Locale.ROOT) + "-secretariat";
    }

    private static String organizationOf(String key) {
        return key.contains("/") ? key.substring(0, key.indexOf('/')) : key;
    }
}
