package org.sdohub;

import io.micronaut.runtime.Micronaut;

public final class Hub {
    private Hub() {}

    public static void main(String[] args) {
        Micronaut.run(Hub.class, args);
    }
}
