package org.sdohub.relationship;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.RelationshipAccess.Acting;

@Singleton
public class Relationships {

    private final RelationshipStore store;
    private final Bodies bodies;

    Relationships(RelationshipStore store, Bodies bodies) {
        this.store = store;
        this.bodies = bodies;
    }

    /** @param key null to make one of the two acronyms: {@code oma-ietf}; @param on null for today */
    public Relationship propose(
            Act act, @Nullable Slug key, Arrangement arrangement, Upkeep upkeep, @Nullable LocalDate on) {
        Bodies.Tree tree = bodies.tree();
        var id = new RelationshipId(act.newId());
        Acting acting = RelationshipAccess.GOVERN
                .forEither(act.actor(), act.at(), arrangement, id, tree)
                .orElseThrow(RelationshipAccess.GOVERN::refused);
        Problems problems = new Problems();
        Fitness.check(problems, arrangement, tree);
        Fitness.check(problems, upkeep, today(act));
        refuseFuture(problems, act, on);
        problems.refuseIfAny();
        Slug chosen = key == null ? keyOf(arrangement, tree) : key;
        Decision decision = decision(act, acting, on, "");
        return store.save(Relationship.proposed(id, chosen, arrangement, upkeep, decision), act);
    }

    private static Slug keyOf(Arrangement arrangement, Bodies.Tree tree) {
        return Slug.of(tree.label(arrangement.first().organization()) + " "
                + tree.label(arrangement.second().organization()));
    }

    /** @param side the organization that consents */
    public Relationship consent(
            Act act, RelationshipId id, @Nullable Long expectedVersion, OrganizationId side, @Nullable LocalDate on) {
        return store.change(id, act, expectedVersion, found -> {
            Relationship relationship = seen(found, act);
            Office office = maySpeakFor(side, relationship, RelationshipAccess.GOVERN, act);
            refuseFuture(act, on);
            return relationship.consented(decision(act, new Acting(side, office), on, ""));
        });
    }

    /** The change is asked with what is stored now, so that it says only what is to become different. */
    public Relationship edit(Act act, RelationshipId id, @Nullable Long expectedVersion, Edit edit) {
        return govern(act, id, expectedVersion, (relationship, acting) -> {
            Arrangement arrangement = edit.arrangement(relationship.arrangement());
            Upkeep upkeep = edit.upkeep(relationship.upkeep());
            Problems problems = new Problems();
            if (!arrangement.equals(relationship.arrangement())) {
                Fitness.check(problems, arrangement, bodies.tree());
            }
            Fitness.check(problems, upkeep, today(act));
            problems.refuseIfAny();
            return relationship.edited(arrangement, upkeep, decision(act, acting, null, ""));
        });
    }

    /** What is to become different. */
    public interface Edit {
        Arrangement arrangement(Arrangement now);

        Upkeep upkeep(Upkeep now);
    }

    public Relationship turn(
            Act act,
            RelationshipId id,
            @Nullable Long expectedVersion,
            Relationship.Turn turn,
            @Nullable LocalDate on,
            String reason) {
        return govern(act, id, expectedVersion, (relationship, acting) -> {
            refuseFuture(act, on);
            return relationship.turned(turn, decision(act, acting, on, reason), act.at());
        });
    }

    public Relationship giveNotice(
            Act act, RelationshipId id, @Nullable Long expectedVersion, Notice.Kind kind, String reason) {
        return govern(
                act,
                id,
                expectedVersion,
                (relationship, acting) ->
                        relationship.noticed(act.innerId(), kind, decision(act, acting, null, reason)));
    }

    private Relationship govern(
            Act act,
            RelationshipId id,
            @Nullable Long expectedVersion,
            BiFunction<Relationship, Acting, Step<Relationship>> rule) {
        return store.change(id, act, expectedVersion, found -> {
            Relationship relationship = seen(found, act);
            return rule.apply(
                    relationship,
                    governing(act.actor(), act.at(), relationship).orElseThrow(RelationshipAccess.GOVERN::refused));
        });
    }

    /** For whom the actor may govern it, also asked by the {@code viewerCan} fields. */
    public Optional<Acting> governing(Actor actor, Instant now, Relationship relationship) {
        return RelationshipAccess.GOVERN.forEither(
                actor, now, relationship.arrangement(), relationship.id(), bodies.tree());
    }

    /** Whether the actor may now consent for a side that has not yet. */
    public boolean mayConsent(Actor actor, Instant now, Relationship relationship) {
        return relationship.state().negotiable()
                && relationship.arrangement().sides().stream()
                        .filter(side -> !relationship.hasConsentOf(side.organization()))
                        .anyMatch(side -> RelationshipAccess.GOVERN
                                .forSide(actor, now, side, relationship.id(), bodies.tree())
                                .isPresent());
    }

    /** @throws Refused where it is no side of it, or the actor may not for that side */
    Office maySpeakFor(OrganizationId side, Relationship relationship, RelationshipAccess row, Act act) {
        Side spoken = relationship.arrangement().side(side).orElseThrow(() -> new Refused(Fitness.stranger("side")));
        return row.forSide(act.actor(), act.at(), spoken, relationship.id(), bodies.tree())
                .orElseThrow(row::refused);
    }

    /** What the actor may not see does not exist for the actor. */
    Relationship seen(Optional<Relationship> found, Act act) {
        return found.filter(readers(act.actor(), act.at())::mayRead).orElseThrow(() -> new Refused(unknown("id")));
    }

    /** @param unknown what is told where there is none, or none that the actor may see */
    Relationship seen(RelationshipId id, Act act, Refusal unknown) {
        return store.find(id).filter(readers(act.actor(), act.at())::mayRead).orElseThrow(() -> new Refused(unknown));
    }

    static Refusal unknown(String field) {
        return Refusal.notFound("RELATIONSHIP_UNKNOWN", "There is no such relationship.", field);
    }

    /** Without what hangs on a relationship that the actor may not see; one round trip. */
    <I, T> Map<I, T> visible(Map<I, T> all, Function<T, RelationshipId> of, Actor actor, Instant now) {
        Map<I, T> seen = new HashMap<>(all);
        Set<RelationshipId> open =
                visible(all.values().stream().map(of).toList(), actor, now).keySet();
        seen.values().removeIf(one -> !open.contains(of.apply(one)));
        return seen;
    }

    public Readers readers(Actor actor, Instant now) {
        return Readers.of(actor, now, bodies.tree());
    }

    /** Those of them that exist and that the actor may see; one round trip. */
    public Map<RelationshipId, Relationship> visible(Collection<RelationshipId> ids, Actor actor, Instant now) {
        Readers readers = readers(actor, now);
        Map<RelationshipId, Relationship> seen = new HashMap<>(store.findAll(ids));
        seen.values().removeIf(relationship -> !readers.mayRead(relationship));
        return seen;
    }

    /** Those that the actor may not see; one round trip. */
    public Set<RelationshipId> keptFrom(Actor actor, Instant now) {
        return store.keptFrom(readers(actor, now));
    }

    public Optional<Relationship> findByKey(Slug key, Actor actor, Instant now) {
        return store.findByKey(key).filter(readers(actor, now)::mayRead);
    }

    /** Of each organization those that the actor may see, by key; one round trip. */
    public Map<OrganizationId, List<Relationship>> of(
            Collection<OrganizationId> organizations, Actor actor, Instant now) {
        Readers readers = readers(actor, now);
        Map<OrganizationId, List<Relationship>> seen = new HashMap<>();
        store.of(organizations)
                .forEach((organization, all) -> seen.put(
                        organization, all.stream().filter(readers::mayRead).toList()));
        return seen;
    }

    public Page<Relationship> page(
            RelationshipStore.Filter filter,
            RelationshipStore.OrderBy order,
            Page.Request request,
            Actor actor,
            Instant now) {
        return store.page(filter, readers(actor, now), order, request);
    }

    private static Decision decision(Act act, Acting acting, @Nullable LocalDate on, String reason) {
        return new Decision(acting.side(), acting.office(), on == null ? today(act) : on, reason.strip());
    }

    private static LocalDate today(Act act) {
        return LocalDate.ofInstant(act.at(), ZoneOffset.UTC);
    }

    private static void refuseFuture(Act act, @Nullable LocalDate on) {
        Problems problems = new Problems();
        refuseFuture(problems, act, on);
        problems.refuseIfAny();
    }

    private static void refuseFuture(Problems problems, Act act, @Nullable LocalDate on) {
        problems.addIf(on != null && on.isAfter(today(act)), () -> Fitness.future("on"));
    }
}
