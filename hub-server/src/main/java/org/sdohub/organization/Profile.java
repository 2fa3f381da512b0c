package org.sdohub.organization;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sdohub.kernel.Grant;
import org.sdohub.kernel.Office;

/**
 * An organization's own rules, as data: the code knows kinds of rules, never an organization's name. RFC 4053, its coming
 * replacement, ITU-T, 3GPP and OMA differ here and nowhere else.
 *
 * @param validFrom the first day on which it holds
 * @param purposes those it uses, in the order it lists them
 * @param approvals who must approve what a sender of a kind files; the first row that fits counts
 * @param gates what a statement passes before it is posted, besides moderation of what came in from outside
 * @param identifierSeries the names of its own numbering series, such as {@code COM 15-LS}
 * @param formats media types it takes without a readable twin (RFC 4053 2.2.1.2)
 * @param ladder its maturity steps, lowest first
 * @param managersOnlyConvey a liaison manager conveys statements but does not originate them (RFC 4691 3.1)
 * @param answerOwed whether a statement that asks for something must be answered
 * @param visibility of its statements where nothing else is said
 * @param zone a deadline lasts until the end of its day there
 * @param identifierSchemes how its documents are called, so that they are recognised in text; of two that fit equally
 *     well the first counts
 */
public record Profile(
        LocalDate validFrom,
        List<PurposeRule> purposes,
        ContactModel contactModel,
        List<ApprovalRule> approvals,
        List<GateKind> gates,
        List<String> identifierSeries,
        List<String> formats,
        List<Rung> ladder,
        boolean managersOnlyConvey,
        boolean answerOwed,
        Visibility visibility,
        ZoneId zone,
        List<IdentifierScheme> identifierSchemes) {

    /** Why a statement is sent (RFC 4053 2.2.1.3). */
    public enum Purpose {
        FOR_INFORMATION,
        FOR_COMMENT,
        FOR_ACTION,
        IN_RESPONSE
    }

    /** RFC 4053 names response and technical contacts; its replacement a contact of each side and "send to". */
    public enum ContactModel {
        RESPONSE_AND_TECHNICAL,
        CONTACT_OF_EACH_SIDE
    }

    public enum GateKind {
        /** It came in without login or from a body that the hub does not know. */
        MODERATION,
        /** The office that the approval table names. */
        APPROVAL,
        MANAGER_REVIEW,
        COORDINATOR_REVIEW
    }

    public enum Visibility {
        PUBLIC,
        /** Members of the sending and receiving bodies only. */
        PARTIES
    }

    /** The scale that all ladders map to, so that maturities of different bodies can be compared. */
    public enum Maturity {
        IDEA,
        DRAFT,
        STABLE,
        APPROVED,
        PUBLISHED,
        SUPERSEDED,
        WITHDRAWN
    }

    /** @param label the organization's own word for the purpose */
    public record PurposeRule(Purpose purpose, boolean deadlineNeeded, String label) {}

    /**
     * @param senders kinds of groups it speaks of; empty means the organization itself
     * @param office who approves; any one holder suffices
     * @param reach where that office is held, seen from the sender
     */
    public record ApprovalRule(List<Group.Kind> senders, Office.Kind office, Grant.Reach reach) {
        public ApprovalRule {
            senders = List.copyOf(senders);
        }
    }

    /** One step of a maturity ladder in the organization's own word. */
    public record Rung(String label, Maturity maturity) {

        private static final int MOST = 50;
        private static final int LONGEST = 100;

        /** Whether these are a ladder: each step has a name of its own in any case, and none is lower than the one before. */
        static boolean climbs(List<Rung> ladder) {
            long names = ladder.stream()
                    .map(rung -> rung.label.strip().toUpperCase(Locale.ROOT))
                    .filter(name -> !name.isEmpty() && name.length() <= LONGEST)
                    .distinct()
                    .count();
            boolean ascending = IntStream.range(1, ladder.size())
                    .allMatch(i -> ladder.get(i - 1).maturity.compareTo(ladder.get(i).maturity) <= 0);
            return names == ladder.size() && names > 0 && names <= MOST && ascending;
        }
    }

    public Profile {
        purposes = List.copyOf(purposes);
        approvals = List.copyOf(approvals);
        gates = List.copyOf(gates);
        identifierSeries = List.copyOf(identifierSeries);
        formats = List.copyOf(formats);
        ladder = List.copyOf(ladder);
        // A profile that was written before there were any has none.
        identifierSchemes = identifierSchemes == null ? List.of() : List.copyOf(identifierSchemes);
    }

    /** What RFC 4053 says, for an organization of which nothing else is known: open, four purposes, UTC. */
    public static Profile rfc4053(LocalDate validFrom) {
        return new Profile(
                validFrom,
                List.of(
                        new PurposeRule(Purpose.FOR_INFORMATION, false, "For information"),
                        new PurposeRule(Purpose.FOR_COMMENT, true, "For comment"),
                        new PurposeRule(Purpose.FOR_ACTION, true, "For action"),
                        new PurposeRule(Purpose.IN_RESPONSE, false, "In response")),
                ContactModel.RESPONSE_AND_TECHNICAL,
                List.of(),
                List.of(),
                List.of(),
                List.of("application/pdf", "text/html", "text/plain"),
                List.of(
                        new Rung("Idea", Maturity.IDEA),
                        new Rung("Draft", Maturity.DRAFT),
                        new Rung("Stable", Maturity.STABLE),
                        new Rung("Approved", Maturity.APPROVED),
                        new Rung("Published", Maturity.PUBLISHED),
                        new Rung("Superseded", Maturity.SUPERSEDED),
                        new Rung("Withdrawn", Maturity.WITHDRAWN)),
                false,
                true,
                Visibility.PUBLIC,
                ZoneId.of("UTC"),
                List.of());
    }

    public Optional<PurposeRule> ruleFor(Purpose purpose) {
        return purposes.stream().filter(rule -> rule.purpose() == purpose).findFirst();
    }

    /** @param sender the sending group's kind; empty for the organization itself */
    public Optional<ApprovalRule> approvalFor(Optional<Group.Kind> sender) {
        return approvals.stream()
                .filter(rule -> sender.map(rule.senders()::contains)
                        .orElse(rule.senders().isEmpty()))
                .findFirst();
    }
}
