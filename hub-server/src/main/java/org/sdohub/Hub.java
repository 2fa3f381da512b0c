package org.sdohub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the program begins: the command line, and what is said when it cannot be followed. */
public final class Hub {

    static final List<Command> COMMANDS = List.of(
            new Run(),
            new Import(),
            new Verify(),
            new Watch(),
            new Benchmark(),
            new Administrator(),
            new ProgramCommand(),
            new Help());

    private static final int FAILED = 1;
    private static final int MISUNDERSTOOD = 2;

    private Hub() {}

    /** Takes its words from the command line and, as Maven passes them on, from the system property hub.args. */
    public static void main(String[] args) {
        List<String> words = new ArrayList<>(List.of(args));
        words.addAll(Options.split(System.getProperty("hub.args", "")));
        System.exit(run(words, new Console(System.out, System.err)));
    }

    /** @return the exit code */
    static int run(List<String> words, Console console) {
        try {
            Options options = Options.parse(words);
            return command(options.command()).run(options, console);
        } catch (Options.Misunderstood misunderstood) {
            console.complain(misunderstood.getMessage() + "\n\n" + Help.usage());
            return MISUNDERSTOOD;
        } catch (Exception failure) {
            return failed(failure, console);
        }
    }

    private static Command command(String name) {
        return COMMANDS.stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Options.Misunderstood("There is no command " + name + "."));
    }

    private static int failed(Exception failure, Console console) {
        Optional<String> sentence = Troubles.sentence(failure);
        if (sentence.isPresent()) {
            console.complain(sentence.get());
            return FAILED;
        }
        console.complain("The hub failed by a fault of its own; please report this:");
        failure.printStackTrace(console.err());
        return FAILED;
    }
}
