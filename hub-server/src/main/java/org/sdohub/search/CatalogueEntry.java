package org.sdohub.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.End;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.Id;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.Relationship;
import org.sdohub.search.Entry.Part;
import org.sdohub.search.Entry.Writing;
import org.sdohub.specification.Designation;
import org.sdohub.specification.EnablerRelease;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationVersion;

/** What documents, releases of them, and the needs between them are found by. */
final class CatalogueEntry {

    private CatalogueEntry() {}

    /** Designations and title are always public; who is no member finds a members' document by nothing else. */
    static List<Entry> of(Specification one, Bodies.Tree tree) {
        boolean closed = one.access() == Specification.Access.MEMBER;
        var members = Readership.membersOfAll(closed ? List.of(one.organization()) : List.<OrganizationId>of());
        Entry whole =
                versions(title(one, one.owner(), tree), one).readBy(members).written();
        return closed ? List.of(title(one, null, tree).hiddenFrom(members).written(), whole) : List.of(whole);
    }

    private static Writing title(Specification one, @Nullable GroupId owner, Bodies.Tree tree) {
        Writing writing = new Writing(Kind.SPECIFICATION, one.id())
                .says(Part.NAME, one.designation().value())
                .says(Part.TITLE, one.title())
                .has(Trait.SUBJECT, one.id());
        one.aliases().stream().map(Designation::value).forEach(alias -> writing.says(Part.NAME, alias));
        owned(writing, one.organization(), owner, tree);
        return writing;
    }

    private static void owned(Writing writing, OrganizationId organization, @Nullable GroupId owner, Bodies.Tree tree) {
        BodyId body = owner == null ? organization : owner;
        StatementEntry.names(writing, body, tree);
    }

    private static Writing versions(Writing writing, Specification one) {
        for (SpecificationVersion version : one.versions()) {
            writing.says(Part.NAME, version.identifier());
        }
        SpecificationVersion latest = one.latest();
        return latest == null
                ? writing
                : writing.has(Trait.STATE, latest.maturity()).on(latest.date());
    }

    static Entry of(EnablerRelease one, Bodies.Tree tree) {
        Writing writing = new Writing(Kind.RELEASE, one.id())
                .says(Part.NAME, one.label())
                .says(Part.TITLE, one.title())
                .says(Part.TEXT, one.minimumFunctionality())
                .has(Trait.STATE, one.maturity())
                .on(one.date());
        one.baseline().forEach(entry -> writing.has(Trait.SUBJECT, entry.specification()));
        one.conformance().forEach(item -> writing.says(Part.TEXT, item.item() + " " + item.feature()));
        owned(writing, one.organization(), one.owner(), tree);
        return writing.written();
    }

    /** @param others see {@link #around} */
    static Entry of(Dependency one, Map<Id, Entity> others, Bodies.Tree tree) {
        Writing writing = new Writing(Kind.DEPENDENCY, one.id())
                .says(Part.TITLE, label(one.from(), others) + " needs " + label(one.to(), others))
                .says(Part.TEXT, one.reason())
                .has(Trait.STATE, one.state())
                .has(Trait.RELATIONSHIP, one.relationship())
                .at(one.declaredAt())
                .readBy(Readership.of(one, in(one, others)));
        ends(one).forEach(id -> writing.has(Trait.SUBJECT, id).restsOn(id));
        if (one.relationship() != null) {
            writing.restsOn(one.relationship());
        }
        StatementEntry.names(writing, one.owner(), tree);
        if (one.counterpart() != null) {
            StatementEntry.names(writing, one.counterpart(), tree);
        }
        return writing.written();
    }

    private static @Nullable Relationship in(Dependency one, Map<Id, Entity> others) {
        return one.relationship() == null ? null : (Relationship) others.get(one.relationship());
    }

    /** What has to be known to speak of it. */
    static List<Id> around(Dependency one) {
        List<Id> around = ends(one);
        if (one.relationship() != null) {
            around.add(one.relationship());
        }
        return around;
    }

    private static List<Id> ends(Dependency one) {
        List<Id> ends = new ArrayList<>();
        for (End end : List.of(one.from(), one.to())) {
            SpecificationId id = End.specification(end);
            if (id != null) {
                ends.add(id);
            }
        }
        return ends;
    }

    private static String label(End end, Map<Id, Entity> others) {
        SpecificationId id = End.specification(end);
        if (id == null) {
            return end instanceof End.UncataloguedText text ? text.text() : "";
        }
        return others.get(id) instanceof Specification known
                ? known.designation().value() + " " + known.title()
                : "";
    }
}
