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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.sdohub.dependency.Dependencies;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.End;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;
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
    private final Dependencies dependencies;
    private final Bodies bodies;
    private final Clock clock;

    GeneratedDependencies(Specifications specifications, Dependencies dependencies, Bodies bodies, Clock clock) {
        this.specifications = specifications;
        this.dependencies = dependencies;
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
            List<Dependencies.Declaring> together = IntStream.range(from, Math.min(end, from + AT_ONCE))
                    .mapToObj(n -> declared(oma, drafts, n, random))
                    .toList();
            dependencies.declareAll(together).forEach(Store.Saved::get);
        }
    }

    private Act act() {
        return act(UUID::randomUUID);
    }

    private Act act(Supplier<UUID> ids) {
        var program = new Actor(
                "benchmark", null, "Benchmark", List.of(SERVICE), Set.of("specifications:write", "dependencies:write"));
        return new Act(program, clock.instant(), null, ids);
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

    private Dependencies.Declaring declared(OrganizationId oma, List<SpecificationId> drafts, int n, Random random) {
        int from = 1 + random.nextInt(drafts.size() - 1);
        int to = random.nextInt(BACKWARDS) == 0 ? drafts.size() - 1 : random.nextInt(from);
        End target = from == to
                ? new End.UncataloguedText("Generated deliverable " + n)
                : new End.WholeSpecification(drafts.get(to));
        var wanted = new Dependencies.Declaration(
                new End.WholeSpecification(drafts.get(from)),
                target,
                Dependency.Kind.NORMATIVE,
                false,
                null,
                n % 3 == 0 ? FIRST_FORECAST.plusDays(400 - n % 100) : null,
                FIRST_FORECAST.plusDays(n % 300),
                "Generated for measuring.",
                null,
                from == to ? oma : null,
                null);
        return new Dependencies.Declaring(act(ids("generated dependency " + n)), wanted);
    }

    /** The same every time, since chains begin with whatever dependency has the first id. */
    private static Supplier<UUID> ids(String name) {
        AtomicInteger given = new AtomicInteger();
        return () -> UUID.nameUUIDFromBytes((name + " " + given.incrementAndGet()).getBytes(StandardCharsets.UTF_8));
    }
}
