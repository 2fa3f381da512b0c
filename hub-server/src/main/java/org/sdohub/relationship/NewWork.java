package org.sdohub.relationship;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.PersonStore;
import org.sdohub.relationship.NewWorkNotice.Told;
import org.sdohub.relationship.RelationshipAccess.Acting;

/** Notices of new work; seen by whoever may see their relationship. */
@Singleton
public class NewWork {

    private final NewWorkNoticeStore store;
    private final Relationships relationships;
    private final PersonStore people;
    private final Bodies bodies;

    NewWork(NewWorkNoticeStore store, Relationships relationships, PersonStore people, Bodies bodies) {
        this.store = store;
        this.relationships = relationships;
        this.people = people;
        this.bodies = bodies;
    }

    /** @param groups of the other side that are told besides its officers */
    public NewWorkNotice announce(
            Act act, RelationshipId relationship, NewWorkNotice.Content content, List<GroupId> groups) {
        Relationship of = relationships.seen(relationship, act, Relationships.unknown("relationship"));
        Acting acting = telling(act.actor(), act.at(), of).orElseThrow(RelationshipAccess.TELL_OF_NEW_WORK::refused);
        of.refuseUnlessBinding("New work is announced once both sides have agreed.");
        refuseUnfitting(of, acting.side(), content, groups, act);
        return store.save(
                NewWorkNotice.announced(
                        new NewWorkNoticeId(act.newId()),
                        of.id(),
                        acting.side(),
                        content,
                        act.at(),
                        told(of, of.arrangement().other(acting.side()), groups, act.at()),
                        acting.office()),
                act);
    }

    private void refuseUnfitting(
            Relationship of, OrganizationId side, NewWorkNotice.Content content, List<GroupId> groups, Act act) {
        Problems problems = new Problems();
        Wording.title(problems, content.title(), "title");
        Wording.prose(problems, content.description(), "description");
        Wording.line(problems, content.reference(), "reference");
        LocalDate until = content.commentUntil();
        problems.addIf(
                until != null && until.isBefore(LocalDate.ofInstant(act.at(), ZoneOffset.UTC)),
                () -> Refusal.invalid("NEW_WORK_COMMENT_DATE_PAST", "That day has passed.", "commentUntil"));
        problems.addIf(
                content.together() && !of.terms().coDevelopment(),
                () -> new Refusal.Broken(
                        "NEW_WORK_CO_DEVELOPMENT_NOT_AGREED",
                        "By the terms of this relationship the two sides write no documents together.",
                        List.of("together"),
                        "Announce it as the work of your own side, or put the relationship under revision."));
        Bodies.Tree tree = bodies.tree();
        BodyId body = content.body();
        problems.addIf(body != null && !isOf(side, body, tree), () -> Fitness.foreign("body"));
        OrganizationId other = of.arrangement().other(side);
        problems.addIf(groups.stream().anyMatch(group -> !isOf(other, group, tree)), () -> Fitness.foreign("tell"));
        problems.refuseIfAny();
    }

    private static boolean isOf(OrganizationId organization, BodyId body, Bodies.Tree tree) {
        return tree.knows(body) && tree.lineage(body).organization().equals(organization);
    }

    /** The other side's managers, its coordinators, the groups named; where nobody is there, the organization itself. */
    private List<Told> told(Relationship of, OrganizationId other, List<GroupId> groups, Instant now) {
        List<Told> told = new ArrayList<>();
        of.staff().appointments().stream()
                .filter(office -> office.side().equals(other)
                        && office.kind() == Appointment.Kind.LIAISON_MANAGER
                        && office.state() == Appointment.State.APPOINTED
                        && !office.vacantAt(now))
                .forEach(office -> told.add(new Told(
                        other, Office.Kind.LIAISON_MANAGER, office.person(), "looks after this relationship")));
        people.withRolesIn(List.of(other))
                .getOrDefault(other, List.of())
                .forEach(person -> person.roles().stream()
                        .filter(role -> role.office().kind() == Office.Kind.LIAISON_COORDINATOR
                                && other.equals(role.office().body())
                                && role.office().heldAt(now))
                        .forEach(role -> told.add(new Told(
                                other,
                                Office.Kind.LIAISON_COORDINATOR,
                                person.id(),
                                "looks after all relationships of its side"))));
        groups.stream().distinct().forEach(group -> told.add(new Told(group, null, null, "was named in the notice")));
        return told.isEmpty() ? List.of(new Told(other, null, null, "no office of its side is filled")) : told;
    }

    public NewWorkNotice answer(
            Act act, NewWorkNoticeId id, @Nullable Long expectedVersion, NewWorkNotice.Verdict verdict, String text) {
        return store.change(id, act, expectedVersion, found -> {
            NewWorkNotice notice = known(found);
            Relationship of = relationships.seen(notice.relationship(), act, unknown());
            Answering answering = answering(act.actor(), act.at(), of, notice)
                    .orElseThrow(RelationshipAccess.ANSWER_NEW_WORK::refused);
            of.refuseUnlessBinding("Its relationship is not in force.");
            Problems problems = new Problems();
            Wording.prose(problems, text, "text");
            problems.addIf(
                    text.isBlank() && verdict != NewWorkNotice.Verdict.NO_OBJECTION,
                    () -> Refusal.invalid("RELATIONSHIP_TEXT_MALFORMED", "Say what it is about.", "text"));
            problems.refuseIfAny();
            LocalDate until = notice.content().commentUntil();
            boolean late = until != null
                    && LocalDate.ofInstant(act.at(), ZoneOffset.UTC).isAfter(until);
            var answer = new NewWorkNotice.Answer(
                    answering.body, answering.office.kind(), act.actor().name(), act.at(), verdict, text.strip(), late);
            return notice.answered(answer, answering.office);
        });
    }

    private record Answering(BodyId body, Office office) {}

    /** For the side that was told, or for one of its groups that was told by name. */
    private Optional<Answering> answering(Actor actor, Instant now, Relationship of, NewWorkNotice notice) {
        Bodies.Tree tree = bodies.tree();
        OrganizationId other = of.arrangement().other(notice.side());
        Optional<Answering> forSide = of.arrangement()
                .side(other)
                .flatMap(side -> RelationshipAccess.ANSWER_NEW_WORK.forSide(actor, now, side, of.id(), tree))
                .map(office -> new Answering(other, office));
        return forSide.or(() -> notice.told().stream()
                .map(Told::body)
                .flatMap(body -> RelationshipAccess.ANSWER_NEW_WORK.forBody(actor, now, body, of.id(), tree).stream()
                        .map(office -> new Answering(body, office)))
                .findFirst());
    }

    public boolean mayAnswer(Actor actor, Instant now, Relationship of, NewWorkNotice notice) {
        return notice.closed() == null
                && of.state().binding()
                && answering(actor, now, of, notice).isPresent();
    }

    /** By the side that told, with what it makes of the answers. */
    public NewWorkNotice close(Act act, NewWorkNoticeId id, @Nullable Long expectedVersion, String outcome) {
        return store.change(id, act, expectedVersion, found -> {
            NewWorkNotice notice = known(found);
            Relationship of = relationships.seen(notice.relationship(), act, unknown());
            Office office = relationships.maySpeakFor(notice.side(), of, RelationshipAccess.TELL_OF_NEW_WORK, act);
            Problems problems = new Problems();
            Wording.prose(problems, outcome, "outcome");
            problems.addIf(
                    outcome.isBlank(),
                    () -> Refusal.invalid("RELATIONSHIP_TEXT_MALFORMED", "Say what comes of it.", "outcome"));
            problems.refuseIfAny();
            return notice.closed(new NewWorkNotice.Closing(act.at(), act.actor().name(), outcome.strip()), office);
        });
    }

    /** Whether the actor may announce new work in it now. */
    public boolean mayTell(Actor actor, Instant now, Relationship of) {
        return of.state().binding() && telling(actor, now, of).isPresent();
    }

    private Optional<Acting> telling(Actor actor, Instant now, Relationship of) {
        return RelationshipAccess.TELL_OF_NEW_WORK.forEither(actor, now, of.arrangement(), of.id(), bodies.tree());
    }

    private static NewWorkNotice known(Optional<NewWorkNotice> found) {
        return found.orElseThrow(() -> new Refused(unknown()));
    }

    private static Refusal unknown() {
        return Refusal.notFound("NEW_WORK_UNKNOWN", "There is no such notice of new work.", "id");
    }

    /** Of each of these relationships, which the caller may see, the latest first; one round trip. */
    public Map<RelationshipId, List<NewWorkNotice>> of(Collection<RelationshipId> seen) {
        return store.of(seen);
    }

    /** Those of them that exist and that the actor may see; two round trips. */
    public Map<NewWorkNoticeId, NewWorkNotice> visible(Collection<NewWorkNoticeId> ids, Actor actor, Instant now) {
        return relationships.visible(store.findAll(ids), NewWorkNotice::relationship, actor, now);
    }
}
