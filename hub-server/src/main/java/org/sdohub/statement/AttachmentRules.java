package org.sdohub.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.attachment.Content;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.statement.Letter.Attachment;

/** PDF, HTML or UTF-8 text; any other format only with a readable twin (RFC 4053 2.2.1.2). */
final class AttachmentRules {

    static final String TOO_MANY = "STATEMENT_TOO_MANY_ATTACHMENTS";
    static final String TOO_LARGE = "STATEMENT_ATTACHMENTS_TOO_LARGE";

    private static final String FIELD = "attachments";

    private AttachmentRules() {}

    /**
     * What is wrong even in a draft.
     *
     * @param most that the writer may attach
     */
    static void refuseUnfit(Letter letter, AttachmentLimits.Share most, Problems problems) {
        List<Attachment> all = letter.attachments();
        problems.addIf(
                all.size() > most.files(),
                () -> Refusal.invalid(TOO_MANY, "A statement has at most " + most.files() + " attachments.", FIELD));
        problems.addIf(
                all.stream().mapToLong(Attachment::size).sum() > most.bytes(),
                () -> Refusal.invalid(TOO_LARGE, "All attachments together have at most " + most.size() + ".", FIELD));
        Set<String> names = new HashSet<>();
        Map<UUID, Attachment> byId = new HashMap<>();
        all.forEach(one -> byId.put(one.id(), one));
        for (int i = 0; i < all.size(); i++) {
            Attachment one = all.get(i);
            String place = String.valueOf(i);
            problems.addIf(
                    !names.add(one.name().toLowerCase(Locale.ROOT)),
                    () -> Refusal.invalid(
                            "STATEMENT_ATTACHMENT_NAME_TWICE", "Another attachment has this name.", FIELD, place));
            problems.addIf(
                    one.twin() != null && !fits(one, byId.get(one.twin())),
                    () -> Refusal.invalid(
                            "STATEMENT_ATTACHMENT_TWIN_UNFIT",
                            "A readable twin is another attachment beside it, in PDF, HTML or UTF-8 text.",
                            FIELD,
                            place));
        }
    }

    private static boolean fits(Attachment one, @Nullable Attachment twin) {
        return twin != null && !twin.id().equals(one.id()) && Content.READABLE.contains(twin.mediaType());
    }

    /** @param taken media types that every addressee reads as they are */
    static void refuseUnreadable(Letter letter, Set<String> taken, Problems problems) {
        List<Attachment> all = new ArrayList<>(letter.attachments());
        for (int i = 0; i < all.size(); i++) {
            Attachment one = all.get(i);
            String place = String.valueOf(i);
            boolean readable = Content.READABLE.contains(one.mediaType()) || taken.contains(one.mediaType());
            problems.addIf(
                    !readable && one.twin() == null,
                    () -> new Refusal.Invalid(
                            "STATEMENT_ATTACHMENT_UNREADABLE",
                            one.name() + " holds " + one.mediaType() + ", which not everybody can read.",
                            List.of(FIELD, place),
                            "Attach the same in PDF, HTML or UTF-8 text too, and name that as its readable twin."));
        }
    }
}
