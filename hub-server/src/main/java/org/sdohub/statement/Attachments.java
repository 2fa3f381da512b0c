package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdohub.attachment.Content;
import org.sdohub.attachment.ContentStore;
import org.sdohub.attachment.Upload;
import org.sdohub.attachment.UploadId;
import org.sdohub.attachment.Uploader;
import org.sdohub.attachment.Uploads;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.statement.Letter.Attachment;
import org.sdohub.statement.Letter.Hiding;
import org.sdohub.statement.Statement.Posted;
import org.sdohub.statement.StatementRights.Right;

/** What came with statements: put on letters, read by whoever may read the statement, hidden, never removed. */
@Singleton
public class Attachments {

    private static final String FIELD = "attachments";

    private final Posting posting;
    private final Correspondence correspondence;
    private final StatementRights rights;
    private final StatementSight sight;
    private final Uploads uploads;
    private final ContentStore contents;

    Attachments(
            Posting posting,
            Correspondence correspondence,
            StatementRights rights,
            StatementSight sight,
            Uploads uploads,
            ContentStore contents) {
        this.posting = posting;
        this.correspondence = correspondence;
        this.rights = rights;
        this.sight = sight;
        this.uploads = uploads;
        this.contents = contents;
    }

    /**
     * @param upload one of the actor's own, or what the letter has already
     * @param readableTwin the upload of another one beside it; null for none
     */
    public record Wanted(UUID upload, @Nullable UUID readableTwin) {}

    /**
     * What the letter shall have, in this order.
     *
     * @throws Refused with {@code ATTACHMENT_UPLOAD_UNKNOWN} or {@code ATTACHMENT_UPLOAD_UNFINISHED} for each that cannot
     *     be had
     */
    public List<Attachment> attached(Act act, List<Attachment> had, List<Wanted> wanted) {
        Map<UUID, Attachment> known = had.stream().collect(Collectors.toMap(Attachment::id, Function.identity()));
        List<UploadId> asked = wanted.stream()
                .map(Wanted::upload)
                .filter(id -> !known.containsKey(id))
                .distinct()
                .map(UploadId::new)
                .toList();
        Map<UploadId, Upload> ready = uploads.ready(asked, Uploader.of(act.actor(), ""));
        Problems problems = new Problems();
        List<Attachment> attached = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Wanted one = wanted.get(i);
            Attachment before = known.get(one.upload);
            Upload upload = ready.get(new UploadId(one.upload));
            if (before == null && upload == null) {
                problems.add(unknown(i));
                continue;
            }
            attached.add(before == null ? of(Objects.requireNonNull(upload), one) : before.withTwin(one.readableTwin));
        }
        problems.refuseIfAny();
        return attached.stream().map(one -> withTwinByName(one, attached)).toList();
    }

    /** Where no twin is named, the one that has the same name but for its end and everybody can read. */
    private static Attachment withTwinByName(Attachment one, List<Attachment> all) {
        if (one.twin() != null || Content.READABLE.contains(one.mediaType())) {
            return one;
        }
        return all.stream()
                .filter(other -> Content.READABLE.contains(other.mediaType()))
                .filter(other -> stem(other).equals(stem(one)))
                .findFirst()
                .map(other -> one.withTwin(other.id()))
                .orElse(one);
    }

    private static String stem(Attachment file) {
        int dot = file.name().lastIndexOf('.');
        return dot < 0 ? file.name() : file.name().substring(0, dot);
    }

    private static Attachment of(Upload upload, Wanted wanted) {
        var content = Objects.requireNonNull(upload.content());
        return new Attachment(
                upload.id().value(),
                upload.name(),
                content.mediaType(),
                upload.length(),
                content.sha256(),
                wanted.readableTwin,
                null);
    }

    private static Refusal unknown(int place) {
        return new Refusal.NotFound(
                "ATTACHMENT_UPLOAD_UNKNOWN",
                "There is no such upload of yours, or not all of it has come.",
                List.of(FIELD, String.valueOf(place), "upload"),
                "Ask for the upload with HEAD, and send what it lacks; unused ones are kept for a day only.");
    }

    /** It stays on record, for those who could see it before it was posted. */
    public Statement hide(Act act, StatementId id, @Nullable Long expectedVersion, UUID attachment, String reason) {
        return posting.change(id, act, expectedVersion, stored -> {
            Statement found = stored.filter(
                            one -> sight.shown(one, act.actor(), act.at()).isPresent())
                    .orElseThrow(() -> new Refused(Statements.unknown()));
            Right right = Statements.may(
                    rights.hidingAttachments(act.actor(), act.at(), found), StatementAccess.HIDE_ATTACHMENT);
            Statements.refuseWithoutReason(reason);
            Posted posted = found.as(Posted.class, "freed of an attachment");
            return hidden(posted, attachment, new Hiding(reason, act.actor().name(), act.at()), right);
        });
    }

    private static Step<Statement> hidden(Posted posted, UUID attachment, Hiding why, Right right) {
        List<Attachment> all = new ArrayList<>(posted.letter().attachments());
        int place = all.stream().map(Attachment::id).toList().indexOf(attachment);
        if (place < 0) {
            throw new Refused(Refusal.notFound(
                    "STATEMENT_ATTACHMENT_UNKNOWN", "The statement has no such attachment.", "attachment"));
        }
        if (all.get(place).hidden() != null) {
            throw new Refused(
                    Refusal.broken("STATEMENT_ATTACHMENT_HIDDEN", "This attachment is hidden already.", "attachment"));
        }
        all.set(place, all.get(place).hidden(why));
        Change change = new Change("attachment " + (place + 1), "shown", "hidden");
        return Step.of(
                posted.with(posted.letter().with(all)),
                right.capacity(),
                new StatementEvent.AttachmentHidden(posted.id(), List.of(change), why.reason()));
    }

    /** Empty alike where it is not there, is hidden from the reader, or belongs to what the reader may not see. */
    public Optional<Attachment> find(StatementId statement, UUID attachment, Actor reader, Instant now) {
        return correspondence
                .find(statement, reader, now)
                .flatMap(one -> one.letter().attachments().stream()
                        .filter(file -> file.id().equals(attachment))
                        .findFirst());
    }

    /** From that byte to the end. The caller closes it. */
    public InputStream open(Attachment attachment, long from) throws IOException {
        return contents.open(attachment.id().toString(), from)
                .orElseThrow(() -> new IOException("the content of attachment " + attachment.id() + " is gone"));
    }
}
