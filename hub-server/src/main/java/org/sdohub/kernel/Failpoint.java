package org.sdohub.kernel;

/**
 * Named places between two writes where the kill test stops the process dead: {@code -Dhub.kill=NAME}, or
 * {@code NAME:7} for the seventh time it is reached. Costs one comparison where the property is not set.
 */
public final class Failpoint {

    private static final String NAME;
    private static int left;

    static {
        String[] wanted = System.getProperty("hub.kill", "").split(":", 2);
        NAME = wanted[0];
        left = wanted.length == 2 ? Integer.parseInt(wanted[1]) : 1;
    }

    private Failpoint() {}

    public static void reached(String name) {
        if (!NAME.isEmpty() && NAME.equals(name)) {
            stopWhenItsTurn();
        }
    }

    private static synchronized void stopWhenItsTurn() {
        if (--left == 0) {
            Runtime.getRuntime().halt(137);
        }
    }
}
