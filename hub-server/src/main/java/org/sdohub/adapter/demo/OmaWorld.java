package org.sdohub.adapter.demo;

import static org.sdohub.organization.Group.Kind.COORDINATION_GROUP;
import static org.sdohub.organization.Group.Kind.PLENARY;
import static org.sdohub.organization.Group.Kind.WORKING_GROUP;

import java.time.ZoneId;
import java.util.List;
import org.sdohub.organization.Organization;
import org.sdohub.organization.Profile;
import org.sdohub.organization.Profile.ContactModel;
import org.sdohub.organization.Profile.GateKind;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.organization.Profile.PurposeRule;
import org.sdohub.organization.Profile.Rung;
import org.sdohub.organization.Profile.Visibility;
import org.sdohub.organization.PublishedSchemes;

/** The Open Mobile Alliance, as RFC 3975, the IMPS charter and the SIP Push statement speak of it. */
final class OmaWorld {

    private final BodyFacts facts;

    OmaWorld(BodyFacts facts) {
        this.facts = facts;
    }

    void tell(Script script) {
        script.about("organizations and groups");
        facts.organization(
                "OMA",
                "Open Mobile Alliance",
                Organization.Kind.CONSORTIUM,
                "http://www.openmobilealliance.org", // [3975 1]
                profile());
        facts.group("OMA/TP", PLENARY, "", "Technical Plenary"); // [3975 1]: authorizes work, approves its output
        facts.group("OMA/IMPS", WORKING_GROUP, "TP", "Instant Messaging and Presence Services"); // [IMPS 1]
        facts.group("OMA/REQ", WORKING_GROUP, "TP", "Requirements"); // [IMPS 8]
        facts.group("OMA/ARC", WORKING_GROUP, "TP", "Architecture"); // [IMPS 8]
        facts.group("OMA/SEC", WORKING_GROUP, "TP", "Security"); // [IMPS 8]
        facts.group("OMA/MWS", WORKING_GROUP, "TP", "Mobile Web Services"); // [IMPS 8]
        facts.group("OMA/IOP", WORKING_GROUP, "TP", "Interoperability"); // [IMPS 8]
        facts.group("OMA/IOP-IMPS", WORKING_GROUP, "IOP", "Interoperability, IMPS sub-working group"); // [IMPS 8]
        facts.group("OMA/OPS", COORDINATION_GROUP, "TP", "Operations Committee"); // [IMPS 9]
        facts.group("OMA/MKT", COORDINATION_GROUP, "", "Marketing Committee"); // [IMPS 8]
        facts.group("OMA/CD", WORKING_GROUP, "TP", "Content Delivery"); // [PUSH 2]
        facts.group("OMA/CD-PUSH", WORKING_GROUP, "CD", "Content Delivery, Push sub-working group"); // [PUSH 2]
    }

    /** Gates: liaison statements follow the OMA's own processes [IMPS 7], which its coordinator watches. */
    private static Profile profile() {
        return new Profile(
                Days.BEGIN,
                List.of(
                        new PurposeRule(Purpose.FOR_ACTION, true, "Action requested"),
                        new PurposeRule(Purpose.FOR_COMMENT, true, "Comment requested"),
                        new PurposeRule(Purpose.FOR_INFORMATION, false, "Information"),
                        new PurposeRule(Purpose.IN_RESPONSE, false, "Response")),
                ContactModel.RESPONSE_AND_TECHNICAL,
                List.of(),
                List.of(GateKind.COORDINATOR_REVIEW),
                List.of("OMA-LS"),
                List.of("application/pdf", "text/html", "text/plain"),
                List.of(
                        new Rung("Work item", Maturity.IDEA),
                        new Rung("Draft", Maturity.DRAFT),
                        new Rung("Candidate", Maturity.STABLE), // the C of an identifier; decided by the TP [ERELD A.2]
                        new Rung("Approved", Maturity.PUBLISHED),
                        new Rung("Superseded", Maturity.SUPERSEDED),
                        new Rung("Historic", Maturity.WITHDRAWN)),
                false,
                true, // timeliness in answering is a criterion of success [IMPS 3]
                Visibility.PUBLIC,
                ZoneId.of("UTC"),
                PublishedSchemes.of("OMA"));
    }
}
