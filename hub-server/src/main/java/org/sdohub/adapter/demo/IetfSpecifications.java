package org.sdohub.adapter.demo;

import static org.sdohub.specification.Relation.Kind.OBSOLETES;
import static org.sdohub.specification.Relation.Kind.PUBLISHED_AS;
import static org.sdohub.specification.Relation.Kind.UPDATES;

import java.time.LocalDate;
import org.sdohub.adapter.demo.SpecificationFacts.Sheet;

/**
 * The IETF's documents in the nine work areas, and those that the seeds name. Titles, months and maturities are those of
 * the RFC index; the day is the first of the month where an RFC has none.
 */
final class IetfSpecifications {

    static final String CONFIG_FRAMEWORK = "draft-ietf-sipping-config-framework";
    static final String OMA_PUSH = "draft-mdolly-dispatch-oma-push";

    private static final String PROPOSED = "Proposed Standard";
    private static final String INFORMATIONAL = "Informational";
    private static final String PRACTICE = "Best Current Practice";
    /** An Internet-Draft ends after six months. */
    private static final int DRAFT_MONTHS = 6;

    private final SpecificationFacts facts;

    IetfSpecifications(SpecificationFacts facts) {
        this.facts = facts;
    }

    void tell(Script script) {
        script.about("specifications");
        presenceAndMessaging();
        sip();
        locationNumbersAndMail();
        collaboration();
        drafts();
    }

    private void presenceAndMessaging() {
        rfc(2778, "A Model for Presence and Instant Messaging", 2000, 2, INFORMATIONAL, "");
        rfc(2779, "Instant Messaging / Presence Protocol Requirements", 2000, 2, INFORMATIONAL, "");
        rfc(3856, "A Presence Event Package for the Session Initiation Protocol (SIP)", 2004, 8, PROPOSED, "SIMPLE");
        rfc(
                3857,
                "A Watcher Information Event Template-Package for the Session Initiation Protocol (SIP)",
                2004,
                8,
                PROPOSED,
                "SIMPLE");
        rfc(3859, "Common Profile for Presence (CPP)", 2004, 8, PROPOSED, "");
        rfc(3860, "Common Profile for Instant Messaging (CPIM)", 2004, 8, PROPOSED, "");
        rfc(3862, "Common Presence and Instant Messaging (CPIM): Message Format", 2004, 8, PROPOSED, "");
        rfc(3863, "Presence Information Data Format (PIDF)", 2004, 8, PROPOSED, "");
        rfc(
                4480,
                "RPID: Rich Presence Extensions to the Presence Information Data Format (PIDF)",
                2006,
                7,
                PROPOSED,
                "SIMPLE");
        rfc(
                4825,
                "The Extensible Markup Language (XML) Configuration Access Protocol (XCAP)",
                2007,
                5,
                PROPOSED,
                "SIMPLE");
        rfc(
                4826,
                "Extensible Markup Language (XML) Formats for Representing Resource Lists",
                2007,
                5,
                PROPOSED,
                "SIMPLE");
        rfc(4975, "The Message Session Relay Protocol (MSRP)", 2007, 9, PROPOSED, "SIMPLE");
    }

    private void sip() {
        rfc(3261, "SIP: Session Initiation Protocol", 2002, 6, PROPOSED, "SIP");
        enter(
                sheet(3265, "Session Initiation Protocol (SIP)-Specific Event Notification", "SIP")
                        .that(UPDATES, "RFC 3261"),
                2002,
                6,
                PROPOSED);
        rfc(3323, "A Privacy Mechanism for the Session Initiation Protocol (SIP)", 2002, 11, PROPOSED, "SIP");
        rfc(
                3325,
                "Private Extensions to the Session Initiation Protocol (SIP) for Asserted Identity within Trusted"
                        + " Networks",
                2002,
                11,
                INFORMATIONAL,
                "SIP");
        rfc(3428, "Session Initiation Protocol (SIP) Extension for Instant Messaging", 2002, 12, PROPOSED, "SIP");
        rfc(3903, "Session Initiation Protocol (SIP) Extension for Event State Publication", 2004, 10, PROPOSED, "SIP");
        enter(
                sheet(6665, "SIP-Specific Event Notification", "SIPCORE")
                        .that(OBSOLETES, "RFC 3265")
                        .that(UPDATES, "RFC 3261"),
                2012,
                7,
                PROPOSED);
        facts.maturity("IETF", "RFC 3265", "2002-06", "Obsolete", LocalDate.of(2012, 7, 2));
    }

    private void locationNumbersAndMail() {
        rfc(3693, "Geopriv Requirements", 2004, 2, INFORMATIONAL, "GEOPRIV");
        rfc(4119, "A Presence-based GEOPRIV Location Object Format", 2005, 12, PROPOSED, "GEOPRIV");
        String application =
                "The E.164 to Uniform Resource Identifiers (URI) Dynamic Delegation Discovery System (DDDS)"
                        + " Application (ENUM)";
        rfc(3761, application, 2004, 4, PROPOSED, "ENUM");
        enter(sheet(6116, application, "ENUM").that(OBSOLETES, "RFC 3761"), 2011, 3, PROPOSED);
        facts.maturity("IETF", "RFC 3761", "2004-04", "Obsolete", LocalDate.of(2011, 3, 2));
        rfc(
                4356,
                "Mapping Between the Multimedia Messaging Service (MMS) and Internet Mail",
                2006,
                1,
                PROPOSED,
                "LEMONADE");
    }

    /** How the IETF and others work together. */
    private void collaboration() {
        rfc(3113, "3GPP-IETF Standardization Collaboration", 2001, 6, INFORMATIONAL, "");
        rfc(3975, "OMA-IETF Standardization Collaboration", 2005, 1, INFORMATIONAL, "IAB");
        enter(
                sheet(4052, "IAB Processes for Management of IETF Liaison Relationships", "IAB")
                        .also("BCP 102"),
                2005,
                4,
                PRACTICE);
        enter(
                sheet(4053, "Procedures for Handling Liaison Statements to and from the IETF", "IAB")
                        .also("BCP 103"),
                2005,
                4,
                PRACTICE);
    }

    private void drafts() {
        Sheet framework = Sheet.of(
                        CONFIG_FRAMEWORK, "A Framework for Session Initiation Protocol User Agent Profile Delivery")
                .by("IETF/SIPPING");
        LocalDate known = LocalDate.of(2008, 2, 14); // the day is ours: what the OMA built on until 2008 [PUSH 2]
        facts.specification("IETF", framework, known);
        facts.version(
                "IETF",
                CONFIG_FRAMEWORK,
                "-15",
                CONFIG_FRAMEWORK + "-15",
                known,
                "Working group draft",
                known.plusMonths(DRAFT_MONTHS));
        rfc(6080, "A Framework for Session Initiation Protocol User Agent Profile Delivery", 2011, 3, PROPOSED, "");
        facts.becomes("IETF", framework.that(PUBLISHED_AS, "RFC 6080"), LocalDate.of(2011, 3, 2));
        omaPush();
    }

    /** Work began in October 2008; the paper speaks of version -00 [PUSH 2]. The day is ours. */
    private void omaPush() {
        LocalDate submitted = LocalDate.of(2009, 7, 6);
        facts.specification(
                "IETF",
                Sheet.of(
                        OMA_PUSH,
                        "Session Initiation Protocol (SIP) Event Package for Content Push Delivery"), // [PUSH 2]
                submitted);
        facts.version(
                "IETF",
                OMA_PUSH,
                "-00",
                OMA_PUSH + "-00",
                submitted,
                "Individual draft",
                submitted.plusMonths(DRAFT_MONTHS));
    }

    /** @param group of the IETF that wrote it; empty where none in this world did */
    private void rfc(int number, String title, int year, int month, String maturity, String group) {
        enter(sheet(number, title, group), year, month, maturity);
    }

    private static Sheet sheet(int number, String title, String group) {
        Sheet sheet = Sheet.of("RFC " + number, title)
                .in("RFC", String.valueOf(number))
                .at("https://www.rfc-editor.org/rfc/rfc" + number);
        return group.isEmpty() ? sheet : sheet.by("IETF/" + group);
    }

    /** An RFC has one version, called by its month. */
    private void enter(Sheet sheet, int year, int month, String maturity) {
        LocalDate day = LocalDate.of(year, month, 1);
        facts.specification("IETF", sheet, day);
        facts.version("IETF", sheet.designation(), day.toString().substring(0, 7), null, day, maturity);
    }
}
