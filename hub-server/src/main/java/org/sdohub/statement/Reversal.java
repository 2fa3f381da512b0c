package org.sdohub.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sdohub.kernel.BodyId;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.statement.Envelope.Addressee;
import org.sdohub.statement.Envelope.RequestedAction;
import org.sdohub.statement.Letter.Relation;
import org.sdohub.statement.ReplyTemplate.Source;
import org.sdohub.statement.Statement.Posted;

/** A reply begins as the original with its addressing reversed (RFC 4053 3.2.2.4). */
final class Reversal {

    private Reversal() {}

    static Letter letter(Posted original, BodyId answering, boolean interim, String body) {
        Envelope was = original.letter().envelope();
        List<Addressee> to = was.from().stream()
                .filter(sender -> !sender.equals(answering))
                .map(sender -> new Addressee(sender, null))
                .toList();
        Title title = was.title() == null
                ? new Title("Re: " + original.number())
                : Objects.requireNonNull(was.title()).answered();
        Envelope envelope = new Envelope(
                List.of(answering),
                to,
                List.of(),
                title,
                Contacts.NONE.sentTo(was.contacts().replyAddresses()),
                Purpose.IN_RESPONSE,
                null,
                null,
                was.language(),
                List.of(),
                Envelope.Consensus.UNSTATED,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Strangers(null, was.strangers().from()));
        Relation.Kind kind = interim ? Relation.Kind.INTERIM_FOR : Relation.Kind.REPLIES_TO;
        return Letter.of(envelope, body, new Relation(kind, original.id()));
    }

    /** With a word for each value where it comes from. */
    static ReplyTemplate template(Posted original, Handling answering, boolean interim) {
        Letter letter = letter(original, answering.body(), interim, "");
        Envelope was = original.letter().envelope();
        String number = original.number();
        List<Source> sources = new ArrayList<>(List.of(
                new Source(
                        "from",
                        answering.redirectedFrom() == null
                                ? "It was addressed by " + number + ", and you may answer for it."
                                : "It got " + number + " by redirection, and you may answer for it."),
                new Source("to", "Who sent " + number + "."),
                new Source("title", was.title() == null ? number + " has no title." : "The title of " + number + "."),
                new Source("purpose", "It is an answer."),
                new Source("relation", "It answers " + number + (interim ? " for the time being." : "."))));
        sendTo(was.contacts()).ifPresent(words -> sources.add(new Source("contacts.sendTo", words + number + ".")));
        if (was.language() != null) {
            sources.add(new Source("language", "The language of " + number + "."));
        }
        List<RequestedAction> asked = was.requestedActions().stream()
                .filter(action -> action.asks(answering.body()))
                .toList();
        if (!asked.isEmpty()) {
            sources.add(new Source("requestedActions", "What " + number + " asks of it by name."));
        }
        return new ReplyTemplate(original.id(), letter, asked, sources);
    }

    /** In the order of {@link Contacts#replyAddresses}. */
    private static Optional<String> sendTo(Contacts contacts) {
        if (!contacts.sendReplyTo().isEmpty()) {
            return Optional.of("\"Send reply to\" of ");
        }
        if (!contacts.response().isEmpty()) {
            return Optional.of("The response contact of ");
        }
        return contacts.ofSender().isEmpty() ? Optional.empty() : Optional.of("The sender's contacts in ");
    }
}
