package org.sdohub.chain;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.DependencyStore;
import org.sdohub.kernel.EventLog;
import org.sdohub.kernel.HubEvent;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.RelationshipStore;
import org.sdohub.specification.Relation;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationStore;
import org.sdohub.specification.Succession;
import org.sdohub.specification.Succession.Succeeded;

/**
 * Keeps the graph of needs in memory as the events tell it. Each question first asks how far the sequence is and follows
 * it up to there, so that whoever wrote reads what they wrote: one round trip where nothing has happened. It is read
 * anew from the store at the first question, when following it failed, and when the sequence is another one.
 */
@Singleton
public class NeedIndex {

    private static final int A_BATCH = 500;
    /** Further behind than this, reading anew takes less time than following. */
    private static final int FAR_BEHIND = 20_000;

    private final EventLog events;
    private final DependencyStore dependencies;
    private final SpecificationStore specifications;
    private final Succession succession;
    private final RelationshipStore relationships;

    private final ReentrantLock turn = new ReentrantLock();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private NeedGraph graph = new NeedGraph();
    /** The number of the last event that the graph knows of; negative while there is no graph. */
    private volatile long seen = -1;

    NeedIndex(
            EventLog events,
            DependencyStore dependencies,
            SpecificationStore specifications,
            Succession succession,
            RelationshipStore relationships) {
        this.events = events;
        this.dependencies = dependencies;
        this.specifications = specifications;
        this.succession = succession;
        this.relationships = relationships;
    }

    /** @param question gets the graph for as long as it takes, and must not keep it */
    <T> T ask(Function<NeedGraph, T> question) {
        follow();
        lock.readLock().lock();
        try {
            return question.apply(graph);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Blocks until everything is known that has happened by now. */
    void follow() {
        long last = events.last();
        if (last == seen) {
            return;
        }
        turn.lock();
        try {
            followTo(last);
        } catch (RuntimeException failure) {
            seen = -1;
            throw failure;
        } finally {
            turn.unlock();
        }
    }

    /** As {@link #follow}, but only where there is a graph: the first question, or the first day, reads it. */
    void keepUp() {
        if (seen >= 0) {
            follow();
        }
    }

    private void followTo(long last) {
        boolean another = last < seen && events.last() < seen;
        if (seen < 0 || another || last - seen > FAR_BEHIND) {
            readAnew();
        }
        while (seen < last) {
            List<HubEvent> batch = events.after(seen, A_BATCH);
            if (batch.isEmpty()) {
                readAnew();
                return;
            }
            Found found = load(Touched.by(batch));
            change(found);
            seen = batch.getLast().sequence();
        }
    }

    private void change(Found found) {
        lock.writeLock().lock();
        try {
            found.enter(graph);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Whatever happens meanwhile has a higher number, and is followed afterwards. */
    private void readAnew() {
        long asOf = events.last();
        NeedGraph fresh = new NeedGraph();
        List<Dependency> batch = dependencies.liveAfter(null, A_BATCH);
        while (!batch.isEmpty()) {
            Found found = new Found();
            batch.forEach(one -> found.dependencies.put(one.id(), one));
            complete(found, fresh, Set.of(), Set.of());
            found.enter(fresh);
            batch = dependencies.liveAfter(batch.getLast().id(), A_BATCH);
        }
        lock.writeLock().lock();
        try {
            graph = fresh;
        } finally {
            lock.writeLock().unlock();
        }
        seen = asOf;
    }

    /** As the store has it now. */
    private static final class Found {
        private final Map<DependencyId, @Nullable Dependency> dependencies = new HashMap<>();
        private final Map<SpecificationId, Specification> specifications = new HashMap<>();
        private final Map<SpecificationId, Succeeded> succeeded = new HashMap<>();
        private final List<Relationship> relationships = new ArrayList<>();

        void enter(NeedGraph graph) {
            specifications.forEach((id, one) -> graph.put(one, succeeded.get(id)));
            relationships.forEach(one -> graph.put(one.id(), one.terms()));
            dependencies.forEach((id, one) -> {
                if (one == null || one.state() != Dependency.State.LIVE) {
                    graph.remove(id);
                } else {
                    graph.put(one);
                }
            });
        }
    }

    private Found load(Touched touched) {
        Found found = new Found();
        touched.dependencies().forEach(id -> found.dependencies.put(id, null));
        found.dependencies.putAll(dependencies.findAll(touched.dependencies()));
        Set<SpecificationId> changed = new HashSet<>(touched.specifications());
        specifications.findAll(touched.specifications()).values().stream()
                .flatMap(one -> one.relations().stream())
                .filter(Relation::takesThePlace)
                .forEach(relation -> changed.add(relation.to()));
        complete(found, graph, graph.restingOn(changed), touched.relationships());
        return found;
    }

    /** With what the health of these rests on: what the graph does not know yet, and what has changed. */
    private void complete(
            Found found, NeedGraph known, Set<SpecificationId> changed, Collection<RelationshipId> agreed) {
        Set<SpecificationId> wanted = new HashSet<>(changed);
        Set<RelationshipId> terms = new HashSet<>();
        agreed.stream().filter(known::knows).forEach(terms::add);
        for (Dependency one : found.dependencies.values()) {
            if (one == null) {
                continue;
            }
            NeedGraph.ends(one).stream().filter(id -> !known.knows(id)).forEach(wanted::add);
            if (one.relationship() != null && !known.knows(one.relationship())) {
                terms.add(one.relationship());
            }
        }
        if (!wanted.isEmpty()) {
            found.specifications.putAll(specifications.findAll(wanted));
            found.succeeded.putAll(succession.of(found.specifications.values()));
        }
        if (!terms.isEmpty()) {
            found.relationships.addAll(relationships.findAll(terms).values());
        }
    }
}
