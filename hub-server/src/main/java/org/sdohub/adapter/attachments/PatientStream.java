package org.sdohub.adapter.attachments;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A body that must come: {@link #check} ends a reading that has waited too long. */
final class PatientStream extends FilterInputStream {

    private final long pause;
    private final long end;
    private @Nullable Thread reader;
    private long since;
    private boolean late;

    /** What came until then is kept; the sender can go on from there. */
    static final class TooSlow extends IOException {
        private final String limit;

        TooSlow(String limit) {
            super("the body came too slowly");
            this.limit = limit;
        }

        /** By its name in the configuration. */
        String limit() {
            return limit;
        }
    }

    /**
     * @param pause between two parts
     * @param patience for all of it
     */
    PatientStream(InputStream body, Duration pause, Duration patience) {
        super(body);
        this.pause = pause.toNanos();
        this.end = System.nanoTime() + patience.toNanos();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        begin();
        try {
            int read = super.read(into, from, length);
            refuseLate();
            return read;
        } catch (IOException broken) {
            refuseLate();
            throw broken;
        } finally {
            ended();
        }
    }

    private synchronized void begin() throws IOException {
        refuseLate();
        reader = Thread.currentThread();
        since = System.nanoTime();
    }

    private synchronized void refuseLate() throws IOException {
        if (late) {
            throw new TooSlow(System.nanoTime() > end ? "patience" : "pause");
        }
    }

    /** An interruption that came too late to be noticed must not hit what is done next. */
    private synchronized void ended() {
        reader = null;
        if (late) {
            Thread.interrupted();
        }
    }

    /** Only a reading is interrupted, never the writing of what was read. */
    synchronized void check() {
        long now = System.nanoTime();
        Thread waiting = reader;
        if (waiting != null && (now - since > pause || now > end)) {
            late = true;
            waiting.interrupt();
        }
    }
}
