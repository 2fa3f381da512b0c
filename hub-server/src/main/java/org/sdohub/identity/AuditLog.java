package org.sdohub.identity;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Follower;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.PersonId;

/**
 * Who did what, and who was refused what. Acts come from the sequence of events, so none is missed whenever the hub dies.
 * Refusals are gathered and written together: each of those who signed in by itself, all others counted by minute, network
 * and code, so that being refused costs the hub next to nothing.
 */
@Singleton
public class AuditLog implements Follower {

    /** Refusals that wait to be written, one by one; more are counted. */
    private static final int WAITING = 5_000;
    /** Counts that wait; more are counted as from anywhere. */
    private static final int COUNTED = 5_000;

    private static final int A_BATCH = 500;
    private static final String ANYWHERE = "anywhere";
    /** Not privileged (access.md, Accounts): writing what nobody else sees yet. */
    private static final Set<String> DRAFTING =
            Set.of("StatementDrafted", "DraftEdited", "CharterDrafted", "CharterDraftEdited");

    private record Counted(Instant minute, @Nullable String account, String from, String operation, String code) {}

    private final AuditStore store;
    /** Asked where it is needed: it rests on the rooms' stores, which a log that only reads does not open. */
    private final Provider<Concerned> concerned;

    private final Clock clock;
    private final BlockingQueue<AuditNote> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Map<Counted, LongAdder> counted = new ConcurrentHashMap<>();

    @Inject
    AuditLog(AuditStore store, Provider<Concerned> concerned, Clock clock) {
        this.store = store;
        this.concerned = concerned;
        this.clock = clock;
    }

    /** One whose entries are the hub's alone. */
    AuditLog(AuditStore store, Clock clock) {
        this(store, () -> Concerned.NOBODY, clock);
    }

    /** @param address from where; empty where that is not known */
    public void refused(Actor actor, String address, String operation, String code) {
        Instant now = clock.instant();
        if (actor.signedIn() && waiting.offer(refusal(actor, now, operation, code))) {
            return;
        }
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Counted which = new Counted(minute, actor.account(), network(address), operation, code);
        boolean room = counted.containsKey(which) || counted.size() < COUNTED;
        counted.computeIfAbsent(
                        room ? which : new Counted(minute, null, ANYWHERE, "anything", code), any -> new LongAdder())
                .increment();
    }

    private AuditNote refusal(Actor actor, Instant now, String operation, String code) {
        OrganizationId own = concerned.get().by(actor, now);
        return new AuditNote(now, actor.account(), actor.name(), null, operation, null, code, 1, null, own);
    }

    /** Somebody came with a token that is none, or none any more. */
    public void badToken(String address, String door) {
        refused(Actor.PUBLIC, address, door, "UNAUTHENTICATED");
    }

    /** What is no event: signing in and out, and what is done with accounts. On record when it returns. */
    void done(@Nullable String account, String name, String operation, AccountId subject) {
        Instant now = clock.instant();
        OrganizationId own = concerned.get().about(subject, now);
        store.append(List.of(
                new AuditNote(now, account, name, null, operation, subject.text(), AuditNote.DONE, 1, null, own)));
    }

    /** @param of whose the thing is; null for the hub's */
    void done(Act act, String operation, Id subject, @Nullable OrganizationId of) {
        Actor actor = act.actor();
        store.append(List.of(new AuditNote(
                clock.instant(),
                actor.account(),
                actor.name(),
                null,
                operation,
                subject.text(),
                AuditNote.DONE,
                1,
                null,
                of)));
    }

    /** Somebody takes a copy of what he may read of it. */
    public void exported(Actor reader) {
        Instant now = clock.instant();
        OrganizationId own = concerned.get().by(reader, now);
        store.append(List.of(new AuditNote(
                now, reader.account(), reader.name(), null, "AuditExported", null, AuditNote.DONE, 1, null, own)));
    }

    void done(Actor by, String operation, AccountId subject) {
        done(by.account(), by.name(), operation, subject);
    }

    void done(Account account, String operation) {
        done(account.id().text(), account.displayName(), operation, account.id());
    }

    /** Of an address what many share: enough to see a pattern, too little to follow a person. */
    private static String network(String address) {
        return address.contains(":")
                ? address.replaceFirst("((?:[^:]*:){3}).*", "$1")
                : address.replaceFirst("[.][0-9]+$", "");
    }

    /** Writes what waits; counts only once their minute is over, unless all is to be written. */
    public void write(boolean all) {
        List<AuditNote> notes = new ArrayList<>();
        waiting.drainTo(notes);
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        for (Counted one : List.copyOf(counted.keySet())) {
            LongAdder times = all || one.minute.isBefore(minute) ? counted.remove(one) : null;
            if (times != null) {
                notes.add(note(one, times));
            }
        }
        if (!notes.isEmpty()) {
            store.append(notes);
        }
    }

    private static AuditNote note(Counted one, LongAdder times) {
        return new AuditNote(one.minute, one.account, one.from, null, one.operation, null, one.code, times.sum(), null);
    }

    @Override
    public String name() {
        return "audit log";
    }

    @Override
    public boolean answersRestOnIt() {
        return false;
    }

    @Override
    public void follow(HubEvent event) {
        followAll(List.of(event));
    }

    @Override
    public void followAll(List<HubEvent> batch) {
        for (int from = 0; from < batch.size(); from += A_BATCH) {
            List<AuditNote> notes = batch.subList(from, Math.min(batch.size(), from + A_BATCH)).stream()
                    .filter(AuditLog::isPrivileged)
                    .map(this::note)
                    .toList();
            if (!notes.isEmpty()) {
                store.append(notes);
            }
        }
    }

    private static boolean isPrivileged(HubEvent event) {
        return !event.by().equals(HubEvent.Author.HUB) && !DRAFTING.contains(event.type());
    }

    private AuditNote note(HubEvent event) {
        HubEvent.Author by = event.by();
        PersonId person = by.person();
        return new AuditNote(
                event.at(),
                person == null ? null : person.text(),
                by.name(),
                by.capacity() == null ? null : by.capacity().kind().name(),
                event.type(),
                event.subject(),
                AuditNote.DONE,
                1,
                event.sequence(),
                concerned.get().by(event));
    }

    public List<AuditEntry> after(long number, int max) {
        return store.after(number, max);
    }

    /** At most {@code max} entries with a higher number that this reader may see, in order. */
    public List<AuditEntry> after(AuditReach reach, long number, int max) {
        return reach.whole() ? store.after(number, max) : store.ofAny(reach.organizations(), number, max);
    }

    /** One plain sentence about the first entry that is not as it was written; null where all are. */
    public @Nullable String firstBroken() {
        long number = 0;
        String hash = AuditEntry.BEGINNING;
        AuditStore.Head head = store.head();
        List<AuditEntry> some = store.after(0, A_BATCH);
        while (!some.isEmpty()) {
            for (AuditEntry entry : some) {
                if (entry.number() != number + 1) {
                    return "the audit log lacks entry " + (number + 1);
                }
                if (!entry.previous().equals(hash) || !entry.isWhole()) {
                    return "the audit log's entry " + entry.number() + " is not as it was written";
                }
                number = entry.number();
                hash = entry.hash();
            }
            some = store.after(number, A_BATCH);
        }
        return head.number() > number || head.number() == number && !head.hash().equals(hash)
                ? "the audit log ends at entry " + number + ", and was written up to " + head.number()
                : null;
    }
}
