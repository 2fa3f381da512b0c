package org.sdohub.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Profile;
import org.sdohub.organization.Profile.ContactModel;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.statement.Envelope.Addressee;
import org.sdohub.statement.Envelope.RequestedAction;

/**
 * What a letter must have before it is sent, and what no letter may have. Every problem is found, each with the field of
 * the input at fault.
 *
 * @param surroundings what the letter speaks of, as far as the writer can see it
 * @param most that the writer may attach
 */
record Requirements(Bodies.Tree tree, Surroundings surroundings, AttachmentLimits.Share most, Instant now) {

    private static final int MOST_ADDRESSEES = 500;

    /** What a statement that is sent must have; a recorded one may lack it, and then says so. */
    enum Part {
        SENDER("from", "STATEMENT_SENDER_MISSING", "Say from which body it comes."),
        ADDRESSEE("to", "STATEMENT_ADDRESSEE_MISSING", "Say to which body it goes."),
        TITLE("title", "STATEMENT_TITLE_MISSING", "Give it a title of one line."),
        CONTENT("body", "STATEMENT_CONTENT_MISSING", "Write something, or attach it."),
        PURPOSE(
                "purpose",
                "STATEMENT_PURPOSE_MISSING",
                "Say whether it is for information, comment, action or a response."),
        DEADLINE(
                "deadline",
                "STATEMENT_DEADLINE_MISSING",
                "By the sender's rules this purpose needs a deadline, or the word that none is given."),
        ANSWERED_STATEMENT(
                "relations", "STATEMENT_REPLIED_TO_MISSING", "A response names the statement that it answers.");

        private final String field;
        private final String code;
        private final String message;

        Part(String field, String code, String message) {
            this.field = field;
            this.code = code;
            this.message = message;
        }

        Refusal refusal() {
            return Refusal.invalid(code, message, field);
        }
    }

    /** For a letter that is sent now. */
    void refuseToSend(Letter letter, Problems problems) {
        refuseMalformed(letter, problems);
        missing(letter).forEach(part -> problems.add(part.refusal()));
        Envelope envelope = letter.envelope();
        envelope.to().forEach(to -> refuseDissolved(envelope.to().indexOf(to), to, problems));
        if (envelope.deadline() != null) {
            boolean past =
                    envelope.deadline().end().map(end -> !end.isAfter(now)).orElse(false);
            problems.addIf(
                    past, () -> Refusal.invalid("STATEMENT_DEADLINE_PAST", "The deadline is in the past.", "deadline"));
        }
        refusePurposes(envelope, problems);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Identifiers.refuseUnusable(envelope, surroundings.taken(), tree, today, problems);
        AttachmentRules.refuseUnreadable(letter, formatsTaken(envelope), problems);
        Relations.refuseToSend(letter, surroundings.related(), problems);
        refuseContacts(envelope, problems);
    }

    /** Where all senders name contacts after the same model, those of the other model alone do not do. */
    private void refuseContacts(Envelope envelope, Problems problems) {
        Set<ContactModel> models =
                profiles(envelope).stream().map(Profile::contactModel).collect(Collectors.toSet());
        if (models.size() != 1) {
            return;
        }
        ContactModel wanted = models.iterator().next();
        problems.addIf(
                envelope.contacts().onlyOfOther(wanted),
                () -> new Refusal.Broken(
                        "STATEMENT_CONTACTS_OF_OTHER_MODEL",
                        "By the sender's rules contacts are named otherwise.",
                        List.of("contacts"),
                        wanted == ContactModel.CONTACT_OF_EACH_SIDE
                                ? "Use ofSender, ofAddressee and sendReplyTo."
                                : "Use response and technical."));
    }

    List<Part> missing(Letter letter) {
        Envelope envelope = letter.envelope();
        List<Part> missing = new ArrayList<>();
        note(
                missing,
                Part.SENDER,
                envelope.from().isEmpty() && envelope.strangers().from() == null);
        note(
                missing,
                Part.ADDRESSEE,
                envelope.to().isEmpty() && envelope.strangers().to() == null);
        note(missing, Part.TITLE, envelope.title() == null);
        note(
                missing,
                Part.CONTENT,
                letter.body().isBlank() && letter.attachments().isEmpty());
        boolean allHaveOne = !envelope.to().isEmpty() && envelope.to().stream().allMatch(to -> to.purpose() != null);
        note(missing, Part.PURPOSE, envelope.purpose() == null && !allHaveOne);
        note(missing, Part.DEADLINE, envelope.deadline() == null && deadlineNeeded(envelope));
        boolean response = purposes(envelope).contains(Purpose.IN_RESPONSE);
        note(missing, Part.ANSWERED_STATEMENT, response && letter.answers().isEmpty());
        return missing;
    }

    private static void note(List<Part> missing, Part part, boolean lacks) {
        if (lacks) {
            missing.add(part);
        }
    }

    /** What is wrong whether it is sent or only kept. */
    void refuseMalformed(Letter letter, Problems problems) {
        Envelope envelope = letter.envelope();
        refuseUnknown("from", envelope.from(), problems);
        refuseUnknown("to", envelope.addressees(), problems);
        refuseUnknown("cc", envelope.cc(), problems);
        refuseTwice(envelope, problems);
        boolean tooLarge = letter.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > Letter.LARGEST_BODY;
        problems.addIf(
                tooLarge,
                () -> Refusal.invalid(
                        "STATEMENT_BODY_TOO_LARGE",
                        "The text has at most 120 KB (120,000 bytes in UTF-8); attach what is longer.",
                        "body"));
        problems.addIf(
                envelope.from().size() + envelope.to().size() + envelope.cc().size() > MOST_ADDRESSEES,
                () -> Refusal.invalid("STATEMENT_TOO_MANY_ADDRESSEES", "At most 500 bodies can be named.", "to"));
        AttachmentRules.refuseUnfit(letter, most, problems);
        refuseActions(envelope, problems);
        Citations.refuse(envelope, surroundings.cited(), problems);
        Identifiers.refuseUnknown(envelope, tree, problems);
        refuseLanguage(envelope, problems);
        refuseMeetings(envelope, problems);
        refuseReferences(envelope, problems);
        Relations.refuseUnfit(letter, surroundings.related(), problems);
    }

    private void refuseUnknown(String field, List<BodyId> named, Problems problems) {
        for (int i = 0; i < named.size(); i++) {
            String place = String.valueOf(i);
            problems.addIf(
                    !tree.knows(named.get(i)),
                    () -> Refusal.notFound(
                            "STATEMENT_BODY_UNKNOWN", "There is no such organization or group.", field, place));
        }
    }

    private static void refuseTwice(Envelope envelope, Problems problems) {
        Set<BodyId> seen = new HashSet<>();
        for (int i = 0; i < envelope.to().size(); i++) {
            BodyId to = envelope.to().get(i).body();
            String place = String.valueOf(i);
            problems.addIf(
                    !seen.add(to),
                    () -> Refusal.invalid("STATEMENT_ADDRESSEE_TWICE", "This body is addressed twice.", "to", place));
            problems.addIf(
                    envelope.from().contains(to),
                    () -> Refusal.invalid(
                            "STATEMENT_ADDRESSED_TO_SENDER", "A body does not write to itself.", "to", place));
        }
    }

    private static void refuseActions(Envelope envelope, Problems problems) {
        for (int i = 0; i < envelope.requestedActions().size(); i++) {
            RequestedAction action = envelope.requestedActions().get(i);
            String place = String.valueOf(i);
            problems.addIf(
                    action.text().isBlank(),
                    () -> Refusal.invalid(
                            "STATEMENT_ACTION_EMPTY", "Say what is asked for.", "requestedActions", place));
            problems.addIf(
                    !envelope.addressees().containsAll(action.addressees()),
                    () -> Refusal.invalid(
                            "STATEMENT_ACTION_NOT_FOR_ADDRESSEE",
                            "Something can be asked of an addressee only.",
                            "requestedActions",
                            place));
        }
    }

    private void refuseDissolved(int place, Addressee to, Problems problems) {
        if (!tree.knows(to.body())) {
            return;
        }
        problems.addIf(
                !Successors.lives(to.body(), tree),
                () -> new Refusal.Broken(
                        "STATEMENT_ADDRESSEE_DISSOLVED",
                        "This body takes no new statement: it was dissolved, merged or concluded.",
                        List.of("to", String.valueOf(place)),
                        Successors.of(to.body(), tree)
                                .map(next -> "Write to " + tree.label(next) + ", which took over from it.")
                                .orElse("Write to the organization that it became part of.")));
    }

    private static void refuseLanguage(Envelope envelope, Problems problems) {
        String tag = envelope.language();
        problems.addIf(
                tag != null && !wellFormed(tag),
                () -> new Refusal.Invalid(
                        "STATEMENT_LANGUAGE_MALFORMED",
                        "This is no language tag.",
                        List.of("language"),
                        "Write it as BCP 47 has it, such as en, fr or pt-BR."));
    }

    private static boolean wellFormed(String tag) {
        try {
            new Locale.Builder().setLanguageTag(tag);
            return true;
        } catch (IllformedLocaleException notATag) {
            return false;
        }
    }

    private static void refuseMeetings(Envelope envelope, Problems problems) {
        for (int i = 0; i < envelope.nextMeetings().size(); i++) {
            Envelope.NextMeeting meeting = envelope.nextMeetings().get(i);
            String place = String.valueOf(i);
            problems.addIf(
                    meeting.to() != null && meeting.to().isBefore(meeting.from()),
                    () -> Refusal.invalid(
                            "STATEMENT_MEETING_ENDS_EARLY",
                            "A meeting does not end before it begins.",
                            "nextMeetings",
                            place,
                            "to"));
        }
    }

    private void refuseReferences(Envelope envelope, Problems problems) {
        for (int i = 0; i < envelope.refersTo().size(); i++) {
            String place = String.valueOf(i);
            problems.addIf(
                    !surroundings.seen().contains(envelope.refersTo().get(i)),
                    () -> Refusal.notFound(
                            "STATEMENT_REFERENCE_UNKNOWN",
                            "There is no such dependency, list, release or work area.",
                            "refersTo",
                            place));
        }
    }

    private void refusePurposes(Envelope envelope, Problems problems) {
        for (Profile profile : profiles(envelope)) {
            boolean unused = purposes(envelope).stream()
                    .anyMatch(purpose -> profile.ruleFor(purpose).isEmpty());
            problems.addIf(
                    unused,
                    () -> Refusal.broken(
                            "STATEMENT_PURPOSE_NOT_USED", "The sender does not use this purpose.", "purpose"));
        }
    }

    private boolean deadlineNeeded(Envelope envelope) {
        return profiles(envelope).stream()
                .anyMatch(profile -> purposes(envelope).stream()
                        .anyMatch(purpose -> profile.ruleFor(purpose)
                                .map(Profile.PurposeRule::deadlineNeeded)
                                .orElse(false)));
    }

    private static Set<Purpose> purposes(Envelope envelope) {
        Set<Purpose> purposes = new HashSet<>();
        envelope.to().stream().map(Addressee::purpose).filter(Objects::nonNull).forEach(purposes::add);
        if (envelope.purpose() != null) {
            purposes.add(envelope.purpose());
        }
        return purposes;
    }

    /** What every addressee takes as it is. */
    Set<String> formatsTaken(Envelope envelope) {
        List<Profile> takers = profiles(envelope.addressees());
        Set<String> taken = new HashSet<>(
                takers.stream().flatMap(one -> one.formats().stream()).toList());
        taken.removeIf(format -> takers.stream().anyMatch(one -> !one.formats().contains(format)));
        return taken;
    }

    /** The rules of the sending organizations as they are today. */
    List<Profile> profiles(Envelope envelope) {
        return profiles(envelope.from());
    }

    private List<Profile> profiles(List<BodyId> of) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return of.stream()
                .filter(tree::knows)
                .map(from -> tree.organizationOf(from).profileOn(today))
                .distinct()
                .toList();
    }
}
