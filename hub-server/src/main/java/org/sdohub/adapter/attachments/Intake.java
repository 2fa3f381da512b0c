package org.sdohub.adapter.attachments;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.sdohub.attachment.Uploader;
import org.sdohub.kernel.Overflow;

/** Lets so many bodies come in at once and no more, and none for ever: each holds a piece of memory while it comes. */
@Singleton
final class Intake implements AutoCloseable {

    private static final Duration LOOKED_AT_EVERY = Duration.ofMillis(500);

    private final AttachmentConfiguration configuration;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("uploads-in-time").daemon().factory());
    private final Semaphore places;
    private final Overflow overflow;
    private final Map<Uploader, Integer> taken = new ConcurrentHashMap<>();

    /** Too many come at once; soon there is a place again. */
    static final class Full extends RuntimeException {
        Full() {
            super("no place for another upload", null, false, false);
        }
    }

    @FunctionalInterface
    interface Taking<T> {
        T from(InputStream body) throws IOException;
    }

    Intake(AttachmentConfiguration configuration, Overflow overflow) {
        this.configuration = configuration;
        this.overflow = overflow;
        this.places = new Semaphore(configuration.atOnce());
    }

    <T> T take(Uploader uploader, InputStream body, Taking<T> taking) throws IOException {
        if (!places.tryAcquire()) {
            overflow.reached("attachments.at-once");
            throw new Full();
        }
        try {
            return takeOfOne(uploader, body, taking);
        } finally {
            places.release();
        }
    }

    private <T> T takeOfOne(Uploader uploader, InputStream body, Taking<T> taking) throws IOException {
        int mine = taken.merge(uploader, 1, Integer::sum);
        try {
            if (mine > configuration.atOnceFromOne()) {
                overflow.reached("attachments.at-once-from-one");
                throw new Full();
            }
            return takeWatched(body, taking);
        } finally {
            taken.computeIfPresent(uploader, (who, count) -> count == 1 ? null : count - 1);
        }
    }

    private <T> T takeWatched(InputStream body, Taking<T> taking) throws IOException {
        PatientStream patient = new PatientStream(body, configuration.pause(), configuration.patience());
        long every = LOOKED_AT_EVERY.toMillis();
        ScheduledFuture<?> watch = clockwork.scheduleAtFixedRate(patient::check, every, every, TimeUnit.MILLISECONDS);
        try (patient) {
            return taking.from(patient);
        } catch (PatientStream.TooSlow slow) {
            overflow.reached("attachments." + slow.limit());
            throw slow;
        } finally {
            watch.cancel(false);
        }
    }

    @Override
    @PreDestroy
    public void close() {
        clockwork.shutdownNow();
    }
}
