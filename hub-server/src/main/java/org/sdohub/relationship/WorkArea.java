package org.sdohub.relationship;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.specification.SpecificationId;

/**
 * A common interest of both sides (RFC 3975 10). What one side writes takes effect when the other consents; until then
 * what both agreed before stays in force beside the proposal. A proposal that follows another one replaces it.
 *
 * @param key the relationship's and its own, such as {@code oma-ietf/privacy}; unique, never changes
 * @param agreed null while the two have not agreed for the first time; then there is a proposal
 * @param proposal what waits for the other side's consent; null where nothing does
 */
public record WorkArea(
        WorkAreaId id,
        long version,
        RelationshipId relationship,
        String key,
        @Nullable Content agreed,
        @Nullable Proposal proposal)
        implements Entity {

    /** @param parts who and what takes part on each side, one a side */
    public record Content(String title, String description, List<Part> parts, List<SharedItem> items) {
        public Content {
            parts = List.copyOf(parts);
            items = List.copyOf(items);
        }
    }

    public record Part(OrganizationId side, List<GroupId> groups, List<SpecificationId> specifications) {
        public Part {
            groups = List.copyOf(groups);
            specifications = List.copyOf(specifications);
        }
    }

    /**
     * Something both sides watch (RFC 7241 4.1.9).
     *
     * @param owner the side that looks after it
     * @param actions what is to be done, in words
     * @param nextReview null where none is planned
     */
    public record SharedItem(
            String title,
            OrganizationId owner,
            ItemState state,
            List<String> actions,
            @Nullable LocalDate nextReview) {
        public SharedItem {
            actions = List.copyOf(actions);
        }
    }

    public enum ItemState {
        OPEN,
        /** Nothing to do, but it may come up again. */
        WATCH,
        RESOLVED
    }

    public record Proposal(Content content, OrganizationId by, Instant at) {}

    public WorkArea {
        if (agreed == null && proposal == null) {
            throw new IllegalArgumentException("a work area says something");
        }
    }

    public static Step<WorkArea> proposed(
            WorkAreaId id,
            Relationship relationship,
            Slug name,
            Content content,
            OrganizationId by,
            Instant at,
            Office capacity) {
        String key = relationship.key().value() + "/" + name.value();
        var next = new WorkArea(id, 1, relationship.id(), key, null, new Proposal(content, by, at));
        return Step.of(next, capacity, new RelationshipEvent.WorkAreaProposed(id, List.of()));
    }

    public Step<WorkArea> edited(Content content, OrganizationId by, Instant at, Office capacity) {
        var next = new WorkArea(id, version + 1, relationship, key, agreed, new Proposal(content, by, at));
        return Step.of(next, capacity, new RelationshipEvent.WorkAreaProposed(id, changes(shown(), content)));
    }

    /** @throws Refused where nothing waits */
    public Proposal waiting() {
        if (proposal == null) {
            throw new Refused(Refusal.broken("WORK_AREA_NOTHING_PROPOSED", "Nothing here waits for consent."));
        }
        return proposal;
    }

    public Step<WorkArea> consented(OrganizationId side, Office capacity) {
        Proposal waiting = waiting();
        if (waiting.by.equals(side)) {
            throw new Refused(Refusal.broken(
                    "WORK_AREA_CONSENT_OF_OTHER_SIDE", "Your side wrote this; the other side's consent is needed."));
        }
        var next = new WorkArea(id, version + 1, relationship, key, waiting.content, null);
        return Step.of(next, capacity, new RelationshipEvent.WorkAreaAgreed(id, changes(agreed, waiting.content)));
    }

    /** What is in force; before the first agreement what is proposed. */
    public Content shown() {
        return agreed != null ? agreed : Objects.requireNonNull(proposal).content;
    }

    /** All groups of both sides, in force or proposed. */
    public List<GroupId> groups() {
        return contents().stream()
                .flatMap(content -> content.parts.stream())
                .flatMap(part -> part.groups.stream())
                .distinct()
                .toList();
    }

    /** All specifications of both sides, in force or proposed. */
    public List<SpecificationId> specifications() {
        return contents().stream()
                .flatMap(content -> content.parts.stream())
                .flatMap(part -> part.specifications.stream())
                .distinct()
                .toList();
    }

    private List<Content> contents() {
        List<Content> both = new ArrayList<>();
        Optional.ofNullable(agreed).ifPresent(both::add);
        Optional.ofNullable(proposal).ifPresent(waiting -> both.add(waiting.content));
        return both;
    }

    private static List<Change> changes(@Nullable Content before, Content after) {
        if (before == null) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        note(changes, "title", before.title, after.title);
        note(changes, "description", before.description, after.description);
        if (!before.parts.equals(after.parts)) {
            changes.add(new Change("sides", "as before", "changed"));
        }
        if (!before.items.equals(after.items)) {
            changes.add(new Change("items", "as before", "changed"));
        }
        return changes;
    }

    private static void note(List<Change> changes, String field, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new Change(field, before, after));
        }
    }
}
