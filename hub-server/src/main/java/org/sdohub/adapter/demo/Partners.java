package org.sdohub.adapter.demo;

import static org.sdohub.organization.Group.Kind.TECHNICAL_SPECIFICATION_GROUP;
import static org.sdohub.organization.Group.Kind.WORKING_GROUP;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.sdohub.organization.IdentifierScheme;
import org.sdohub.organization.Organization;
import org.sdohub.organization.Profile;
import org.sdohub.organization.Profile.ContactModel;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.organization.Profile.PurposeRule;
import org.sdohub.organization.Profile.Rung;
import org.sdohub.organization.Profile.Visibility;
import org.sdohub.organization.PublishedSchemes;

/** Those with whom the IMPS working group wants strong liaisons, besides the IETF [IMPS 7]. */
final class Partners {

    /** Those with the rules of {@link #partnershipProject}. */
    static final Set<String> PROJECTS = Set.of("3GPP", "3GPP2");

    private final BodyFacts facts;

    Partners(BodyFacts facts) {
        this.facts = facts;
    }

    void tell(Script script) {
        script.about("organizations and groups");
        facts.organization(
                "3GPP",
                "3rd Generation Partnership Project",
                Organization.Kind.CONSORTIUM,
                "https://www.3gpp.org",
                partnershipProject(PublishedSchemes.of("3GPP")));
        facts.group("3GPP/SA", TECHNICAL_SPECIFICATION_GROUP, "", "TSG Services and System Aspects");
        facts.group("3GPP/SA1", WORKING_GROUP, "SA", "Services");
        facts.group("3GPP/SA2", WORKING_GROUP, "SA", "Architecture");
        facts.group("3GPP/CT", TECHNICAL_SPECIFICATION_GROUP, "", "TSG Core Network and Terminals");
        facts.group("3GPP/CT1", WORKING_GROUP, "CT", "Core network protocols between terminal and network");
        facts.organization(
                "3GPP2",
                "3rd Generation Partnership Project 2",
                Organization.Kind.CONSORTIUM,
                null,
                partnershipProject(List.of()));
        facts.organization(
                "PAM", "PAM Forum", Organization.Kind.FORUM, null, Profile.rfc4053(Days.BEGIN)); // [IMPS 5, 7]
        facts.organization(
                "JCP",
                "Java Community Process",
                Organization.Kind.FORUM,
                "https://jcp.org",
                Profile.rfc4053(Days.BEGIN)); // [IMPS 5, 7]
    }

    /** Two purposes, an action for each addressee, no deadline asked for, no office that approves: groups send. */
    private static Profile partnershipProject(List<IdentifierScheme> schemes) {
        return new Profile(
                Days.BEGIN,
                List.of(
                        new PurposeRule(Purpose.FOR_ACTION, false, "Action"),
                        new PurposeRule(Purpose.FOR_INFORMATION, false, "Information"),
                        new PurposeRule(Purpose.IN_RESPONSE, false, "Reply")),
                ContactModel.CONTACT_OF_EACH_SIDE,
                List.of(),
                List.of(),
                List.of("S1", "S2", "C1"),
                List.of("application/pdf", "text/html", "text/plain"),
                List.of(
                        new Rung("Work item", Maturity.IDEA),
                        new Rung("Draft", Maturity.DRAFT),
                        new Rung("For information", Maturity.DRAFT),
                        new Rung("For approval", Maturity.STABLE),
                        new Rung("Under change control", Maturity.PUBLISHED),
                        new Rung("Withdrawn", Maturity.WITHDRAWN)),
                false,
                false,
                Visibility.PUBLIC,
                ZoneId.of("UTC"),
                schemes);
    }
}
