package org.sdohub.dependency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** All that is wrong with a text, each at its line and column. */
public final class RowProblems {

    /** Whoever has more than these has given the wrong file. */
    private static final int MOST = 200;

    private record Placed(int line, Refusal refusal) {}

    private final List<Placed> found = new ArrayList<>();

    /** @param column empty where it is the row as a whole */
    public void add(int line, String column, Refusal refusal) {
        found.add(new Placed(line, at(line, column, refusal)));
    }

    void addAll(List<Refusal> placed) {
        placed.forEach(one -> found.add(new Placed(line(one), one)));
    }

    private static int line(Refusal placed) {
        return placed.field().size() < 2 ? 0 : Integer.parseInt(placed.field().get(1));
    }

    /** The value, or null after its refusals were taken in; each names its column by its field. */
    <T> @Nullable T collect(int line, Supplier<T> value) {
        try {
            return value.get();
        } catch (Refused refused) {
            refused.refusals()
                    .forEach(one ->
                            add(line, one.field().isEmpty() ? "" : one.field().getFirst(), one));
            return null;
        }
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** By line. */
    public List<Refusal> found() {
        return found.stream()
                .sorted(Comparator.comparingInt(Placed::line))
                .map(Placed::refusal)
                .toList();
    }

    void refuseIfAny() {
        if (none()) {
            return;
        }
        List<Refusal> told = new ArrayList<>(found().stream().limit(MOST).toList());
        if (found.size() > MOST) {
            told.add(Refusal.invalid(
                    "DEPENDENCY_LIST_MORE_PROBLEMS", (found.size() - MOST) + " more are not told.", "text"));
        }
        throw new Refused(told);
    }

    /** The same refusal at {@code text, line, column}, also readable where nobody looks at the path. */
    static Refusal at(int line, String column, Refusal refusal) {
        List<String> field = column.isEmpty()
                ? List.of("text", String.valueOf(line))
                : List.of("text", String.valueOf(line), column);
        String message = "Line " + line + (column.isEmpty() ? "" : ", " + column) + ": " + refusal.message();
        return switch (refusal) {
            case Refusal.NotFound it -> new Refusal.NotFound(it.code(), message, field, it.fix());
            case Refusal.NotAllowed it -> new Refusal.NotAllowed(it.code(), message, field, it.fix());
            case Refusal.Invalid it -> new Refusal.Invalid(it.code(), message, field, it.fix());
            case Refusal.Broken it -> new Refusal.Broken(it.code(), message, field, it.fix());
            case Refusal.Stale it -> it;
        };
    }
}
