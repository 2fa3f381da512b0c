package org.sdohub;

final class Help implements Command {

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String summary() {
        return "                shows this";
    }

    @Override
    public int run(Options options, Console console) {
        console.say(usage());
        return 0;
    }

    static String usage() {
        StringBuilder text = new StringBuilder("Liaison Hub: [COMMAND] [OPTIONS]; with Maven: mvn -q"
                + " -Dhub.args=\"[COMMAND] [OPTIONS]\"\n\nCommands:\n");
        for (Command command : Hub.COMMANDS) {
            text.append(String.format("  %-10s %s%n", command.name(), command.summary()));
        }
        return text.append("""

                Options:
                  --data DIR     keep everything in this folder (default .hub)
                  --memory       keep everything in memory; it is gone at the end
                  --port N       listen there (default 8080; 0 for any free one)
                  --no-demo      start without the demo world
                  --demo         bring the demo world also into a MongoDB or PostgreSQL of your own

                Stores, secrets and limits are configured by the environment: see application.yml.""").toString();
    }
}
