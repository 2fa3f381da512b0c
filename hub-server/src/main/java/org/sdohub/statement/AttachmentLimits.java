package org.sdohub.statement;

import org.sdohub.kernel.Actor;

/**
 * How much may be attached to one statement.
 *
 * @param anonymous where it is submitted without login
 */
public record AttachmentLimits(Share anonymous, Share signedIn) {

    private static final long MEGABYTE = 1 << 20;

    /**
     * @param files at most
     * @param bytes of all together
     */
    public record Share(int files, long bytes) {

        /** As people say it. */
        String size() {
            return bytes % MEGABYTE == 0 ? bytes / MEGABYTE + " MB" : bytes + " bytes";
        }
    }

    Share of(Actor actor) {
        return actor.signedIn() ? signedIn : anonymous;
    }

    /** The beginning of the keys by which that share is configured. */
    static String prefix(Actor actor) {
        return actor.signedIn() ? "attachments.signed-in-" : "attachments.anonymous-";
    }
}
