package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Page;

/** Everything that can be read of statements, and nothing that this actor may not see: adapters read here only. */
@Singleton
public class Correspondence {

    private final StatementStore store;
    private final StatementSight sight;
    private final Desks desks;

    Correspondence(StatementStore store, StatementSight sight, Desks desks) {
        this.store = store;
        this.sight = sight;
        this.desks = desks;
    }

    /** In one round trip; what is unknown and what may not be seen have no entry alike. */
    public Map<StatementId, Statement> findAll(Collection<StatementId> ids, Actor actor, Instant now) {
        Viewer viewer = sight.viewer(actor, now);
        Map<StatementId, Statement> shown = new HashMap<>();
        store.findAll(ids).forEach((id, one) -> sight.shown(one, viewer).ifPresent(seen -> shown.put(id, seen)));
        return shown;
    }

    public Optional<Statement> find(StatementId id, Actor actor, Instant now) {
        return store.find(id).flatMap(one -> sight.shown(one, actor, now));
    }

    /** In any case. */
    public Optional<Statement> findByNumber(String number, Actor actor, Instant now) {
        return store.findByNumber(number).flatMap(one -> sight.shown(one, actor, now));
    }

    public Page<Statement> page(
            StatementStore.Filter filter, StatementStore.Order order, Actor actor, Instant now, Page.Request request) {
        Viewer viewer = sight.viewer(actor, now);
        return shown(store.page(filter, order, viewer, request), viewer);
    }

    /** What is on this part of a desk: first what is due first, or has waited longest; of drafts the latest. */
    public Page<Statement> desk(Desk desk, Desk.Part part, Actor actor, Instant now, Page.Request request) {
        Viewer viewer = sight.viewer(actor, now);
        StatementStore.Order order = switch (part) {
            case NEEDS_ME, WAITING_FOR_THEM, OVERDUE_LISTS -> new StatementStore.Order(StatementStore.Sort.DUE, false);
            case TO_APPROVE, TRIAGE -> new StatementStore.Order(StatementStore.Sort.POSTED_AT, false);
            case DRAFTS -> StatementStore.Order.NEWEST_FIRST;
        };
        return shown(store.lyingAt(desk.places(part), order, viewer, request), viewer);
    }

    /**
     * What moved on a desk.
     *
     * @param statement null where the desk's owner may not see it any more
     */
    public record Moved(Set<Desk.Part> parts, @Nullable Statement statement) {}

    /** Empty where the event moved nothing on this desk. */
    public Optional<Moved> moved(HubEvent event, StatementId id, Desk desk, Actor actor, Instant now) {
        Optional<Statement> found = store.find(id);
        Set<Desk.Part> parts =
                found.map(statement -> desks.moved(event, statement, desk)).orElse(Set.of());
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Moved(
                        parts,
                        found.flatMap(one -> sight.shown(one, actor, now)).orElse(null)));
    }

    private Page<Statement> shown(Page<Statement> page, Viewer viewer) {
        List<Page.Item<Statement>> shown = page.items().stream()
                .flatMap(item ->
                        sight.shown(item.value(), viewer).map(seen -> new Page.Item<>(seen, item.position())).stream())
                .toList();
        return new Page<>(shown, page.hasNext(), page.hasPrevious(), page.total());
    }

    /** By the first statement of each; one round trip. */
    public Map<StatementId, StatementThread> threads(Collection<StatementId> roots, Actor actor, Instant now) {
        Viewer viewer = sight.viewer(actor, now);
        Map<StatementId, List<Statement>> found = store.threads(roots, viewer);
        Map<StatementId, StatementThread> threads = new HashMap<>();
        roots.forEach(root ->
                threads.put(root, new StatementThread(root, shown(found.getOrDefault(root, List.of()), viewer))));
        return threads;
    }

    /** What answers each of these, finally or for the time being, oldest first; one round trip. */
    public Map<StatementId, List<Statement>> replies(Collection<StatementId> targets, Actor actor, Instant now) {
        Viewer viewer = sight.viewer(actor, now);
        Map<StatementId, List<Statement>> found = store.relatedTo(targets, viewer);
        Map<StatementId, List<Statement>> replies = new HashMap<>();
        targets.forEach(target -> replies.put(
                target,
                shown(
                        found.getOrDefault(target, List.of()).stream()
                                .filter(one -> answers(one, target))
                                .toList(),
                        viewer)));
        return replies;
    }

    /** What speaks of each of these dependencies, lists, releases or work areas, oldest first; one round trip. */
    public Map<Id, List<Statement>> referringTo(Collection<? extends Id> things, Actor actor, Instant now) {
        Viewer viewer = sight.viewer(actor, now);
        Map<Id, List<Statement>> referring = new HashMap<>();
        store.referringTo(things, viewer).forEach((thing, found) -> referring.put(thing, shown(found, viewer)));
        return referring;
    }

    private static boolean answers(Statement statement, StatementId target) {
        return statement.letter().relations().stream()
                .anyMatch(relation -> relation.kind().answers() && relation.to().equals(target));
    }

    private List<Statement> shown(List<Statement> found, Viewer viewer) {
        return found.stream()
                .map(one -> sight.shown(one, viewer))
                .flatMap(Optional::stream)
                .toList();
    }
}
