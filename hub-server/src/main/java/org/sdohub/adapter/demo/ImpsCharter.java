package org.sdohub.adapter.demo;

import static org.sdohub.organization.Charter.Deliverable.Status.IN_PROGRESS;
import static org.sdohub.organization.Charter.Deliverable.Status.MAINTAINED;
import static org.sdohub.organization.Charter.Deliverable.Status.PLANNED;

import java.time.LocalDate;
import java.util.List;
import org.sdohub.organization.Charter;
import org.sdohub.organization.Charter.Coordination;
import org.sdohub.organization.Charter.Deliverable;
import org.sdohub.organization.Charter.ExpectedDelivery;
import org.sdohub.organization.Charter.ExpectedLiaison;
import org.sdohub.organization.Charters;

/** The charter of the OMA's IMPS working group, section by section. */
final class ImpsCharter {

    /** The paper has no date; ours lies between the OMA's beginning and the first candidate [ERELD A.2]. */
    private static final LocalDate APPROVED = LocalDate.of(2002, 9, 2);

    private static final String WIRELESS_VILLAGE = "Wireless Village technology";
    private static final String SIP_SIMPLE = "SIP/SIMPLE technology";
    private static final String INTERWORKING = "Interoperability of Wireless Village and SIP/SIMPLE";
    private static final String INTERFACES = "Enabling interfaces";

    private final Charters charters;

    ImpsCharter(Charters charters) {
        this.charters = charters;
    }

    void tell(Script script) {
        script.about("the charter of OMA IMPS");
        script.act(
                "charter OMA/IMPS 1",
                "oma-secretariat",
                Days.on(APPROVED),
                act -> charters.approve(act, Names.group("OMA/IMPS"), content()));
    }

    private static Charter.Content content() {
        return new Charter.Content(
                APPROVED,
                "Find, specify and look after everything that makes instant messaging and presence work between mobile"
                        + " services: requirements, architecture, protocols, tests; and help the market to take it up"
                        + " soon.", // [IMPS 1]
                "The OMA's technical work on mobile instant messaging and presence, from requirements to test"
                        + " events.", // [IMPS 2]
                success(),
                deliverables(),
                liaisons(),
                coordination(),
                dependencies(),
                APPROVED.plusYears(1)); // reviewed every year or as needed [IMPS 4]
    }

    /** [IMPS 3] */
    private static List<String> success() {
        return List.of(
                "The technical work is finished in time and is good",
                "Statements from approved liaison partners are answered in time",
                "Other groups of the OMA find it prompt and helpful",
                "Vendors, service providers and end users take up the specifications and services");
    }

    /** [IMPS 5] */
    private static List<Deliverable> deliverables() {
        return List.of(
                new Deliverable("IMPS business and technical requirements", "Requirements", "", IN_PROGRESS, null),
                new Deliverable("IMPS architecture", "Architecture", "", IN_PROGRESS, null),
                new Deliverable(
                        "Wireless Village specifications",
                        "Technical specification",
                        WIRELESS_VILLAGE,
                        MAINTAINED,
                        null),
                new Deliverable(
                        "Requirements and interoperability of SIP/SIMPLE based services",
                        "Technical specification",
                        SIP_SIMPLE,
                        IN_PROGRESS,
                        null),
                new Deliverable(
                        "Mechanisms between Wireless Village and SIP/SIMPLE",
                        "Technical specification",
                        INTERWORKING,
                        PLANNED,
                        null),
                new Deliverable(
                        "Web service interfaces of the IMPS enablers",
                        "Technical specification",
                        INTERFACES,
                        PLANNED,
                        null),
                new Deliverable("IMPS conformance", "Conformance", "", IN_PROGRESS, null),
                new Deliverable("IMPS interoperability test cases", "Test cases", "", IN_PROGRESS, null));
    }

    /** [IMPS 7], the subjects from [IMPS 5]. Most of these relationships do not exist, and the hub shows it. */
    private static List<ExpectedLiaison> liaisons() {
        return List.of(
                new ExpectedLiaison("3GPP", "SIP/SIMPLE based messaging and presence; work that moves to the OMA"),
                new ExpectedLiaison("3GPP2", "SIP/SIMPLE based messaging and presence; work that moves to the OMA"),
                new ExpectedLiaison("IETF", "The SIP/SIMPLE protocols"),
                new ExpectedLiaison("PAM Forum", "Requirements of enabling interfaces, review of what exists"),
                new ExpectedLiaison("JCP", "Requirements of enabling interfaces, review of what exists"));
    }

    /** [IMPS 8] */
    private static List<Coordination> coordination() {
        return List.of(
                new Coordination("REQ", "Requirements"),
                new Coordination("ARC", "Architecture"),
                new Coordination("SEC", "Security"),
                new Coordination("MWS", "Web services"),
                new Coordination("IOP", "Compliance, conformance and interoperability, with its IMPS sub-group"),
                new Coordination("MKT", "Development of the market"));
    }

    /** [IMPS 9] */
    private static List<ExpectedDelivery> dependencies() {
        return List.of(
                new ExpectedDelivery("REQ", "Business and technical requirements, and their process"),
                new ExpectedDelivery("ARC", "Architecture definitions and framework"),
                new ExpectedDelivery("SEC", "Security advice, definitions and framework"),
                new ExpectedDelivery("IOP", "Conformance and interoperability definitions, framework and process"),
                new ExpectedDelivery("OPS", "The handling of documents, change requests and trouble reports"));
    }
}
