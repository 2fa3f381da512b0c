package org.sdohub.dependency;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.specification.Edition;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationVersion;
import org.sdohub.specification.Succession.Succeeded;
import org.sdohub.specification.VersionId;

/**
 * How a dependency stands, worked out and never typed in, with the one sentence that page, mail, feed and API share
 * (domain.md 4). The first state that fits counts, in the order in which {@link #of} asks.
 *
 * @param days how many days too late it is or will be; null where no days are at stake
 * @param citeNow specifications to cite today instead of the target; empty where the target stays right
 * @param citeVersion the version of the same specification to cite today; null where there is no newer one
 */
public record Health(
        State state,
        @Nullable Long days,
        List<SpecificationId> citeNow,
        @Nullable VersionId citeVersion,
        String sentence) {

    public enum State {
        SATISFIED,
        ON_TRACK,
        /** Forecast after it is needed, no forecast at all, expired, or individual work. */
        AT_RISK,
        LATE,
        /** What was cited is no longer the newest. */
        DRIFTED,
        /** The reference policy forbids to cite it normatively (RFC 3975 7). */
        INELIGIBLE,
        /** Withdrawn, and nothing took its place. */
        BROKEN,
        /** No catalogue knows it. */
        UNRESOLVED;

        /** Whether what depends cannot be finished yet. What drifted is there, only under another name. */
        public boolean keepsWaiting() {
            return this != SATISFIED && this != DRIFTED;
        }
    }

    public Health {
        citeNow = List.copyOf(citeNow);
    }

    /** Whether nobody has to be told of the one who knows the other: that a day more has passed is no news. */
    boolean saysTheSameAs(Health other) {
        boolean same =
                state == other.state && citeNow.equals(other.citeNow) && Objects.equals(citeVersion, other.citeVersion);
        return same && (state == State.LATE || sentence.equals(other.sentence));
    }

    public static Health of(Situation it) {
        if (it.target() == null) {
            return plain(State.UNRESOLVED, it.toLabel() + " is in no catalogue that the hub knows.");
        }
        SpecificationVersion depending = it.depending();
        if (depending != null && depending.maturity() == Maturity.WITHDRAWN) {
            return plain(State.BROKEN, it.fromLabel() + " was withdrawn itself: nothing depends on this any more.");
        }
        if (it.succeeded() != null) {
            return succeeded(it, it.succeeded());
        }
        SpecificationVersion counting = it.counting();
        if (counting != null && it.dependency().pinned() && counting.successor() != null) {
            return newerVersion(it, it.target(), it.target().newestAfter(counting));
        }
        if (counting != null && counting.maturity() == Maturity.WITHDRAWN) {
            return plain(State.BROKEN, it.toLabel() + " was withdrawn, and nothing took its place.");
        }
        if (counting != null && counting.maturity() == Maturity.SUPERSEDED) {
            return plain(State.DRIFTED, it.toLabel() + " is superseded; by what is not on record.");
        }
        if (counting != null && counting.maturity().compareTo(it.dependency().needed()) >= 0) {
            return reached(it, it.target(), counting);
        }
        return Schedule.of(it, counting);
    }

    private static Health succeeded(Situation it, Succeeded succeeded) {
        String now = String.join(
                " and ",
                succeeded.by().stream().map(one -> one.designation().value()).toList());
        String what = switch (succeeded.how()) {
            case PUBLISHED_AS -> "was published";
            case SPLIT_INTO -> "was split";
            case REPLACES -> "was replaced";
            case OBSOLETES, UPDATES, PART_OF -> "was made obsolete";
        };
        List<SpecificationId> cite =
                succeeded.by().stream().map(Specification::id).toList();
        return new Health(State.DRIFTED, null, cite, null, it.toLabel() + " " + what + ": cite " + now + " now.");
    }

    private static Health newerVersion(Situation it, Specification target, SpecificationVersion newest) {
        String sentence = it.toLabel() + " is not the newest version any more: cite "
                + new Edition(target, newest).citation() + " now.";
        return new Health(State.DRIFTED, null, List.of(), newest.id(), sentence);
    }

    private static Health reached(Situation it, Specification target, SpecificationVersion counting) {
        String step = counting.rung().label();
        String series = target.series() == null ? "" : target.series();
        boolean normative = it.dependency().kind() == Dependency.Kind.NORMATIVE;
        if (normative && !it.policy().allows(series, step)) {
            return plain(
                    State.INELIGIBLE,
                    it.toLabel() + " is " + step + ", which may not be cited normatively under the agreed terms.");
        }
        return plain(State.SATISFIED, it.toLabel() + " is " + step + ", as needed.");
    }

    static Health plain(State state, String sentence) {
        return new Health(state, null, List.of(), null, sentence);
    }

    /** What has not been reached yet, held against the calendar. */
    private record Schedule(Situation it, @Nullable SpecificationVersion counting) {

        static Health of(Situation it, @Nullable SpecificationVersion counting) {
            return new Schedule(it, counting).health();
        }

        private Health health() {
            LocalDate neededBy = it.dependency().neededBy();
            if (neededBy != null && it.today().isAfter(neededBy)) {
                long days = ChronoUnit.DAYS.between(neededBy, it.today());
                return dated(
                        State.LATE,
                        days,
                        it.toLabel() + " was needed by " + neededBy + ", " + daysOf(days) + " ago, and " + still()
                                + ".");
            }
            if (counting != null && counting.expiredOn(it.today())) {
                return plain(
                        State.AT_RISK, it.toLabel() + " expired on " + counting.expires() + " and " + still() + ".");
            }
            LocalDate expected = it.dependency().expected();
            return expected == null ? withoutForecast(neededBy) : forecast(expected, neededBy);
        }

        private Health forecast(LocalDate expected, @Nullable LocalDate neededBy) {
            if (neededBy != null && expected.isAfter(neededBy)) {
                long days = ChronoUnit.DAYS.between(neededBy, expected);
                return dated(
                        State.AT_RISK,
                        days,
                        it.toLabel() + " is expected on " + expected + ", " + daysOf(days) + " after it is needed.");
            }
            if (it.today().isAfter(expected)) {
                return plain(State.AT_RISK, it.toLabel() + " was expected on " + expected + " and " + still() + ".");
            }
            if (individual()) {
                return individualWork();
            }
            String margin = neededBy == null
                    ? "; no date was set by which it is needed"
                    : expected.equals(neededBy)
                            ? ", the last day that is early enough"
                            : ", " + daysOf(ChronoUnit.DAYS.between(expected, neededBy)) + " before it must be there";
            return plain(State.ON_TRACK, it.toLabel() + " is expected on " + expected + margin + ".");
        }

        private Health withoutForecast(@Nullable LocalDate neededBy) {
            if (neededBy != null) {
                return plain(
                        State.AT_RISK,
                        it.toLabel() + " is needed by " + neededBy + ", and nobody has said when to expect it.");
            }
            if (individual()) {
                return individualWork();
            }
            return plain(State.ON_TRACK, it.toLabel() + " " + is() + "; no date was set by which it is needed.");
        }

        private Health individualWork() {
            return plain(State.AT_RISK, it.toLabel() + " is the work of individuals: no group has taken it up.");
        }

        /** A draft without an owning group. */
        private boolean individual() {
            return counting != null
                    && it.target() != null
                    && it.target().owner() == null
                    && counting.maturity().compareTo(Maturity.STABLE) < 0;
        }

        private String still() {
            return counting == null
                    ? "has no version yet"
                    : "is still " + counting.rung().label();
        }

        private String is() {
            return counting == null
                    ? "has no version yet"
                    : "is " + counting.rung().label();
        }

        private static Health dated(State state, long days, String sentence) {
            return new Health(state, days, List.of(), null, sentence);
        }

        private static String daysOf(long days) {
            return days == 1 ? "1 day" : days + " days";
        }
    }
}
