package org.sdohub;

import java.util.concurrent.atomic.AtomicInteger;
import org.sdohub.adapter.catalogue.Progress;

/** One line a stage, written over as it grows: {@code Specifications [######....]  61 % of 32733}. */
final class ProgressBar implements Progress, AutoCloseable {

    private static final int WIDTH = 30;

    private final Console console;
    private final AtomicInteger done = new AtomicInteger();
    private volatile String stage = "";
    private volatile int records;
    private int shown = -1;

    ProgressBar(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void stage(String what, int of) {
        end();
        stage = what;
        records = of;
        done.set(0);
        show(0);
    }

    @Override
    public void step() {
        int percent = records == 0 ? 100 : (int) (100L * done.incrementAndGet() / records);
        if (percent != shown) {
            show(Math.min(percent, 100));
        }
    }

    private synchronized void show(int percent) {
        if (records == 0 || percent <= shown) {
            return;
        }
        shown = percent;
        int filled = WIDTH * percent / 100;
        console.out()
                .print("\r  " + String.format("%-30s", stage) + " [" + "#".repeat(filled) + ".".repeat(WIDTH - filled)
                        + "] " + String.format("%3d", percent) + " % of " + records);
        console.out().flush();
    }

    private void end() {
        if (shown >= 0) {
            console.out().println();
        }
        shown = -1;
    }

    @Override
    public synchronized void close() {
        end();
    }
}
