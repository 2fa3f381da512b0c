package org.sdohub.dependency;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependencies.Declaration;
import org.sdohub.dependency.Dependency.Details;
import org.sdohub.dependency.ListImport.Intended;
import org.sdohub.dependency.ListImport.Kind;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.Relationship;

/**
 * What has to be declared, edited and dropped so that one direction's dependencies are as a text says. An entry is the one
 * of its id; without one, that of the same two ends, of the same kind where there are several. Nothing is written here.
 */
final class ListImportPlan {

    private final Relationship relationship;
    private final OrganizationId side;
    private final Bodies.Tree tree;
    private final ListedEnds ends;
    private final Act act;
    private final Office capacity;
    private final RowProblems problems;
    /** Those that the actor may read; what is not mentioned stays. */
    private final Map<DependencyId, Situation> before;

    private final Map<DependencyId, Integer> mentioned = new LinkedHashMap<>();
    private final List<Intended> intended = new ArrayList<>();
    private final Map<List<Object>, ListedEntry> declared = new HashMap<>();
    private final Map<List<String>, List<Dependency>> byLabels = new HashMap<>();
    private final Map<List<End>, List<Dependency>> byEnds = new HashMap<>();

    ListImportPlan(
            Relationship relationship,
            OrganizationId side,
            Bodies.Tree tree,
            ListedEnds ends,
            Act act,
            Office capacity,
            RowProblems problems,
            Map<DependencyId, Situation> before) {
        this.relationship = relationship;
        this.side = side;
        this.tree = tree;
        this.ends = ends;
        this.act = act;
        this.capacity = capacity;
        this.problems = problems;
        this.before = before;
        for (Situation it : before.values()) {
            Dependency one = it.dependency();
            byLabels.computeIfAbsent(List.of(it.fromLabel(), it.toLabel()), any -> new ArrayList<>())
                    .add(one);
            byEnds.computeIfAbsent(List.of(one.from(), one.to()), any -> new ArrayList<>())
                    .add(one);
        }
    }

    /** Ids come first, so that no entry without one is taken for another's. */
    void enter(List<ListedEntry> entries) {
        Map<ListedEntry, DependencyId> byId = new HashMap<>();
        for (ListedEntry entry : entries) {
            Optional<DependencyId> id = problems.collect(entry.line(), entry::id);
            if (id != null && id.isPresent() && before.containsKey(id.get())) {
                mention(entry, id.get());
                byId.put(entry, id.get());
            }
        }
        for (ListedEntry entry : entries) {
            DependencyId same = byId.containsKey(entry) ? byId.get(entry) : sameEnds(entry);
            if (same == null) {
                declare(entry);
            } else {
                edit(entry, Objects.requireNonNull(before.get(same)));
            }
        }
    }

    /** Called once everything that the text mentions was entered. */
    void dropTheRest() {
        for (Situation it : before.values()) {
            if (!mentioned.containsKey(it.dependency().id())) {
                intended.add(new Intended(Kind.DROP, it.dependency()));
            }
        }
    }

    List<Intended> intended() {
        return List.copyOf(intended);
    }

    Collection<DependencyId> mentioned() {
        return Set.copyOf(mentioned.keySet());
    }

    /** All of them as they shall be. */
    List<Dependency> after() {
        Map<DependencyId, Dependency> after = new LinkedHashMap<>();
        before.values().forEach(it -> after.put(it.dependency().id(), it.dependency()));
        for (Intended one : intended) {
            if (one.kind() == Kind.DROP) {
                after.remove(one.target().id());
            } else {
                after.put(one.target().id(), one.target());
            }
        }
        return List.copyOf(after.values());
    }

    private void mention(ListedEntry entry, DependencyId id) {
        Integer earlier = mentioned.putIfAbsent(id, entry.line());
        if (earlier != null) {
            listedTwice(entry, earlier);
        }
    }

    private void listedTwice(ListedEntry entry, int earlier) {
        problems.add(
                entry.line(),
                "",
                Refusal.broken("DEPENDENCY_LISTED_TWICE", "This is the same entry as that of line " + earlier + "."));
    }

    private @Nullable DependencyId sameEnds(ListedEntry entry) {
        List<Dependency> same = withEnds(entry).stream()
                .filter(one -> !mentioned.containsKey(one.id()))
                .toList();
        if (same.size() > 1) {
            same = same.stream()
                    .filter(one -> one.kind().name().equalsIgnoreCase(entry.text("kind")))
                    .toList();
        }
        if (same.size() > 1) {
            problems.add(
                    entry.line(),
                    "dependency",
                    new Refusal.Invalid(
                            "DEPENDENCY_AMBIGUOUS",
                            "Several dependencies have these ends and this kind.",
                            List.of(),
                            "Give the id of the one that is meant, as the export does."));
        }
        if (same.isEmpty()) {
            return null;
        }
        mentioned.put(same.getFirst().id(), entry.line());
        return same.getFirst().id();
    }

    private List<Dependency> withEnds(ListedEntry entry) {
        List<Dependency> called = byLabels.get(List.of(entry.text("from"), entry.text("to")));
        if (called != null) {
            return called;
        }
        Optional<End> from = end(entry, "from", side);
        Optional<End> to = end(entry, "to", other());
        return from.isPresent() && to.isPresent()
                ? byEnds.getOrDefault(List.of(from.get(), to.get()), List.of())
                : List.of();
    }

    /** Empty for what is neither in a catalogue nor a text that could stand for it. */
    private Optional<End> end(ListedEntry entry, String column, OrganizationId of) {
        try {
            return Optional.of(ends.find(of, entry.text(column)).orElseGet(() -> entry.textEnd(column)));
        } catch (Refused malformed) {
            return Optional.empty();
        }
    }

    private boolean hasEnds(Situation it, ListedEntry entry) {
        return isEnd(it.dependency().from(), it.fromLabel(), entry.text("from"), side)
                && isEnd(it.dependency().to(), it.toLabel(), entry.text("to"), other());
    }

    private boolean isEnd(End end, String label, String said, OrganizationId of) {
        return label.equals(said) || ends.find(of, said).filter(end::equals).isPresent();
    }

    private OrganizationId other() {
        return relationship.arrangement().other(side);
    }

    private void edit(ListedEntry entry, Situation it) {
        Dependency now = it.dependency();
        problems.collect(entry.line(), () -> {
            if (!hasEnds(it, entry)) {
                throw new Refused(new Refusal.Broken(
                        "DEPENDENCY_ENDS_FIXED",
                        "It is about " + it.fromLabel() + " and " + it.toLabel() + ", and that stays.",
                        List.of("dependency"),
                        "Leave the id empty to declare a new one."));
            }
            return entry;
        });
        EntryReading reading = reading(entry);
        Justification justification = reading.justification(now.justification());
        Details wanted = reading.details(now);
        if (wanted == null || now.says(wanted, justification)) {
            return;
        }
        problems.collect(entry.line(), () -> {
            new DeclarationRules(tree, ends.known()).refuseUnfitting(now, wanted);
            Dependency next = now.revised(wanted, justification, capacity).next();
            intended.add(new Intended(Kind.EDIT, next));
            return next;
        });
    }

    private void declare(ListedEntry entry) {
        Declaration wanted = reading(entry).declaration(side, other(), relationship.id());
        if (wanted != null) {
            problems.collect(entry.line(), () -> declared(entry, wanted));
        }
    }

    private EntryReading reading(ListedEntry entry) {
        return new EntryReading(entry, tree, ends, problems);
    }

    private Dependency declared(ListedEntry entry, Declaration wanted) {
        var rules = new DeclarationRules(tree, ends.known());
        Declaration completed = rules.completed(wanted);
        // A list that went out says so where nobody is responsible; who writes a new row leaves that to the catalogue.
        boolean nobody = !entry.text("dependency").isEmpty()
                && entry.gave("counterpart")
                && entry.text("counterpart").isEmpty();
        Declaration whole = nobody ? completed.ownedBy(Objects.requireNonNull(completed.owner()), null) : completed;
        try {
            rules.refuseUnfitting(whole, relationship);
        } catch (Refused foreign) {
            throw new Refused(foreign.refusals().stream()
                    .map(one -> Refusal.broken(one.code(), one.message(), "counterpart"))
                    .toList());
        }
        Dependency next = rules.declared(new DependencyId(act.innerId()), whole, act.at(), capacity)
                .next();
        if (!next.side().equals(side)) {
            throw new Refused(Refusal.broken(
                    "DEPENDENCY_OWNER_FOREIGN", "Only a body of the side whose list this is can depend.", "owner"));
        }
        ListedEntry earlier = declared.putIfAbsent(List.of(next.from(), next.to(), next.kind()), entry);
        if (earlier != null && !wereTwo(earlier, entry)) {
            listedTwice(entry, earlier.line());
        }
        intended.add(new Intended(Kind.DECLARE, next));
        return next;
    }

    /** A list that went out had an id for each, also for those that are gone since. */
    private static boolean wereTwo(ListedEntry one, ListedEntry other) {
        String id = one.text("dependency");
        String otherId = other.text("dependency");
        return !id.isEmpty() && !otherId.isEmpty() && !id.equalsIgnoreCase(otherId);
    }
}
