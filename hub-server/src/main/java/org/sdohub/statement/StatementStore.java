package org.sdohub.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.attachment.UploadId;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Store;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.specification.SpecificationId;

/**
 * Numbers and, once posted, identifiers are unique; a second one is refused with {@code STATEMENT_IDENTIFIER_TAKEN}. Lists
 * hold only what the viewer may know of, counts included.
 */
public interface StatementStore extends Store<StatementId, Statement> {

    /**
     * An empty set, null or an empty text asks for nothing. What is no longer to be seen of a withdrawn statement finds
     * nothing.
     *
     * @param from any of these sends
     * @param to any of these is addressed or has it by redirection
     * @param party any of these sends, is addressed or gets a copy
     * @param handlings some addressee is in any of these
     * @param dueBefore an answer is still owed, until before this day
     * @param dueAfter an answer is still owed, until after this day
     * @param overdueAt an answer is still owed and was due before this instant; null asks for nothing
     * @param titled the whole title, in any case
     * @param identifier a number, or the value of a body's own identifier
     * @param archived null for both
     * @param cites null for any
     */
    record Filter(
            Set<BodyId> from,
            Set<BodyId> to,
            Set<BodyId> party,
            Set<Purpose> purposes,
            Set<Statement.State> states,
            @Nullable Id relationship,
            Set<Handling.State> handlings,
            @Nullable LocalDate dueBefore,
            @Nullable LocalDate dueAfter,
            @Nullable Instant overdueAt,
            String titled,
            @Nullable String identifier,
            @Nullable Boolean archived,
            @Nullable StatementId thread,
            @Nullable SpecificationId cites) {

        public Filter {
            from = Set.copyOf(from);
            to = Set.copyOf(to);
            party = Set.copyOf(party);
            purposes = Set.copyOf(purposes);
            states = Set.copyOf(states);
            handlings = Set.copyOf(handlings);
        }

        public static final Filter ALL = new Filter(
                Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, Set.of(), null, null, null, "", null, null,
                null, null);
    }

    /** What is not posted stands by the time it was drafted; what owes no answer is due last. */
    enum Sort {
        POSTED_AT,
        DUE
    }

    record Order(Sort by, boolean descending) {
        public static final Order NEWEST_FIRST = new Order(Sort.POSTED_AT, true);
    }

    Optional<Statement> findByNumber(String number);

    /** By a body's own identifier. */
    Optional<Statement> findByIdentifier(OrganizationId organization, String series, String value);

    /**
     * How many came in without login since then that are counted by this mark; see {@link Submissions.Mark}.
     *
     * @param most where counting stops
     */
    int receivedSince(String mark, Instant since, int most);

    Page<Statement> page(Filter filter, Order order, Viewer viewer, Page.Request request);

    /** All posted ones in these relationships that some addressee has still open, whoever may read them. One round trip. */
    List<Statement> openIn(Collection<? extends Id> relationships);

    /** All posted ones that came to this body and that some addressee has still open, whoever may read them. */
    List<Statement> openAt(BodyId body);

    /** What lies at any of these places; one round trip, whichever desk. */
    Page<Statement> lyingAt(Collection<Desk.Place> places, Order order, Viewer viewer, Page.Request request);

    /** All of each thread that the viewer may know of, oldest first; one round trip. */
    Map<StatementId, List<Statement>> threads(Collection<StatementId> roots, Viewer viewer);

    /** Which of these files some statement has, in whatever state; one round trip. */
    Set<UploadId> attached(Collection<UploadId> files);

    /** Those that have attachments, by id, at most so many; {@code after} null from the first one on. */
    List<Statement> withAttachments(@Nullable StatementId after, int max);

    /** What refers to each of these by any relation, oldest first; one round trip. */
    Map<StatementId, List<Statement>> relatedTo(Collection<StatementId> targets, Viewer viewer);

    /** What speaks of each of these dependencies, lists, releases or work areas, oldest first; one round trip. */
    Map<Id, List<Statement>> referringTo(Collection<? extends Id> things, Viewer viewer);
}
