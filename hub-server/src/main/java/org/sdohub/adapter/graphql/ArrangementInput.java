package org.sdohub.adapter.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.organization.Profile.Visibility;
import org.sdohub.relationship.Agreement;
import org.sdohub.relationship.Arrangement;
import org.sdohub.relationship.Relationships;
import org.sdohub.relationship.Side;
import org.sdohub.relationship.Terms;
import org.sdohub.relationship.Upkeep;

/** What two sides arrange, as the input of creating or editing a relationship; a field not given stays as it is. */
record ArrangementInput(Input input, References references) implements Relationships.Edit {

    Arrangement arrangement() {
        Side first = side(input.object("first"));
        Side second = side(input.object("second"));
        return arrangement(new Arrangement(Arrangement.Kind.FORMAL, first, second, "", "", "", Terms.NONE));
    }

    @Override
    public Arrangement arrangement(Arrangement now) {
        return new Arrangement(
                input.choiceOr(Arrangement.Kind.class, "kind", now.kind()),
                given("first") ? side(input.object("first")) : now.first(),
                given("second") ? side(input.object("second")) : now.second(),
                text(input, "purpose", now.purpose()),
                text(input, "scope", now.scope()),
                text(input, "principles", now.principles()),
                given("terms") ? terms(input.object("terms")) : now.terms());
    }

    @Override
    public Upkeep upkeep(Upkeep now) {
        return new Upkeep(
                given("agreements") ? agreements() : now.agreements(),
                text(input, "reporting", now.reporting()),
                input.gave("lastReviewed") ? input.as(LocalDate.class, "lastReviewed") : now.lastReviewed());
    }

    private boolean given(String name) {
        return input.values().get(name) != null;
    }

    /** Null takes a text away. */
    private static String text(Input input, String name, String otherwise) {
        return input.gave(name) ? input.textOr(name, "").strip() : otherwise;
    }

    private Side side(Input side) {
        List<GroupId> groups =
                side.texts("groups").stream().map(references::group).toList();
        return new Side(
                references.organization(side.text("organization")),
                groups,
                references.optionalGroup(side, "decidingBody"),
                text(side, "decision", ""),
                text(side, "access", ""));
    }

    private Terms terms(Input terms) {
        return new Terms(
                terms.flag("coDevelopment"),
                terms.objects("citations").stream().map(this::citation).toList(),
                text(terms, "redistribution", ""),
                terms.as(Integer.class, "listRhythmDays"),
                terms.choiceOr(Visibility.class, "visibility", Visibility.PUBLIC),
                terms.choiceOr(Visibility.class, "listVisibility", Visibility.PUBLIC),
                terms.choiceOr(Visibility.class, "redistributedTo", Visibility.PUBLIC));
    }

    private Terms.CitationRule citation(Input rule) {
        return new Terms.CitationRule(
                references.organization(rule.text("citing")),
                rule.text("series").strip(),
                rule.texts("maturities"));
    }

    private List<Agreement> agreements() {
        return input.objects("agreements").stream()
                .map(ArrangementInput::agreement)
                .toList();
    }

    private static Agreement agreement(Input agreement) {
        @Nullable String replaces = agreement.optionalText("replaces");
        return new Agreement(
                agreement.text("title").strip(),
                Objects.requireNonNull(agreement.choice(Agreement.Kind.class, "kind")),
                text(agreement, "reference", ""),
                agreement.flag("signed"),
                agreement.as(LocalDate.class, "date"),
                replaces);
    }
}
