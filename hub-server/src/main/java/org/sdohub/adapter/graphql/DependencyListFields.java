package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.DependencyList;
import org.sdohub.dependency.DependencyList.Answer;
import org.sdohub.dependency.DependencyList.Entry;
import org.sdohub.dependency.DependencyList.Verdict;
import org.sdohub.dependency.DependencyListId;
import org.sdohub.dependency.DependencyListStore;
import org.sdohub.dependency.DependencyListStore.Direction;
import org.sdohub.dependency.DependencyListStore.Numbered;
import org.sdohub.dependency.DependencyLists;
import org.sdohub.dependency.DependencyLists.Said;
import org.sdohub.dependency.ListComparison;
import org.sdohub.dependency.ListFormat;
import org.sdohub.dependency.ListImports;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.Relationship;

/** The lists that the sides of a relationship send each other. */
@Singleton
final class DependencyListFields implements Fields {

    private static final String NEWEST = "newest dependency lists";
    private static final String NUMBERED = "dependency lists by number";

    private final DependencyLists lists;
    private final DependencyListStore store;
    private final RelationshipReferences relationships;
    private final References references;
    private final HubFields hub;
    private final ListImports imports;
    private final Bodies bodies;

    DependencyListFields(
            DependencyLists lists,
            DependencyListStore store,
            RelationshipReferences relationships,
            References references,
            HubFields hub,
            ListImports imports,
            Bodies bodies) {
        this.lists = lists;
        this.store = store;
        this.relationships = relationships;
        this.references = references;
        this.hub = hub;
        this.imports = imports;
        this.bodies = bodies;
    }

    /** What would be published now. */
    record Draft(Relationship relationship, OrganizationId side, List<Entry> entries, boolean viewerCanPublish) {

        Direction direction() {
            return new Direction(relationship.id(), side);
        }
    }

    /** An answer beside the entry that it is to. */
    record ShownAnswer(Entry entry, Verdict verdict, String reason, String by, Instant at) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.<Direction, Integer>batch(NEWEST, (directions, actor, now) -> store.newest(directions));
        wiring.<Numbered, DependencyList>batch(NUMBERED, (wanted, actor, now) -> store.numbered(wanted));
        wiring.node("DependencyList", DependencyList.class, DependencyListId::new, lists::visible)
                .field("state", DependencyListFields::state)
                .field("entries", (list, ask) -> entries(list, ask))
                .field("path", (list, ask) -> path(list, ask))
                .field("changesSince", this::changesSince)
                .field("answers", this::answers)
                .field("viewerCanAcknowledge", this::viewerCanAcknowledge)
                .field("history", (list, ask) -> hub.history(list.id(), ask));
        wiring.type("DependencyListEntry", Entry.class);
        wiring.type("DependencyListAnswer", ShownAnswer.class);
        wiring.type("DependencyListDraft", Draft.class)
                .field("number", (draft, ask) -> newest(draft.direction(), ask).thenApply(last -> last + 1))
                .field("changes", this::changesSinceLast)
                .field("path", this::path)
                .field(
                        "viewerCanImport",
                        (draft, ask) -> imports.importing(ask.actor(), ask.now(), draft.relationship)
                                .isPresent());
        wiring.type("DependencyListComparison", ListComparison.class);
        wiring.type("ChangedDependencyListEntry", ListComparison.ChangedEntry.class);
        wiring.extend("Relationship", Relationship.class)
                .field("dependencyLists", this::ofRelationship)
                .field("dependencyDraft", this::draft);
        wiring.query("dependencyList", this::list);
        wiring.query("dependencyListDiff", this::diff);
        wiring.mutation("publishDependencyList", "dependencyList", this::publish);
        wiring.mutation("acknowledgeDependencyList", "dependencyList", this::acknowledge);
    }

    private static CompletableFuture<DependencyList.State> state(DependencyList list, Ask ask) {
        var direction = new Direction(list.relationship(), list.side());
        return ask.<Integer>batched(NEWEST, direction)
                .thenApply(newest -> newest != null && newest > list.number()
                        ? DependencyList.State.SUPERSEDED
                        : DependencyList.State.PUBLISHED);
    }

    /** 0 where nothing was published. */
    private static CompletableFuture<Integer> newest(Direction direction, Ask ask) {
        return ask.<Integer>batched(NEWEST, direction).thenApply(last -> last == null ? 0 : last);
    }

    private Object changesSinceLast(Draft draft, Ask ask) {
        return newest(draft.direction(), ask)
                .thenCompose(last -> ask.<DependencyList>batched(NUMBERED, new Numbered(draft.direction(), last)))
                .thenApply(last -> last == null ? null : ListComparison.diff(entries(last, ask), draft.entries));
    }

    private String path(Draft draft, Ask ask) {
        ListFormat format = Objects.requireNonNull(ask.arguments().choice(ListFormat.class, "format"));
        return format.draftPath(draft.relationship.key().value(), bodies.tree().label(draft.side));
    }

    private static String path(DependencyList list, Ask ask) {
        return Objects.requireNonNull(ask.arguments().choice(ListFormat.class, "format"))
                .path(list.id());
    }

    /** Whoever reads a list may read the others of its direction: the terms speak of all of them. */
    private Object changesSince(DependencyList list, Ask ask) {
        Integer given = ask.arguments().as(Integer.class, "number");
        int number = given == null ? list.number() - 1 : given;
        var earlier = new Numbered(new Direction(list.relationship(), list.side()), number);
        return ask.<DependencyList>batched(NUMBERED, earlier).thenApply(found -> {
            if (found == null && given != null) {
                throw DependencyLists.unknown("number");
            }
            return found == null ? null : ListComparison.diff(entries(found, ask), entries(list, ask));
        });
    }

    private List<Entry> entries(DependencyList list, Ask ask) {
        return lists.entries(list.entries(), ask.actor(), ask.now());
    }

    /** Those to entries that the viewer may read. */
    private List<ShownAnswer> answers(DependencyList list, Ask ask) {
        Map<DependencyId, Entry> shown = new HashMap<>();
        entries(list, ask).forEach(entry -> shown.put(entry.dependency(), entry));
        List<ShownAnswer> answers = new ArrayList<>();
        for (Answer answer : list.answers()) {
            Entry entry = shown.get(answer.dependency());
            if (entry != null) {
                answers.add(new ShownAnswer(entry, answer.verdict(), answer.reason(), answer.by(), answer.at()));
            }
        }
        return answers;
    }

    private CompletableFuture<Boolean> viewerCanAcknowledge(DependencyList list, Ask ask) {
        return ask.load(list.relationship())
                .thenApply(
                        relationship -> lists.acknowledging(ask.actor(), ask.now(), list, (Relationship) relationship)
                                .isPresent());
    }

    private Object ofRelationship(Relationship of, Ask ask) {
        String side = ask.arguments().optionalText("side");
        Page.Request request = ask.page("number");
        boolean readable =
                !lists.readable(Set.of(of.id()), ask.actor(), ask.now()).isEmpty();
        Page<DependencyList> page = readable
                ? store.page(of.id(), side == null ? null : references.organization(side), request)
                : new Page<>(List.of(), false, false, () -> 0);
        return ask.connection(page, "number");
    }

    private @Nullable Object draft(Relationship of, Ask ask) {
        OrganizationId side = references.organization(ask.arguments().text("side"));
        boolean readable = of.organizations().contains(side)
                && !lists.readable(Set.of(of.id()), ask.actor(), ask.now()).isEmpty();
        if (!readable) {
            return null;
        }
        var direction = new Direction(of.id(), side);
        return new Draft(
                of,
                side,
                lists.entries(lists.draft(direction, ask.now()), ask.actor(), ask.now()),
                lists.publishing(ask.actor(), ask.now(), direction).isPresent());
    }

    private @Nullable Object list(Ask ask) {
        Input asked = ask.arguments();
        var direction = new Direction(
                relationships.relationship(asked.text("relationship")), references.organization(asked.text("side")));
        boolean readable = !lists.readable(Set.of(direction.relationship()), ask.actor(), ask.now())
                .isEmpty();
        return readable
                ? store.find(direction, Integer.parseInt(asked.text("number"))).orElse(null)
                : null;
    }

    private Object diff(Ask ask) {
        DependencyList earlier = visible(ask, ask.arguments().id("earlier", DependencyListId::new), "earlier");
        DependencyList later = visible(ask, ask.arguments().id("later", DependencyListId::new), "later");
        return ListComparison.diff(entries(earlier, ask), entries(later, ask));
    }

    private DependencyList visible(Ask ask, DependencyListId id, String argument) {
        DependencyList list = lists.visible(List.of(id), ask.actor(), ask.now()).get(id);
        if (list == null) {
            throw DependencyLists.unknown(argument);
        }
        return list;
    }

    private Map<String, Object> publish(Input input, Act act) {
        var direction = new Direction(
                relationships.relationship(input.text("relationship")), references.organization(input.text("side")));
        return Map.of("dependencyList", lists.publish(act, direction, input.textOr("note", "")));
    }

    private Map<String, Object> acknowledge(Input input, Act act) {
        List<Said> said = input.objects("answers").stream()
                .map(answer -> new Said(
                        answer.id("dependency", DependencyId::new),
                        answer.choiceOr(Verdict.class, "verdict", Verdict.ACCEPTED),
                        answer.textOr("reason", "")))
                .toList();
        DependencyListId id = input.id("id", DependencyListId::new);
        return Map.of("dependencyList", lists.acknowledge(act, id, input.version(), said));
    }
}
