package org.sdohub.adapter.demo;

import static org.sdohub.specification.Relation.Kind.PART_OF;

import java.time.LocalDate;
import org.sdohub.adapter.demo.SpecificationFacts.Sheet;

/** The OMA's Push specifications [PUSH 2] and what they stand on; dates are those of the OMA's publication list. */
final class OmaSpecifications {

    static final String SIP_PUSH = "OMA-ERP-SIP_Push";
    static final String SIP_PUSH_TS = "OMA-TS-SIP_Push";
    static final String PUSH = "OMA-ERP-Push";
    static final String IMS = "3GPP TS 23.228";
    static final String MBMS = "3GPP TS 23.246";

    private static final String CANDIDATE = "Candidate";

    private final SpecificationFacts facts;

    OmaSpecifications(SpecificationFacts facts) {
        this.facts = facts;
    }

    void tell(Script script) {
        script.about("specifications");
        LocalDate first = LocalDate.of(2008, 12, 2); // candidate in 2008 [PUSH 2]
        push(SIP_PUSH, "Enabler Release Package", "OMA SIP Push", first);
        facts.version("OMA", SIP_PUSH, "1.0", "OMA-ERP-SIP_Push-V1_0-20081202-C", first, CANDIDATE);
        facts.specification(
                "OMA",
                Sheet.of(SIP_PUSH_TS, "SIP Push")
                        .in("Technical Specification", "SIP_Push")
                        .by("OMA/CD-PUSH")
                        .that(PART_OF, SIP_PUSH),
                first);
        facts.version("OMA", SIP_PUSH_TS, "1.0", "OMA-TS-SIP_Push-V1_0-20081202-C", first, CANDIDATE);

        LocalDate second = LocalDate.of(2009, 6, 9); // recently when the statement was written [PUSH 2]
        push(PUSH, "Enabler Release Package", "OMA Push", LocalDate.of(2005, 11, 22));
        facts.version("OMA", PUSH, "2.1", "OMA-ERP-Push-V2_1-20051122-C", LocalDate.of(2005, 11, 22), CANDIDATE);
        facts.version("OMA", PUSH, "2.2", "OMA-ERP-Push-V2_2-20090609-C", second, CANDIDATE);
        facts.version("OMA", PUSH, "2.3", "OMA-ERP-Push-V2_3-20091013-C", LocalDate.of(2009, 10, 13), CANDIDATE);
        ofThreeGpp();
    }

    private void push(String designation, String series, String title, LocalDate day) {
        facts.specification(
                "OMA",
                Sheet.of(designation, title)
                        .in(series, designation.substring("OMA-ERP-".length()))
                        .by("OMA/CD-PUSH"),
                day);
    }

    /** The networks that Push is meant for: IMS, and one that sends to many at once [PUSH 2]. */
    private void ofThreeGpp() {
        enter(IMS, "23.228", "IP Multimedia Subsystem (IMS); Stage 2", "6.16.0", LocalDate.of(2007, 3, 20));
        enter(
                MBMS,
                "23.246",
                "Multimedia Broadcast/Multicast Service (MBMS); Architecture and functional description",
                "8.4.0",
                LocalDate.of(2009, 6, 9));
    }

    private void enter(String designation, String number, String title, String version, LocalDate day) {
        facts.specification(
                "3GPP", Sheet.of(designation, title).in("TS", number).by("3GPP/SA2"), day);
        facts.version("3GPP", designation, version, null, day, "Under change control");
    }
}
