package org.sdohub.adapter.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Refusal;
import org.sdohub.statement.Remark;

/** How a refusal is told in a payload's {@code problems}. */
final class Refusals {

    private Refusals() {}

    record Problem(
            String code,
            String severity,
            String message,
            List<String> field,
            @Nullable String fix,
            @Nullable Long expectedVersion,
            @Nullable Long currentVersion) {}

    static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotFound it -> error(it);
            case Refusal.NotAllowed it -> error(it);
            case Refusal.Invalid it -> error(it);
            case Refusal.Broken it -> error(it);
            case Refusal.Stale it ->
                new Problem(
                        it.code(),
                        "ERROR",
                        it.message(),
                        it.field(),
                        it.fix(),
                        it.expectedVersion(),
                        it.currentVersion());
        };
    }

    /** Told although the act was done. */
    static Problem warning(Refusal it) {
        return new Problem(it.code(), "WARNING", it.message(), it.field(), it.fix(), null, null);
    }

    static Problem remark(Remark it) {
        return new Problem(it.code(), it.grave() ? "WARNING" : "HINT", it.message(), it.field(), it.fix(), null, null);
    }

    private static Problem error(Refusal it) {
        return new Problem(it.code(), "ERROR", it.message(), it.field(), it.fix(), null, null);
    }

    /** The same refusal, for a value that stands at this place of the input. */
    static Refusal at(Refusal refusal, List<String> field) {
        return switch (refusal) {
            case Refusal.NotFound it -> new Refusal.NotFound(it.code(), it.message(), field, it.fix());
            case Refusal.NotAllowed it -> new Refusal.NotAllowed(it.code(), it.message(), field, it.fix());
            case Refusal.Invalid it -> new Refusal.Invalid(it.code(), it.message(), field, it.fix());
            case Refusal.Broken it -> new Refusal.Broken(it.code(), it.message(), field, it.fix());
            case Refusal.Stale it -> it;
        };
    }
}
