package org.sdohub.statement;

import java.util.List;
import java.util.Objects;
import org.sdohub.kernel.BodyId;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.statement.Envelope.Addressee;
import org.sdohub.statement.Letter.Relation;
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
                List.of());
        Relation.Kind kind = interim ? Relation.Kind.INTERIM_FOR : Relation.Kind.REPLIES_TO;
        return Letter.of(envelope, body, new Relation(kind, original.id()));
    }
}
