package org.sdohub.adapter.benchmark;

import java.util.HashMap;
import java.util.Map;

/** The limits of a hub that is measured: those that only keep single callers from taking too much would measure themselves. */
final class Limits {

    static final Map<String, String> LIFTED = lifted();

    private Limits() {}

    private static Map<String, String> lifted() {
        Map<String, String> lifted = new HashMap<>();
        lifted.put(BareDoor.SWITCH, "true");
        lifted.put("hub.graphql.anonymous-cost", "1000000");
        lifted.put("hub.graphql.anonymous-cost-per-minute", "0");
        lifted.put("hub.graphql.signed-in-cost-per-minute", "0");
        lifted.put("hub.graphql.anonymous-page-size", "100");
        lifted.put("hub.graphql.anonymous-requests", "0");
        lifted.put("hub.graphql.signed-in-requests", "0");
        // What has only just begun is slow, and many ask at once.
        lifted.put("hub.graphql.anonymous-timeout", "10m");
        lifted.put("hub.graphql.signed-in-timeout", "10m");
        lifted.put("hub.graphql.anonymous-sockets", "0");
        lifted.put("hub.graphql.signed-in-sockets", "0");
        // Thousands of measuring clients come at once, and do not answer pings.
        lifted.put("hub.graphql.init-timeout", "10m");
        lifted.put("hub.graphql.ping-every", "1h");
        lifted.put("hub.submissions.a-person", "0");
        return Map.copyOf(lifted);
    }
}
