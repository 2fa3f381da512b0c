package org.sdohub.statement;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;

/**
 * How something stands that came in without login, as its writer may know it: nothing of who looks at it, nor of others.
 *
 * @param follow the word by which it is asked for
 * @param title null where it has none
 * @param number null until it is posted
 * @param reason why it was returned, given up or withdrawn; null otherwise
 * @param statement the posted one; null before
 */
public record SubmissionStatus(
        State state,
        String sentence,
        String follow,
        @Nullable String title,
        @Nullable String number,
        @Nullable String reason,
        Instant receivedAt,
        @Nullable StatementId statement) {

    public enum State {
        UNCONFIRMED,
        EXPIRED,
        WAITING,
        RETURNED,
        POSTED,
        GIVEN_UP,
        WITHDRAWN
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    static SubmissionStatus of(
            Statement statement, String follow, Instant expiry, Instant now, Function<BodyId, String> label) {
        State state = state(statement, expiry, now);
        Title title = statement.letter().envelope().title();
        boolean posted = state == State.POSTED || state == State.WITHDRAWN;
        String reason = reason(statement);
        return new SubmissionStatus(
                state,
                sentence(state, statement, expiry, label) + (reason == null ? "" : ": " + reason),
                follow,
                title == null ? null : title.value(),
                statement.number(),
                reason,
                statement.origin().draftedAt(),
                posted ? statement.id() : null);
    }

    private static State state(Statement statement, Instant expiry, Instant now) {
        Outsider outsider = statement.origin().outsider();
        boolean confirmed = outsider != null && outsider.confirmedAt() != null;
        return switch (statement.state()) {
            case DRAFT -> {
                State unconfirmed = now.isBefore(expiry) ? State.UNCONFIRMED : State.EXPIRED;
                yield confirmed ? State.RETURNED : unconfirmed;
            }
            case PENDING -> State.WAITING;
            case POSTED -> State.POSTED;
            case ABANDONED -> State.GIVEN_UP;
            case WITHDRAWN -> State.WITHDRAWN;
        };
    }

    private static String sentence(State state, Statement statement, Instant expiry, Function<BodyId, String> label) {
        String whom =
                statement.letter().envelope().addressees().stream().map(label).collect(Collectors.joining(" and "));
        return switch (state) {
            case UNCONFIRMED -> "Open the link that confirms it before " + day(expiry) + "; then " + whom + " gets it";
            case EXPIRED -> "It was not confirmed in time; submit it again";
            case WAITING -> "Waits for somebody of " + whom + " to look at it";
            case RETURNED -> "Returned; correct it and submit it again";
            case POSTED -> "Posted as " + statement.number();
            case GIVEN_UP -> "Not sent";
            case WITHDRAWN -> "Posted as " + statement.number() + " and withdrawn";
        };
    }

    private static @Nullable String reason(Statement statement) {
        return switch (statement) {
            case Statement.Draft draft -> draft.returned();
            case Statement.Abandoned abandoned -> abandoned.reason();
            case Statement.Withdrawn withdrawn -> withdrawn.reason();
            case Statement.Pending pending -> null;
            case Statement.Posted posted -> null;
        };
    }

    private static String day(Instant at) {
        return DAY.format(at.atZone(ZoneOffset.UTC));
    }
}
