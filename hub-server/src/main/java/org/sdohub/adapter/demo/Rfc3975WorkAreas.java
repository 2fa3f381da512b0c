package org.sdohub.adapter.demo;

import java.time.LocalDate;
import java.util.List;
import org.sdohub.relationship.WorkArea.Content;
import org.sdohub.relationship.WorkArea.ItemState;
import org.sdohub.relationship.WorkArea.Part;
import org.sdohub.relationship.WorkArea.SharedItem;
import org.sdohub.relationship.WorkAreaId;
import org.sdohub.relationship.WorkAreas;
import org.sdohub.specification.SpecificationId;

/**
 * The nine common interests of OMA and IETF [3975 10]. Their titles are the RFC's; which groups and documents take part is
 * told as it was some years later, when those documents were there.
 */
final class Rfc3975WorkAreas {

    private static final LocalDate WRITTEN = LocalDate.of(2005, 2, 7);
    private static final LocalDate CONSENTED = LocalDate.of(2005, 2, 21);
    private static final LocalDate FILLED = LocalDate.of(2008, 3, 10);
    private static final LocalDate FILLED_CONSENTED = LocalDate.of(2008, 3, 24);

    private final Script script;
    private final WorkAreas areas;

    Rfc3975WorkAreas(Script script, WorkAreas areas) {
        this.script = script;
        this.areas = areas;
    }

    void tell(Days days) {
        script.about("nine work areas");
        area(
                "Instant Messaging based on SIP/SIMPLE",
                "Messages between mobile users by SIP, and between SIP and Wireless Village.",
                List.of("OMA/IMPS"),
                List.of("IETF/SIMPLE", "IETF/SIP"),
                List.of("RFC 3261", "RFC 3428", "RFC 3860", "RFC 3862", "RFC 4975"));
        area(
                "Presence and availability",
                "Who can be reached, how, and who may know it.",
                List.of("OMA/IMPS"),
                List.of("IETF/SIMPLE"),
                List.of("RFC 2778", "RFC 2779", "RFC 3856", "RFC 3857", "RFC 3859", "RFC 3863", "RFC 4480"));
        area(
                "Privacy",
                "What is told of a user, and the user's say in it.",
                List.of("OMA/SEC", "OMA/REQ"),
                List.of("IETF/GEOPRIV", "IETF/SIP"),
                List.of("RFC 3323", "RFC 3325", "RFC 3693"));
        area(
                "SIP Event Notification",
                "Subscribing to events and being told of them.",
                List.of("OMA/IMPS", "OMA/CD"),
                List.of("IETF/SIP", "IETF/SIPPING"),
                List.of("RFC 3265", "RFC 3903", IetfSpecifications.CONFIG_FRAMEWORK));
        area(
                "Location services, such as geographic location",
                "Where a user is, and how that is passed on.",
                List.of("OMA/REQ"),
                List.of("IETF/GEOPRIV"),
                List.of("RFC 3693", "RFC 4119"));
        area(
                "Device management",
                "Setting up and looking after devices from afar.",
                List.of("OMA/REQ"),
                List.of(),
                List.of());
        area(
                "Multimedia messaging, including email interconnectivity and mapping",
                "Multimedia messages, and their way to and from Internet mail.",
                List.of("OMA/MWS"),
                List.of("IETF/LEMONADE"),
                List.of("RFC 4356"));
        area(
                "Group management",
                "Lists of users and the groups made of them.",
                List.of("OMA/IMPS"),
                List.of("IETF/SIMPLE"),
                List.of("RFC 4825", "RFC 4826"));
        area(
                "Telephone number mapping (ENUM)",
                "From a telephone number to an address on the Internet.",
                List.of("OMA/REQ"),
                List.of("IETF/ENUM"),
                List.of("RFC 3761"));
        waitingForConsent(days);
    }

    static WorkAreaId id(String title) {
        return new WorkAreaId(Names.made("work area " + title));
    }

    /** Written by the OMA's officer at first with the title alone, then with groups and documents. */
    private void area(String title, String description, List<String> oma, List<String> ietf, List<String> documents) {
        script.act(
                "work area " + title,
                "oma-liaison",
                Days.on(WRITTEN),
                act -> areas.propose(
                        act, OmaIetfRelationship.ID, null, new Content(title, description, List.of(), List.of())));
        consent(title, CONSENTED);
        script.act(
                "work area " + title + " filled",
                "oma-liaison",
                Days.on(FILLED),
                act -> areas.edit(act, id(title), null, now -> filled(now, oma, ietf, documents)));
        consent(title, FILLED_CONSENTED);
    }

    private void consent(String title, LocalDate day) {
        script.act(
                "work area " + title + " consented on " + day,
                "ietf-liaison",
                Days.on(day),
                act -> areas.consent(act, id(title), null));
    }

    private static Content filled(Content now, List<String> oma, List<String> ietf, List<String> documents) {
        List<Part> parts = List.of(part("OMA", oma, List.of()), part("IETF", ietf, documents));
        return new Content(now.title(), now.description(), parts, now.items());
    }

    private static Part part(String side, List<String> groups, List<String> documents) {
        List<SpecificationId> specifications =
                documents.stream().map(SpecificationFacts::id).toList();
        return new Part(
                Names.organization(side), groups.stream().map(Names::group).toList(), specifications);
    }

    /** One side has written, the other has not consented yet. Invented. */
    private void waitingForConsent(Days days) {
        script.act(
                "work area SIP Event Notification: an item",
                "oma-liaison",
                days.ago(4),
                act -> areas.edit(act, id("SIP Event Notification"), null, now -> withItem(now, days.in(45))));
    }

    private static Content withItem(Content now, LocalDate review) {
        var item = new SharedItem(
                "Example: an event package for pushed content",
                Names.organization("OMA"),
                ItemState.OPEN,
                List.of("Example: see together who can work on " + IetfSpecifications.OMA_PUSH),
                review);
        return new Content(now.title(), now.description(), now.parts(), List.of(item));
    }
}
