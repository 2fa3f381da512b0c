package org.sdohub.adapter.graphql;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.graphql.CostModel.Rule;
import org.sdohub.kernel.Page;

/**
 * Adds up one valid operation. Each fragment is measured once for each place it may stand in, so that fragments that
 * double each other cost nothing to measure. {@code @skip} and {@code @include} are passed over: it is the most it may be.
 */
final class CostOfRequest {

    private static final Set<String> ITEMS = Set.of("nodes", "edges");

    /** More than any limit, and far from overflowing. */
    private static final long MOST = Integer.MAX_VALUE;

    private final GraphQLSchema schema;
    private final CostModel model;
    private final OperationDefinition operation;
    private final Map<String, Object> variables;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<Place, Long> measured = new HashMap<>();

    /** @param page how many items the connection has whose fields these are; 1 elsewhere */
    private record Place(String fragment, int page) {}

    CostOfRequest(
            GraphQLSchema schema,
            CostModel model,
            Document document,
            OperationDefinition operation,
            Map<String, Object> variables) {
        this.schema = schema;
        this.model = model;
        this.operation = operation;
        this.variables = variables;
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
    }

    /** At least 1: asking is not free. */
    long total() {
        GraphQLCompositeType root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> Objects.requireNonNull(schema.getMutationType());
            case SUBSCRIPTION -> Objects.requireNonNull(schema.getSubscriptionType());
        };
        return Math.max(1, of(operation.getSelectionSet(), root, 1));
    }

    private long of(@Nullable SelectionSet selections, GraphQLCompositeType type, int page) {
        long sum = 0;
        if (selections != null) {
            for (Selection<?> selection : selections.getSelections()) {
                sum = Math.min(MOST, sum + of(selection, type, page));
            }
        }
        return sum;
    }

    private long of(Selection<?> selection, GraphQLCompositeType type, int page) {
        return switch (selection) {
            case Field field -> field(field, type, page);
            case InlineFragment fragment -> {
                var condition = fragment.getTypeCondition();
                yield deferred(fragment)
                        + of(
                                fragment.getSelectionSet(),
                                condition == null ? type : composite(condition.getName()),
                                page);
            }
            case FragmentSpread spread -> deferred(spread) + fragment(spread.getName(), page);
            default -> throw new IllegalStateException("unknown selection");
        };
    }

    /** A part that comes later is written and sent by itself. */
    private static int deferred(DirectivesContainer<?> fragment) {
        return fragment.hasDirective("defer") ? 1 : 0;
    }

    private GraphQLCompositeType composite(String name) {
        return (GraphQLCompositeType) Objects.requireNonNull(schema.getType(name));
    }

    private long fragment(String name, int page) {
        Place place = new Place(name, page);
        Long known = measured.get(place);
        if (known != null) {
            return known;
        }
        FragmentDefinition fragment = Objects.requireNonNull(fragments.get(name));
        long cost = of(
                fragment.getSelectionSet(),
                composite(fragment.getTypeCondition().getName()),
                page);
        measured.put(place, cost);
        return cost;
    }

    private long field(Field field, GraphQLCompositeType parent, int page) {
        if (field.getName().startsWith("__")) {
            return field.getName().equals("__typename") ? 0 : CostModel.INTROSPECTION;
        }
        GraphQLFieldDefinition definition = ((GraphQLFieldsContainer) parent).getFieldDefinition(field.getName());
        Rule rule = model.rule(parent.getName(), definition);
        if (!(GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType type)) {
            return rule.weight();
        }
        long items = items(field, definition, rule, parent, page);
        int pageBelow = rule.connection() ? asked(field, definition) : 1;
        return Math.min(MOST, rule.weight() + items * (rule.each() + of(field.getSelectionSet(), type, pageBelow)));
    }

    private int items(
            Field field, GraphQLFieldDefinition definition, Rule rule, GraphQLCompositeType parent, int page) {
        if (parent.getName().endsWith("Connection") && ITEMS.contains(field.getName())) {
            return page;
        }
        boolean sliced = definition.getArgument("first") != null || definition.getArgument("ids") != null;
        return sliced && !rule.connection() ? asked(field, definition) : rule.items();
    }

    /** By first, last or the number of ids, never more than a page may have. */
    private int asked(Field field, GraphQLFieldDefinition definition) {
        for (Argument argument : field.getArguments()) {
            Integer size = switch (argument.getName()) {
                case "first", "last", "ids" -> size(argument.getValue());
                default -> null;
            };
            if (size != null) {
                return Math.clamp(size, 1, Page.Request.MAX_SIZE);
            }
        }
        return Connections.USUAL_SIZE;
    }

    private @Nullable Integer size(@Nullable Value<?> value) {
        return switch (value) {
            case IntValue number -> Math.clamp(number.getValue().longValue(), 1, Page.Request.MAX_SIZE);
            case ArrayValue list -> list.getValues().size();
            case VariableReference variable -> size(variable.getName());
            case null -> null;
            default -> null;
        };
    }

    private @Nullable Integer size(String variable) {
        return switch (variables.get(variable)) {
            case Number number -> Math.clamp(number.longValue(), 1, Page.Request.MAX_SIZE);
            case Collection<?> list -> list.size();
            case null -> variables.containsKey(variable) ? null : byDefault(variable);
            default -> null;
        };
    }

    private @Nullable Integer byDefault(String variable) {
        for (VariableDefinition definition : operation.getVariableDefinitions()) {
            if (definition.getName().equals(variable)) {
                return size(definition.getDefaultValue());
            }
        }
        return null;
    }
}
