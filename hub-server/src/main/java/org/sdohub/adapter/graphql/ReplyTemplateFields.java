package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.statement.Envelope;
import org.sdohub.statement.Replies;
import org.sdohub.statement.ReplyTemplate;
import org.sdohub.statement.Title;

/** What a reply begins with, for whoever is about to write one. */
@Singleton
final class ReplyTemplateFields implements Fields {

    private final Replies replies;
    private final StatementReferences named;
    private final References references;

    ReplyTemplateFields(Replies replies, StatementReferences named, References references) {
        this.replies = replies;
        this.named = named;
        this.references = references;
    }

    /** Something asked for by name, before it is answered. */
    record Asked(String action, String text) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.type("ValueSource", ReplyTemplate.Source.class);
        wiring.type("ActionToAnswer", Asked.class);
        wiring.type("ReplyTemplate", ReplyTemplate.class)
                .field("from", (one, ask) -> envelope(one).from())
                .field("to", (one, ask) -> envelope(one).addressees())
                .field("title", (one, ask) -> Objects.requireNonNull(title(one)).value())
                .field("purpose", (one, ask) -> envelope(one).purpose())
                .field("language", (one, ask) -> envelope(one).language())
                .field("contacts", (one, ask) -> envelope(one).contacts())
                .field(
                        "relation",
                        (one, ask) -> one.letter().relations().getFirst().kind())
                .field("answers", (one, ask) -> one.answers())
                .field("requestedActions", (one, ask) -> asked(one));
        wiring.query("replyTemplate", this::template);
    }

    private static Envelope envelope(ReplyTemplate template) {
        return template.letter().envelope();
    }

    private static @Nullable Title title(ReplyTemplate template) {
        return envelope(template).title();
    }

    private static List<Asked> asked(ReplyTemplate template) {
        return template.asked().stream()
                .map(action -> new Asked(action.id().toString(), action.text()))
                .toList();
    }

    /** What may not be answered by the asker reads as null, like what may not be seen. */
    private @Nullable Object template(Ask ask) {
        try {
            return allowed(ask);
        } catch (Refused refused) {
            Refusal first = refused.refusals().getFirst();
            if (first instanceof Refusal.NotFound || first instanceof Refusal.NotAllowed) {
                return null;
            }
            throw refused;
        }
    }

    private Object allowed(Ask ask) {
        Act act = new Act(ask.actor(), ask.now());
        String from = ask.arguments().optionalText("from");
        BodyId as = from == null ? null : references.body(from);
        return replies.template(
                act,
                named.statement(ask.arguments().text("statement"), act),
                as,
                ask.arguments().flag("interim"));
    }
}
