package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Refused;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.RelationshipStore;
import org.sdohub.relationship.Relationships;
import org.sdohub.relationship.Slug;
import org.sdohub.relationship.WorkArea;
import org.sdohub.relationship.WorkAreaId;
import org.sdohub.relationship.WorkAreaStore;

/** Wherever a relationship or work area is asked for, its id will do as well as its key. What is neither names none. */
@Singleton
final class RelationshipReferences {

    private static final UUID NONE = new UUID(0, 0);

    private final RelationshipStore relationships;
    private final Relationships readable;
    private final WorkAreaStore workAreas;

    RelationshipReferences(RelationshipStore relationships, Relationships readable, WorkAreaStore workAreas) {
        this.relationships = relationships;
        this.readable = readable;
        this.workAreas = workAreas;
    }

    /** Says nothing about whether the caller may see it: the room asks that. */
    RelationshipId relationship(String reference) {
        return GlobalId.parse(reference, "relationship", RelationshipId::new)
                .or(() -> slug(reference).flatMap(relationships::findByKey).map(Relationship::id))
                .orElse(new RelationshipId(NONE));
    }

    @Nullable
    RelationshipId optionalRelationship(Input input, String name) {
        String reference = input.optionalText(name);
        return reference == null ? null : relationship(reference);
    }

    /**
     * For a filter: one that the caller may not see is one that nobody has, or what belongs to it would tell that it is
     * there.
     */
    @Nullable
    RelationshipId wanted(Input filter, Ask ask) {
        RelationshipId named = optionalRelationship(filter, "relationship");
        boolean hidden = named != null
                && readable.visible(List.of(named), ask.actor(), ask.now()).isEmpty();
        return hidden ? new RelationshipId(NONE) : named;
    }

    WorkAreaId workArea(String reference) {
        return GlobalId.parse(reference, "work-area", WorkAreaId::new)
                .or(() -> workAreas.findByKey(reference).map(WorkArea::id))
                .orElse(new WorkAreaId(NONE));
    }

    /** Empty for what cannot be a key. */
    static Optional<Slug> slug(String text) {
        try {
            return Optional.of(new Slug(text));
        } catch (Refused malformed) {
            return Optional.empty();
        }
    }
}
