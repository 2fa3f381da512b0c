package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.Map;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Group;
import org.sdohub.organization.GroupEndings;

/** How groups end, and who has what they had. */
@Singleton
final class GroupEndingFields implements Fields {

    private final GroupEndings endings;
    private final References references;
    private final Bodies bodies;

    GroupEndingFields(GroupEndings endings, References references, Bodies bodies) {
        this.endings = endings;
        this.references = references;
        this.bodies = bodies;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.extend("Group", Group.class).field("viewerCanConclude", this::mayConclude);
        wiring.mutation(
                "concludeGroup",
                "group",
                (input, act) -> Map.of(
                        "group",
                        endings.conclude(
                                act, references.group(input.text("id")), input.version(), input.text("reason"))));
        wiring.mutation(
                "mergeGroup",
                "group",
                (input, act) -> Map.of(
                        "group",
                        endings.merge(
                                act,
                                references.group(input.text("id")),
                                input.version(),
                                references.group(input.text("into")),
                                input.text("reason"))));
    }

    private boolean mayConclude(Group group, Ask ask) {
        return group.state() != Group.State.CONCLUDED
                && GroupEndings.concluding(ask.actor(), ask.now(), bodies.tree().lineage(group.id()))
                        .isPresent();
    }
}
