package org.sdohub.adapter.graphql;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a valid document may do with {@code @defer}. graphql-java 26 has these rules, but no way to switch them on. */
final class DeferRules {

    private DeferRules() {}

    /** What is wrong, in words; empty where nothing is. */
    static Optional<String> broken(Document document) {
        if (document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> operation.getOperation() == OperationDefinition.Operation.MUTATION)
                .anyMatch(operation -> defers(operation.getSelectionSet(), document))) {
            return Optional.of("Mutations run one after the other, so @defer may not stand around one; only within.");
        }
        Set<Object> labels = new HashSet<>();
        return DocumentShape.directives(document).stream()
                .filter(directive -> directive.getName().equals("defer"))
                .map(directive -> directive.getArgument("label"))
                .filter(Objects::nonNull)
                .filter(label -> !(label.getValue() instanceof StringValue text && labels.add(text.getValue())))
                .map(label -> "The label of each @defer must be a string of its own, not a variable.")
                .findFirst();
    }

    /** Among the selections themselves, in fragments too. */
    private static boolean defers(SelectionSet selections, Document document) {
        return selections.getSelections().stream().anyMatch(selection -> defers(selection, document));
    }

    private static boolean defers(Selection<?> selection, Document document) {
        return switch (selection) {
            case Field field -> false;
            case InlineFragment fragment ->
                fragment.hasDirective("defer") || defers(fragment.getSelectionSet(), document);
            case FragmentSpread spread -> spread.hasDirective("defer") || defers(named(spread, document), document);
            default -> throw new IllegalStateException("unknown selection");
        };
    }

    private static SelectionSet named(FragmentSpread spread, Document document) {
        return document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .filter(fragment -> fragment.getName().equals(spread.getName()))
                .findFirst()
                .orElseThrow()
                .getSelectionSet();
    }
}
