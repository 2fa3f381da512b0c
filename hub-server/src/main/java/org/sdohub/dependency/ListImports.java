package org.sdohub.dependency;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyListStore.Direction;
import org.sdohub.dependency.ListImport.Intended;
import org.sdohub.dependency.ListImport.Kind;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Failpoint;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.Relationships;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationStore;
import org.sdohub.specification.Specifications;

/** Brings one direction's dependencies to what a text says: all of it or nothing, and at once or as a trial. */
@Singleton
public class ListImports {

    /** Characters; a list of the longest allowed length with a sentence each has less. */
    public static final int LONGEST_TEXT = 1_000_000;

    private static final int MOST_ENTRIES = 2_000;

    private final ListImportStore store;
    private final ListImportWork work;
    private final DependencyStore dependencies;
    private final DependencyLists lists;
    private final Situations situations;
    private final ListReader reader;
    private final Relationships relationships;
    private final SpecificationStore specificationStore;
    private final Specifications specifications;
    private final Bodies bodies;

    ListImports(
            ListImportStore store,
            ListImportWork work,
            DependencyStore dependencies,
            DependencyLists lists,
            Situations situations,
            ListReader reader,
            Relationships relationships,
            SpecificationStore specificationStore,
            Specifications specifications,
            Bodies bodies) {
        this.store = store;
        this.work = work;
        this.dependencies = dependencies;
        this.lists = lists;
        this.situations = situations;
        this.reader = reader;
        this.relationships = relationships;
        this.specificationStore = specificationStore;
        this.specifications = specifications;
        this.bodies = bodies;
    }

    /**
     * @param dropMissing what the text does not mention is not needed any more; otherwise it stays
     * @param trial tells what would be, and keeps nothing
     */
    public record Wish(Direction direction, ListFormat format, String text, boolean dropMissing, boolean trial) {}

    /**
     * @param kept what is on record of it; null for a trial, and where everything was as the text says
     * @param changes to what would be published
     * @param unchanged entries of the text that were so already
     * @param unmentioned that stay although the text does not mention them
     */
    public record Outcome(@Nullable ListImport kept, ListComparison changes, int unchanged, int unmentioned) {}

    public Outcome bring(Act act, Wish wish) {
        Relationship relationship = lists.open(act, wish.direction);
        Office capacity = importing(act.actor(), act.at(), relationship)
                .orElseThrow(() -> Dependencies.refused(DependencyAccess.IMPORT_LIST));
        if (!relationship.state().living()) {
            throw new Refused(Refusal.broken("DEPENDENCY_RELATIONSHIP_ENDED", "This relationship has ended."));
        }
        ListReader.Table table = read(wish);
        Optional<ListImport> last = store.newest(wish.direction);
        last.ifPresent(work::finish);
        Set<OrganizationId> memberships = specifications.memberships(act.actor(), act.at());
        List<Dependency> before = dependencies.live(wish.direction.relationship(), wish.direction.side()).stream()
                .filter(one -> memberships.containsAll(one.restrictedTo()))
                .toList();
        ListImportPlan plan = plan(act, wish, relationship, capacity, table, before, memberships);
        ListComparison changes =
                ListComparison.diff(lists.entries(before, act.at()), lists.entries(plan.after(), act.at()));
        int unchanged = plan.mentioned().size() - changes.changed().size();
        int unmentioned =
                wish.dropMissing ? 0 : before.size() - plan.mentioned().size();
        if (wish.trial || plan.intended().isEmpty()) {
            return new Outcome(null, changes.shownTo(memberships), unchanged, unmentioned);
        }
        var begun = new ListImport(
                new ListImportId(act.newId()),
                1,
                wish.direction.relationship(),
                wish.direction.side(),
                last.map(ListImport::number).orElse(0) + 1,
                act.at(),
                act.actor().name(),
                act.actor().person(),
                capacity,
                changes,
                unchanged,
                standing(plan.intended(), act.at()));
        ListImport kept = store.save(ListImport.begun(begun), act);
        Failpoint.reached("import.kept");
        ListComparison shown = changes.shownTo(memberships);
        return new Outcome(work.finish(kept), shown, unchanged, unmentioned);
    }

    private ListReader.Table read(Wish wish) {
        if (!wish.format.readable()) {
            throw new Refused(new Refusal.Invalid(
                    "DEPENDENCY_LIST_FORMAT_NOT_READ",
                    "A drawing does not hold all that there is to say, so it is not read back.",
                    List.of("format"),
                    "Bring it as CSV, JSON or GraphML."));
        }
        if (wish.text.length() > LONGEST_TEXT) {
            throw new Refused(Refusal.invalid(
                    "DEPENDENCY_LIST_TEXT_TOO_LONG", "The text has at most " + LONGEST_TEXT + " characters.", "text"));
        }
        if (wish.text.isBlank()) {
            throw new Refused(Refusal.invalid("DEPENDENCY_LIST_TEXT_EMPTY", "There is nothing in the text.", "text"));
        }
        ListReader.Table table = reader.read(wish.format, wish.text);
        if (table.rows().size() > MOST_ENTRIES) {
            throw new Refused(Refusal.invalid(
                    "DEPENDENCY_LIST_TOO_LONG", "A list has at most " + MOST_ENTRIES + " entries.", "text"));
        }
        return table;
    }

    private ListImportPlan plan(
            Act act,
            Wish wish,
            Relationship relationship,
            Office capacity,
            ListReader.Table table,
            List<Dependency> before,
            Set<OrganizationId> memberships) {
        Bodies.Tree tree = bodies.tree();
        var problems = new RowProblems();
        problems.addAll(table.problems());
        Map<DependencyId, Situation> standing = situations.of(before, act.at());
        var ends = new ListedEnds(specificationStore, memberships, catalogued(standing.values()));
        var plan =
                new ListImportPlan(relationship, wish.direction.side(), tree, ends, act, capacity, problems, standing);
        plan.enter(table.rows().stream().map(row -> new ListedEntry(row, tree)).toList());
        problems.refuseIfAny();
        if (wish.dropMissing) {
            plan.dropTheRest();
        }
        return plan;
    }

    private static List<Specification> catalogued(Collection<Situation> all) {
        return all.stream().flatMap(it -> it.ends().stream()).toList();
    }

    /** New ones with the health that they begin with. */
    private List<Intended> standing(List<Intended> intended, Instant now) {
        List<Dependency> declared = intended.stream()
                .filter(one -> one.kind() == Kind.DECLARE)
                .map(Intended::target)
                .toList();
        Map<DependencyId, Health> health = new HashMap<>(situations.health(declared, now));
        List<Intended> all = new ArrayList<>();
        for (Intended one : intended) {
            Health first = health.get(one.target().id());
            all.add(first == null ? one : new Intended(one.kind(), one.target().standing(first)));
        }
        return all;
    }

    /** The office by which the actor may, also asked by {@code viewerCanImport}. */
    public Optional<Office> importing(Actor actor, Instant now, Relationship relationship) {
        List<Lineage> sides = relationship.organizations().stream()
                .map(bodies.tree()::lineage)
                .toList();
        return DependencyAccess.IMPORT_LIST.to(actor, now, sides, relationship.id());
    }

    /** Those of these that the actor may read; what only others may know is left out of them. */
    public Map<ListImportId, ListImport> visible(Collection<ListImportId> ids, Actor actor, Instant now) {
        Map<ListImportId, ListImport> found = store.findAll(ids);
        var readable = lists.readable(
                found.values().stream().map(ListImport::relationship).toList(), actor, now);
        found.values().removeIf(one -> !readable.contains(one.relationship()));
        Set<OrganizationId> memberships = specifications.memberships(actor, now);
        found.replaceAll((id, one) -> Objects.requireNonNull(one).shownTo(memberships));
        return found;
    }
}
