package org.sdohub.adapter.demo;

import java.time.LocalDate;
import java.util.List;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.organization.Profile.Visibility;
import org.sdohub.relationship.Agreement;
import org.sdohub.relationship.Appointment;
import org.sdohub.relationship.Appointments;
import org.sdohub.relationship.Arrangement;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.Relationships;
import org.sdohub.relationship.Side;
import org.sdohub.relationship.Slug;
import org.sdohub.relationship.Terms;
import org.sdohub.relationship.Terms.CitationRule;
import org.sdohub.relationship.Upkeep;

/** What the OMA and the IETF agreed in January 2005 [3975]. The month is the RFC's, the days are ours. */
final class OmaIetfRelationship {

    static final RelationshipId ID = new RelationshipId(Names.made("relationship oma-ietf"));
    /** From here on both offices are filled. */
    static final LocalDate STAFFED = LocalDate.of(2005, 1, 31);

    private static final LocalDate PROPOSED = LocalDate.of(2005, 1, 10);
    private static final LocalDate AGREED = LocalDate.of(2005, 1, 24);
    private static final LocalDate ACTIVE = LocalDate.of(2005, 1, 28);
    /** A relationship is looked at once a year, so this one is not due. */
    private static final int REVIEWED_DAYS_AGO = 100;

    private final Script script;
    private final Relationships relationships;
    private final Appointments appointments;

    OmaIetfRelationship(Script script, Relationships relationships, Appointments appointments) {
        this.script = script;
        this.relationships = relationships;
        this.appointments = appointments;
    }

    void tell(Days days) {
        script.about("the OMA-IETF relationship");
        script.act(
                "relationship oma-ietf",
                "oma-tp-chair",
                Days.on(PROPOSED),
                act -> relationships.propose(act, new Slug("oma-ietf"), arrangement(), Upkeep.NONE, PROPOSED));
        script.act(
                "relationship oma-ietf agreed",
                "iab-chair",
                Days.on(AGREED),
                act -> relationships.consent(act, ID, null, Names.organization("IETF"), AGREED));
        script.act(
                "relationship oma-ietf active",
                "iab-chair",
                Days.on(ACTIVE),
                act -> relationships.turn(act, ID, null, Relationship.Turn.ACTIVATE, ACTIVE, "RFC 3975 is published."));
        offices();
        script.act(
                "relationship oma-ietf reviewed",
                "oma-secretariat",
                days.ago(REVIEWED_DAYS_AGO),
                act -> relationships.edit(act, ID, null, upkeep(days.in(-REVIEWED_DAYS_AGO))));
    }

    private static Arrangement arrangement() {
        return new Arrangement(
                Arrangement.Kind.FORMAL,
                oma(),
                ietf(),
                "Technical specifications in good time that work together with the fixed and mobile Internet as widely as"
                        + " possible.", // [3975 1]
                "",
                "Internet standards are used unchanged where that is possible, and wishes for change go to the IETF. Work"
                        + " is not done twice. Each side keeps to its own rules. Groups talk to groups first; the"
                        + " offices are there for what groups cannot settle.", // [3975 1, 2, 5]
                terms());
    }

    private static Side oma() {
        return new Side(
                Names.organization("OMA"),
                List.of(),
                Names.group("OMA/TP"), // [3975 5.2]
                "The Technical Plenary decides and appoints.",
                "Public documents and public drafts are on the web site; meetings are for members, and for an IETF"
                        + " representative who was invited in writing before."); // [3975 3, 5.1]
    }

    private static Side ietf() {
        return new Side(
                Names.organization("IETF"),
                List.of(),
                Names.group("IETF/IAB"), // [3975 5.1]
                "The IAB decides and appoints.",
                "All documents, mailing lists and meetings are open to everybody."); // [3975 3, 4]
    }

    private static Terms terms() {
        return new Terms(
                false, // [3975 8]
                List.of(new CitationRule(
                        Names.organization("OMA"),
                        "RFC",
                        List.of(
                                "Proposed Standard",
                                "Draft Standard",
                                "Standard",
                                "Best Current Practice",
                                "Informational"))), // [3975 7]
                "Whoever passes on what the other published takes over the disclaimers in it. No right in it changes"
                        + " hands, and nobody has to take up what the other offers.", // [3975 9.1, 9.2]
                31, // "on a regular basis" [3975 3]; monthly in practice [4691 2.3]
                Visibility.PUBLIC,
                Visibility.PUBLIC,
                Visibility.PUBLIC); // [3975 6]
    }

    private static Relationships.Edit upkeep(LocalDate reviewed) {
        var agreement = new Agreement(
                "OMA-IETF Standardization Collaboration",
                Agreement.Kind.RFC,
                "RFC 3975",
                true,
                LocalDate.of(2005, 1, 1),
                null);
        return new Relationships.Edit() {
            @Override
            public Arrangement arrangement(Arrangement now) {
                return now;
            }

            @Override
            public Upkeep upkeep(Upkeep now) {
                return new Upkeep(
                        List.of(agreement),
                        "Each liaison reports to its own side what the other plans, and to the other how its statements"
                                + " fare.", // [3975 5.1]
                        reviewed);
            }
        };
    }

    private void offices() {
        manager(
                "ietf-liaison",
                "iab-chair",
                "IETF",
                Names.group("IETF/IAB"),
                "First contact of the OMA in the IETF. Hears of the OMA's activities and new work, conveys its"
                        + " statements, reports how they are considered. Works by mail, attends nothing, decides nothing"
                        + " about the IETF's rules."); // [3975 5.1]
        manager(
                "oma-liaison",
                "oma-tp-chair",
                "OMA",
                Names.group("OMA/TP"),
                "First contact of the IETF in the OMA. Works with the groups of both sides and keeps them in"
                        + " touch."); // [3975 5.2]
        script.act(
                "appointment representative of IETF opened",
                "iab-chair",
                Days.on(STAFFED),
                act -> appointments.open(
                        act,
                        ID,
                        null,
                        new Appointment.Details(
                                Names.organization("IETF"),
                                Appointment.Kind.REPRESENTATIVE,
                                Names.group("IETF/IAB"),
                                "Takes part for the IETF when the OMA has invited it in writing.", // [3975 5.1]
                                "Meetings of the OMA Technical Plenary")));
    }

    private void manager(String officer, String by, String side, GroupId appointing, String duties) {
        String opened = "appointment " + officer + " opened";
        script.act(
                opened,
                by,
                Days.on(ACTIVE),
                act -> appointments.open(
                        act,
                        ID,
                        null,
                        new Appointment.Details(
                                Names.organization(side), Appointment.Kind.LIAISON_MANAGER, appointing, duties, "")));
        script.act(
                "appointment " + officer,
                by,
                Days.on(STAFFED),
                act -> appointments.appoint(act, ID, null, Names.inner(opened, 0), Names.person(officer), null, null));
    }
}
