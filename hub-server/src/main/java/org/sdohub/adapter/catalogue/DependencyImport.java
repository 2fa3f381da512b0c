package org.sdohub.adapter.catalogue;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sdohub.dependency.Dependencies;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.DependencyList.Entry;
import org.sdohub.dependency.DependencyListId;
import org.sdohub.dependency.DependencyListStore.Direction;
import org.sdohub.dependency.End;
import org.sdohub.dependency.Justification;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Store.Saved;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;

/** Dependencies on what the catalogue knows, or on a text where it knows no such thing; and a list that was sent. */
final class DependencyImport {

    static final String UNRESOLVED = "its target is in no catalogue and kept as text";

    private final Run run;
    private final BodyImport bodies;
    private final SpecificationIndex index;

    DependencyImport(Run run, BodyImport bodies, SpecificationIndex index) {
        this.run = run;
        this.bodies = bodies;
        this.index = index;
    }

    void enter(List<DependencyRecord> dependencies, List<ListRecord> lists) {
        run.progress().stage("Dependencies", dependencies.size() + lists.size());
        Map<String, RelationshipId> stated = new HashMap<>();
        lists.forEach(list ->
                relationship(list).ifPresent(found -> list.entries().forEach(entry -> stated.put(entry, found.id()))));
        run.each(Run.batches(dependencies), batch -> enterBatch(batch, stated));
        lists.forEach(this::publish);
    }

    private Optional<Relationship> relationship(ListRecord list) {
        OrganizationId side = bodies.organization(list.side());
        OrganizationId other = bodies.organization(list.other());
        return run.rooms().relationshipStore().of(List.of(side)).getOrDefault(side, List.of()).stream()
                .filter(one -> one.state().living() && one.organizations().contains(other))
                .filter(one -> one.arrangement().sides().stream()
                        .allMatch(party -> party.groups().isEmpty()))
                .findFirst();
    }

    private void enterBatch(List<DependencyRecord> batch, Map<String, RelationshipId> stated) {
        Map<DependencyId, Dependency> there = run.rooms()
                .dependencyStore()
                .findAll(batch.stream().map(DependencyImport::id).toList());
        List<DependencyRecord> made = new ArrayList<>();
        for (DependencyRecord one : batch) {
            Dependency known = there.get(id(one));
            if (known == null) {
                made.add(one);
            } else {
                justify(one, known);
            }
        }
        declare(made, stated);
        batch.forEach(one -> run.progress().step());
    }

    private void declare(List<DependencyRecord> batch, Map<String, RelationshipId> stated) {
        List<DependencyRecord> declared = new ArrayList<>();
        List<Dependencies.Declaring> declaring = new ArrayList<>();
        for (DependencyRecord one : batch) {
            try {
                Dependencies.Declaration declaration = declaration(one, stated);
                declaring.add(new Dependencies.Declaring(run.operator().making(id(one).value()), declaration));
                declared.add(one);
            } catch (Refused refused) {
                run.noteRefused(Harvest.DEPENDENCIES, one.id(), refused);
            }
        }
        List<Saved<Dependency>> saved =
                run.dry() ? List.of() : run.rooms().dependencies().declareAll(declaring);
        for (int i = 0; i < declared.size(); i++) {
            DependencyRecord one = declared.get(i);
            boolean resolved = End.specification(declaring.get(i).wanted().to()) != null;
            try {
                if (!run.dry()) {
                    saved.get(i).get();
                }
                List<String> notes = resolved ? List.of() : List.of(UNRESOLVED);
                run.report().note(Harvest.DEPENDENCIES, one.id(), Outcome.IMPORTED, notes);
            } catch (Refused refused) {
                run.noteRefused(Harvest.DEPENDENCIES, one.id(), refused);
            }
        }
    }

    private static DependencyId id(DependencyRecord one) {
        return new DependencyId(Operator.id("dependency", one.id()));
    }

    private Dependencies.Declaration declaration(DependencyRecord one, Map<String, RelationshipId> stated) {
        OrganizationId from = bodies.organization(one.fromOrganization());
        OrganizationId to = bodies.organization(one.toOrganization());
        Optional<End> source = index.end(from, one.from());
        Optional<End> target = index.end(to, one.to());
        return new Dependencies.Declaration(
                source.orElseGet(() -> new End.UncataloguedText(one.from())),
                target.orElseGet(() -> new End.UncataloguedText(one.to())),
                one.kind(),
                false,
                null,
                one.neededBy(),
                null,
                one.reason(),
                source.isPresent() ? null : from,
                target.isPresent() ? null : to,
                stated.get(one.id()),
                one.justification());
    }

    /** An earlier import knew of no forms; what somebody has said since stays. */
    private void justify(DependencyRecord one, Dependency there) {
        Justification form = one.justification();
        if (form == null || there.justification() != null || there.state() != Dependency.State.LIVE) {
            run.report().note(Harvest.DEPENDENCIES, one.id(), Outcome.UNCHANGED, List.of());
            return;
        }
        if (!run.dry()) {
            run.rooms().dependencies().justify(run.operator().changing(), there.id(), null, now -> form);
        }
        run.report().note(Harvest.DEPENDENCIES, one.id(), Outcome.CHANGED, List.of());
    }

    /** As its sender published it, on that day: it holds exactly the dependencies that it stated. */
    private void publish(ListRecord list) {
        run.progress().step();
        var id = new DependencyListId(Operator.id("list", list.id()));
        if (!run.rooms().dependencyListStore().findAll(List.of(id)).isEmpty()) {
            run.report().note(Harvest.DEPENDENCIES, list.id(), Outcome.UNCHANGED, List.of());
            return;
        }
        if (run.dry()) {
            run.report().note(Harvest.DEPENDENCIES, list.id(), Outcome.IMPORTED, List.of());
            return;
        }
        Optional<Relationship> relationship = relationship(list);
        if (relationship.isEmpty()) {
            refuse(
                    list,
                    "there is no relationship of " + list.side() + " and " + list.other()
                            + ": import that, then this again into a new hub");
            return;
        }
        try {
            publish(list, id, relationship.get());
        } catch (Refused refused) {
            run.noteRefused(Harvest.DEPENDENCIES, list.id(), refused);
        }
    }

    private void publish(ListRecord list, DependencyListId id, Relationship relationship) {
        OrganizationId side = bodies.organization(list.side());
        var direction = new Direction(relationship.id(), side);
        var at = list.asOf().atStartOfDay(ZoneOffset.UTC).toInstant();
        Set<DependencyId> stated = new HashSet<>();
        list.entries().forEach(entry -> stated.add(new DependencyId(Operator.id("dependency", entry))));
        Set<DependencyId> live = new HashSet<>();
        run.rooms().dependencyLists().draft(direction, at).stream()
                .map(Entry::dependency)
                .forEach(live::add);
        if (!live.equals(stated)) {
            refuse(list, "other dependencies of this direction are on record, which it did not state");
            return;
        }
        run.rooms()
                .dependencyLists()
                .publish(run.operator().making(id.value(), at, Operator.coordinator(side)), direction, list.note());
        run.report().note(Harvest.DEPENDENCIES, list.id(), Outcome.IMPORTED, List.of());
    }

    private void refuse(ListRecord list, String why) {
        run.report().note(Harvest.DEPENDENCIES, list.id(), Outcome.REFUSED, List.of(why));
    }
}
