package org.sdohub;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.sdohub.adapter.mongo.Followers;
import org.sdohub.adapter.mongo.embedded.EmbeddedEngine;
import org.sdohub.identity.Welcome;

/** Serves until it is told to stop. */
final class Run implements Command {

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String summary() {
        return "                starts the hub and serves until Ctrl-C (the default)";
    }

    @Override
    public int run(Options options, Console console) throws InterruptedException {
        options.expectArguments(0, "");
        long begin = System.nanoTime();
        CountDownLatch stopped = new CountDownLatch(1);
        OpenHub hub = start(options, console);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            hub.drain();
                            hub.close();
                            stopped.countDown();
                        },
                        "stop"));
        long millis = (System.nanoTime() - begin) / 1_000_000;
        console.say("Started in " + millis + " ms. Stop with Ctrl-C.");
        stopped.await();
        return 0;
    }

    private static OpenHub start(Options options, Console console) {
        console.say("Liaison Hub");
        OpenHub hub = OpenHub.open(options, console);
        try {
            refuseIfTaken(hub);
            refuseGuestsFromElsewhere(options, hub);
            console.step("Fitting the schema and all other parts");
            hub.makeEverything();
            // What a stopped start left half done comes first: the demo world goes on from there.
            hub.get(Followers.class).recover();
            List<Welcome.Guest> guests = demoWorld(options, hub, console);
            hub.get(Followers.class).start();
            console.step("Listening");
            EmbeddedServer server = hub.get(EmbeddedServer.class);
            server.start();
            console.say(whereToLook(server.getPort(), guests));
            return hub;
        } catch (RuntimeException failure) {
            hub.close();
            throw failure;
        }
    }

    /** Before the demo world is brought; the server itself says it later and less plainly. */
    private static void refuseIfTaken(OpenHub hub) {
        int port = hub.context()
                .getProperty("micronaut.server.port", Integer.class)
                .orElse(0);
        if (port <= 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(port));
        } catch (IOException taken) {
            throw Troubles.portTaken(port);
        }
    }

    /** The passwords of demo accounts are known to everybody, also of those that an earlier start has left. */
    private static void refuseGuestsFromElsewhere(Options options, OpenHub hub) {
        String host =
                hub.context().getProperty("micronaut.server.host", String.class).orElse("0.0.0.0");
        boolean allowed =
                hub.context().getProperty("hub.demo.reachable", Boolean.class).orElse(false);
        if (allowed || onlyFromHere(host)) {
            return;
        }
        Optional<Welcome> world = hub.context().findBean(Welcome.class);
        boolean guests =
                world.isPresent() && (wanted(options) || !world.get().guests().isEmpty());
        if (guests) {
            throw new Unusable(
                    "Everybody knows the passwords of the demo accounts, and at " + host
                            + " other machines could reach this hub: use a folder without the demo world and --no-demo, leave"
                            + " MICRONAUT_SERVER_HOST at localhost, or, if this is what you want, set HUB_DEMO_REACHABLE=true.");
        }
    }

    private static boolean onlyFromHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static boolean wanted(Options options) {
        Boolean wanted = options.demo();
        return wanted == null ? OpenHub.embedded() : wanted;
    }

    private static List<Welcome.Guest> demoWorld(Options options, OpenHub hub, Console console) {
        Optional<Welcome> world = hub.context().findBean(Welcome.class);
        if (!wanted(options) || world.isEmpty()) {
            return List.of();
        }
        console.step("Bringing the demo world");
        Runnable bringing = () -> world.get().prepare(line -> console.say("    " + line));
        hub.context().findBean(EmbeddedEngine.class).ifPresentOrElse(engine -> engine.inOneGo(bringing), bringing);
        return world.get().guests();
    }

    private static String whereToLook(int port, List<Welcome.Guest> guests) {
        String address = "http://localhost:" + port;
        StringBuilder text = new StringBuilder()
                .append("\n  Look       ")
                .append(address)
                .append("/\n  Console    ")
                .append(address)
                .append("/console\n  GraphQL    ")
                .append(address)
                .append("/graphql\n  Schema     ")
                .append(address)
                .append("/schema.graphql\n");
        if (guests.isEmpty()) {
            return text.toString();
        }
        text.append("\n  Sign in (POST ").append(address).append("/login, or in the console) as\n");
        for (Welcome.Guest guest : guests) {
            text.append(String.format("    %-24s %-24s %s%n", guest.username(), guest.password(), guest.office()));
        }
        return text.toString();
    }
}
