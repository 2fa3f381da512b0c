package org.sdohub.adapter.demo;

import static org.sdohub.organization.Group.Kind.AREA;
import static org.sdohub.organization.Group.Kind.BOARD;
import static org.sdohub.organization.Group.Kind.WORKING_GROUP;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.sdohub.kernel.Grant.Reach;
import org.sdohub.kernel.Office;
import org.sdohub.organization.Group;
import org.sdohub.organization.Group.Kind;
import org.sdohub.organization.Organization;
import org.sdohub.organization.Profile;
import org.sdohub.organization.Profile.ApprovalRule;
import org.sdohub.organization.Profile.ContactModel;
import org.sdohub.organization.Profile.GateKind;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.organization.Profile.Rung;
import org.sdohub.organization.Profile.Visibility;
import org.sdohub.organization.PublishedSchemes;

/** The IETF: boards, areas and the groups around SIP in the years of the seeds. */
final class IetfWorld {

    /** Months are history's, days are ours. */
    static final LocalDate RAI_FORMED = LocalDate.of(2006, 3, 23);

    static final LocalDate DISPATCH_FORMED = LocalDate.of(2009, 5, 4);
    private static final LocalDate SIP_CONCLUDED = LocalDate.of(2009, 6, 1);
    /** RFC 4052 and RFC 4053. */
    private static final LocalDate LIAISON_RULES = LocalDate.of(2005, 4, 1);

    private final BodyFacts facts;

    IetfWorld(BodyFacts facts) {
        this.facts = facts;
    }

    void tell(Script script) {
        script.about("organizations and groups");
        facts.organization(
                "IETF",
                "Internet Engineering Task Force",
                Organization.Kind.SDO,
                "http://www.ietf.org", // [3975 1]
                profile(Days.BEGIN, List.of(), List.of(), false));
        facts.rules("IETF", profile(LIAISON_RULES, approvals(), List.of(GateKind.APPROVAL), true));
        facts.group("IETF/IAB", BOARD, "", "Internet Architecture Board"); // [3975 5.1]: appoints the liaison
        facts.group("IETF/IESG", BOARD, "", "Internet Engineering Steering Group"); // [3975 1]: reviews all output
        facts.group("IETF/APP", AREA, "", "Applications Area");
        facts.group("IETF/TSV", AREA, "", "Transport Area");
        workingGroup("SIP", "TSV");
        workingGroup("SIPPING", "TSV");
        workingGroup("ENUM", "TSV");
        workingGroup("SIMPLE", "APP");
        workingGroup("GEOPRIV", "APP");
        workingGroup("LEMONADE", "APP");
        realTimeArea();
        dispatch();
    }

    private void workingGroup(String acronym, String area) {
        facts.group("IETF/" + acronym, WORKING_GROUP, area, nameOf(acronym));
    }

    private void realTimeArea() {
        facts.group("IETF/RAI", AREA, "", "Real-time Applications and Infrastructure Area", RAI_FORMED);
        for (String moved : List.of("SIP", "SIPPING", "ENUM", "SIMPLE", "GEOPRIV")) {
            becomes(moved, Group.State.ACTIVE, RAI_FORMED);
        }
    }

    private void dispatch() {
        facts.group("IETF/DISPATCH", WORKING_GROUP, "RAI", nameOf("DISPATCH"), DISPATCH_FORMED);
        facts.group("IETF/SIPCORE", WORKING_GROUP, "RAI", nameOf("SIPCORE"), DISPATCH_FORMED);
        becomes("SIP", Group.State.CONCLUDED, SIP_CONCLUDED);
        becomes("SIPPING", Group.State.CONCLUDED, SIP_CONCLUDED);
    }

    private void becomes(String acronym, Group.State state, LocalDate day) {
        facts.becomes("IETF/" + acronym, WORKING_GROUP, state, "RAI", nameOf(acronym), day);
    }

    private static String nameOf(String acronym) {
        return switch (acronym) {
            case "SIP" -> "Session Initiation Protocol";
            case "SIPPING" -> "Session Initiation Proposal Investigation";
            case "SIPCORE" -> "Session Initiation Protocol Core";
            case "SIMPLE" -> "SIP for Instant Messaging and Presence Leveraging Extensions";
            case "GEOPRIV" -> "Geographic Location/Privacy";
            case "ENUM" -> "Telephone Number Mapping";
            case "LEMONADE" -> "Enhancements to Internet Email to Support Diverse Service Environments";
            case "DISPATCH" -> "Dispatch";
            default -> throw new IllegalArgumentException(acronym);
        };
    }

    /** RFC 4052 3.2: of a group one of its area's directors, of an area one of its own, of a board its chair. */
    private static List<ApprovalRule> approvals() {
        return List.of(
                new ApprovalRule(List.of(Kind.WORKING_GROUP, Kind.BOF), Office.Kind.AREA_DIRECTOR, Reach.BODY_OR_ABOVE),
                new ApprovalRule(List.of(Kind.AREA), Office.Kind.AREA_DIRECTOR, Reach.BODY),
                new ApprovalRule(List.of(Kind.BOARD), Office.Kind.EXECUTIVE, Reach.BODY),
                new ApprovalRule(List.of(), Office.Kind.EXECUTIVE, Reach.ORGANIZATION));
    }

    private static Profile profile(
            LocalDate from, List<ApprovalRule> approvals, List<GateKind> gates, boolean managersOnlyConvey) {
        Profile plain = Profile.rfc4053(from);
        return new Profile(
                from,
                plain.purposes(), // [4053 2.2.1.1.6, 2.2.1.1.7]
                ContactModel.RESPONSE_AND_TECHNICAL, // [4053 2.2.1.1.4, 2.2.1.1.5]
                approvals,
                gates,
                List.of(),
                plain.formats(), // [4053 2.2.1.2]
                ladder(),
                managersOnlyConvey, // [4691 3.1]
                true,
                Visibility.PUBLIC, // [3975 6]: whatever the IETF sends or gets is a public document
                ZoneId.of("UTC"),
                PublishedSchemes.of("IETF"));
    }

    private static List<Rung> ladder() {
        return List.of(
                new Rung("Individual draft", Maturity.IDEA),
                new Rung("Working group draft", Maturity.DRAFT),
                new Rung("Approved", Maturity.APPROVED),
                new Rung("Experimental", Maturity.PUBLISHED),
                new Rung("Informational", Maturity.PUBLISHED),
                new Rung("Proposed Standard", Maturity.PUBLISHED),
                new Rung("Draft Standard", Maturity.PUBLISHED),
                new Rung("Standard", Maturity.PUBLISHED),
                new Rung("Best Current Practice", Maturity.PUBLISHED),
                new Rung("Obsolete", Maturity.SUPERSEDED),
                new Rung("Historic", Maturity.WITHDRAWN));
    }
}
