package org.sdohub.adapter.benchmark;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.DependencyStore;
import org.sdohub.dependency.End;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Step;
import org.sdohub.kernel.Store;
import org.sdohub.organization.Bodies;
import org.sdohub.specification.Designation;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.Specifications;
import org.sdohub.specification.Specifications.VersionDetails;

/**
 * As many dependencies as are wanted between drafts of OMA, fifty for each draft: most lead from a later draft to an earlier
 * one, one in two thousand the other way, so that there are circles. The same every time.
 */
@Singleton
public final class GeneratedDependencies {

    static final String SERIES = "OMA-GENERATED-";

    private static final int OF_EACH = 50;
    private static final int BACKWARDS = 2_000;
    /** Written together. */
    private static final int AT_ONCE = 500;

    private static final int A_GO = 20_000;
    private static final LocalDate FIRST_FORECAST = LocalDate.of(2040, 1, 1);
    private static final Office SERVICE = new Office(Office.Kind.SERVICE, null, null, Instant.EPOCH, null);

    private final Specifications specifications;
    private final DependencyStore store;
    private final Bodies bodies;
    private final Clock clock;

    GeneratedDependencies(Specifications specifications, DependencyStore store, Bodies bodies, Clock clock) {
        this.specifications = specifications;
        this.store = store;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** How many drafts they lie between; the last of them waits for nearly all others. */
    static int drafts(int count) {
        return Math.max(2, count / OF_EACH);
    }

    /**
     * Blocks until all are there.
     *
     * @param inOneGo does work whose writes become durable together when it ends
     * @param progress is told how many are there
     */
    public void make(int count, Consumer<Runnable> inOneGo, IntConsumer progress) {
        OrganizationId oma = (OrganizationId) bodies.tree().byKey("OMA").orElseThrow();
        List<SpecificationId> drafts = new ArrayList<>();
        inOneGo.accept(() -> drafts.addAll(record(oma, drafts(count))));
        Random random = new Random(7);
        for (int from = 0; from < count; from += A_GO) {
            int first = from;
            int end = Math.min(count, from + A_GO);
            inOneGo.accept(() -> declare(oma, drafts, first, end, random));
            progress.accept(end);
        }
    }

    private List<SpecificationId> record(OrganizationId oma, int count) {
        List<Specifications.Recording> all =
                IntStream.range(0, count).mapToObj(n -> draft(oma, n)).toList();
        return specifications.recordAll(all).stream().map(one -> one.get().id()).toList();
    }

    private void declare(OrganizationId oma, List<SpecificationId> drafts, int first, int end, Random random) {
        for (int from = first; from < end; from += AT_ONCE) {
            List<Store.Saving<Dependency>> together = IntStream.range(from, Math.min(end, from + AT_ONCE))
                    .mapToObj(n -> new Store.Saving<>(declared(oma, drafts, n, random), act()))
                    .toList();
            store.saveAll(together).forEach(Store.Saved::get);
        }
    }

    private Act act() {
        return new Act(
                new Actor("benchmark", null, "Benchmark", List.of(SERVICE), Set.of("specifications:write")),
                clock.instant());
    }

    private Specifications.Recording draft(OrganizationId oma, int n) {
        var details = new Specification.Details(
                new Designation(SERIES + n),
                null,
                null,
                "Generated draft " + n,
                null,
                List.of(),
                Specification.Access.PUBLIC,
                null,
                List.of());
        var version = new VersionDetails("1.0", null, LocalDate.of(2025, 1, 1), "Draft", null);
        return new Specifications.Recording(act(), oma, details, List.of(version), false);
    }

    private Step<Dependency> declared(OrganizationId oma, List<SpecificationId> drafts, int n, Random random) {
        int from = 1 + random.nextInt(drafts.size() - 1);
        int to = random.nextInt(BACKWARDS) == 0 ? drafts.size() - 1 : random.nextInt(from);
        End target = from == to
                ? new End.UncataloguedText("Generated deliverable " + n)
                : new End.WholeSpecification(drafts.get(to));
        var details = new Dependency.Details(
                Dependency.Kind.NORMATIVE,
                false,
                null,
                n % 3 == 0 ? FIRST_FORECAST.plusDays(400 - n % 100) : null,
                FIRST_FORECAST.plusDays(n % 300),
                "Generated for measuring.",
                oma,
                null);
        var id = new DependencyId(
                UUID.nameUUIDFromBytes(("generated dependency " + n).getBytes(StandardCharsets.UTF_8)));
        return Dependency.declared(
                id,
                new End.WholeSpecification(drafts.get(from)),
                target,
                details,
                new Dependency.Place(oma, null, List.of()),
                clock.instant(),
                SERVICE);
    }
}
