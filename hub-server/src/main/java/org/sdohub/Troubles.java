package org.sdohub;

import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import java.net.BindException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.mongo.embedded.UnusableFileException;

/** What the one who starts the hub can put right, in a sentence, however deep in the causes it lies. */
final class Troubles {

    private Troubles() {}

    /** Empty for a fault of the hub itself. */
    static Optional<String> sentence(@Nullable Throwable failure) {
        if (failure == null) {
            return Optional.empty();
        }
        return switch (failure) {
            case Unusable unusable -> Optional.of(text(unusable));
            case UnusableFileException unusable -> Optional.of(text(unusable));
            case ConfigurationException wrong -> Optional.of(text(wrong));
            case ConversionErrorException unreadable ->
                Optional.of("A value of the configuration cannot be read: " + text(unreadable));
            case BindException taken ->
                Optional.of("The port is taken: stop what listens there, or choose another one with --port N.");
            default -> sentence(failure.getCause());
        };
    }

    static Unusable portTaken(int port) {
        return new Unusable("Port " + port + " is taken: stop what listens there, or choose another one with"
                + " -Dhub.args=\"--port " + (port + 1) + "\".");
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}
