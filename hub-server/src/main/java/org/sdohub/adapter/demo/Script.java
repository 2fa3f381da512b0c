package org.sdohub.adapter.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sdohub.identity.OfficeSource;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.EventLog;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Store;

/**
 * What happened in the demo world: acts written down in any order, played in the order of their time, each once. Whoever
 * acts has exactly the offices that are on record for that moment, so the world keeps every rule that others must keep.
 */
final class Script {

    /** Opens accounts and enters organizations, before anybody has an office. */
    static final Actor OPERATOR = new Actor(
            "operator",
            null,
            "The operator of the hub",
            List.of(new Office(Office.Kind.HUB_ADMIN, null, null, Instant.EPOCH, null)),
            Set.of());

    /** Somebody without an account. */
    static final String ANONYMOUS = "anonymous";

    private record Scene(String subject, String name, String who, Instant at, Consumer<Act> deed) {}

    private final EventLog events;
    private final List<OfficeSource> offices;
    private final List<Scene> scenes = new ArrayList<>();
    private String subject = "";

    Script(EventLog events, List<OfficeSource> offices) {
        this.events = events;
        this.offices = List.copyOf(offices);
    }

    /** What the following acts are about, as the start of the hub shows it. */
    void about(String what) {
        subject = what;
    }

    /**
     * @param name of the act, unique; what it makes has {@link Names#made} of this name as its id
     * @param who the name of an office's holder, or "operator"
     */
    void act(String name, String who, Instant at, Consumer<Act> deed) {
        scenes.add(new Scene(subject, name, who, at, deed));
    }

    void play(Consumer<String> progress) {
        Set<String> told = new HashSet<>();
        List<Scene> open = new ArrayList<>(scenes);
        open.sort(Comparator.comparing(Scene::at));
        Set<String> played = events.carriedOut(
                open.stream().map(scene -> Names.receipt(scene.name)).toList());
        for (Scene scene : open) {
            if (played.contains(Names.receipt(scene.name))) {
                continue;
            }
            if (told.add(scene.subject)) {
                progress.accept("demo world: " + scene.subject);
            }
            play(scene);
        }
    }

    private void play(Scene scene) {
        String key = Names.receipt(scene.name);
        var act = new Act(actor(scene), scene.at, new Act.Receipt(key, key), ids(scene.name));
        try {
            scene.deed.accept(act);
        } catch (Store.AlreadyDone beforeTheHubWasStopped) {
            return;
        } catch (Refused refused) {
            throw new IllegalStateException(
                    "the demo world's act \"" + scene.name + "\" of " + scene.who + " at " + scene.at + " is refused: "
                            + described(refused),
                    refused);
        }
    }

    private static String described(Refused refused) {
        return refused.refusals().stream()
                .map(refusal -> refusal.code() + " " + refusal.field() + " " + refusal.message())
                .collect(Collectors.joining("; "));
    }

    private Actor actor(Scene scene) {
        if (scene.who.equals(OPERATOR.account())) {
            return OPERATOR;
        }
        if (scene.who.equals(ANONYMOUS)) {
            return Actor.PUBLIC;
        }
        PersonId person = Names.person(scene.who);
        List<Office> held = new ArrayList<>();
        offices.forEach(source -> held.addAll(source.officesOf(person, scene.at)));
        return new Actor("demo", person, Offices.nameOf(scene.who), held, Set.of());
    }

    /** The same ids in every hub and in every repeat. */
    private static Supplier<UUID> ids(String name) {
        var drawn = new java.util.concurrent.atomic.AtomicInteger();
        return () -> Names.inner(name, drawn.getAndIncrement());
    }
}
