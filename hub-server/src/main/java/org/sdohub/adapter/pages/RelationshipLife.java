package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.text;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.sdohub.organization.Group;
import org.sdohub.organization.Profile.Visibility;
import org.sdohub.relationship.Invitation;
import org.sdohub.relationship.Invitations;
import org.sdohub.relationship.NewWork;
import org.sdohub.relationship.NewWorkNotice;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.Review;
import org.sdohub.relationship.Terms;

/** What happens in a relationship: seats that are vacant, notices, new work, meetings to which one side invites. */
@Singleton
class RelationshipLife {

    private final NewWork newWork;
    private final Invitations invitations;
    private final Addresses addresses;
    private final Clock clock;

    RelationshipLife(NewWork newWork, Invitations invitations, Addresses addresses, Clock clock) {
        this.newWork = newWork;
        this.invitations = invitations;
        this.addresses = addresses;
        this.clock = clock;
    }

    Markup review(Relationship one) {
        return text(Review.sentence(one, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    /** What both sides allow each other (RFC 3975 7 to 9). */
    Markup terms(Relationship one) {
        Terms terms = one.terms();
        PlainPage.Facts facts = new PlainPage.Facts()
                .fact("Documents written together", text(terms.coDevelopment() ? "Agreed" : "No"))
                .fact("Passing on", StatementRows.foreign(terms.redistribution()))
                .fact("Who reads what they send each other", text(readers(terms.redistributedTo())))
                .fact("Who reads their lists", text(readers(terms.listVisibility())));
        for (Terms.CitationRule rule : terms.citations()) {
            facts.fact(
                    "May be cited",
                    Markup.joined(
                            List.of(
                                    addresses.link(rule.citing()),
                                    StatementRows.foreign(rule.series()
                                            + (rule.maturities().isEmpty()
                                                    ? ""
                                                    : ": " + String.join(", ", rule.maturities())))),
                            " cites "));
        }
        return facts.list();
    }

    private static String readers(Visibility visibility) {
        return visibility == Visibility.PUBLIC ? "Everybody" : "The two sides only";
    }

    Markup vacancies(Relationship one) {
        return Markup.items(one.vacancies(clock.instant()).stream()
                .map(vacancy ->
                        element("span", text(PlainPage.words(vacancy.kind()) + " of "), addresses.link(vacancy.side())))
                .toList());
    }

    Markup notices(Relationship one) {
        return PlainPage.table(
                List.of("Day", "Side", "Wants to", "Reason"),
                one.notices().stream()
                        .map(notice -> List.of(
                                text(notice.on().toString()),
                                addresses.link(notice.side()),
                                text(PlainPage.words(notice.kind())),
                                StatementRows.foreign(notice.reason())))
                        .toList());
    }

    Markup newWork(Relationship one) {
        List<NewWorkNotice> notices = newWork.of(List.of(one.id())).getOrDefault(one.id(), List.of());
        return PlainPage.table(
                List.of("New work", "Told by", "Comment until", "Answers", "Outcome"),
                notices.stream().map(this::row).toList());
    }

    private List<Markup> row(NewWorkNotice notice) {
        LocalDate until = notice.content().commentUntil();
        NewWorkNotice.Closing closed = notice.closed();
        return List.of(
                StatementRows.foreign(notice.content().title()),
                addresses.link(notice.side()),
                text(until == null ? "" : until.toString()),
                text(String.join(
                        ", ",
                        notice.answers().stream()
                                .map(answer -> PlainPage.words(answer.verdict()))
                                .toList())),
                closed == null ? Markup.NONE : StatementRows.foreign(closed.outcome()));
    }

    Markup invitations(Relationship one) {
        List<Invitation> all = invitations.of(List.of(one.id())).getOrDefault(one.id(), List.of());
        return PlainPage.table(
                List.of("Meeting", "Of", "Days", "State"),
                all.stream()
                        .map(invitation -> List.of(
                                StatementRows.foreign(invitation.meeting().title()),
                                addresses.link(invitation.meeting().body()),
                                text(invitation.meeting().from() + " to "
                                        + invitation.meeting().to() + ", "
                                        + invitation.meeting().zone().getId()),
                                text(PlainPage.words(invitation.state()))))
                        .toList());
    }

    /** A group's meetings, with the last day on which a contribution is taken. */
    static Markup meetings(Group one) {
        return PlainPage.table(
                List.of("Meeting", "From", "To", "Time zone", "Contributions until"),
                one.meetings().stream()
                        .map(meeting -> List.of(
                                StatementRows.foreign(meeting.title()),
                                text(meeting.from().toString()),
                                text(meeting.to().toString()),
                                text(meeting.zone().getId()),
                                text(
                                        meeting.cutOff() == null
                                                ? ""
                                                : meeting.cutOff().toString())))
                        .toList());
    }
}
