package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Problems;
import org.sdohub.relationship.Invitation;
import org.sdohub.relationship.InvitationId;
import org.sdohub.relationship.Invitations;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;

/** Invitations of a representative to one meeting, with its report. */
@Singleton
final class InvitationFields implements Fields {

    private static final String OF_RELATIONSHIPS = "invitations of relationships";

    private final Invitations invitations;
    private final References references;
    private final RelationshipReferences keys;
    private final HubFields hub;

    InvitationFields(Invitations invitations, References references, RelationshipReferences keys, HubFields hub) {
        this.invitations = invitations;
        this.references = references;
        this.keys = keys;
        this.hub = hub;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.<RelationshipId, List<Invitation>>batch(OF_RELATIONSHIPS, (ids, actor, now) -> invitations.of(ids));
        wiring.extend("Relationship", Relationship.class)
                .field(
                        "invitations",
                        (it, ask) -> ask.<@Nullable List<Invitation>>batched(OF_RELATIONSHIPS, it.id())
                                .thenApply(found -> found == null ? List.of() : found))
                .field("viewerCanInvite", (it, ask) -> invitations.mayInvite(ask.actor(), ask.now(), it));
        wiring.node("Invitation", Invitation.class, InvitationId::new, invitations::visible)
                .field("body", (it, ask) -> it.meeting().body())
                .field("title", (it, ask) -> it.meeting().title())
                .field("from", (it, ask) -> it.meeting().from())
                .field("to", (it, ask) -> it.meeting().to())
                .field("zone", (it, ask) -> it.meeting().zone())
                .field("conditions", (it, ask) -> it.meeting().conditions())
                .field("letter", (it, ask) -> it.meeting().letter())
                .field("reportOwed", (it, ask) -> it.reportOwed(ask.now()))
                .field("viewerCanAnswer", this::mayAnswer)
                .field("history", (it, ask) -> hub.history(it.id(), ask));
        wiring.type("MeetingReport", Invitation.Report.class);
        wiring.mutation("inviteRepresentative", "invitation", this::invite);
        wiring.mutation("acceptInvitation", "invitation", this::accept);
        wiring.mutation("declineInvitation", "invitation", this::decline);
        wiring.mutation("withdrawInvitation", "invitation", this::withdraw);
        wiring.mutation("reportOnMeeting", "invitation", this::report);
    }

    private Object mayAnswer(Invitation invitation, Ask ask) {
        return ask.load(invitation.relationship())
                .thenApply(found -> found instanceof Relationship of
                        && invitations.mayAnswer(ask.actor(), ask.now(), of, invitation));
    }

    private Map<String, Object> invite(Input input, Act act) {
        Problems problems = new Problems();
        ZoneId zone = input.optionalValue(problems, "zone", OrganizationFields::zone);
        problems.refuseIfAny();
        var meeting = new Invitation.Meeting(
                references.body(input.text("body")),
                input.text("title").strip(),
                Objects.requireNonNull(input.as(LocalDate.class, "from")),
                Objects.requireNonNull(input.as(LocalDate.class, "to")),
                zone == null ? ZoneOffset.UTC : zone,
                input.textOr("conditions", "").strip(),
                input.text("letter").strip());
        return Map.of("invitation", invitations.invite(act, keys.relationship(input.text("relationship")), meeting));
    }

    private Map<String, Object> accept(Input input, Act act) {
        PersonId representative = input.id("representative", PersonId::new);
        return Map.of("invitation", invitations.accept(act, id(input), input.version(), representative));
    }

    private Map<String, Object> decline(Input input, Act act) {
        return Map.of("invitation", invitations.decline(act, id(input), input.version(), input.text("reason")));
    }

    private Map<String, Object> withdraw(Input input, Act act) {
        return Map.of("invitation", invitations.withdraw(act, id(input), input.version(), input.text("reason")));
    }

    private Map<String, Object> report(Input input, Act act) {
        return Map.of("invitation", invitations.report(act, id(input), input.version(), input.text("text")));
    }

    private static InvitationId id(Input input) {
        return input.id("id", InvitationId::new);
    }
}
