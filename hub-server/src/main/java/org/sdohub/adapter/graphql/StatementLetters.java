package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.DependencyListId;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.EmailAddress;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.relationship.WorkAreaId;
import org.sdohub.specification.EnablerReleaseId;
import org.sdohub.specification.SpecificationId;
import org.sdohub.statement.Attachments;
import org.sdohub.statement.Contacts;
import org.sdohub.statement.Deadline;
import org.sdohub.statement.Envelope;
import org.sdohub.statement.Envelope.Addressee;
import org.sdohub.statement.Letter;
import org.sdohub.statement.Letter.Relation;
import org.sdohub.statement.Letter.Settlement;
import org.sdohub.statement.Strangers;
import org.sdohub.statement.Title;

/** Reads a letter from the fields of a mutation's input: what is given replaces what the letter had. */
@Singleton
final class StatementLetters {

    static final Letter EMPTY = Letter.of(Envelope.between(List.of(), List.of(), List.of(), null), "");

    private static final Id NOTHING = new DependencyId(new UUID(0, 0));
    private static final int LONGEST_LINE = 255;
    private static final String LINE = "STATEMENT_TEXT_MALFORMED";

    private final References references;
    private final StatementReferences statements;
    private final SpecificationReferences specifications;
    private final Bodies bodies;
    private final Attachments attachments;

    StatementLetters(
            References references,
            StatementReferences statements,
            SpecificationReferences specifications,
            Bodies bodies,
            Attachments attachments) {
        this.references = references;
        this.statements = statements;
        this.specifications = specifications;
        this.bodies = bodies;
        this.attachments = attachments;
    }

    /** @param problems takes what is malformed; the letter lacks it then */
    Letter over(Letter letter, Input input, Act act, Problems problems) {
        return new Letter(
                envelope(letter.envelope(), input, act, problems),
                input.gave("body") ? input.textOr("body", "") : letter.body(),
                attachments(letter, input, act, problems),
                input.gave("relations") ? relations(input, act) : letter.relations(),
                input.gave("settles") ? settles(input) : letter.settles());
    }

    private List<Letter.Attachment> attachments(Letter letter, Input input, Act act, Problems problems) {
        List<Letter.Attachment> wanted =
                problems.collect(() -> AttachmentFields.wanted(attachments, letter.attachments(), input, act));
        return wanted == null ? letter.attachments() : wanted;
    }

    private Envelope envelope(Envelope was, Input input, Act act, Problems problems) {
        List<BodyId> from = input.gave("from") && input.values().get("from") instanceof List<?>
                ? statements.bodies(input, "from")
                : was.from();
        return new Envelope(
                from,
                addressees(was, input),
                input.gave("cc") ? statements.bodies(input, "cc") : was.cc(),
                input.gave("title") ? input.optionalValue(problems, "title", Title::new) : was.title(),
                input.gave("contacts") ? contacts(input.object("contacts"), problems) : was.contacts(),
                input.gave("purpose") ? input.choice(Purpose.class, "purpose") : was.purpose(),
                line(input, problems, "originalPurpose", was.originalPurpose()),
                deadline(was.deadline(), from, input, act, problems),
                line(input, problems, "language", was.language()),
                input.gave("nextMeetings") ? meetings(input, problems) : was.nextMeetings(),
                input.choiceOr(Envelope.Consensus.class, "consensus", was.consensus()),
                line(input, problems, "approvalLevel", was.approvalLevel()),
                line(input, problems, "approvalMeeting", was.approvalMeeting()),
                input.gave("identifiers") ? identifiers(input, problems) : was.identifiers(),
                input.gave("requestedActions") ? actions(input, act) : was.requestedActions(),
                input.gave("citations") ? citations(input, problems) : was.citations(),
                input.gave("refersTo") ? referents(input) : was.refersTo(),
                strangers(input, problems, was.strangers()));
    }

    private static Strangers strangers(Input input, Problems problems, Strangers was) {
        return new Strangers(
                line(input, problems, "unknownSender", was.from()),
                line(input, problems, "unknownAddressee", was.to()));
    }

    private static @Nullable String line(Input input, Problems problems, String name, @Nullable String was) {
        if (!input.gave(name)) {
            return was;
        }
        return input.optionalText(name) == null ? null : input.line(problems, name, LONGEST_LINE, LINE);
    }

    private List<Addressee> addressees(Envelope was, Input input) {
        if (!input.gave("to") && !input.gave("ownPurposes")) {
            return was.to();
        }
        List<BodyId> to = input.gave("to") ? statements.bodies(input, "to") : was.addressees();
        List<Input> own = input.objects("ownPurposes");
        return to.stream()
                .map(body -> new Addressee(
                        body,
                        own.stream()
                                .filter(one -> references.body(one.text("body")).equals(body))
                                .map(one -> Purpose.valueOf(one.text("purpose")))
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    static Contacts contacts(Input input, Problems problems) {
        return new Contacts(
                addresses(input, "response", problems),
                addresses(input, "technical", problems),
                addresses(input, "ofSender", problems),
                addresses(input, "ofAddressee", problems),
                addresses(input, "sendTo", problems),
                addresses(input, "sendReplyTo", problems));
    }

    static List<EmailAddress> addresses(Input input, String name, Problems problems) {
        List<EmailAddress> addresses = new ArrayList<>();
        List<String> texts = input.texts(name);
        for (int i = 0; i < texts.size(); i++) {
            List<String> place = new ArrayList<>(input.path());
            place.addAll(List.of(name, String.valueOf(i)));
            try {
                addresses.add(new EmailAddress(texts.get(i)));
            } catch (org.sdohub.kernel.Refused malformed) {
                problems.add(new Refusal.Invalid(
                        "STATEMENT_ADDRESS_MALFORMED",
                        "A mail address has the form name@domain, without a display name.",
                        place,
                        null));
            }
        }
        return addresses;
    }

    private @Nullable Deadline deadline(
            @Nullable Deadline was, List<BodyId> from, Input input, Act act, Problems problems) {
        LocalDate date = input.as(LocalDate.class, "deadline");
        boolean none = input.flag("noDeadlineGiven");
        if (date != null && none) {
            problems.add(Refusal.invalid(
                    "STATEMENT_DEADLINE_CONTRADICTS",
                    "Give a deadline, or say that there is none, not both.",
                    "noDeadlineGiven"));
        }
        if (date != null) {
            return Deadline.until(date, zone(from, act));
        }
        if (none) {
            return Deadline.NOT_GIVEN;
        }
        return input.gave("deadline") || input.gave("noDeadlineGiven") ? null : was;
    }

    private ZoneId zone(List<BodyId> from, Act act) {
        LocalDate today = LocalDate.ofInstant(act.at(), ZoneOffset.UTC);
        Bodies.Tree tree = bodies.tree();
        return from.stream()
                .filter(tree::knows)
                .findFirst()
                .map(body -> tree.organizationOf(body).profileOn(today).zone())
                .orElse(ZoneOffset.UTC);
    }

    /** What is no id of such a thing becomes one that nobody has. */
    private static List<Id> referents(Input input) {
        return input.texts("refersTo").stream()
                .map(text -> GlobalId.parse(text, "dependency", DependencyId::new)
                        .map(Id.class::cast)
                        .or(() -> GlobalId.parse(text, "dependency-list", DependencyListId::new))
                        .or(() -> GlobalId.parse(text, "enabler-release", EnablerReleaseId::new))
                        .or(() -> GlobalId.parse(text, "work-area", WorkAreaId::new))
                        .orElse(NOTHING))
                .toList();
    }

    private static List<Envelope.NextMeeting> meetings(Input input, Problems problems) {
        List<Envelope.NextMeeting> meetings = new ArrayList<>();
        for (Input meeting : input.objects("nextMeetings")) {
            String title = meeting.line(problems, "title", LONGEST_LINE, LINE);
            LocalDate from = Objects.requireNonNull(meeting.as(LocalDate.class, "from"));
            if (title != null) {
                meetings.add(new Envelope.NextMeeting(title, from, meeting.as(LocalDate.class, "to")));
            }
        }
        return meetings;
    }

    private List<Envelope.Identifier> identifiers(Input input, Problems problems) {
        List<Envelope.Identifier> identifiers = new ArrayList<>();
        for (Input one : input.objects("identifiers")) {
            String series = one.line(problems, "series", LONGEST_LINE, LINE);
            String value = one.line(problems, "value", LONGEST_LINE, LINE);
            if (series != null && value != null) {
                identifiers.add(
                        new Envelope.Identifier(references.organization(one.text("organization")), series, value));
            }
        }
        return identifiers;
    }

    private List<Envelope.RequestedAction> actions(Input input, Act act) {
        return input.objects("requestedActions").stream()
                .map(one -> new Envelope.RequestedAction(
                        act.innerId(), one.text("text").strip(), statements.bodies(one, "addressees")))
                .toList();
    }

    private List<Envelope.Citation> citations(Input input, Problems problems) {
        List<Envelope.Citation> citations = new ArrayList<>();
        for (Input one : input.objects("citations")) {
            String designation = one.line(problems, "designation", LONGEST_LINE, "STATEMENT_CITATION_EMPTY");
            if (designation != null) {
                citations.add(new Envelope.Citation(
                        specification(one),
                        designation,
                        one.optionalText("version"),
                        one.choice(Maturity.class, "maturity"),
                        one.optionalText("explanation")));
            }
        }
        return citations;
    }

    private @Nullable SpecificationId specification(Input citation) {
        String reference = citation.optionalText("specification");
        return reference == null ? null : specifications.specification(reference);
    }

    private List<Relation> relations(Input input, Act act) {
        return input.objects("relations").stream()
                .map(one -> new Relation(
                        Relation.Kind.valueOf(one.text("kind")), statements.statement(one.text("to"), act)))
                .toList();
    }

    private static List<Settlement> settles(Input input) {
        return input.objects("settles").stream()
                .map(StatementLetters::settlement)
                .toList();
    }

    static Settlement settlement(Input input) {
        return new Settlement(
                uuid(input.text("action")),
                Settlement.Outcome.valueOf(input.text("outcome")),
                input.optionalText("text"),
                input.as(LocalDate.class, "by"));
    }

    /** What is no key of ours is nobody's. */
    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unknown) {
            return new UUID(0, 0);
        }
    }
}
