package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId;
import org.sdohub.relationship.NewWork;
import org.sdohub.relationship.NewWorkNotice;
import org.sdohub.relationship.NewWorkNoticeId;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;

/** Notices of new work: who tells, who was told, what came back. */
@Singleton
final class NewWorkFields implements Fields {

    private static final String OF_RELATIONSHIPS = "new work of relationships";

    private final NewWork newWork;
    private final References references;
    private final RelationshipReferences keys;
    private final HubFields hub;

    NewWorkFields(NewWork newWork, References references, RelationshipReferences keys, HubFields hub) {
        this.newWork = newWork;
        this.references = references;
        this.keys = keys;
        this.hub = hub;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.<RelationshipId, List<NewWorkNotice>>batch(OF_RELATIONSHIPS, (ids, actor, now) -> newWork.of(ids));
        wiring.extend("Relationship", Relationship.class)
                .field(
                        "newWork",
                        (it, ask) -> ask.<@Nullable List<NewWorkNotice>>batched(OF_RELATIONSHIPS, it.id())
                                .thenApply(found -> found == null ? List.of() : found))
                .field("viewerCanAnnounceNewWork", (it, ask) -> newWork.mayTell(ask.actor(), ask.now(), it));
        wiring.node("NewWorkNotice", NewWorkNotice.class, NewWorkNoticeId::new, newWork::visible)
                .field("title", (it, ask) -> it.content().title())
                .field("description", (it, ask) -> it.content().description())
                .field("reference", (it, ask) -> it.content().reference())
                .field("body", (it, ask) -> it.content().body())
                .field("together", (it, ask) -> it.content().together())
                .field("commentUntil", (it, ask) -> it.content().commentUntil())
                .field("viewerCanAnswer", this::mayAnswer)
                .field("history", (it, ask) -> hub.history(it.id(), ask));
        wiring.type("NewWorkRecipient", NewWorkNotice.Told.class);
        wiring.type("NewWorkAnswer", NewWorkNotice.Answer.class);
        wiring.type("NewWorkOutcome", NewWorkNotice.Closing.class);
        wiring.mutation("announceNewWork", "notice", this::announce);
        wiring.mutation("answerNewWork", "notice", this::answer);
        wiring.mutation("closeNewWork", "notice", this::close);
    }

    private Object mayAnswer(NewWorkNotice notice, Ask ask) {
        return ask.load(notice.relationship())
                .thenApply(found ->
                        found instanceof Relationship of && newWork.mayAnswer(ask.actor(), ask.now(), of, notice));
    }

    private Map<String, Object> announce(Input input, Act act) {
        String body = input.optionalText("body");
        BodyId by = body == null ? null : references.body(body);
        var content = new NewWorkNotice.Content(
                input.text("title").strip(),
                input.textOr("description", "").strip(),
                input.textOr("reference", "").strip(),
                by,
                input.flag("together"),
                input.as(LocalDate.class, "commentUntil"));
        return Map.of(
                "notice",
                newWork.announce(
                        act,
                        keys.relationship(input.text("relationship")),
                        content,
                        input.texts("tell").stream().map(references::group).toList()));
    }

    private Map<String, Object> answer(Input input, Act act) {
        var verdict = Objects.requireNonNull(input.choice(NewWorkNotice.Verdict.class, "verdict"));
        return Map.of("notice", newWork.answer(act, id(input), input.version(), verdict, input.textOr("text", "")));
    }

    private Map<String, Object> close(Input input, Act act) {
        return Map.of("notice", newWork.close(act, id(input), input.version(), input.text("outcome")));
    }

    private static NewWorkNoticeId id(Input input) {
        return input.id("id", NewWorkNoticeId::new);
    }
}
