package org.sdohub.adapter.benchmark;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Store;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.statement.Contacts;
import org.sdohub.statement.Deadline;
import org.sdohub.statement.Envelope;
import org.sdohub.statement.Envelope.Addressee;
import org.sdohub.statement.Letter;
import org.sdohub.statement.Letter.Relation;
import org.sdohub.statement.Records;
import org.sdohub.statement.StatementId;
import org.sdohub.statement.Title;

/**
 * As many statements as are wanted, between bodies of the demo world, in threads of five, a dozen a day up to last year:
 * entered by the statement room itself, so that they are what real ones are.
 */
@Singleton
public final class GeneratedStatements {

    private static final List<String> SENDERS = List.of("OMA", "OMA/CD", "IETF/SIMPLE", "IETF", "3GPP/SA2");
    private static final List<String> ADDRESSEES = List.of("IETF", "IETF/SIMPLE", "OMA/CD", "OMA", "OMA/IMPS");
    private static final List<Purpose> PURPOSES =
            List.of(Purpose.FOR_INFORMATION, Purpose.FOR_COMMENT, Purpose.FOR_ACTION);
    private static final int THREAD = 5;
    private static final int A_DAY = 12;
    /** One prepares while the other one's are stored. */
    private static final int WRITERS = 2;
    /** A multiple of a thread. */
    private static final int AT_ONCE = 500;

    private static final int A_GO = 10_000;
    private static final LocalDate LAST_DAY = LocalDate.of(2025, 12, 31);
    private static final String BODY = "The group thanks for the liaison statement and replies as follows. ".repeat(10);
    private static final Office OPERATOR = new Office(Office.Kind.HUB_ADMIN, null, null, Instant.EPOCH, null);
    private static final Office SERVICE = new Office(Office.Kind.SERVICE, null, null, Instant.EPOCH, null);

    private final Records records;
    private final Bodies bodies;
    private final Clock clock;

    GeneratedStatements(Records records, Bodies bodies, Clock clock) {
        this.records = records;
        this.bodies = bodies;
        this.clock = clock;
    }

    /**
     * Blocks until all are there.
     *
     * @param inOneGo does work whose writes become durable together when it ends
     * @param progress is told how many are there
     */
    public void make(int count, Consumer<Runnable> inOneGo, IntConsumer progress) {
        for (int from = 0; from < count; from += A_GO) {
            int first = from;
            int end = Math.min(count, from + A_GO);
            inOneGo.accept(() -> make(first, end, count));
            progress.accept(end);
        }
    }

    /** Threads side by side; within one each follows the one before. */
    private void make(int from, int end, int count) {
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            for (int first = from; first < end; first += AT_ONCE) {
                int begin = first;
                writers.add(threads.submit(() -> record(begin, Math.min(end, begin + AT_ONCE), count)));
            }
        }
        for (Future<?> writer : writers) {
            if (writer.state() == Future.State.FAILED) {
                throw new IllegalStateException(writer.exceptionNow());
            }
        }
    }

    private void record(int from, int end, int count) {
        List<Records.Recording> all = new ArrayList<>();
        for (int n = from; n < end; n++) {
            all.add(recording(n, count));
        }
        records.recordAll(all).forEach(Store.Saved::get);
    }

    private Records.Recording recording(int n, int count) {
        var act = new Act(
                new Actor("benchmark", null, "Benchmark", List.of(OPERATOR, SERVICE), Set.of("statements:file")),
                clock.instant(),
                null,
                new Ids(id(n)));
        LocalDate sent = sentOn(n, count);
        return new Records.Recording(act, letter(n, sent), new Records.Exchange(sent, null, n % 3 != 0, null));
    }

    /** The nth of so many. */
    static LocalDate sentOn(int n, int count) {
        return LAST_DAY.minusDays((count - n) / A_DAY);
    }

    private static UUID id(int n) {
        return UUID.nameUUIDFromBytes(("generated statement " + n).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Letter letter(int n, LocalDate sent) {
        int pair = n / THREAD % SENDERS.size();
        boolean answer = n % 2 == 1;
        String from = (answer ? ADDRESSEES : SENDERS).get(pair);
        String to = (answer ? SENDERS : ADDRESSEES).get(pair);
        Relation[] relations = n % THREAD == 0
                ? new Relation[0]
                : new Relation[] {new Relation(Relation.Kind.FOLLOWS_UP, new StatementId(id(n - 1)))};
        return Letter.of(envelope(n, sent, body(from), body(to)), BODY, relations);
    }

    private BodyId body(String key) {
        return bodies.tree().byKey(key).orElseThrow();
    }

    private static Envelope envelope(int n, LocalDate sent, BodyId from, BodyId to) {
        Purpose purpose = PURPOSES.get(n / 3 % PURPOSES.size());
        return new Envelope(
                List.of(from),
                List.of(new Addressee(to, null)),
                List.of(),
                new Title("Generated statement " + n + " on subject " + n % 97),
                Contacts.NONE,
                purpose,
                null,
                deadline(n, sent),
                null,
                List.of(),
                Envelope.Consensus.UNSTATED,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Deadline deadline(int n, LocalDate sent) {
        return n % 4 == 0 ? Deadline.NOT_GIVEN : Deadline.until(sent.plusDays(60), ZoneOffset.UTC);
    }

    /** First the statement's own id, then new ones. */
    private static final class Ids implements java.util.function.Supplier<UUID> {
        private @Nullable UUID first;

        Ids(UUID first) {
            this.first = first;
        }

        @Override
        public UUID get() {
            UUID next = first == null ? UUID.randomUUID() : first;
            first = null;
            return next;
        }
    }
}
