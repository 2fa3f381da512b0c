package org.sdohub.adapter.pages;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Refused;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.Relationships;
import org.sdohub.relationship.Slug;

/** A relationship by the key in an address, if its reader may see it. */
@Singleton
final class NamedRelationship {

    private final Relationships relationships;
    private final Clock clock;

    NamedRelationship(Relationships relationships, Clock clock) {
        this.relationships = relationships;
        this.clock = clock;
    }

    Optional<Relationship> find(String key, Actor reader) {
        try {
            return relationships.findByKey(new Slug(key), reader, clock.instant());
        } catch (Refused noKeyAtAll) {
            return Optional.empty();
        }
    }
}
