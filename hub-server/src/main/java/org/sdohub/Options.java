package org.sdohub;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the command line.
 *
 * @param command its first word; "run" where there is none
 * @param arguments the command's own words and options, in order
 * @param data null for the default
 * @param memory keep nothing
 * @param port null for the configured one, 0 for any free one
 * @param demo whether to bring the demo world; null: exactly when both stores are embedded
 */
record Options(
        String command,
        List<String> arguments,
        @Nullable Path data,
        boolean memory,
        @Nullable Integer port,
        @Nullable Boolean demo) {

    private static final int MAX_PORT = 65_535;

    /** The line cannot be understood; the message says what is wrong with it. */
    static final class Misunderstood extends RuntimeException {
        Misunderstood(String message) {
            super(message, null, false, false);
        }
    }

    Options {
        arguments = List.copyOf(arguments);
        if (memory && data != null) {
            throw new Misunderstood("--memory and --data contradict each other.");
        }
    }

    static Options parse(List<String> words) {
        Deque<String> left = new ArrayDeque<>(words);
        List<String> own = new ArrayList<>();
        Path data = null;
        boolean memory = false;
        Integer port = null;
        Boolean demo = null;
        while (!left.isEmpty()) {
            String word = left.removeFirst();
            switch (word) {
                case "--data" -> data = path(value(word, left));
                case "--memory" -> memory = true;
                case "--port" -> port = port(value(word, left));
                case "--demo" -> demo = true;
                case "--no-demo" -> demo = false;
                case "--help", "-h" -> own.addFirst("help");
                default -> own.add(word);
            }
        }
        boolean named = !own.isEmpty() && !own.getFirst().startsWith("-");
        String command = named ? own.removeFirst() : "run";
        return new Options(command, own, data, memory, port, demo);
    }

    /** Refuses whatever a command does not know. */
    void expectArguments(int count, String names) {
        if (arguments.size() != count) {
            String expected = count == 0 ? "takes no arguments" : "takes " + names;
            throw new Misunderstood(command + " " + expected + ", not: " + String.join(" ", arguments));
        }
    }

    private static String value(String option, Deque<String> left) {
        String value = left.pollFirst();
        if (value == null || value.startsWith("--")) {
            throw new Misunderstood(option + " needs a value.");
        }
        return value;
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException malformed) {
            throw new Misunderstood("--data needs the name of a folder, not " + text + ".");
        }
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException malformed) {
            // said below, as for a number out of range
        }
        throw new Misunderstood("--port needs a number from 0 (any free one) to " + MAX_PORT + ", not " + text + ".");
    }

    /** Splits at blanks; what stands in single or double quotes stays together. */
    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (char c : line.toCharArray()) {
            boolean opens = quote == 0 && (c == '"' || c == '\'');
            boolean closes = quote != 0 && c == quote;
            if (opens || closes) {
                quote = opens ? c : 0;
                inWord = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
