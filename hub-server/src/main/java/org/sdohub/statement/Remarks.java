package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sdohub.attachment.Content;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Page;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Group.Meeting;
import org.sdohub.organization.Profile;
import org.sdohub.organization.Profile.ContactModel;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.specification.Specification;
import org.sdohub.statement.Envelope.Citation;

/** Looks a letter over before it is sent, as a colleague would: nothing here refuses it. */
@Singleton
class Remarks {

    /** The first reminder goes out that long before a deadline, so less is short. */
    private static final int SHORT_DAYS = 14;

    private static final int MOST_ALIKE = 20;

    /** Words that ask for an answer, in English, as nearly all statements are. */
    private static final Pattern ASKS = Pattern.compile(
            "\\b(please|kindly)\\s+(reply|respond|answer|comment|review|confirm|advise|tell|inform|provide|consider|send|"
                    + "indicate|let\\s+us\\s+know)\\b"
                    + "|\\blook(s|ing)?\\s+forward\\s+to\\s+(your|a|an|any)\\s+(reply|response|answer|comments?|feedback)\\b"
                    + "|\\b(asks?|requests?|invites?)\\s+(?:\\S+\\s+){0,6}?to\\s+"
                    + "(reply|respond|answer|comment|review|confirm|advise|inform|provide|consider)\\b",
            Pattern.CASE_INSENSITIVE);

    private final StatementStore store;
    private final StatementSight sight;
    private final Bodies bodies;

    Remarks(StatementStore store, StatementSight sight, Bodies bodies) {
        this.store = store;
        this.sight = sight;
        this.bodies = bodies;
    }

    List<Remark> on(Act act, Letter letter, Requirements requirements) {
        List<Remark> remarks = new ArrayList<>();
        aboutDeadline(act, letter.envelope(), remarks);
        aboutPurpose(letter, remarks);
        aboutContacts(letter.envelope(), requirements.profiles(letter.envelope()), remarks);
        aboutCitations(letter.envelope(), requirements.surroundings(), remarks);
        aboutFiles(letter, requirements.formatsTaken(letter.envelope()), remarks);
        aboutCopies(letter.envelope(), remarks);
        aboutTitle(act, letter, remarks);
        return remarks;
    }

    private void aboutDeadline(Act act, Envelope envelope, List<Remark> remarks) {
        Deadline deadline = envelope.deadline();
        if (deadline == null || deadline.date() == null || deadline.zone() == null) {
            return;
        }
        LocalDate day = deadline.date();
        LocalDate today = LocalDate.ofInstant(act.at(), deadline.zone());
        long left = ChronoUnit.DAYS.between(today, day);
        if (left >= 0 && left < SHORT_DAYS) {
            remarks.add(Remark.warning(
                    "STATEMENT_DEADLINE_SHORT",
                    "The addressee has " + left + (left == 1 ? " day" : " days") + " to answer.",
                    "Give at least " + SHORT_DAYS + " days: " + workday(today.plusDays(SHORT_DAYS)) + ".",
                    "deadline"));
        }
        if (!workday(day).equals(day)) {
            remarks.add(Remark.hint(
                    "STATEMENT_DEADLINE_ON_WEEKEND",
                    "The deadline is a day on which hardly anybody works.",
                    "Say " + workday(day) + ", the Monday after.",
                    "deadline"));
        }
        for (BodyId to : envelope.addressees()) {
            meetingAfter(act, to, day).ifPresent(remarks::add);
        }
    }

    private static LocalDate workday(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)) : day;
    }

    private Optional<Remark> meetingAfter(Act act, BodyId to, LocalDate day) {
        Bodies.Tree tree = bodies.tree();
        if (!tree.knows(to)) {
            return Optional.empty();
        }
        Optional<Meeting> next = new Meetings(tree, act.at())
                .next(to)
                .filter(meeting -> meeting.to().isAfter(day));
        return next.map(meeting -> Remark.warning(
                "STATEMENT_DEADLINE_BEFORE_MEETING",
                tree.label(to) + " meets only afterwards, from " + meeting.from() + " to " + meeting.to() + ".",
                "Say " + workday(meeting.to().plusDays(1)) + " or later.",
                "deadline"));
    }

    private static void aboutPurpose(Letter letter, List<Remark> remarks) {
        Envelope envelope = letter.envelope();
        boolean onlyInforms = !envelope.to().isEmpty()
                && envelope.addressees().stream().allMatch(to -> envelope.purposeFor(to) == Purpose.FOR_INFORMATION);
        boolean asks = !envelope.requestedActions().isEmpty()
                || ASKS.matcher(letter.body()).find();
        if (onlyInforms && asks) {
            remarks.add(Remark.warning(
                    "STATEMENT_PURPOSE_UNDERSTATED",
                    "It asks for something, but is sent for information: nobody will owe an answer.",
                    "Say FOR_ACTION or FOR_COMMENT, and by when.",
                    "purpose"));
        }
    }

    /** Each of the two models of contacts has its own fields; which of them is used, the sender's rules say. */
    private static void aboutContacts(Envelope envelope, List<Profile> profiles, List<Remark> remarks) {
        Contacts contacts = envelope.contacts();
        if (profiles.isEmpty()) {
            return;
        }
        boolean ofEachSide = profiles.getFirst().contactModel() == ContactModel.CONTACT_OF_EACH_SIDE;
        boolean expectsAnswer = envelope.addressees().stream().anyMatch(envelope::expectsAnswerFrom);
        if (expectsAnswer && contacts.replyAddresses().isEmpty()) {
            remarks.add(Remark.hint(
                    "STATEMENT_REPLY_ADDRESS_MISSING",
                    "An answer is wanted, and no address is named to which it may go.",
                    ofEachSide ? "Name sendReplyTo or ofSender." : "Name a response contact.",
                    "contacts"));
        }
    }

    private static void aboutCitations(Envelope envelope, Surroundings surroundings, List<Remark> remarks) {
        for (int i = 0; i < envelope.citations().size(); i++) {
            Citation citation = envelope.citations().get(i);
            String place = String.valueOf(i);
            Maturity known = Citations.maturity(citation, surroundings.cited());
            if (citation.maturity() == null && known == Maturity.IDEA && !citation.explained()) {
                remarks.add(Remark.warning(
                        "STATEMENT_INDIVIDUAL_TEXT_UNEXPLAINED",
                        citation.designation() + " is an individual text, which stands for nobody yet.",
                        "Say in 'explanation' why it is cited (RFC 4053 3.2.1.1).",
                        "citations",
                        place));
            }
            if (citation.maturity() != null && known != null && citation.maturity() != known) {
                remarks.add(Remark.warning(
                        "STATEMENT_CITED_MATURITY_DIFFERS",
                        "The catalogue has " + citation.designation() + " as " + known + ".",
                        "Leave 'maturity' out, and the catalogue's is kept.",
                        "citations",
                        place));
            }
            Specification specification = citation.specification() == null
                    ? null
                    : surroundings.cited().get(citation.specification());
            boolean strange = specification != null
                    && citation.version() != null
                    && Citations.version(citation, specification).isEmpty();
            if (strange) {
                remarks.add(Remark.warning(
                        "STATEMENT_CITED_VERSION_UNKNOWN",
                        "The catalogue knows no such version of " + citation.designation() + ".",
                        null,
                        "citations",
                        place,
                        "version"));
            }
        }
    }

    /** What the addressees take as it is, and is not refused therefore, others may still not open (RFC 4053 2.2.1.2). */
    private static void aboutFiles(Letter letter, Set<String> taken, List<Remark> remarks) {
        List<Letter.Attachment> files = letter.attachments();
        for (int i = 0; i < files.size(); i++) {
            Letter.Attachment file = files.get(i);
            boolean readable = Content.READABLE.contains(file.mediaType()) || file.twin() != null;
            if (!readable && taken.contains(file.mediaType())) {
                remarks.add(Remark.warning(
                        "STATEMENT_FILE_WITHOUT_TWIN",
                        file.name() + " is in a format that not everybody can read.",
                        "Attach the same as PDF, HTML or text, under the same name.",
                        "attachments",
                        String.valueOf(i)));
            }
        }
    }

    private void aboutCopies(Envelope envelope, List<Remark> remarks) {
        Bodies.Tree tree = bodies.tree();
        for (int i = 0; i < envelope.cc().size(); i++) {
            BodyId copied = envelope.cc().get(i);
            if (!tree.knows(copied) || Successors.lives(copied, tree)) {
                continue;
            }
            remarks.add(Remark.warning(
                    "STATEMENT_COPY_TO_DISSOLVED",
                    tree.label(copied) + " is no more, so nobody there reads a copy.",
                    Successors.of(copied, tree)
                            .map(next -> "Send it to " + tree.label(next) + ".")
                            .orElse(null),
                    "cc",
                    String.valueOf(i)));
        }
    }

    /** Perhaps it was sent already, or goes on from something without saying so; an answer is titled like others. */
    private void aboutTitle(Act act, Letter letter, List<Remark> remarks) {
        Envelope envelope = letter.envelope();
        Title title = envelope.title();
        boolean answers = letter.answers().isPresent();
        if (title == null
                || answers
                || envelope.from().isEmpty()
                || envelope.to().isEmpty()) {
            return;
        }
        var filter = new StatementStore.Filter(
                Set.copyOf(envelope.from()),
                Set.copyOf(envelope.addressees()),
                Set.of(),
                Set.of(),
                Set.of(Statement.State.POSTED),
                null,
                Set.of(),
                null,
                null,
                null,
                title.value(),
                null,
                null,
                null,
                null);
        store
                .page(
                        filter,
                        StatementStore.Order.NEWEST_FIRST,
                        sight.viewer(act.actor(), act.at()),
                        Page.Request.first(MOST_ALIKE))
                .values()
                .stream()
                .filter(other -> title.value().equalsIgnoreCase(text(other)))
                .filter(other -> letter.relations().stream()
                        .noneMatch(relation -> relation.to().equals(other.id())))
                .findFirst()
                .ifPresent(other -> remarks.add(Remark.hint(
                        "STATEMENT_TITLE_USED_BEFORE",
                        other.number() + " has the same title, from and to the same bodies.",
                        "If it goes on from that or corrects it, say so in 'relations'.",
                        "title")));
    }

    private static String text(Statement statement) {
        Title title = statement.letter().envelope().title();
        return title == null ? "" : Objects.requireNonNull(title).value();
    }
}
