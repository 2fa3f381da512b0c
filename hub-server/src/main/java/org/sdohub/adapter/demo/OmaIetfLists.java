package org.sdohub.adapter.demo;

import java.time.LocalDate;
import org.sdohub.dependency.Dependencies;
import org.sdohub.dependency.Dependencies.Declaration;
import org.sdohub.dependency.Dependency.Details;
import org.sdohub.dependency.Dependency.Kind;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.DependencyListStore.Direction;
import org.sdohub.dependency.DependencyLists;
import org.sdohub.dependency.End;
import org.sdohub.dependency.End.ExactVersion;
import org.sdohub.dependency.End.UncataloguedText;
import org.sdohub.dependency.End.WholeSpecification;
import org.sdohub.dependency.ListRhythm.Pace;
import org.sdohub.dependency.ListRhythms;

/**
 * What the OMA needs of the IETF, and the two lists of it that were published a month apart, as both sides update and
 * exchange them regularly [3975 3]. What SIP Push needs is [PUSH 2]; the other entries and all days are examples.
 */
final class OmaIetfLists {

    static final Direction OMA_NEEDS = new Direction(OmaIetfRelationship.ID, Names.organization("OMA"));
    static final Direction IETF_NEEDS = new Direction(OmaIetfRelationship.ID, Names.organization("IETF"));
    static final String ON_PUSH_EVENTS = "SIP Push on an event package";
    static final String ON_CONFIG_FRAMEWORK = "SIP Push on the configuration framework";
    static final String ON_EVENTS = "Push on event notification";

    private static final LocalDate DECLARED = LocalDate.of(2009, 8, 3);
    private static final LocalDate FIRST_LIST = LocalDate.of(2009, 8, 31);
    private static final LocalDate DROPPED = LocalDate.of(2009, 9, 7);
    private static final LocalDate WANTED = LocalDate.of(2009, 9, 14);
    private static final LocalDate CHANGED = LocalDate.of(2009, 9, 21);
    private static final LocalDate SECOND_LIST = LocalDate.of(2009, 9, 30);
    /** Wide deployment of LTE is expected about 2011 [PUSH 2]. */
    private static final LocalDate LTE = LocalDate.of(2011, 1, 1);

    private final Script script;
    private final Dependencies dependencies;
    private final DependencyLists lists;
    private final ListRhythms rhythms;

    OmaIetfLists(Script script, Dependencies dependencies, DependencyLists lists, ListRhythms rhythms) {
        this.script = script;
        this.dependencies = dependencies;
        this.lists = lists;
        this.rhythms = rhythms;
    }

    void tell(Days days) {
        script.about("dependencies and their lists");
        sipPush();
        push();
        messagingAndPresence();
        ofTheIetf();
        published("list 1 of OMA", "oma-liaison", FIRST_LIST, OMA_NEEDS);
        published("list 1 of IETF", "ietf-liaison", FIRST_LIST, IETF_NEEDS);
        betweenTheLists();
        published("list 2 of OMA", "oma-liaison", SECOND_LIST, OMA_NEEDS);
        rhythms(days);
    }

    /** Lists came monthly [4691 2.3]. These days are examples: one side is late, the other has time. */
    private void rhythms(Days days) {
        agreed("rhythm of OMA", OMA_NEEDS, new Pace(1, days.in(-5), "Example, after RFC 4691 2.3"), days);
        agreed("rhythm of IETF", IETF_NEEDS, new Pace(3, days.in(20), "Example"), days);
    }

    private void agreed(String name, Direction direction, Pace pace, Days days) {
        script.act(name, "oma-liaison", days.ago(40), act -> rhythms.say(act, direction, pace));
        script.act(name + " agreed", "ietf-liaison", days.ago(38), act -> rhythms.say(act, direction, pace));
    }

    static DependencyId id(String name) {
        return new DependencyId(Names.made(actOf(name)));
    }

    private static String actOf(String name) {
        return "dependency " + name;
    }

    /** [PUSH 2]: messages by MESSAGE, sessions by INVITE with MSRP, and what the third binding was to build on. */
    private void sipPush() {
        needed("SIP Push on SIP", "RFC 3261", "All bindings are to SIP.");
        needed("SIP Push on MESSAGE", "RFC 3428", "The binding without connection sends single messages.");
        needed("SIP Push on MSRP", "RFC 4975", "The binding with connection sends by MSRP after INVITE.");
        needed(
                ON_CONFIG_FRAMEWORK,
                IetfSpecifications.CONFIG_FRAMEWORK,
                "Events of pushed content as a profile of an application.");
    }

    private void needed(String name, String target, String reason) {
        ofOma(name, whole(OmaSpecifications.SIP_PUSH_TS), whole(target), Kind.NORMATIVE, reason);
    }

    private void push() {
        ofOma(
                ON_EVENTS,
                whole(OmaSpecifications.PUSH),
                whole("RFC 3265"),
                Kind.INFORMATIVE,
                "Event notification is described as one of the ways to push.");
        alone(
                "Push on SIP Push",
                exact(OmaSpecifications.PUSH, "2.2"),
                exact(OmaSpecifications.SIP_PUSH, "1.0"),
                Kind.BASELINE,
                "The core of SIP Push is part of Push 2.2."); // [PUSH 2]
        alone(
                "Push on IMS",
                whole(OmaSpecifications.PUSH),
                whole(OmaSpecifications.IMS),
                Kind.INFORMATIVE,
                "The SIP networks that operators deploy are built on it."); // [PUSH 2]
    }

    private void messagingAndPresence() {
        ofOma(
                "IMPS on CPIM",
                whole("OMA-IMPS-WV-Arch"),
                whole("RFC 3860"),
                Kind.INFORMATIVE,
                "Instant messages of other systems reach Wireless Village in this form."); // [ERELD 6.4]
        ofOma(
                "interworking on presence events",
                new UncataloguedText("IMPS mechanisms between Wireless Village and SIP/SIMPLE"), // [IMPS 5]
                whole("RFC 3856"),
                Kind.NORMATIVE,
                "Presence has to cross between the two.");
        ofOma(
                "number mapping",
                new UncataloguedText("OMA requirements for addressing by telephone numbers"),
                whole("RFC 3761"),
                Kind.NORMATIVE,
                "A user is addressed by number.");
        ofOma(
                "hard state",
                new UncataloguedText("IMPS requirements for presence while nobody is signed in"),
                new UncataloguedText("A way to keep presence as hard state by XCAP, in whatever draft it comes"),
                Kind.WANTED,
                "No group has written it up yet.");
    }

    private void ofTheIetf() {
        declared(
                "the draft on SIP Push",
                "ietf-liaison",
                DECLARED,
                new Declaration(
                        whole(IetfSpecifications.OMA_PUSH),
                        whole(OmaSpecifications.SIP_PUSH_TS),
                        Kind.INFORMATIVE,
                        false,
                        null,
                        null,
                        null,
                        "It says what the event package is for.",
                        null,
                        null,
                        OmaIetfRelationship.ID));
    }

    /** One entry leaves, one comes, one changes. */
    private void betweenTheLists() {
        script.act(
                actOf(ON_CONFIG_FRAMEWORK) + " dropped",
                "oma-liaison",
                Days.on(DROPPED),
                act -> dependencies.drop(
                        act,
                        id(ON_CONFIG_FRAMEWORK),
                        null,
                        "Pushing any content is beyond what the framework is meant for.")); // [PUSH 2]
        declared(
                ON_PUSH_EVENTS,
                "oma-liaison",
                WANTED,
                new Declaration(
                        whole(OmaSpecifications.SIP_PUSH_TS),
                        whole(IetfSpecifications.OMA_PUSH),
                        Kind.WANTED,
                        false,
                        null,
                        LTE,
                        null,
                        "An event package that fits: without one SIP Push has no binding by event notification.",
                        null,
                        Names.group("IETF/DISPATCH"),
                        OmaIetfRelationship.ID));
        script.act(
                actOf(ON_EVENTS) + " changed",
                "oma-liaison",
                Days.on(CHANGED),
                act -> dependencies.edit(act, id(ON_EVENTS), null, OmaIetfLists::normative));
    }

    private static Details normative(Details now) {
        return new Details(
                Kind.NORMATIVE,
                now.pinned(),
                now.neededMaturity(),
                now.neededBy(),
                now.expected(),
                "The next version specifies a binding to it.",
                now.owner(),
                now.counterpart());
    }

    private void ofOma(String name, End from, End to, Kind kind, String reason) {
        boolean ours = from instanceof UncataloguedText;
        declared(
                name,
                "oma-liaison",
                DECLARED,
                new Declaration(
                        from,
                        to,
                        kind,
                        false,
                        null,
                        null,
                        null,
                        reason,
                        ours ? Names.group("OMA/IMPS") : null,
                        to instanceof UncataloguedText ? Names.group("IETF/SIMPLE") : null,
                        OmaIetfRelationship.ID));
    }

    /** Without a relationship: within the OMA, and towards one with which it has none. */
    private void alone(String name, End from, End to, Kind kind, String reason) {
        declared(
                name,
                "oma-cd-chair",
                DECLARED,
                new Declaration(from, to, kind, false, null, null, null, reason, null, null, null));
    }

    private void declared(String name, String who, LocalDate day, Declaration declaration) {
        script.act(actOf(name), who, Days.on(day), act -> dependencies.declare(act, declaration));
    }

    private void published(String name, String who, LocalDate day, Direction direction) {
        script.act(name, who, Days.on(day), act -> lists.publish(act, direction, "Example: the state of this month."));
    }

    private static End whole(String designation) {
        return new WholeSpecification(SpecificationFacts.id(designation));
    }

    private static End exact(String designation, String label) {
        return new ExactVersion(SpecificationFacts.id(designation), SpecificationFacts.version(designation, label));
    }
}
