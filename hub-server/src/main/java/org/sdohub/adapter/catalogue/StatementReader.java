package org.sdohub.adapter.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.catalogue.StatementRecord.Link;
import org.sdohub.adapter.catalogue.StatementRecord.Number;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.statement.Letter.Relation.Kind;

/** Records of the IETF's public list and of 3GPP meetings. They have envelopes without text. */
final class StatementReader {

    /** People who must type a date to get past a form type one that far away: it says that none is given. */
    private static final int YEARS_THAT_MEAN_NEVER = 10;

    private static final Set<String> OPEN = Set.of("Action Needed");
    private static final String MEETING_PREFIX = "3gpp-";

    private StatementReader() {}

    static StatementRecord ofTheIetf(Fields record) {
        List<String> missing = new ArrayList<>();
        Optional<LocalDate> sent = record.date("submittedDate");
        String said = record.or("submittedDate", "");
        SpecificationReader.note(missing, "when it was sent", sent.isEmpty());
        SpecificationReader.note(
                missing, "on which day of " + said + " it was sent", sent.isPresent() && said.length() < 10);
        String purpose = record.text("purpose");
        LocalDate deadline = record.date("deadline").orElse(null);
        boolean never = meansNever(sent.orElse(null), deadline);
        List<Link> links = new ArrayList<>();
        List<String> replies = new ArrayList<>();
        boolean answers = purpose(purpose) == Purpose.IN_RESPONSE;
        for (String other : record.texts("refersTo")) {
            if (answers) {
                replies.add(other);
            } else {
                links.add(new Link(Kind.MENTIONS, other));
            }
        }
        record.texts("referredBy").forEach(other -> links.add(Link.from(other, Kind.MENTIONS)));
        String number = record.text("number");
        return new StatementRecord(
                record.id(),
                names(record.texts("fromGroups")),
                names(record.texts("toGroups")),
                record.text("title"),
                sent.orElse(null),
                purpose(purpose),
                purpose,
                never ? null : deadline,
                never,
                number == null ? List.of() : List.of(new Number("IETF", "liaison", number)),
                OPEN.contains(record.or("deadlineAction", "")) ? names(record.texts("toGroups")) : List.of(),
                false,
                replies,
                links,
                "",
                List.of(),
                List.of(),
                missing);
    }

    static boolean meansNever(@Nullable LocalDate sent, @Nullable LocalDate deadline) {
        return sent != null && deadline != null && deadline.isAfter(sent.plusYears(YEARS_THAT_MEAN_NEVER));
    }

    private static List<BodyName> names(List<String> written) {
        return written.stream().map(Names::inIetfRecord).distinct().toList();
    }

    private static @Nullable Purpose purpose(@Nullable String said) {
        if (said == null) {
            return null;
        }
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "for information", "information" -> Purpose.FOR_INFORMATION;
            case "for action", "action" -> Purpose.FOR_ACTION;
            case "for comment", "comment" -> Purpose.FOR_COMMENT;
            case "in response", "response" -> Purpose.IN_RESPONSE;
            default -> null;
        };
    }

    /** "in" is addressed to the group of the meeting, "out" comes from it; to whom it went is not on record. */
    static StatementRecord ofAMeeting(Fields record) {
        BodyName host = host(record.or("meeting", "?"));
        boolean incoming = record.or("direction", "").equals("in");
        String sender = record.text("fromGroup");
        List<BodyName> from = incoming && sender != null ? List.of(Names.body(sender)) : List.of();
        List<String> replies =
                record.texts("responseTo").stream().map(StatementReader::id).toList();
        boolean answers = !incoming && !replies.isEmpty();
        String said = record.text("docFor");
        List<String> missing = new ArrayList<>(List.of("when it was sent"));
        return new StatementRecord(
                record.id(),
                incoming ? from : List.of(host),
                incoming ? List.of(host) : List.of(),
                record.text("title"),
                null,
                answers ? Purpose.IN_RESPONSE : purpose(said),
                said,
                null,
                false,
                numbers(record, from),
                List.of(),
                record.flag("isDraft"),
                replies,
                links(record),
                "",
                record.texts("finalResponseIn").stream()
                        .map(StatementReader::id)
                        .toList(),
                List.of(),
                missing);
    }

    /** {@code SA2#128Bis} is a meeting of 3GPP's SA WG2. */
    private static BodyName host(String meeting) {
        return Names.body(meeting.replaceAll("#.*", "").replaceFirst("(?<=[A-Z])(?=\\d)", " WG"));
    }

    private static String id(String number) {
        return MEETING_PREFIX + number;
    }

    private static List<Number> numbers(Fields record, List<BodyName> from) {
        List<Number> numbers = new ArrayList<>();
        String number = record.text("number");
        if (number != null) {
            numbers.add(new Number("3GPP", series(number), number));
        }
        String original = record.text("originalNumber");
        // What was put off comes back under a new number of the meeting and the same number of the sender.
        if (original != null && !from.isEmpty() && record.texts("postponedFrom").isEmpty()) {
            numbers.add(new Number(from.getFirst().organization(), series(original), original));
        }
        return numbers;
    }

    private static String series(String number) {
        int dash = number.indexOf('-');
        return dash < 1 ? "LS" : number.substring(0, dash);
    }

    private static List<Link> links(Fields record) {
        List<Link> links = new ArrayList<>();
        record.texts("revisionOf").forEach(other -> links.add(new Link(Kind.REVISES, id(other))));
        record.texts("postponedFrom").forEach(other -> links.add(new Link(Kind.DUPLICATE_OF, id(other))));
        record.texts("mergedInto").forEach(other -> links.add(new Link(Kind.MENTIONS, id(other))));
        record.texts("repliedToAtEarlierMeetingIn").forEach(other -> links.add(new Link(Kind.MENTIONS, id(other))));
        record.texts("responseDraftedIn").forEach(other -> links.add(Link.from(id(other), Kind.MENTIONS)));
        record.texts("revisedTo").forEach(other -> links.add(Link.from(id(other), Kind.REVISES)));
        return links;
    }
}
