package org.sdohub.adapter.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.demo.StatementFacts.Reply;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.statement.Envelope.Consensus;
import org.sdohub.statement.Letter.Settlement;
import org.sdohub.statement.Letter.Settlement.Outcome;

/**
 * The OMA's statement on SIP Push [PUSH], told anew, and the beginning of an answer, which is invented. The paper has no
 * date: ours lies after Push 2.2 became a candidate and well before the deployments of 2011 that it expects.
 */
final class SipPush {

    static final String NAME = "SIP Push";

    private static final String TITLE = "Background of SIP Push, and support for an event package for content push";

    private final StatementFacts facts;

    SipPush(StatementFacts facts) {
        this.facts = facts;
    }

    void tell(Script script) {
        script.about("the SIP Push thread");
        facts.sent(NAME, Days.on(2009, 9, 14), statement());
        facts.acknowledged(NAME, "IETF/DISPATCH", Days.on(2009, 9, 21));
        facts.replied("SIP Push interim reply", NAME, Days.on(2009, 10, 12), interimReply());
    }

    private static Writing statement() {
        return new Writing("OMA/CD")
                .to("IETF/DISPATCH")
                .title(TITLE)
                .forAction(null) // the paper asks without a date [PUSH 3]
                .consensus(Consensus.GROUP)
                .action("Acknowledge that the OMA's reasons and its support for the draft are understood") // [PUSH 3]
                .action("Say whether the IETF supports the development of the draft") // [PUSH 3]
                .action("Ask for whatever further information is wanted") // [PUSH 3]
                .cites(OmaSpecifications.SIP_PUSH, "1.0", Maturity.STABLE, null)
                .cites(OmaSpecifications.PUSH, "2.2", Maturity.STABLE, null)
                .cites(
                        IetfSpecifications.OMA_PUSH,
                        "-00",
                        Maturity.IDEA,
                        "An individual draft: the OMA would need it as a stable specification.")
                .cites(IetfSpecifications.CONFIG_FRAMEWORK, "-15", Maturity.DRAFT, null)
                .body("""
                        WAP Push, released in 2001, is in wide use. Since 2005 the OMA has worked on a variant that
                        uses SIP: SIP Push 1.0 became a candidate in 2008, and Push 2.2, which takes it in, a short
                        while ago. Push 2.3 will add delivery to many receivers at once. Networks built on 3GPP's IMS,
                        fixed and mobile, are where it is to be used.

                        Three bindings to SIP were weighed: single messages by MESSAGE, sessions by INVITE with MSRP,
                        and event notification by SUBSCRIBE and NOTIFY. The last one suits best. It sets up a dialog
                        that both sides know of and can move or end, and it lets them exchange capabilities while the
                        subscription is made; OPTIONS and REGISTER do that less well.

                        Until late in 2008 our text for it built on the configuration framework of SIPPING, whose
                        profiles of applications seemed to allow it. IETF experts who read it in its last review told
                        us that pushing any content is beyond what that framework is meant for. No other event package
                        fitted, so we left this binding out of SIP Push 1.0 until there is one.

                        A draft for such a package has been worked on since October 2008. With LTE expected in wide use
                        about 2011 we would like to begin an update of SIP Push 1.0 that uses it. Members of our Push
                        group help with the draft and mean to bring it to a stable state soon; this statement is to
                        tell you of that support.

                        Thank you for looking into this. We look forward to working on it with you.""");
    }

    private static Reply interimReply() {
        return new Reply(
                "IETF/DISPATCH",
                true,
                """
                This reply is an example that came with the hub; nobody ever sent it.

                Thank you for telling us why SIP Push needs an event package, and that the OMA stands behind the
                draft. That is understood.

                Whether the group can support the work is not decided. We will put the question to the mailing list
                and write again when there is an answer.

                One question meanwhile: which of the three bindings do products use today?""",
                List.of(
                        settled(0, Outcome.DONE, null),
                        settled(1, Outcome.INTERIM, "Example: the mailing list will be asked."),
                        settled(2, Outcome.INTERIM, "Example: which of the three bindings do products use today?")));
    }

    private static Settlement settled(int action, Outcome outcome, @Nullable String text) {
        return new Settlement(Writing.action(TITLE, action), outcome, text, null);
    }
}
