package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Problems;
import org.sdohub.specification.Designation;
import org.sdohub.specification.Relation;
import org.sdohub.specification.Specification;
import org.sdohub.specification.Specifications;
import org.sdohub.specification.Specifications.VersionDetails;
import org.sdohub.specification.VersionId;

/** Writing specifications and versions: what is given is decoded first, then laid over what there is. */
@Singleton
final class SpecificationMutations implements Fields {

    static final int LONGEST_TITLE = 500;
    private static final int LONGEST_IDENTIFIER = 160;
    private static final int LONGEST_LABEL = 100;

    private final Specifications specifications;
    private final SpecificationReferences named;
    private final References references;

    SpecificationMutations(Specifications specifications, SpecificationReferences named, References references) {
        this.specifications = specifications;
        this.named = named;
        this.references = references;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.mutation("createSpecification", "specification", this::create);
        wiring.mutation("editSpecification", "specification", this::edit);
        wiring.mutation("addSpecificationVersion", "specification", this::addVersion);
        wiring.mutation("editSpecificationVersion", "specification", this::editVersion);
    }

    private Map<String, Object> create(Input input, Act act) {
        Problems problems = new Problems();
        Designation designation = input.value(problems, "designation", Designation::new);
        String title = input.line(problems, "title", LONGEST_TITLE, "SPECIFICATION_TITLE_MALFORMED");
        Given given = given(problems, input);
        problems.refuseIfAny();
        var details = new Specification.Details(
                Objects.requireNonNull(designation),
                given.series,
                given.number,
                Objects.requireNonNull(title),
                given.owner,
                given.aliases,
                input.choiceOr(Specification.Access.class, "access", Specification.Access.PUBLIC),
                input.optionalText("url"),
                given.relations);
        return Map.of(
                "specification",
                specifications.create(act, references.organization(input.text("organization")), details));
    }

    private Map<String, Object> edit(Input input, Act act) {
        Problems problems = new Problems();
        Designation designation = input.optionalValue(problems, "designation", Designation::new);
        String title = optionalLine(problems, input, "title", LONGEST_TITLE, "SPECIFICATION_TITLE_MALFORMED");
        Given given = given(problems, input);
        problems.refuseIfAny();
        UnaryOperator<Specification.Details> change = now -> new Specification.Details(
                designation == null ? now.designation() : designation,
                input.gave("series") ? given.series : now.series(),
                input.gave("number") ? given.number : now.number(),
                title == null ? now.title() : title,
                input.gave("owner") ? given.owner : now.owner(),
                input.gave("aliases") ? given.aliases : now.aliases(),
                input.choiceOr(Specification.Access.class, "access", now.access()),
                input.gave("url") ? input.optionalText("url") : now.url(),
                input.gave("relations") ? given.relations : now.relations());
        var id = named.specification(input.text("id"));
        return Map.of("specification", specifications.edit(act, id, input.version(), change));
    }

    /** What create and edit have in common. */
    private record Given(
            @Nullable String series,
            @Nullable String number,
            @Nullable GroupId owner,
            List<Designation> aliases,
            List<Relation> relations) {}

    private Given given(Problems problems, Input input) {
        return new Given(
                optionalLine(problems, input, "series", LONGEST_LABEL, "SPECIFICATION_SERIES_MALFORMED"),
                optionalLine(problems, input, "number", LONGEST_LABEL, "SPECIFICATION_SERIES_MALFORMED"),
                references.optionalGroup(input, "owner"),
                input.allValues(problems, "aliases", Designation::new),
                relations(problems, input));
    }

    private List<Relation> relations(Problems problems, Input input) {
        List<Relation> relations = new ArrayList<>();
        for (Input one : input.objects("relations")) {
            var kind = Objects.requireNonNull(one.choice(Relation.Kind.class, "kind"));
            var to = one.value(problems, "to", named::specification);
            if (to != null) {
                relations.add(new Relation(kind, to));
            }
        }
        return relations.stream().distinct().toList();
    }

    static @Nullable String optionalLine(Problems problems, Input input, String name, int longest, String code) {
        return input.optionalText(name) == null ? null : input.line(problems, name, longest, code);
    }

    private Map<String, Object> addVersion(Input input, Act act) {
        Problems problems = new Problems();
        String label = input.line(problems, "label", LONGEST_LABEL, "SPECIFICATION_VERSION_LABEL_MALFORMED");
        String identifier = identifier(problems, input);
        problems.refuseIfAny();
        var version = new VersionDetails(
                Objects.requireNonNull(label),
                identifier,
                Objects.requireNonNull(input.as(LocalDate.class, "date")),
                input.text("maturity"),
                input.as(LocalDate.class, "expires"));
        Specification changed = specifications.addVersion(
                act,
                named.specification(input.text("specification")),
                input.version(),
                version,
                input.optionalId("replaces", VersionId::new),
                input.flag("beside"));
        return Map.of("specification", changed);
    }

    private Map<String, Object> editVersion(Input input, Act act) {
        Problems problems = new Problems();
        String label = optionalLine(problems, input, "label", LONGEST_LABEL, "SPECIFICATION_VERSION_LABEL_MALFORMED");
        String identifier = identifier(problems, input);
        problems.refuseIfAny();
        LocalDate date = input.as(LocalDate.class, "date");
        UnaryOperator<VersionDetails> change = now -> new VersionDetails(
                label == null ? now.label() : label,
                input.gave("identifier") ? identifier : now.identifier(),
                date == null ? now.date() : date,
                input.textOr("maturity", now.maturity()),
                input.gave("expires") ? input.as(LocalDate.class, "expires") : now.expires());
        VersionId successor = input.optionalId("successor", VersionId::new);
        Specification changed = specifications.editVersion(
                act,
                named.version(input.text("id")),
                input.version(),
                change,
                now -> input.gave("successor") ? successor : now);
        return Map.of("specification", changed);
    }

    private static @Nullable String identifier(Problems problems, Input input) {
        return optionalLine(
                problems, input, "identifier", LONGEST_IDENTIFIER, "SPECIFICATION_VERSION_IDENTIFIER_MALFORMED");
    }
}
