package org.sdohub.adapter.graphql;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How large a valid document is, as if every fragment were written out where it is spread. Counted once per document;
 * each fragment is measured once, so that fragments that double each other cost nothing.
 *
 * @param depth nested fields, without introspection; {@code { a { b } }} has 2
 * @param introspectionDepth nested fields below and with {@code __schema} and {@code __type}
 * @param aliases with fragments written out; at most {@link Integer#MAX_VALUE}
 * @param directives as written
 * @param rootFields of the largest operation
 * @param defers whether {@code @defer} is anywhere in it
 */
record DocumentShape(
        int tokens, int depth, int introspectionDepth, int aliases, int directives, int rootFields, boolean defers) {

    static final String INTROSPECTION_DEPTH = "introspection-depth";

    private record Size(int depth, int introspectionDepth, long aliases, long fields) {
        static final Size NONE = new Size(0, 0, 0, 0);

        Size beside(Size other) {
            return new Size(
                    Math.max(depth, other.depth),
                    Math.max(introspectionDepth, other.introspectionDepth),
                    Math.min(Integer.MAX_VALUE, aliases + other.aliases),
                    Math.min(Integer.MAX_VALUE, fields + other.fields));
        }
    }

    /**
     * The variables that are still read when an event of a subscription is executed: all but those that only say what is
     * followed, and from where on.
     */
    static Set<String> readByEvents(Document document, OperationDefinition subscription) {
        Set<String> read = new HashSet<>();
        collect(subscription.getDirectives(), read);
        for (Selection<?> selection : subscription.getSelectionSet().getSelections()) {
            List<Node> within = selection instanceof Field root
                    ? root.getChildren().stream()
                            .filter(child -> !(child instanceof Argument))
                            .toList()
                    : List.of(selection);
            collect(within, read);
        }
        collect(document.getDefinitionsOfType(FragmentDefinition.class), read);
        return read;
    }

    private static void collect(List<? extends Node> nodes, Set<String> variables) {
        for (Node<?> node : nodes) {
            if (node instanceof VariableReference variable) {
                variables.add(variable.getName());
            }
            collect(node.getChildren(), variables);
        }
    }

    static DocumentShape of(Document document, int tokens) {
        Measure measure = new Measure(document);
        Size largest = Size.NONE;
        long aliases = 0;
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            Size size = measure.of(operation.getSelectionSet());
            aliases = Math.max(aliases, size.aliases);
            largest = new Size(
                    Math.max(largest.depth, size.depth),
                    Math.max(largest.introspectionDepth, size.introspectionDepth),
                    aliases,
                    Math.max(largest.fields, size.fields));
        }
        List<Directive> directives = directives(document);
        return new DocumentShape(
                tokens,
                largest.depth,
                largest.introspectionDepth,
                (int) aliases,
                directives.size(),
                (int) largest.fields,
                directives.stream().anyMatch(directive -> directive.getName().equals("defer")));
    }

    /** And for nothing else, in one piece. */
    boolean asksForSchema() {
        return depth == 0 && !defers;
    }

    /** @param limit by its name in the configuration, such as {@code depth} */
    record Excess(String limit, String words) {}

    /** The first limit that it exceeds; empty where it may be executed. */
    Optional<Excess> exceeds(
            GraphQLConfiguration.Limits limits,
            int maxIntrospectionDepth,
            OperationDefinition.@Nullable Operation kind) {
        boolean mutation = kind == OperationDefinition.Operation.MUTATION;
        List<Optional<Excess>> found = List.of(
                over("tokens", "tokens", tokens, limits.tokens()),
                over("depth", "nested fields", depth, limits.depth()),
                over(INTROSPECTION_DEPTH, "nested fields of introspection", introspectionDepth, maxIntrospectionDepth),
                over("aliases", "aliases", aliases, limits.aliases()),
                over("directives", "directives", directives, limits.directives()),
                over("mutations", "mutations", mutation ? rootFields : 0, limits.mutations()),
                over("root-fields", "root fields", rootFields, limits.rootFields()));
        return found.stream().flatMap(Optional::stream).findFirst();
    }

    private static Optional<Excess> over(String limit, String what, int is, int allowed) {
        String words = "The document has " + is + " " + what + "; at most " + allowed + " are allowed here.";
        return is > allowed ? Optional.of(new Excess(limit, words)) : Optional.empty();
    }

    static List<Directive> directives(Document document) {
        List<Directive> found = new ArrayList<>();
        Deque<Node<?>> left = new ArrayDeque<>(List.of(document));
        while (!left.isEmpty()) {
            Node<?> node = left.pop();
            if (node instanceof DirectivesContainer<?> container) {
                found.addAll(container.getDirectives());
            }
            node.getChildren().forEach(left::push);
        }
        return found;
    }

    /** Recursion is bounded by the parser's rule depth, and valid fragments have no cycle. */
    private static final class Measure {
        private final Map<String, FragmentDefinition> fragments = new HashMap<>();
        private final Map<String, Size> measured = new HashMap<>();

        Measure(Document document) {
            document.getDefinitionsOfType(FragmentDefinition.class)
                    .forEach(fragment -> fragments.put(fragment.getName(), fragment));
        }

        Size of(@Nullable SelectionSet selections) {
            if (selections == null) {
                return Size.NONE;
            }
            Size sum = Size.NONE;
            for (Selection<?> selection : selections.getSelections()) {
                sum = sum.beside(of(selection));
            }
            return sum;
        }

        private Size of(Selection<?> selection) {
            return switch (selection) {
                case Field field -> field(field);
                case InlineFragment fragment -> of(fragment.getSelectionSet());
                case FragmentSpread spread -> fragment(spread.getName());
                default -> throw new IllegalStateException("unknown selection");
            };
        }

        private Size field(Field field) {
            Size below = of(field.getSelectionSet());
            long aliases = below.aliases + (field.getAlias() == null ? 0 : 1);
            return switch (field.getName()) {
                case "__typename" -> new Size(0, 0, aliases, 1);
                case "__schema", "__type" -> new Size(0, 1 + below.depth, aliases, 1);
                default -> new Size(1 + below.depth, below.introspectionDepth, aliases, 1);
            };
        }

        private Size fragment(String name) {
            Size known = measured.get(name);
            if (known != null) {
                return known;
            }
            FragmentDefinition fragment = fragments.get(name);
            Size size = fragment == null ? Size.NONE : of(fragment.getSelectionSet());
            measured.put(name, size);
            return size;
        }
    }
}
