package org.sdohub.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong, so that all problems are told at once. Not for use by several threads. */
public final class Problems {

    private final List<Refusal> found = new ArrayList<>();

    public Problems add(Refusal refusal) {
        found.add(refusal);
        return this;
    }

    public Problems addIf(boolean wrong, Supplier<Refusal> refusal) {
        return wrong ? add(refusal.get()) : this;
    }

    /** The value, or null after its refusals were taken in. */
    public <T> @Nullable T collect(Supplier<T> value) {
        try {
            return value.get();
        } catch (Refused refused) {
            found.addAll(refused.refusals());
            return null;
        }
    }

    public List<Refusal> found() {
        return List.copyOf(found);
    }

    /** @throws Refused with all of them, if any was found */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new Refused(found);
        }
    }
}
