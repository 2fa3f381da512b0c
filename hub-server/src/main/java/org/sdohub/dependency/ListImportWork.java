package org.sdohub.dependency;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.ListImport.Intended;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Failpoint;
import org.sdohub.kernel.Follower;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;

/** Carries out what was brought in; by the event once more, in case whoever brought it died. Repeating changes nothing. */
@Singleton
final class ListImportWork implements Follower {

    static final String NOT_LISTED = "Not in the list that was brought in.";

    private static final String KIND = new ListImportId(new UUID(0, 0)).kind() + ":";
    private static final int ATTEMPTS = 20;

    private final ListImportStore store;
    private final DependencyStore dependencies;

    ListImportWork(ListImportStore store, DependencyStore dependencies) {
        this.store = store;
        this.dependencies = dependencies;
    }

    @Override
    public String name() {
        return "dependency-list-imports";
    }

    @Override
    public void follow(HubEvent event) {
        if (event.subject().startsWith(KIND)) {
            var id = new ListImportId(UUID.fromString(event.subject().substring(KIND.length())));
            store.find(id).ifPresent(this::finish);
        }
    }

    /** @return what is on record once all of it is done */
    ListImport finish(ListImport one) {
        if (one.left().isEmpty()) {
            return one;
        }
        // In the name of whoever brought it: the right was asked for then.
        Act act = new Act(new Actor(null, one.person(), one.by(), List.of(), Set.of()), one.at());
        Map<DependencyId, Dependency> there = dependencies.findAll(
                one.left().stream().map(intended -> intended.target().id()).toList());
        for (Intended intended : one.left()) {
            carryOut(one, intended, there.get(intended.target().id()), act);
            Failpoint.reached("import.stepped");
        }
        try {
            return store.save(one.finished(), act);
        } catch (Refused refused) {
            return ifOvertaken(refused, store.find(one.id()));
        }
    }

    private void carryOut(ListImport one, Intended intended, @Nullable Dependency found, Act act) {
        Dependency now = found;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Step<Dependency>> step = step(one, intended, now);
            if (step.isEmpty()) {
                return;
            }
            try {
                dependencies.save(step.get(), act);
                return;
            } catch (Refused refused) {
                now = ifOvertaken(refused, dependencies.find(intended.target().id()));
            }
        }
        throw new IllegalStateException(
                "others keep changing " + intended.target().id());
    }

    private static <T> T ifOvertaken(Refused refused, Optional<T> now) {
        if (refused.refusals().getFirst() instanceof Refusal.Stale && now.isPresent()) {
            return now.get();
        }
        throw refused;
    }

    /** Empty where it is so already, and for what somebody dropped meanwhile: that stays dropped. */
    private static Optional<Step<Dependency>> step(ListImport one, Intended intended, @Nullable Dependency now) {
        Dependency target = intended.target();
        if (now == null) {
            return Optional.of(target.firstKept(one.capacity()));
        }
        if (now.state() == Dependency.State.DROPPED) {
            return Optional.empty();
        }
        return switch (intended.kind()) {
            case DECLARE -> Optional.empty();
            case EDIT ->
                now.says(target.details(), target.justification())
                        ? Optional.empty()
                        : Optional.of(now.revised(target.details(), target.justification(), one.capacity()));
            case DROP -> Optional.of(now.dropped(NOT_LISTED, one.capacity()));
        };
    }
}
