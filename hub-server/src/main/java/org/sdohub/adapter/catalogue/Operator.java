package org.sdohub.adapter.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Office;

/**
 * Who imports: whoever may start the hub on its stores. Acts as a program with the scopes that the rooms ask for, and
 * where a room hears no program, in the place of the secretariat or officer whose record it enters.
 */
final class Operator {

    private static final Set<String> SCOPES =
            Set.of("catalogue:import", "specifications:write", "dependencies:write", "statements:file");

    private final Clock clock;

    Operator(Clock clock) {
        this.clock = clock;
    }

    /** The id of what is made of a record: the same in every hub and in every repeat. */
    static UUID id(String kind, String record) {
        return UUID.nameUUIDFromBytes(("import:" + kind + ":" + record).getBytes(StandardCharsets.UTF_8));
    }

    /** An act that makes the thing of that id. */
    Act making(UUID made, Office... inPlaceOf) {
        return making(made, clock.instant(), inPlaceOf);
    }

    Act making(UUID made, Instant at, Office... inPlaceOf) {
        AtomicBoolean given = new AtomicBoolean();
        return act(at, () -> given.getAndSet(true) ? UUID.randomUUID() : made, inPlaceOf);
    }

    /** An act on what is there. */
    Act changing(Office... inPlaceOf) {
        return act(clock.instant(), UUID::randomUUID, inPlaceOf);
    }

    private static Act act(Instant at, Supplier<UUID> ids, Office... inPlaceOf) {
        List<Office> offices = new ArrayList<>(List.of(office(Office.Kind.HUB_ADMIN, null, null)));
        offices.add(office(Office.Kind.SERVICE, null, null));
        offices.addAll(List.of(inPlaceOf));
        return new Act(new Actor("import", null, "Import by the hub's operator", offices, SCOPES), at, null, ids);
    }

    static Office secretariat(BodyId organization) {
        return office(Office.Kind.SECRETARIAT, organization, null);
    }

    static Office manager(BodyId organization, Id relationship) {
        return office(Office.Kind.LIAISON_MANAGER, organization, relationship);
    }

    static Office coordinator(BodyId organization) {
        return office(Office.Kind.LIAISON_COORDINATOR, organization, null);
    }

    private static Office office(Office.Kind kind, @Nullable BodyId body, @Nullable Id matter) {
        return new Office(kind, body, matter, Instant.EPOCH, null);
    }
}
