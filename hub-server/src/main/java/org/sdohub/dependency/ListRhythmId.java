package org.sdohub.dependency;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.sdohub.dependency.DependencyListStore.Direction;
import org.sdohub.kernel.Id;

/** There is one for each direction of a relationship, so it follows from that. */
public record ListRhythmId(UUID value) implements Id {

    public static ListRhythmId of(Direction direction) {
        String name = direction.relationship().text() + " " + direction.side().text();
        return new ListRhythmId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String kind() {
        return "dependency-list-rhythm";
    }
}
