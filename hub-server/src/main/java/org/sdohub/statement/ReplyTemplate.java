package org.sdohub.statement;

import java.util.List;
import org.sdohub.statement.Envelope.RequestedAction;

/**
 * What a reply begins with: the original's addressing reversed (RFC 4053 3.2.2.4).
 *
 * @param asked what the original asks of the answering body by name
 * @param sources where each value comes from, in plain words
 */
public record ReplyTemplate(StatementId answers, Letter letter, List<RequestedAction> asked, List<Source> sources) {

    /** @param field as it is called in the input of a reply, or in the template */
    public record Source(String field, String source) {}

    public ReplyTemplate {
        asked = List.copyOf(asked);
        sources = List.copyOf(sources);
    }
}
