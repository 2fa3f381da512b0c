package org.sdohub.kernel;

import java.util.List;
import java.util.stream.Collectors;

/** Carries every reason why an act was not done; nothing was changed. Not a fault, so it has no stack trace. */
public final class Refused extends RuntimeException {

    private final transient List<Refusal> refusals;

    public Refused(List<Refusal> refusals) {
        super(refusals.stream().map(Refusal::code).collect(Collectors.joining(", ")), null, false, false);
        if (refusals.isEmpty()) {
            throw new IllegalArgumentException("a refusal needs a reason");
        }
        this.refusals = List.copyOf(refusals);
    }

    public Refused(Refusal refusal) {
        this(List.of(refusal));
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
