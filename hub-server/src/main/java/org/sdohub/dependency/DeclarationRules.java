package org.sdohub.dependency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependencies.Declaration;
import org.sdohub.dependency.Dependency.Details;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.Relationship;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;

/**
 * What a declaration must keep to. It is asked on what was read before, so that many are checked without reading again.
 *
 * @param known the specifications at the ends, as far as there are such
 */
record DeclarationRules(Bodies.Tree tree, Map<SpecificationId, Specification> known) {

    /** With whoever owns the ends in the catalogue where nobody else is named. */
    Declaration completed(Declaration wanted) {
        Problems problems = new Problems();
        refuseUnknownEnd(problems, wanted.from(), "from");
        refuseUnknownEnd(problems, wanted.to(), "to");
        problems.refuseIfAny();
        BodyId owner = wanted.owner() == null ? ownerOf(wanted.from()) : wanted.owner();
        BodyId counterpart = wanted.counterpart() == null ? ownerOf(wanted.to()) : wanted.counterpart();
        refuseForeignOwner(problems, wanted.from(), owner, "owner");
        refuseForeignOwner(problems, wanted.to(), counterpart, "counterpart");
        problems.addIf(
                owner == null,
                () -> Refusal.invalid(
                        "DEPENDENCY_OWNER_MISSING",
                        "No catalogue says whose this is: name the body that depends.",
                        "owner"));
        problems.refuseIfAny();
        return wanted.ownedBy(Objects.requireNonNull(owner), counterpart);
    }

    /** @param whole {@link #completed} */
    void refuseUnfitting(Declaration whole, @Nullable Relationship relationship) {
        if (relationship == null) {
            return;
        }
        OrganizationId side = side(whole);
        BodyId counterpart = whole.counterpart();
        boolean fits = relationship.organizations().contains(side)
                && (counterpart == null
                        || relationship
                                .arrangement()
                                .other(side)
                                .equals(tree.lineage(counterpart).organization()));
        if (!fits) {
            throw new Refused(Refusal.broken(
                    "DEPENDENCY_NOT_OF_THIS_RELATIONSHIP",
                    "The one that depends and the one it depends on are not the two sides of this relationship.",
                    "relationship"));
        }
        if (!relationship.state().living()) {
            throw new Refused(
                    Refusal.broken("DEPENDENCY_RELATIONSHIP_ENDED", "This relationship has ended.", "relationship"));
        }
    }

    void refuseUnfitting(Dependency now, Details wanted) {
        Problems problems = new Problems();
        refuseForeignOwner(problems, now.from(), wanted.owner(), "owner");
        refuseForeignOwner(problems, now.to(), wanted.counterpart(), "counterpart");
        problems.refuseIfAny();
        problems.addIf(
                !tree.lineage(wanted.owner()).organization().equals(now.side()),
                () -> Refusal.broken(
                        "DEPENDENCY_OWNER_FOREIGN",
                        "The side that depends stays the same: declare a new one.",
                        "owner"));
        problems.refuseIfAny();
    }

    /**
     * The bodies whose officers may declare it. Naming oneself responsible for what the catalogue says is another's gives no
     * right.
     */
    List<Lineage> concerned(Declaration whole, @Nullable Relationship relationship) {
        BodyId depending = Objects.requireNonNullElse(ownerOf(whole.from()), Objects.requireNonNull(whole.owner()));
        BodyId counterpart = whole.to() instanceof End.UncataloguedText ? whole.counterpart() : ownerOf(whole.to());
        List<Lineage> on = new ArrayList<>(List.of(tree.lineage(depending)));
        if (counterpart != null) {
            on.add(tree.lineage(counterpart));
        }
        if (relationship != null) {
            relationship.organizations().forEach(side -> on.add(tree.lineage(side)));
        }
        return on;
    }

    Step<Dependency> declared(DependencyId id, Declaration whole, Instant at, Office capacity) {
        var place = new Dependency.Place(side(whole), whole.relationship(), restrictedTo(whole));
        return Dependency.declared(
                id, whole.from(), whole.to(), whole.details(), place, whole.justification(), at, capacity);
    }

    private OrganizationId side(Declaration whole) {
        return tree.lineage(Objects.requireNonNull(whole.owner())).organization();
    }

    private List<OrganizationId> restrictedTo(Declaration whole) {
        List<Specification> ends = new ArrayList<>();
        for (End end : List.of(whole.from(), whole.to())) {
            Specification specification = specification(end);
            if (specification != null) {
                ends.add(specification);
            }
        }
        return Dependencies.restrictedTo(ends);
    }

    private @Nullable Specification specification(End end) {
        SpecificationId id = End.specification(end);
        return id == null ? null : known.get(id);
    }

    private void refuseUnknownEnd(Problems problems, End end, String field) {
        if (end instanceof End.UncataloguedText) {
            return;
        }
        Specification specification = specification(end);
        boolean there = specification != null
                && (!(end instanceof End.ExactVersion exact)
                        || specification.version(exact.version()).isPresent());
        problems.addIf(
                !there,
                () -> new Refusal.NotFound(
                        "DEPENDENCY_END_UNKNOWN",
                        "There is no such specification or version of it.",
                        List.of(field),
                        "Enter it first, or give it as text until a catalogue knows it."));
    }

    private @Nullable BodyId ownerOf(End end) {
        Specification specification = specification(end);
        if (specification == null) {
            return null;
        }
        return specification.owner() == null ? specification.organization() : specification.owner();
    }

    /** Whoever is named for a catalogued end must be of the organization whose document it is. */
    private void refuseForeignOwner(Problems problems, End end, @Nullable BodyId owner, String field) {
        if (owner == null) {
            return;
        }
        if (!tree.knows(owner)) {
            problems.add(Refusal.notFound("BODY_UNKNOWN", "There is no such organization or group.", field));
            return;
        }
        Specification specification = specification(end);
        problems.addIf(
                specification != null && !tree.lineage(owner).organization().equals(specification.organization()),
                () -> Refusal.broken(
                        "DEPENDENCY_OWNER_FOREIGN",
                        "Only a body of the organization whose document it is can be responsible for it.",
                        field));
    }
}
