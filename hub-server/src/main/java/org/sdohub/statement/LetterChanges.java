package org.sdohub.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Id;
import org.sdohub.organization.EmailAddress;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.statement.Envelope.Addressee;

/** What is different in a letter, field by field, as a person would read it. */
final class LetterChanges {

    /** Of a longer text the beginning is told: history is no store of texts. */
    private static final int LONGEST = 500;

    private final Function<BodyId, String> label;
    private final List<Change> changes = new ArrayList<>();

    private LetterChanges(Function<BodyId, String> label) {
        this.label = label;
    }

    /** @param label of a body, such as {@code OMA CD} */
    static List<Change> between(Letter before, Letter after, Function<BodyId, String> label) {
        LetterChanges found = new LetterChanges(label);
        found.envelope(before.envelope(), after.envelope());
        found.note("body", before.body(), after.body());
        found.list("attachments", before.attachments(), after.attachments(), Letter.Attachment::name);
        found.list(
                "relations",
                before.relations(),
                after.relations(),
                one -> one.kind() + " " + one.to().value());
        found.list("settles", before.settles(), after.settles(), one -> one.outcome() + " " + one.action());
        return found.changes;
    }

    static List<Change> between(Contacts before, Contacts after) {
        LetterChanges found = new LetterChanges(BodyId::text);
        found.contacts(before, after);
        return found.changes;
    }

    private void envelope(Envelope before, Envelope after) {
        list("from", before.from(), after.from(), label);
        list("to", before.to(), after.to(), this::addressee);
        list("cc", before.cc(), after.cc(), label);
        note("title", title(before), title(after));
        contacts(before.contacts(), after.contacts());
        note("purpose", name(before.purpose()), name(after.purpose()));
        note("originalPurpose", before.originalPurpose(), after.originalPurpose());
        note("deadline", day(before.deadline()), day(after.deadline()));
        note("language", before.language(), after.language());
        list("nextMeetings", before.nextMeetings(), after.nextMeetings(), one -> one.title() + " " + one.from());
        note("consensus", before.consensus().name(), after.consensus().name());
        note("approvalLevel", before.approvalLevel(), after.approvalLevel());
        note("approvalMeeting", before.approvalMeeting(), after.approvalMeeting());
        list("identifiers", before.identifiers(), after.identifiers(), one -> one.series() + " " + one.value());
        list("requestedActions", before.requestedActions(), after.requestedActions(), Envelope.RequestedAction::text);
        list("citations", before.citations(), after.citations(), Envelope.Citation::designation);
        list("refersTo", before.refersTo(), after.refersTo(), Id::text);
    }

    private void contacts(Contacts before, Contacts after) {
        list("contacts.response", before.response(), after.response(), EmailAddress::value);
        list("contacts.technical", before.technical(), after.technical(), EmailAddress::value);
        list("contacts.ofSender", before.ofSender(), after.ofSender(), EmailAddress::value);
        list("contacts.ofAddressee", before.ofAddressee(), after.ofAddressee(), EmailAddress::value);
        list("contacts.sendTo", before.sendTo(), after.sendTo(), EmailAddress::value);
        list("contacts.sendReplyTo", before.sendReplyTo(), after.sendReplyTo(), EmailAddress::value);
    }

    private String addressee(Addressee to) {
        return label.apply(to.body()) + (to.purpose() == null ? "" : " (" + to.purpose() + ")");
    }

    private static @Nullable String title(Envelope envelope) {
        Title title = envelope.title();
        return title == null ? null : title.value();
    }

    private static @Nullable String name(@Nullable Purpose purpose) {
        return purpose == null ? null : purpose.name();
    }

    private static @Nullable String day(@Nullable Deadline deadline) {
        if (deadline == null) {
            return null;
        }
        return deadline.date() == null ? "none given" : deadline.date().toString();
    }

    private <T> void list(String field, Collection<T> before, Collection<T> after, Function<T, String> told) {
        note(field, joined(before, told), joined(after, told));
    }

    private static <T> String joined(Collection<T> all, Function<T, String> told) {
        return all.stream().map(told).collect(Collectors.joining("; "));
    }

    private void note(String field, @Nullable String before, @Nullable String after) {
        String was = before == null || before.isEmpty() ? null : before;
        String is = after == null || after.isEmpty() ? null : after;
        if (!Objects.equals(was, is)) {
            changes.add(new Change(field, shortened(was), shortened(is)));
        }
    }

    private static @Nullable String shortened(@Nullable String text) {
        if (text == null || text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }
}
