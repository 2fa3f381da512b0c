package org.sdohub.relationship;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.RelationshipAccess.Acting;
import org.sdohub.specification.SpecificationId;

/** Work areas are seen by whoever may see their relationship. */
@Singleton
public class WorkAreas {

    private final WorkAreaStore store;
    private final RelationshipStore relationshipStore;
    private final Relationships relationships;
    private final Bodies bodies;

    WorkAreas(WorkAreaStore store, RelationshipStore relationshipStore, Relationships relationships, Bodies bodies) {
        this.store = store;
        this.relationshipStore = relationshipStore;
        this.relationships = relationships;
        this.bodies = bodies;
    }

    /** @param name its own part of the key; null to make it of the title */
    public WorkArea propose(Act act, RelationshipId relationship, @Nullable Slug name, WorkArea.Content content) {
        Relationship of = relationships.seen(relationship, act, Relationships.unknown("relationship"));
        Acting acting = editor(act, of);
        refuseUnfitting(of, content);
        var id = new WorkAreaId(act.newId());
        Slug chosen = name == null ? Slug.of(content.title()) : name;
        return store.save(WorkArea.proposed(id, of, chosen, content, acting.side(), act.at(), acting.office()), act);
    }

    /** @param edit from what is proposed or, where nothing is, from what is in force */
    public WorkArea edit(Act act, WorkAreaId id, @Nullable Long expectedVersion, UnaryOperator<WorkArea.Content> edit) {
        return store.change(id, act, expectedVersion, found -> {
            WorkArea area = known(found);
            Relationship of = relationshipOf(area, act);
            Acting acting = editor(act, of);
            WorkArea.Proposal waiting = area.proposal();
            WorkArea.Content content = edit.apply(waiting == null ? area.shown() : waiting.content());
            refuseUnfitting(of, content);
            return area.edited(content, acting.side(), act.at(), acting.office());
        });
    }

    /** The consent of the side that did not write the proposal. */
    public WorkArea consent(Act act, WorkAreaId id, @Nullable Long expectedVersion) {
        return store.change(id, act, expectedVersion, found -> {
            WorkArea area = known(found);
            Relationship of = relationshipOf(area, act);
            OrganizationId writer = area.waiting().by();
            of.refuseUnlessBinding("Its relationship is not agreed.");
            OrganizationId other = of.arrangement().other(writer);
            Office capacity = relationships.maySpeakFor(other, of, RelationshipAccess.CONSENT_TO_WORK_AREAS, act);
            return area.consented(other, capacity);
        });
    }

    private Acting editor(Act act, Relationship of) {
        Acting acting = editing(act.actor(), act.at(), of).orElseThrow(RelationshipAccess.EDIT_WORK_AREAS::refused);
        of.refuseUnlessBinding("Work areas are defined once both sides have agreed.");
        return acting;
    }

    /** Whether the actor may now propose and edit work areas of it. */
    public boolean mayEdit(Actor actor, Instant now, Relationship of) {
        return of.state().binding() && editing(actor, now, of).isPresent();
    }

    private Optional<Acting> editing(Actor actor, Instant now, Relationship of) {
        return RelationshipAccess.EDIT_WORK_AREAS.forEither(actor, now, of.arrangement(), of.id(), bodies.tree());
    }

    /** Whether the actor may now consent to what the other side proposed. */
    public boolean mayConsent(Actor actor, Instant now, Relationship of, WorkArea area) {
        WorkArea.Proposal waiting = area.proposal();
        return waiting != null
                && of.state().binding()
                && of.arrangement()
                        .side(of.arrangement().other(waiting.by()))
                        .flatMap(side -> RelationshipAccess.CONSENT_TO_WORK_AREAS.forSide(
                                actor, now, side, of.id(), bodies.tree()))
                        .isPresent();
    }

    private Relationship relationshipOf(WorkArea area, Act act) {
        return relationships.seen(area.relationship(), act, unknown());
    }

    private static WorkArea known(Optional<WorkArea> found) {
        return found.orElseThrow(() -> new Refused(unknown()));
    }

    private static Refusal unknown() {
        return Refusal.notFound("WORK_AREA_UNKNOWN", "There is no such work area.", "id");
    }

    private void refuseUnfitting(Relationship of, WorkArea.Content content) {
        Problems problems = new Problems();
        Wording.title(problems, content.title(), "title");
        Wording.prose(problems, content.description(), "description");
        Bodies.Tree tree = bodies.tree();
        for (int i = 0; i < content.parts().size(); i++) {
            check(problems, of, content.parts().get(i), tree, String.valueOf(i));
        }
        long sides =
                content.parts().stream().map(WorkArea.Part::side).distinct().count();
        problems.addIf(
                sides != content.parts().size(),
                () -> Refusal.invalid("WORK_AREA_SIDE_GIVEN_TWICE", "Name each side once.", "sides"));
        for (int i = 0; i < content.items().size(); i++) {
            check(problems, of, content.items().get(i), String.valueOf(i));
        }
        problems.refuseIfAny();
    }

    private static void check(Problems problems, Relationship of, WorkArea.Part part, Bodies.Tree tree, String place) {
        Optional<Side> side = of.arrangement().side(part.side());
        if (side.isEmpty()) {
            problems.add(Fitness.stranger("sides", place, "organization"));
            return;
        }
        boolean foreign = part.groups().stream().anyMatch(group -> !Fitness.isOf(side.get(), group, tree));
        problems.addIf(foreign, () -> Fitness.foreign("sides", place, "groups"));
    }

    private static void check(Problems problems, Relationship of, WorkArea.SharedItem item, String place) {
        Wording.title(problems, item.title(), "items", place, "title");
        item.actions().forEach(action -> Wording.title(problems, action, "items", place, "actions"));
        problems.addIf(!of.organizations().contains(item.owner()), () -> Fitness.stranger("items", place, "owner"));
    }

    /** Those of them that exist and that the actor may see; two round trips. */
    public Map<WorkAreaId, WorkArea> visible(Collection<WorkAreaId> ids, Actor actor, Instant now) {
        return relationships.visible(store.findAll(ids), WorkArea::relationship, actor, now);
    }

    public Optional<WorkArea> findByKey(String key, Actor actor, Instant now) {
        return store.findByKey(key)
                .filter(area -> !visibleOf(List.of(area), actor, now).isEmpty());
    }

    /** Of each of these relationships, which the caller may see, by title; one round trip. */
    public Map<RelationshipId, List<WorkArea>> of(Collection<RelationshipId> seen) {
        return store.of(seen);
    }

    /** In which each group takes part, as far as the actor may see; two round trips. */
    public Map<GroupId, List<WorkArea>> with(Collection<GroupId> groups, Actor actor, Instant now) {
        return seen(store.with(groups), actor, now);
    }

    /** To which each specification belongs, as far as the actor may see; two round trips. */
    public Map<SpecificationId, List<WorkArea>> about(
            Collection<SpecificationId> specifications, Actor actor, Instant now) {
        return seen(store.about(specifications), actor, now);
    }

    private <K> Map<K, List<WorkArea>> seen(Map<K, List<WorkArea>> all, Actor actor, Instant now) {
        Set<WorkArea> areas = new HashSet<>();
        all.values().forEach(areas::addAll);
        Set<RelationshipId> open = visibleOf(areas, actor, now);
        Map<K, List<WorkArea>> seen = new HashMap<>();
        all.forEach((key, found) -> seen.put(
                key,
                found.stream()
                        .filter(area -> open.contains(area.relationship()))
                        .toList()));
        return seen;
    }

    private Set<RelationshipId> visibleOf(Collection<WorkArea> areas, Actor actor, Instant now) {
        Set<RelationshipId> ids = new HashSet<>();
        areas.forEach(area -> ids.add(area.relationship()));
        return relationships.visible(ids, actor, now).keySet();
    }

    /** @param of null for all relationships that the actor may see */
    public Page<WorkArea> page(
            WorkAreaStore.Filter filter, @Nullable RelationshipId of, Page.Request request, Actor actor, Instant now) {
        Collection<RelationshipId> open = of == null
                ? relationshipStore.readable(relationships.readers(actor, now))
                : relationships.visible(Set.of(of), actor, now).keySet();
        return store.page(filter, open, request);
    }
}
