package org.sdohub;

/** One word after {@code hub}. A new one is a small class and a line in {@link Hub#COMMANDS}. */
interface Command {

    String name();

    /** One line for the list of commands, beginning with the arguments it takes. */
    String summary();

    /**
     * @return the exit code: 0 when all is well
     * @throws Options.Misunderstood about its arguments
     * @throws Unusable if the stores or the port cannot be used
     */
    int run(Options options, Console console) throws Exception;
}
