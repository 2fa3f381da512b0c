package org.sdohub.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not done, for the person who asked: what is wrong and what to do. Each has a stable code
 * {@code ROOM_RULE_IN_WORDS}.
 */
public sealed interface Refusal {

    String code();

    /** One plain sentence or two; names nothing internal. */
    String message();

    /** The path in the input, outermost first; empty where no single field is at fault. */
    List<String> field();

    /** What would put it right, where that is known. */
    @Nullable
    String fix();

    /** It does not exist, or the caller may not know that it does: the two are never told apart. */
    record NotFound(
            String code,
            String message,
            List<String> field,
            @Nullable String fix) implements Refusal {}

    /** The caller may see it but not do this; the message says who may. */
    record NotAllowed(
            String code,
            String message,
            List<String> field,
            @Nullable String fix) implements Refusal {}

    /** A value is wrong by itself. */
    record Invalid(
            String code,
            String message,
            List<String> field,
            @Nullable String fix) implements Refusal {}

    /** The value is fine, but a rule of the domain forbids the act in this state. */
    record Broken(
            String code,
            String message,
            List<String> field,
            @Nullable String fix) implements Refusal {}

    /** Somebody else changed it first. */
    record Stale(
            String code,
            String message,
            List<String> field,
            @Nullable String fix,
            long expectedVersion,
            long currentVersion)
            implements Refusal {}

    static Refusal notFound(String code, String message, String... field) {
        return new NotFound(code, message, List.of(field), null);
    }

    static Refusal notAllowed(String code, String message, String... field) {
        return new NotAllowed(code, message, List.of(field), null);
    }

    static Refusal invalid(String code, String message, String... field) {
        return new Invalid(code, message, List.of(field), null);
    }

    static Refusal broken(String code, String message, String... field) {
        return new Broken(code, message, List.of(field), null);
    }

    static Refusal stale(long expected, long current) {
        return new Stale(
                "CONFLICT",
                "Somebody changed this meanwhile: you had version " + expected + ", now it is version " + current + ".",
                List.of("expectedVersion"),
                "Read it again, then repeat the change on what you see.",
                expected,
                current);
    }
}
