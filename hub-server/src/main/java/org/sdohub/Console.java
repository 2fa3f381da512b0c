package org.sdohub;

import java.io.PrintStream;

/** Where the hub speaks to the one who started it. */
record Console(PrintStream out, PrintStream err) {

    void say(String line) {
        out.println(line);
        out.flush();
    }

    /** One step of the start, said before it is done, so that a slow or failing one has a name. */
    void step(String what) {
        say("  " + what + " ...");
    }

    void complain(String line) {
        err.println(line);
        err.flush();
    }
}
