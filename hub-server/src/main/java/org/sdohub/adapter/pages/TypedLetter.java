package org.sdohub.adapter.pages;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.EmailAddress;
import org.sdohub.organization.Profile;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.statement.Contacts;
import org.sdohub.statement.Correspondence;
import org.sdohub.statement.Deadline;
import org.sdohub.statement.Envelope;
import org.sdohub.statement.Envelope.Addressee;
import org.sdohub.statement.Envelope.RequestedAction;
import org.sdohub.statement.Letter;
import org.sdohub.statement.Letter.Relation;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementId;
import org.sdohub.statement.Strangers;
import org.sdohub.statement.Title;

/** Makes a letter of what was typed into the form, and what stands in the form of a letter. */
@Singleton
final class TypedLetter {

    /** Of the years 1 to 9999, as the API takes them. */
    private static final DateTimeFormatter A_DAY = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    static final Letter EMPTY = Letter.of(Envelope.between(List.of(), List.of(), List.of(), null), "");

    private static final OrganizationId NOBODY = new OrganizationId(new UUID(0, 0));
    private static final StatementId NONE = new StatementId(new UUID(0, 0));

    private final Bodies bodies;
    private final Correspondence correspondence;
    private final Clock clock;

    TypedLetter(Bodies bodies, Correspondence correspondence, Clock clock) {
        this.bodies = bodies;
        this.correspondence = correspondence;
        this.clock = clock;
    }

    /**
     * @param before what the form does not ask for stays as it is there
     * @param problems takes what is malformed; the letter lacks it then
     */
    Letter of(Typed typed, Letter before, Problems problems) {
        Envelope was = before.envelope();
        Optional<BodyId> sender = bodies.tree().byKey(typed.text("from"));
        String stranger = sender.isEmpty() ? line(typed, "from", problems) : null;
        Envelope envelope = new Envelope(
                sender.map(List::of).orElse(List.of()),
                to(typed, was),
                was.cc(),
                typed.text("title").isEmpty() ? null : problems.collect(() -> new Title(typed.text("title"))),
                contacts(typed, was.contacts(), sender, problems),
                purpose(typed, problems),
                was.originalPurpose(),
                deadline(typed, sender, problems),
                was.language(),
                was.nextMeetings(),
                was.consensus(),
                was.approvalLevel(),
                was.approvalMeeting(),
                was.identifiers(),
                asks(typed, was),
                was.citations(),
                was.refersTo(),
                new Strangers(stranger, was.strangers().to()));
        List<Relation> relations = relations(typed, before);
        boolean answersTheSame = relations.containsAll(before.relations());
        return new Letter(
                envelope,
                typed.raw("body"),
                before.attachments(),
                relations,
                answersTheSame ? before.settles() : List.of());
    }

    private static @Nullable String line(Typed typed, String name, Problems problems) {
        String text = typed.text(name);
        boolean oneLine = text.length() <= 255 && text.chars().noneMatch(Character::isISOControl);
        problems.addIf(
                !oneLine,
                () -> Refusal.invalid("STATEMENT_TEXT_MALFORMED", "This is one line of at most 255 characters.", name));
        return text.isEmpty() || !oneLine ? null : text;
    }

    private List<Addressee> to(Typed typed, Envelope was) {
        return Arrays.stream(typed.text("to").split("[,;]"))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(key -> bodies.tree().byKey(key).orElse(NOBODY))
                .map(body -> was.to().stream()
                        .filter(one -> one.body().equals(body))
                        .findFirst()
                        .orElse(new Addressee(body, null)))
                .toList();
    }

    /** After the model of the sender's rules, or of RFC 4053 where the hub knows none. */
    private Contacts contacts(Typed typed, Contacts was, Optional<BodyId> sender, Problems problems) {
        String address = typed.text("contact");
        EmailAddress given = address.isEmpty() ? null : problems.collect(() -> address(address));
        List<EmailAddress> answers = given == null ? List.of() : List.of(given);
        boolean newer = sender.map(body -> profile(body).contactModel())
                .filter(model -> model == Profile.ContactModel.CONTACT_OF_EACH_SIDE)
                .isPresent();
        return newer
                ? new Contacts(List.of(), was.technical(), was.ofSender(), was.ofAddressee(), was.sendTo(), answers)
                : new Contacts(answers, was.technical(), was.ofSender(), was.ofAddressee(), was.sendTo(), List.of());
    }

    private static EmailAddress address(String text) {
        try {
            return new EmailAddress(text);
        } catch (org.sdohub.kernel.Refused malformed) {
            throw new org.sdohub.kernel.Refused(Refusal.invalid(
                    "STATEMENT_ADDRESS_MALFORMED",
                    "A mail address has the form name@domain, without a display name.",
                    "contact"));
        }
    }

    private static @Nullable Purpose purpose(Typed typed, Problems problems) {
        String name = typed.text("purpose");
        Optional<Purpose> known = Arrays.stream(Purpose.values())
                .filter(one -> one.name().equals(name))
                .findFirst();
        problems.addIf(
                !name.isEmpty() && known.isEmpty(),
                () -> Refusal.invalid("STATEMENT_PURPOSE_UNKNOWN", "This is none of the purposes.", "purpose"));
        return known.orElse(null);
    }

    private @Nullable Deadline deadline(Typed typed, Optional<BodyId> sender, Problems problems) {
        String day = typed.text("deadline");
        boolean none = typed.checked("noDeadlineGiven");
        problems.addIf(
                none && !day.isEmpty(),
                () -> Refusal.invalid(
                        "STATEMENT_DEADLINE_CONTRADICTS",
                        "Give a deadline, or say that there is none, not both.",
                        "deadline"));
        if (day.isEmpty()) {
            return none ? Deadline.NOT_GIVEN : null;
        }
        try {
            ZoneId zone = sender.map(body -> profile(body).zone()).orElse(ZoneOffset.UTC);
            return Deadline.until(LocalDate.parse(day, A_DAY), zone);
        } catch (DateTimeParseException malformed) {
            problems.add(
                    Refusal.invalid("STATEMENT_DEADLINE_MALFORMED", "A day is written as 2027-03-31.", "deadline"));
            return null;
        }
    }

    private Profile profile(BodyId body) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return bodies.tree().organizationOf(body).profileOn(today);
    }

    /** What was asked for in the same words stays the same thing. */
    private static List<RequestedAction> asks(Typed typed, Envelope was) {
        Map<String, RequestedAction> known = new HashMap<>();
        was.requestedActions().forEach(one -> known.put(one.text(), one));
        return typed.raw("asks")
                .lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> known.getOrDefault(text, new RequestedAction(UUID.randomUUID(), text, List.of())))
                .toList();
    }

    private List<Relation> relations(Typed typed, Letter before) {
        List<Relation> relations = new ArrayList<>(before.relations());
        relations.removeIf(one -> one.kind() == Relation.Kind.REPLIES_TO);
        String number = typed.text("answers");
        if (!number.isEmpty()) {
            // Written without login, also by somebody who is signed in: it answers only what everybody may see.
            StatementId answered = correspondence
                    .findByNumber(number, Actor.PUBLIC, clock.instant())
                    .map(Statement::id)
                    .orElse(NONE);
            relations.addFirst(new Relation(Relation.Kind.REPLIES_TO, answered));
        }
        return relations;
    }

    /** The form of this letter. */
    Typed form(Letter letter) {
        Envelope envelope = letter.envelope();
        Map<String, String> values = new HashMap<>();
        String known = envelope.from().stream().map(this::key).findFirst().orElse("");
        values.put(
                "from",
                envelope.strangers().from() == null
                        ? known
                        : envelope.strangers().from());
        values.put("to", envelope.addressees().stream().map(this::key).collect(Collectors.joining(", ")));
        values.put("title", envelope.title() == null ? "" : envelope.title().value());
        values.put(
                "purpose", envelope.purpose() == null ? "" : envelope.purpose().name());
        Deadline deadline = envelope.deadline();
        values.put(
                "deadline",
                deadline == null || deadline.date() == null
                        ? ""
                        : deadline.date().toString());
        values.put("noDeadlineGiven", Deadline.NOT_GIVEN.equals(deadline) ? "yes" : "");
        values.put("answers", answered(letter));
        values.put(
                "contact",
                envelope.contacts().replyAddresses().stream()
                        .map(EmailAddress::value)
                        .findFirst()
                        .orElse(""));
        values.put("body", letter.body());
        values.put(
                "asks",
                envelope.requestedActions().stream().map(RequestedAction::text).collect(Collectors.joining("\n")));
        return new Typed(values);
    }

    private String key(BodyId body) {
        Bodies.Tree tree = bodies.tree();
        String organization = tree.organizationOf(body).acronym().value();
        return body instanceof BodyId.GroupId group
                ? organization + "/"
                        + tree.group(group).map(one -> one.acronym().value()).orElse("")
                : organization;
    }

    private String answered(Letter letter) {
        return letter.relations().stream()
                .filter(one -> one.kind() == Relation.Kind.REPLIES_TO)
                .flatMap(one -> correspondence.find(one.to(), Actor.PUBLIC, clock.instant()).stream())
                .flatMap(one -> Stream.ofNullable(one.number()))
                .findFirst()
                .orElse("");
    }
}
