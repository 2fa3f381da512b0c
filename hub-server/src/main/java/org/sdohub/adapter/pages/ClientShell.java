package org.sdohub.adapter.pages;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The web client's page, where it was built, with a plain page where the client will show itself. */
@Singleton
final class ClientShell {

    private static final String BUILT = "META-INF/sdohub/web/index.html";

    /** Its title, and all that it says to those who run no script. */
    private static final Pattern PLACES = Pattern.compile(
            "(?<before>.*)<title>.*</title>(?<between>.*<div id=\"root\">).*(?<after></div>.*)", Pattern.DOTALL);

    private record Parts(String before, String between, String after) {}

    private final Optional<Parts> parts;

    ClientShell() {
        parts = read().map(ClientShell::parts);
    }

    private static Optional<String> read() {
        try (InputStream found = ClientShell.class.getClassLoader().getResourceAsStream(BUILT)) {
            return found == null
                    ? Optional.empty()
                    : Optional.of(new String(found.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Parts parts(String page) {
        Matcher found = PLACES.matcher(page);
        if (!found.matches()) {
            throw new IllegalStateException("The web client's index.html has no title or no place for its content.");
        }
        return new Parts(found.group("before"), found.group("between"), found.group("after"));
    }

    /** Empty where there is no web client. */
    Optional<String> around(PlainPage page, Markup who) {
        return parts.map(client -> client.before
                + page.head().html()
                + client.between
                + page.content(who).html()
                + client.after);
    }
}
