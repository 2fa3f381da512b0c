package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs commands one at a time and makes the changes of many durable by one sync. Nobody is answered before all he
 * could have seen is durable: not who wrote, and not who read what another one had just written.
 *
 * <p>When the medium fails, everybody who waits gets an error, and so does everybody who comes later: what was last
 * written is in doubt until the file is opened again. Only of a full disk it is known that nothing was written: there the
 * store goes back to its last commit, and works again as soon as there is room.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private static final Duration TRIED_EVERY = Duration.ofSeconds(2);

    /** A map that is there only for a moment. */
    private static final String ROOM = "is there room";

    private static final CompletableFuture<@Nullable Void> DURABLE = CompletableFuture.completedFuture(null);

    private final Kv kv;
    private final Runnable forget;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong operations = new AtomicLong();
    private final Thread committer;

    /** Completed by the next commit. */
    private CompletableFuture<@Nullable Void> batch = new CompletableFuture<>();

    /** Nobody waits for a commit, and there is none before this ends. */
    private boolean inOneGo;

    private volatile @Nullable String failure;

    /** Whether room is all that it lacks. */
    private boolean lacksRoom;

    private boolean closed;

    /** @param forget called under the lock after a rollback: what was remembered of the store may be wrong */
    GroupCommit(Kv kv, Runnable forget) {
        this.kv = kv;
        this.forget = forget;
        committer = Thread.ofPlatform().daemon().name("embedded-store-commit").start(this::commitForever);
    }

    boolean healthy() {
        return failure == null;
    }

    /** Commits that made something durable. */
    long commits() {
        return commits.get();
    }

    /** Commands that changed something or tried to. */
    long operations() {
        return operations.get();
    }

    /**
     * All that is written meanwhile becomes durable by one commit at the end; a process that dies before has written
     * nothing. Also when the work throws, what it had written until then is kept.
     */
    void inOneGo(Runnable work) {
        commitAndSet(true);
        try {
            work.run();
        } finally {
            commitAndSet(false);
        }
    }

    private void commitAndSet(boolean nextInOneGo) {
        lock.lock();
        try {
            refuseAfterFailure();
            commit().complete(null);
            inOneGo = nextInOneGo;
        } catch (KvException e) {
            throw fail(e);
        } finally {
            lock.unlock();
        }
    }

    <T> T read(Supplier<T> command) {
        return run(command);
    }

    /** A command that throws leaves nothing behind. */
    <T> T write(Supplier<T> command) {
        operations.incrementAndGet();
        return run(() -> whole(command));
    }

    private <T> T run(Supplier<T> command) {
        Supplier<T> outcome;
        CompletableFuture<@Nullable Void> durable;
        lock.lock();
        try {
            refuseAfterFailure();
            outcome = outcome(command);
            durable = kv.dirty() && !inOneGo ? batch : DURABLE;
            work.signal();
        } finally {
            lock.unlock();
        }
        await(durable);
        return outcome.get();
    }

    /** A refusal waits for the commit too: it may rest on what is not durable yet. */
    private <T> Supplier<T> outcome(Supplier<T> command) {
        try {
            T result = command.get();
            return () -> result;
        } catch (KvException e) {
            throw fail(e);
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }

    private <T> T whole(Supplier<T> command) {
        kv.savepoint();
        boolean done = false;
        try {
            T result = command.get();
            done = true;
            return result;
        } finally {
            if (done) {
                kv.release();
            } else {
                kv.rollback();
                forget.run();
            }
        }
    }

    private void commitForever() {
        while (true) {
            CompletableFuture<@Nullable Void> committed;
            lock.lock();
            try {
                while ((!kv.dirty() || inOneGo) && !closed && failure == null) {
                    work.awaitUninterruptibly();
                }
                if (closed || failure != null && !lacksRoom) {
                    return;
                }
                if (failure != null) {
                    recover();
                    continue;
                }
                committed = commit();
            } catch (KvException e) {
                fail(e);
                continue;
            } finally {
                lock.unlock();
            }
            committed.complete(null);
        }
    }

    /** Under the lock, which is given up while waiting. */
    private void recover() {
        try {
            long left = TRIED_EVERY.toNanos();
            while (left > 0 && !closed) {
                left = work.awaitNanos(left);
            }
            kv.abandon();
            kv.put(ROOM, new byte[] {1}, new byte[1 << 16]);
            kv.commit();
            kv.drop(ROOM);
            kv.commit();
            forget.run();
            batch = new CompletableFuture<>();
            failure = null;
            LOG.info("There is room on the disk again: the embedded store works");
        } catch (KvException stillFull) {
            LOG.debug("The embedded store still has no room", stillFull);
        } catch (InterruptedException end) {
            lacksRoom = false;
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<@Nullable Void> commit() {
        kv.commit();
        commits.incrementAndGet();
        CompletableFuture<@Nullable Void> committed = batch;
        batch = new CompletableFuture<>();
        return committed;
    }

    private static void await(CompletableFuture<@Nullable Void> durable) {
        try {
            durable.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Under the lock. */
    private RuntimeException fail(KvException cause) {
        lacksRoom = cause.isFullDisk();
        LOG.error(
                lacksRoom
                        ? "The disk is full: the embedded store refuses everything until there is room again"
                        : "The embedded store failed and refuses everything until the hub is started again",
                cause);
        failure = String.valueOf(cause.getMessage());
        batch.completeExceptionally(refusal(failure));
        work.signal();
        return refusal(failure);
    }

    private void refuseAfterFailure() {
        String reason = failure;
        if (reason != null) {
            throw refusal(reason);
        }
        if (closed) {
            throw refusal("it is closed");
        }
    }

    private static MongoServerError refusal(String reason) {
        return new MongoServerError(
                1,
                "InternalError",
                "embedded: the store failed and refuses everything until it is opened again: " + reason);
    }

    /** Commits what is waiting, then gives the medium back. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            work.signal();
            if (failure == null) {
                commit().complete(null);
            }
        } catch (KvException e) {
            throw fail(e);
        } finally {
            kv.close();
            lock.unlock();
        }
    }
}
