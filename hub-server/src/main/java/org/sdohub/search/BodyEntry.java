package org.sdohub.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Group;
import org.sdohub.organization.Organization;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.Side;
import org.sdohub.relationship.WorkArea;
import org.sdohub.search.Entry.Part;
import org.sdohub.search.Entry.Writing;

/** What bodies, relationships between them, and their common work areas are found by. */
final class BodyEntry {

    private BodyEntry() {}

    static Entry of(Organization one) {
        return new Writing(Kind.ORGANIZATION, one.id())
                .says(Part.NAME, one.acronym().value())
                .says(Part.TITLE, one.name())
                .says(Part.TEXT, one.website())
                .has(Trait.BODY, one.id())
                .has(Trait.STATE, one.state())
                .written();
    }

    static Entry of(Group one, Bodies.Tree tree) {
        Writing writing = new Writing(Kind.GROUP, one.id())
                .says(Part.NAME, one.acronym().value())
                .says(Part.TITLE, one.name())
                .has(Trait.BODY, one.id())
                .has(Trait.SUBJECT, one.id())
                .has(Trait.STATE, one.state())
                .restsOn(one.organization());
        tree.organization(one.organization())
                .ifPresent(of -> writing.around(of.acronym().value()).around(of.name()));
        one.earlierAcronyms().forEach(earlier -> writing.says(Part.NAME, earlier.value()));
        return writing.written();
    }

    static Entry of(Relationship one, Bodies.Tree tree) {
        Writing writing = new Writing(Kind.RELATIONSHIP, one.id())
                .says(Part.NAME, one.key().value())
                .says(Part.TITLE, title(one, tree))
                .says(Part.TEXT, one.arrangement().purpose())
                .says(Part.TEXT, one.arrangement().principles())
                .has(Trait.RELATIONSHIP, one.id())
                .has(Trait.STATE, one.state())
                .on(one.milestones().getFirst().on())
                .readBy(Readership.of(one));
        for (Side side : one.arrangement().sides()) {
            StatementEntry.names(writing, side.organization(), tree);
            side.groups().forEach(group -> StatementEntry.names(writing, group, tree));
        }
        return writing.written();
    }

    private static String title(Relationship one, Bodies.Tree tree) {
        List<String> sides = one.organizations().stream().map(tree::label).toList();
        String scope = one.arrangement().scope();
        return String.join(" and ", sides) + (scope.isBlank() ? "" : ": " + scope);
    }

    /** @param of null where it is not there any more; then nobody finds the area either */
    static Entry of(WorkArea one, @Nullable Relationship of, Bodies.Tree tree) {
        WorkArea.Content content = one.shown();
        Writing writing = new Writing(Kind.WORK_AREA, one.id())
                .says(Part.NAME, one.key())
                .says(Part.TITLE, content.title())
                .says(Part.TEXT, content.description())
                .has(Trait.RELATIONSHIP, one.relationship())
                .has(Trait.STATE, one.agreed() == null ? "PROPOSED" : "AGREED")
                .has(Trait.SUBJECT, one.id())
                .readBy(of == null ? List.of() : Readership.of(of))
                .restsOn(one.relationship());
        content.items().forEach(item -> writing.says(Part.TEXT, item.title()));
        for (WorkArea.Part part : content.parts()) {
            StatementEntry.names(writing, part.side(), tree);
            part.groups().forEach(group -> StatementEntry.names(writing, group, tree));
        }
        return writing.written();
    }
}
