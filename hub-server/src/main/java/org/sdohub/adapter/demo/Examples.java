package org.sdohub.adapter.demo;

import java.util.List;
import org.sdohub.adapter.demo.StatementFacts.Reply;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.statement.Envelope.Consensus;

/**
 * Invented statements, so that every view has something to show. Each says in title and text that it is an example; all
 * days count from the hub's first start.
 */
final class Examples {

    private static final String MARK = "This statement is an example that came with the hub; nobody ever sent it.\n\n";

    private final StatementFacts facts;
    private final Days days;

    Examples(StatementFacts facts, Days days) {
        this.facts = facts;
        this.days = days;
    }

    void tell(Script script) {
        script.about("example statements");
        notYetPosted();
        waitingForAnAnswer();
        aboutDates();
        dealtWith();
        wentAnotherWay();
    }

    private static Writing example(String from, String title, String text) {
        return new Writing(from).title("Example: " + title).body(MARK + text);
    }

    private static Reply reply(String body, String text) {
        return new Reply(body, false, MARK + text, List.of());
    }

    private void notYetPosted() {
        facts.filed(
                "waiting for an area director",
                days.ago(2),
                example(
                                "IETF/DISPATCH",
                                "outcome of the discussion on content push",
                                "The list has discussed the event package. This tells you where the matter stands.")
                        .to("OMA/CD")
                        .consensus(Consensus.COLLECTED_COMMENTS));
        facts.filed(
                "waiting for the coordinator",
                days.ago(1),
                example("OMA/MWS", "web service interfaces of presence", "Please look at our list of interfaces.")
                        .to("3GPP/SA2")
                        .forComment(days.in(35)));
        facts.filed(
                "waiting for moderation",
                Script.ANONYMOUS,
                days.ago(3),
                example("JCP", "an interface for presence in Java", "Somebody without an account wrote this.")
                        .to("OMA/MWS"));
        facts.drafted(
                "a draft",
                days.ago(1),
                example("OMA/CD", "use of pushed content in LTE", "Not finished yet.")
                        .to("IETF/DISPATCH"));
        facts.filed(
                "returned",
                days.ago(9),
                example("IETF/GEOPRIV", "location in emergency calls", "Three questions about your requirements.")
                        .to("OMA/REQ")
                        .forComment(days.in(30)));
        facts.returned("returned", "rai-ad", days.ago(8), "Example: say which of your requirements are meant.");
        facts.drafted(
                "abandoned",
                days.ago(70),
                example("OMA/IMPS", "a question that was answered by mail", "No longer needed.")
                        .to("IETF/SIMPLE"));
        facts.abandoned(
                "abandoned", "oma-imps-chair", days.ago(66), "Example: answered on the mailing list meanwhile.");
    }

    private void waitingForAnAnswer() {
        facts.sent(
                "overdue",
                days.ago(40),
                example("OMA/IMPS", "presence attributes beyond RPID", "Which of these would you take up?")
                        .to("IETF/SIMPLE")
                        .forComment(days.in(-5))
                        .cites("RFC 4480", null, Maturity.PUBLISHED, null));
        facts.acknowledged("overdue", "IETF/SIMPLE", days.ago(38));
        facts.sent(
                "due in a week",
                days.ago(10),
                example(
                                "OMA/CD",
                                "review of the SIP binding of Push 2.3",
                                "Please review the chapter on event notification.")
                        .to("IETF/DISPATCH")
                        .forAction(days.in(7))
                        .action("Example: review the chapter on event notification")
                        .action("Example: name somebody whom our editors may ask")
                        .cites(OmaSpecifications.PUSH, "2.3", Maturity.STABLE, null));
        facts.takenUp("due in a week", "IETF/DISPATCH", days.ago(8));
        facts.sent(
                "two addressees",
                days.ago(12),
                example("OMA/IMPS", "location within presence", "One of you may want to answer, the other to know.")
                        .to("IETF/GEOPRIV", Purpose.FOR_COMMENT)
                        .to("IETF/SIMPLE", Purpose.FOR_INFORMATION)
                        .forComment(days.in(6))
                        .cites("RFC 4119", null, Maturity.PUBLISHED, null));
        facts.noted("two addressees", "IETF/SIMPLE", days.ago(9));
        facts.sent(
                "new today",
                days.ago(0).minusSeconds(1_800),
                example("3GPP/SA2", "push over broadcast bearers", "Please confirm that Push 2.3 covers this case.")
                        .to("OMA/CD")
                        .forAction(days.in(21))
                        .cites(OmaSpecifications.MBMS, "8.4.0", Maturity.PUBLISHED, null));
        facts.sent(
                "interim reply",
                days.ago(30),
                example("IETF/SIPCORE", "changes to SIP event notification", "Please check what they mean for you.")
                        .to("OMA/IMPS")
                        .forAction(days.in(14))
                        .cites("RFC 6665", null, Maturity.PUBLISHED, null));
        facts.replied(
                "the interim reply",
                "interim reply",
                days.ago(15),
                new Reply("OMA/IMPS", true, MARK + "We look into it and will answer in time.", List.of()));
        facts.sent(
                "postponed",
                days.ago(25),
                example("OMA/IMPS", "presence in IMS", "Please compare your attributes with ours.")
                        .to("3GPP/SA2")
                        .forComment(days.in(28))
                        .cites(OmaSpecifications.IMS, "6.16.0", Maturity.PUBLISHED, null));
        facts.postponed("postponed", "3GPP/SA2", days.ago(20), "Example: the second meeting from now");
    }

    private void aboutDates() {
        facts.sent(
                "disputed date",
                days.ago(20),
                example("OMA/CD", "filters in subscriptions", "We need your comments before our next meeting.")
                        .to("IETF/SIPCORE")
                        .forComment(days.in(3)));
        facts.proposed(
                "disputed date",
                "IETF/SIPCORE",
                days.ago(3),
                days.in(30),
                "Example: after the meeting of the group, which cannot be earlier.");
        facts.sent(
                "another date agreed",
                days.ago(35),
                example("IETF/ENUM", "numbers in address books", "Please tell us how your clients write them.")
                        .to("OMA/REQ")
                        .forComment(days.in(-2)));
        facts.proposed("another date agreed", "OMA/REQ", days.ago(30), days.in(60), "Example: with the next release.");
        facts.decided(
                "another date agreed",
                "IETF/ENUM",
                "OMA/REQ",
                days.ago(28),
                days.in(60),
                false,
                "Example: our own draft is finished before that.");
        facts.proposed("another date agreed", "OMA/REQ", days.ago(26), days.in(20), "Example: a shorter answer.");
        facts.decided(
                "another date agreed",
                "IETF/ENUM",
                "OMA/REQ",
                days.ago(24),
                days.in(20),
                true,
                "Example: that will do.");
    }

    private void dealtWith() {
        facts.sent(
                "closed",
                days.ago(120),
                example("OMA/IMPS", "messages to lists of receivers", "Which of two ways do you recommend?")
                        .to("IETF/SIMPLE")
                        .forComment(days.in(-90)));
        facts.replied(
                "reply before closing",
                "closed",
                days.ago(95),
                reply("IETF/SIMPLE", "The second one, for the reasons given on the list."));
        facts.closed("closed", "IETF/SIMPLE", days.ago(94));
        facts.sent(
                "answered late",
                days.ago(80),
                example("3GPP/SA2", "timers of subscriptions", "Is the shortest one still one minute?")
                        .to("IETF/SIPCORE")
                        .forAction(days.in(-60)));
        facts.replied(
                "the late reply", "answered late", days.ago(50), reply("IETF/SIPCORE", "It is up to the notifier."));
        facts.sent(
                "archived",
                days.ago(200),
                example("3GPP/SA2", "names of the releases to come", "For your planning.")
                        .to("OMA/IMPS"));
        facts.noted("archived", "OMA/IMPS", days.ago(195));
        facts.closed("archived", "OMA/IMPS", days.ago(194));
        facts.archived("archived", "OMA/IMPS", days.ago(160));
        facts.sent(
                "noted",
                days.ago(18),
                example("IETF/ENUM", "a tutorial on number mapping", "You are welcome to link to it.")
                        .to("OMA/REQ"));
        facts.noted("noted", "OMA/REQ", days.ago(16));
        facts.sent(
                "thanked",
                days.ago(22),
                example("IETF", "dates of the meetings of next year", "For your calendars.")
                        .to("OMA"));
        facts.thanked("thanked", "OMA", days.ago(21));
        facts.sent(
                "follow-up",
                days.ago(60),
                example("OMA/IMPS", "limits for lists of receivers", "Following your answer: is a hundred enough?")
                        .to("IETF/SIMPLE")
                        .forComment(days.in(-30))
                        .related(org.sdohub.statement.Letter.Relation.Kind.FOLLOWS_UP, "closed"));
        facts.replied(
                "reply to the follow-up",
                "follow-up",
                days.ago(33),
                reply("IETF/SIMPLE", "Yes, by the experience so far."));
    }

    private void wentAnotherWay() {
        facts.sent(
                "declined",
                days.ago(60),
                example("OMA/IOP", "a test suite for event packages", "Please write one together with us.")
                        .to("IETF/SIPCORE")
                        .forAction(days.in(-20)));
        facts.declined(
                "declined",
                "IETF/SIPCORE",
                days.ago(45),
                "Example: documents are not written together (RFC 3975, section 8); comments on yours are welcome.");
        facts.sent(
                "redirected",
                days.ago(28),
                example("OMA/SEC", "consent of users who are located", "Please comment on our list of cases.")
                        .to("IETF/SIMPLE")
                        .forComment(days.in(25)));
        facts.redirected(
                "redirected",
                "ietf-liaison",
                "IETF/SIMPLE",
                "IETF/GEOPRIV",
                days.ago(26),
                "Example: rules of location are the other group's matter.");
        facts.sent(
                "withdrawn",
                days.ago(25),
                example("OMA/REQ", "a list that was sent too early", "Please disregard.")
                        .to("IETF/ENUM")
                        .forComment(days.in(10)));
        facts.withdrawn("withdrawn", "oma-secretariat", days.ago(24), "Example: sent before it was approved.");
        facts.sent(
                "no reply",
                days.ago(75),
                example("OMA/IMPS", "names of interfaces", "For your information.")
                        .to("3GPP/SA2"));
        facts.leftWithoutReply(
                "no reply", "3GPP/SA2", days.ago(64), "Example: nothing in it concerns the group's work.");
    }
}
