package org.sdohub.dependency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.relationship.RelationshipId;

/**
 * What one side of a relationship needed of the other on a day, as it was sent (RFC 3975 3, RFC 4691 2.3). What it says
 * never changes; only what the other side answered is added. The list with the highest number is the one in force, and the
 * earlier ones are superseded by it.
 *
 * @param side the organization that depends and sends it
 * @param number from 1, without gaps, for relationship and side
 * @param asOf the day whose state it shows
 * @param entries by what depends, then by what it depends on
 * @param acknowledgedAt when the other side first said that it has read the list; null until then
 * @param answers what the other side says to single entries: the last word on each, in the order of the first words
 */
public record DependencyList(
        DependencyListId id,
        long version,
        RelationshipId relationship,
        OrganizationId side,
        int number,
        LocalDate asOf,
        Instant publishedAt,
        String note,
        List<Entry> entries,
        @Nullable Instant acknowledgedAt,
        List<Answer> answers)
        implements Entity {

    private static final int LONGEST_REASON = 4000;

    /** DRAFT is what would be published now; it is not kept. */
    public enum State {
        DRAFT,
        PUBLISHED,
        SUPERSEDED
    }

    /**
     * One dependency with everything copied as it was, so that the list says the same for ever.
     *
     * @param fromTitle empty where no catalogue knows it
     * @param toTitle empty where no catalogue knows it
     * @param step the target's maturity in its organization's word; null where it has no version or is in no catalogue
     * @param maturity the same on the common scale
     * @param owner as people call the body: {@code OMA CD}
     * @param counterpart null where nobody was known to be responsible
     * @param restrictedTo organizations of which a reader must be a member; empty for everybody
     * @param justification null where nobody had given one
     */
    public record Entry(
            DependencyId dependency,
            String from,
            String fromTitle,
            String to,
            String toTitle,
            Dependency.Kind kind,
            boolean pinned,
            @Nullable String step,
            @Nullable Maturity maturity,
            Maturity neededMaturity,
            @Nullable LocalDate neededBy,
            @Nullable LocalDate expected,
            String reason,
            String owner,
            @Nullable String counterpart,
            Health.State health,
            String healthSentence,
            List<OrganizationId> restrictedTo,
            @Nullable Justification justification) {
        public Entry {
            restrictedTo = List.copyOf(restrictedTo);
        }

        /** Empty where nothing was said of it. */
        public String justified(Justification.Item item) {
            return justification == null ? "" : item.said(justification);
        }
    }

    public enum Verdict {
        ACCEPTED,
        /** The other side sees it differently, and says why. */
        DISPUTED,
        /** The other side has to know more before it can say. */
        QUESTION
    }

    /** @param reason what is disputed or asked; may be empty where it is accepted */
    public record Answer(DependencyId dependency, Verdict verdict, String reason, String by, Instant at) {

        String said() {
            return reason.isEmpty() ? verdict.name() : verdict + ": " + reason;
        }
    }

    public DependencyList {
        entries = List.copyOf(entries);
        answers = List.copyOf(answers);
    }

    /** The other side has read it; without answers it says no more than that (RFC 4053 3.1.2). */
    Step<DependencyList> acknowledged(List<Answer> given, Instant at, Office capacity) {
        refuseUnfitting(given);
        Map<DependencyId, Answer> all = new LinkedHashMap<>();
        answers.forEach(answer -> all.put(answer.dependency, answer));
        List<Change> changes = new ArrayList<>();
        for (Answer answer : given) {
            Answer before = all.put(answer.dependency, answer);
            changes.add(new Change(label(answer.dependency), before == null ? null : before.said(), answer.said()));
        }
        var next = new DependencyList(
                id,
                version + 1,
                relationship,
                side,
                number,
                asOf,
                publishedAt,
                note,
                entries,
                acknowledgedAt == null ? at : acknowledgedAt,
                List.copyOf(all.values()));
        return Step.of(next, capacity, new DependencyEvent.DependencyListAcknowledged(id, changes));
    }

    private void refuseUnfitting(List<Answer> given) {
        Problems problems = new Problems();
        Set<DependencyId> seen = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            Answer answer = given.get(i);
            String place = String.valueOf(i);
            problems.addIf(
                    entries.stream().noneMatch(entry -> entry.dependency.equals(answer.dependency)),
                    () -> Refusal.notFound(
                            "DEPENDENCY_LIST_ENTRY_UNKNOWN",
                            "This list has no such entry.",
                            "answers",
                            place,
                            "dependency"));
            problems.addIf(
                    !seen.add(answer.dependency),
                    () -> Refusal.invalid(
                            "DEPENDENCY_ANSWERED_TWICE",
                            "Say one thing to each entry.",
                            "answers",
                            place,
                            "dependency"));
            problems.addIf(
                    answer.verdict != Verdict.ACCEPTED && answer.reason.isBlank(),
                    () -> Refusal.invalid(
                            "DEPENDENCY_REASON_MISSING", "Say what is disputed or asked.", "answers", place, "reason"));
            problems.addIf(
                    answer.reason.length() > LONGEST_REASON,
                    () -> Refusal.invalid(
                            "DEPENDENCY_REASON_TOO_LONG",
                            "A reason has at most " + LONGEST_REASON + " characters.",
                            "answers",
                            place,
                            "reason"));
        }
        problems.refuseIfAny();
    }

    private String label(DependencyId dependency) {
        return entries.stream()
                .filter(entry -> entry.dependency.equals(dependency))
                .map(entry -> entry.from + " on " + entry.to)
                .findFirst()
                .orElseGet(dependency::text);
    }

    static Step<DependencyList> published(DependencyList list, Office capacity) {
        List<Change> changes = List.of(
                new Change("number", null, String.valueOf(list.number)),
                new Change("entries", null, String.valueOf(list.entries.size())));
        return Step.of(list, capacity, new DependencyEvent.DependencyListPublished(list.id, changes));
    }
}
