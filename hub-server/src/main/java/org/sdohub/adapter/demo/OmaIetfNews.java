package org.sdohub.adapter.demo;

import java.time.ZoneId;
import java.util.List;
import org.sdohub.relationship.Invitation;
import org.sdohub.relationship.InvitationId;
import org.sdohub.relationship.Invitations;
import org.sdohub.relationship.NewWork;
import org.sdohub.relationship.NewWorkNotice;
import org.sdohub.relationship.NewWorkNoticeId;

/** New work that one side tells the other of [3975 4], and a meeting to which it invites [3975 5.1]; both are invented. */
final class OmaIetfNews {

    static final NewWorkNoticeId NEW_WORK = new NewWorkNoticeId(Names.made("new work of OMA"));
    static final InvitationId INVITATION = new InvitationId(Names.made("invitation to the OMA plenary"));

    private static final String EXAMPLE = " This is an example that came with the hub.";

    private final Script script;
    private final NewWork newWork;
    private final Invitations invitations;

    OmaIetfNews(Script script, NewWork newWork, Invitations invitations) {
        this.script = script;
        this.newWork = newWork;
        this.invitations = invitations;
    }

    void tell(Days days) {
        script.about("new work and an invitation between the OMA and the IETF");
        script.act(
                "new work of OMA",
                "oma-liaison",
                days.ago(20),
                act -> newWork.announce(
                        act, OmaIetfRelationship.ID, content(days), List.of(Names.group("IETF/SIMPLE"))));
        script.act(
                "new work of OMA answered",
                "ietf-liaison",
                days.ago(12),
                act -> newWork.answer(
                        act,
                        NEW_WORK,
                        null,
                        NewWorkNotice.Verdict.INTEREST,
                        "SIMPLE works on something near to this: please let its chairs see the requirements."
                                + EXAMPLE));
        script.act(
                "invitation to the OMA plenary",
                "oma-tp-chair",
                days.ago(15),
                act -> invitations.invite(act, OmaIetfRelationship.ID, meeting(days)));
        script.act(
                "invitation to the OMA plenary accepted",
                "iab-chair",
                days.ago(8),
                act -> invitations.accept(act, INVITATION, null, Names.person("ietf-liaison")));
    }

    private static NewWorkNotice.Content content(Days days) {
        return new NewWorkNotice.Content(
                "Presence for groups",
                "The OMA means to describe how the presence of all members of a group is asked for at once." + EXAMPLE,
                "",
                Names.group("OMA/IMPS"),
                false,
                days.in(21));
    }

    private static Invitation.Meeting meeting(Days days) {
        return new Invitation.Meeting(
                Names.group("OMA/TP"),
                "Technical Plenary",
                days.in(30),
                days.in(33),
                ZoneId.of("Europe/Paris"),
                "As an observer, with the right to speak when asked." + EXAMPLE,
                "https://oma.example/letters/plenary");
    }
}
