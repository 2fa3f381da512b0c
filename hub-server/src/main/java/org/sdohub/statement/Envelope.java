package org.sdohub.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Id;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.specification.SpecificationId;

/**
 * What stands on a statement's envelope (RFC 4053 2.2.1.1). A draft may lack anything, a statement that is sent may not:
 * {@link Requirements} says what.
 *
 * @param from the sending bodies, the first one leads
 * @param cc bodies that are informed and owe nothing
 * @param title null while there is none
 * @param purpose null while there is none
 * @param originalPurpose the sender's own word for the purpose; null where it is the usual one
 * @param deadline null where nothing was said
 * @param language BCP 47, such as {@code en}; null where nothing was said
 * @param nextMeetings the sending bodies' next meetings, as told by them
 * @param approvalLevel at which level of the sender it was approved, as ITU-T says; null where nothing was said
 * @param approvalMeeting the meeting that approved it; null where nothing was said
 * @param refersTo dependencies, lists of them, releases and work areas that it speaks of
 * @param strangers bodies that the hub does not know, besides those of from and to
 */
public record Envelope(
        List<BodyId> from,
        List<Addressee> to,
        List<BodyId> cc,
        @Nullable Title title,
        Contacts contacts,
        @Nullable Purpose purpose,
        @Nullable String originalPurpose,
        @Nullable Deadline deadline,
        @Nullable String language,
        List<NextMeeting> nextMeetings,
        Consensus consensus,
        @Nullable String approvalLevel,
        @Nullable String approvalMeeting,
        List<Identifier> identifiers,
        List<RequestedAction> requestedActions,
        List<Citation> citations,
        List<Id> refersTo,
        Strangers strangers) {

    /** On whose behalf it speaks (RFC 4053 3.2.2.2). */
    public enum Consensus {
        DOCUMENT,
        GROUP,
        LEADERSHIP,
        COLLECTED_COMMENTS,
        NONE,
        UNSTATED
    }

    /** @param purpose this addressee's own, as ITU-T gives one to each; null for the statement's */
    public record Addressee(BodyId body, @Nullable Purpose purpose) {}

    public record NextMeeting(
            String title, LocalDate from, @Nullable LocalDate to) {}

    /** A body's own number for it, such as {@code COM 15-LS} {@code 39-E}; unique over all posted statements. */
    public record Identifier(OrganizationId organization, String series, String value) {}

    /** @param addressees who is asked; empty for every addressee */
    public record RequestedAction(UUID id, String text, List<BodyId> addressees) {
        public RequestedAction {
            addressees = List.copyOf(addressees);
        }

        boolean asks(BodyId body) {
            return addressees.isEmpty() || addressees.contains(body);
        }
    }

    /**
     * @param specification null where no catalogue knows it
     * @param designation as the sender wrote it, such as {@code draft-mdolly-dispatch-oma-push}
     * @param version label of the version; null for none in particular
     * @param maturity what it was when this was sent; null where nothing was said
     * @param explanation what an immature text is doing here (RFC 4053 3.2.1.1)
     */
    public record Citation(
            @Nullable SpecificationId specification,
            String designation,
            @Nullable String version,
            @Nullable Maturity maturity,
            @Nullable String explanation) {

        boolean explained() {
            return explanation != null && !explanation.isBlank();
        }

        Citation being(@Nullable Maturity now) {
            return new Citation(specification, designation, version, now, explanation);
        }
    }

    public Envelope {
        from = List.copyOf(from);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        nextMeetings = List.copyOf(nextMeetings);
        identifiers = List.copyOf(identifiers);
        requestedActions = List.copyOf(requestedActions);
        citations = List.copyOf(citations);
        // An older hub stored none of these.
        refersTo = List.copyOf(Objects.requireNonNullElse(refersTo, List.of()));
        strangers = Objects.requireNonNullElse(strangers, Strangers.NONE);
    }

    /** Between bodies that the hub knows. */
    public Envelope(
            List<BodyId> from,
            List<Addressee> to,
            List<BodyId> cc,
            @Nullable Title title,
            Contacts contacts,
            @Nullable Purpose purpose,
            @Nullable String originalPurpose,
            @Nullable Deadline deadline,
            @Nullable String language,
            List<NextMeeting> nextMeetings,
            Consensus consensus,
            @Nullable String approvalLevel,
            @Nullable String approvalMeeting,
            List<Identifier> identifiers,
            List<RequestedAction> requestedActions,
            List<Citation> citations,
            List<Id> refersTo) {
        this(
                from,
                to,
                cc,
                title,
                contacts,
                purpose,
                originalPurpose,
                deadline,
                language,
                nextMeetings,
                consensus,
                approvalLevel,
                approvalMeeting,
                identifiers,
                requestedActions,
                citations,
                refersTo,
                Strangers.NONE);
    }

    /** Of which nothing is known but whom it is between; also what is left of one whose content is not shown. */
    public static Envelope between(List<BodyId> from, List<Addressee> to, List<BodyId> cc, @Nullable Title title) {
        return new Envelope(
                from,
                to,
                cc,
                title,
                Contacts.NONE,
                null,
                null,
                null,
                null,
                List.of(),
                Consensus.UNSTATED,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    public List<BodyId> addressees() {
        return to.stream().map(Addressee::body).toList();
    }

    /** What this body is asked for: its own purpose, or the statement's; a body not addressed has the statement's. */
    public @Nullable Purpose purposeFor(BodyId body) {
        for (Addressee addressee : to) {
            if (addressee.body.equals(body) && addressee.purpose != null) {
                return addressee.purpose;
            }
        }
        return purpose;
    }

    /** Whether this body owes an answer: it was asked for comment, for action, or for something by name. */
    public boolean expectsAnswerFrom(BodyId body) {
        Purpose asked = purposeFor(body);
        return asked == Purpose.FOR_COMMENT
                || asked == Purpose.FOR_ACTION
                || requestedActions.stream().anyMatch(action -> action.asks(body));
    }

    Envelope with(Contacts others) {
        return with(others, deadline, identifiers, citations, strangers);
    }

    /** A new statement has no number of its own yet, and a day that has passed is no deadline for it. */
    Envelope asRevision() {
        return with(contacts, null, List.of(), citations, strangers);
    }

    Envelope citing(List<Citation> others) {
        return with(contacts, deadline, identifiers, others, strangers);
    }

    public Envelope with(Strangers others) {
        return with(contacts, deadline, identifiers, citations, others);
    }

    private Envelope with(
            Contacts theContacts,
            @Nullable Deadline theDeadline,
            List<Identifier> theIdentifiers,
            List<Citation> theCitations,
            Strangers theStrangers) {
        return new Envelope(
                from,
                to,
                cc,
                title,
                theContacts,
                purpose,
                originalPurpose,
                theDeadline,
                language,
                nextMeetings,
                consensus,
                approvalLevel,
                approvalMeeting,
                theIdentifiers,
                requestedActions,
                theCitations,
                refersTo,
                theStrangers);
    }
}
