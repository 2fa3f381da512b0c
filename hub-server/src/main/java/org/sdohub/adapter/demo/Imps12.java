package org.sdohub.adapter.demo;

import static org.sdohub.specification.EnablerRelease.Role.BOTH;
import static org.sdohub.specification.EnablerRelease.Role.CLIENT;
import static org.sdohub.specification.EnablerRelease.Role.SERVER;
import static org.sdohub.specification.Relation.Kind.PART_OF;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sdohub.adapter.demo.SpecificationFacts.Sheet;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.organization.Profile.Rung;
import org.sdohub.specification.EnablerRelease;
import org.sdohub.specification.EnablerRelease.BaselineEntry;
import org.sdohub.specification.EnablerRelease.ConformanceItem;
import org.sdohub.specification.EnablerRelease.HistoryNote;
import org.sdohub.specification.EnablerRelease.Status;
import org.sdohub.specification.EnablerReleases;

/** IMPS 1.2, the sixteen Wireless Village documents that an implementation conforms to [ERELD]. */
final class Imps12 {

    static final String DEFINITION = "OMA-ERELD-IMPS";
    static final String CSP = "OMA-IMPS-WV-CSP";
    static final String SSP = "OMA-IMPS-WV-SSP";
    private static final String LABEL = "1.2";

    /** The day on which the Technical Plenary made it a candidate [ERELD A.2]. */
    private static final LocalDate CANDIDATE = LocalDate.of(2003, 2, 2);
    /** The day that stands in each of the sixteen identifiers [ERELD 5]. */
    private static final LocalDate REVISED = LocalDate.of(2004, 5, 22);

    private final SpecificationFacts facts;
    private final EnablerReleases releases;
    private final List<String> baseline = new ArrayList<>();

    Imps12(SpecificationFacts facts, EnablerReleases releases) {
        this.facts = facts;
        this.releases = releases;
    }

    void tell(Script script) {
        script.about("the IMPS 1.2 release");
        definition();
        sixteenDocuments();
        script.act(
                "release IMPS 1.2",
                "oma-secretariat",
                Days.on(REVISED),
                act -> releases.create(act, Names.organization("OMA"), details()));
    }

    private void definition() {
        facts.specification(
                "OMA",
                Sheet.of(DEFINITION, "Enabler Release Definition for IMPS")
                        .in("Enabler Release Definition", "IMPS")
                        .by("OMA/IMPS"),
                CANDIDATE);
        facts.version("OMA", DEFINITION, "1.2 of 2003", "OMA-ERELD-IMPS-V1_2-20030202-C", CANDIDATE, "Candidate");
        facts.version("OMA", DEFINITION, "1.2 of 2004", "OMA-ERELD-IMPS-V1_2-20040522-C", REVISED, "Candidate");
    }

    /** [ERELD 5] The table came through a scanner: blanks in it are the identifiers' underscores. */
    private void sixteenDocuments() {
        document(40, "Arch", "System Architecture Model");
        document(41, "Features_Functions", "Features and Functions");
        document(42, "CSP", "Client-Server Protocol Session and Transactions");
        document(43, "CSP_DTD", "Client-Server Protocol DTD and Examples");
        document(44, "CSP_Transport", "Client-Server Protocol Transport Bindings");
        document(45, "CSP_DataTypes", "Client-Server Protocol Data Types");
        document(46, "CSP_SMS", "Client-Server Protocol SMS Binding");
        document(47, "CSP_WBXML", "Client-Server Protocol Binary Definition and Examples");
        document(48, "CSP_SCR", "Client-Server Protocol Static Conformance Requirement");
        document(49, "PA", "Presence Attributes");
        document(50, "PA_DTD", "Presence Attribute DTD and Examples");
        document(51, "CLP", "Command Line Protocol");
        document(52, "SSP", "Server-Server Protocol Semantics Document");
        document(53, "SSP_Syntax", "Server-Server Protocol XML Syntax Document");
        document(54, "SSP_Transport", "Server-Server Protocol Transport Binding");
        document(55, "SSP_SCR", "Server-Server Protocol Static Conformance Requirement");
    }

    /** @param number by which Wireless Village knew it */
    private void document(int number, String part, String title) {
        String designation = "OMA-IMPS-WV-" + part;
        facts.specification(
                "OMA",
                Sheet.of(designation, title)
                        .in("Wireless Village", part)
                        .by("OMA/IMPS")
                        .also("WV-0" + number)
                        .that(PART_OF, DEFINITION),
                REVISED);
        facts.version("OMA", designation, LABEL, designation + "-V1_2-20040522-C", REVISED, "Candidate");
        baseline.add(designation);
    }

    private EnablerRelease.Details details() {
        return new EnablerRelease.Details(
                "IMPS",
                LABEL,
                "Instant Messaging and Presence Services",
                Names.group("OMA/IMPS"),
                REVISED,
                BOTH,
                new Rung("Candidate", Maturity.STABLE),
                baseline.stream()
                        .map(part ->
                                new BaselineEntry(SpecificationFacts.id(part), SpecificationFacts.version(part, LABEL)))
                        .toList(),
                minimumFunctionality(),
                List.of(
                        new ConformanceItem(
                                "OMA-ERDEF-IMPS-C-001", CLIENT, "IMPS Client", Status.M, "See [CSP_SCR]"), // [ERELD 8]
                        new ConformanceItem(
                                "OMA-ERDEF-IMPS-S-001", SERVER, "IMPS Server", Status.M, "See [SSP_SCR]")), // [ERELD 9]
                history());
    }

    /** [ERELD 6] */
    private static String minimumFunctionality() {
        return "A server has four service elements behind one access point: presence, instant messages, groups, and"
                + " shared content. The access point authenticates, finds and agrees services, keeps user profiles and"
                + " relays to other servers. A client is embedded in the terminal and speaks the client-server"
                + " protocol, or drives the server by text messages of the command line protocol. Servers reach each"
                + " other by the server-server protocol; the way to the mobile core network is described for"
                + " information only.";
    }

    /** [ERELD A.2]; there was no earlier version within the OMA [ERELD A.1]. */
    private static List<HistoryNote> history() {
        return List.of(
                new HistoryNote(
                        CANDIDATE,
                        DEFINITION,
                        "Made a candidate by the Technical Plenary:" + " OMA-TP-2003-0109-IMPS-V1_2-Candidate-Package"),
                new HistoryNote(
                        REVISED,
                        "",
                        "Brought into the template of 2004; document references and hyperlinks corrected"));
    }
}
