package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.statement.Attachments;
import org.sdohub.statement.Letter.Attachment;
import org.sdohub.statement.Letter.Hiding;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementRights;

/** Files that come with statements. Their content goes its own way, over plain HTTP. */
@Singleton
final class AttachmentFields implements Fields {

    private final Attachments attachments;
    private final StatementRights rights;
    private final StatementReferences named;

    AttachmentFields(Attachments attachments, StatementRights rights, StatementReferences named) {
        this.attachments = attachments;
        this.rights = rights;
        this.named = named;
    }

    /** An attachment and what it is of. */
    record Attached(Statement of, Attachment file) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.extend("Statement", Statement.class)
                .field(
                        "attachments",
                        (one, ask) -> one.letter().attachments().stream()
                                .map(file -> new Attached(one, file))
                                .toList())
                .field(
                        "viewerCanHideAttachments",
                        (one, ask) -> one instanceof Statement.Posted
                                && rights.hidingAttachments(ask.actor(), ask.now(), one)
                                        .isPresent());
        wiring.type("AttachmentHiding", Hiding.class);
        wiring.type("Attachment", Attached.class)
                .field("key", (one, ask) -> one.file.id().toString())
                .field("name", (one, ask) -> one.file.name())
                .field("mediaType", (one, ask) -> one.file.mediaType())
                .field("size", (one, ask) -> one.file.size())
                .field("sha256", (one, ask) -> one.file.sha256())
                .field("url", (one, ask) -> one.file.pathIn(one.of.id()))
                .field("twin", (one, ask) -> twin(one))
                .field("hidden", (one, ask) -> one.file.hidden());
        wiring.mutation("hideAttachment", "statement", (input, act) -> Map.of("statement", hidden(input, act)));
    }

    private static @Nullable Attached twin(Attached one) {
        return one.of.letter().attachments().stream()
                .filter(other -> other.id().equals(one.file.twin()))
                .map(other -> new Attached(one.of, other))
                .findFirst()
                .orElse(null);
    }

    private Statement hidden(Input input, Act act) {
        return attachments.hide(
                act,
                named.statement(input.text("id"), act),
                input.version(),
                StatementLetters.uuid(input.text("attachment")),
                input.text("reason"));
    }

    /** What the letter shall have; what it had, where nothing is said. */
    static List<Attachment> wanted(Attachments attachments, List<Attachment> had, Input input, Act act) {
        if (!input.gave("attachments")) {
            return had;
        }
        List<Attachments.Wanted> wanted = input.objects("attachments").stream()
                .map(one -> new Attachments.Wanted(StatementLetters.uuid(one.text("upload")), twin(one)))
                .toList();
        return attachments.attached(act, had, wanted);
    }

    private static @Nullable UUID twin(Input one) {
        String twin = one.optionalText("readableTwin");
        return twin == null ? null : StatementLetters.uuid(twin);
    }
}
