package org.sdohub.statement;

import org.jspecify.annotations.Nullable;

/**
 * Bodies that the hub does not know, by the names that they go by: anybody may write (RFC 4053 1), and is answered.
 *
 * @param from that sends; null where the hub knows all senders
 * @param to that is addressed; null where the hub knows all addressees
 */
public record Strangers(@Nullable String from, @Nullable String to) {

    public static final Strangers NONE = new Strangers(null, null);
}
