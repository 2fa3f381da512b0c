package org.sdohub.adapter.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sdohub.kernel.Office.Kind;

/**
 * Who holds which office. Nobody here is a real person: everybody is called by the office, and the same one holds it from
 * the first day on.
 */
final class Offices {

    /** In the order in which those with an account are shown. */
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("oma-cd-chair", "Chair of OMA Content Delivery");
        NAMES.put("ietf-dispatch-chair", "Chair of the IETF's DISPATCH working group");
        NAMES.put("rai-ad", "Director of the IETF's RAI area");
        NAMES.put("oma-liaison", "OMA liaison officer for the IETF");
        NAMES.put("ietf-liaison", "IETF liaison manager for the OMA");
        NAMES.put("oma-coordinator", "Liaison coordinator of the OMA");
        NAMES.put("oma-secretariat", "Secretariat of the OMA");
        NAMES.put("ietf-secretariat", "Secretariat of the IETF");
        NAMES.put("oma-imps-chair", "Chair of OMA IMPS");
        NAMES.put("oma-tp-chair", "Chair of the OMA Technical Plenary");
        NAMES.put("ietf-simple-chair", "Chair of the IETF's SIMPLE working group");
        NAMES.put("ietf-chair", "Chair of the IETF");
        NAMES.put("iab-chair", "Chair of the IAB");
        NAMES.put("3gpp-sa2-chair", "Chair of 3GPP SA2");
        NAMES.put("delegate", "Delegate to OMA Content Delivery");
        NAMES.put("oma-mws-chair", "Chair of OMA Mobile Web Services");
        NAMES.put("oma-sec-chair", "Chair of OMA Security");
        NAMES.put("oma-req-chair", "Chair of OMA Requirements");
        NAMES.put("oma-iop-chair", "Chair of OMA Interoperability");
        NAMES.put("app-ad", "Director of the IETF's Applications area");
        NAMES.put("tsv-ad", "Director of the IETF's Transport area");
        NAMES.put("ietf-sip-chair", "Chair of the IETF's SIP working group");
        NAMES.put("ietf-sipping-chair", "Chair of the IETF's SIPPING working group");
        NAMES.put("ietf-geopriv-chair", "Chair of the IETF's GEOPRIV working group");
        NAMES.put("ietf-enum-chair", "Chair of the IETF's ENUM working group");
        NAMES.put("ietf-sipcore-chair", "Chair of the IETF's SIPCORE working group");
        NAMES.put("3gpp-secretariat", "Secretariat of 3GPP");
        NAMES.put("3gpp-ct-chair", "Chair of TSG CT, liaison officer of 3GPP for the IETF");
        NAMES.put("3gpp2-secretariat", "Secretariat of 3GPP2");
        NAMES.put("pam-secretariat", "Secretariat of the PAM Forum");
        NAMES.put("jcp-secretariat", "Office of the Java Community Process");
    }

    private static final LocalDate RAI_FORMED = IetfWorld.RAI_FORMED;
    private static final LocalDate DISPATCH_FORMED = IetfWorld.DISPATCH_FORMED;

    private final BodyFacts facts;

    Offices(BodyFacts facts) {
        this.facts = facts;
    }

    static String nameOf(String office) {
        String name = NAMES.get(office);
        if (name == null) {
            throw new IllegalArgumentException("nobody in the demo world is called " + office);
        }
        return name;
    }

    void tell(Script script) {
        script.about("people in their offices");
        ofOma();
        ofIetf();
        ofPartners();
    }

    private void ofOma() {
        facts.holder("oma-tp-chair", "OMA/TP", Kind.EXECUTIVE);
        facts.holder("oma-coordinator", "OMA", Kind.LIAISON_COORDINATOR);
        facts.holder("oma-imps-chair", "OMA/IMPS", Kind.CHAIR);
        facts.holder("oma-cd-chair", "OMA/CD", Kind.CHAIR);
        facts.alsoHolds("oma-cd-chair", "OMA/CD-PUSH", Kind.CHAIR, Days.BEGIN);
        facts.holder("oma-mws-chair", "OMA/MWS", Kind.CHAIR);
        facts.holder("oma-sec-chair", "OMA/SEC", Kind.CHAIR);
        facts.holder("oma-req-chair", "OMA/REQ", Kind.CHAIR);
        facts.holder("oma-iop-chair", "OMA/IOP", Kind.CHAIR);
        facts.holder("delegate", "OMA/CD", Kind.DELEGATE);
        facts.person("oma-liaison", "OMA");
    }

    private void ofIetf() {
        facts.holder("ietf-chair", "IETF", Kind.EXECUTIVE);
        facts.alsoHolds("ietf-chair", "IETF/IESG", Kind.EXECUTIVE, Days.BEGIN);
        facts.holder("iab-chair", "IETF/IAB", Kind.EXECUTIVE);
        facts.holder("app-ad", "IETF/APP", Kind.AREA_DIRECTOR);
        facts.holder("tsv-ad", "IETF/TSV", Kind.AREA_DIRECTOR);
        facts.holder("rai-ad", "IETF/RAI", Kind.AREA_DIRECTOR, RAI_FORMED);
        facts.holder("ietf-sip-chair", "IETF/SIP", Kind.CHAIR);
        facts.holder("ietf-sipping-chair", "IETF/SIPPING", Kind.CHAIR);
        facts.holder("ietf-simple-chair", "IETF/SIMPLE", Kind.CHAIR);
        facts.holder("ietf-geopriv-chair", "IETF/GEOPRIV", Kind.CHAIR);
        facts.holder("ietf-enum-chair", "IETF/ENUM", Kind.CHAIR);
        facts.holder("ietf-dispatch-chair", "IETF/DISPATCH", Kind.CHAIR, DISPATCH_FORMED);
        facts.holder("ietf-sipcore-chair", "IETF/SIPCORE", Kind.CHAIR, DISPATCH_FORMED);
        facts.person("ietf-liaison", "IETF");
    }

    private void ofPartners() {
        facts.holder("3gpp-sa2-chair", "3GPP/SA2", Kind.CHAIR);
        facts.holder("3gpp-ct-chair", "3GPP/CT", Kind.CHAIR);
    }
}
