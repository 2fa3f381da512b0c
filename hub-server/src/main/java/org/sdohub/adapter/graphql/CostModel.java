package org.sdohub.adapter.graphql;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a request may cost, known before anything of it runs: roughly the number of things that it may read. Pages count
 * with the size that is asked for, and multiply where they nest.
 */
@Singleton
final class CostModel {

    /** Under {@code __schema} and {@code __type} nothing is read from a store; what they write is large. */
    static final int INTROSPECTION = 50;

    private static final int MUTATION = 10;
    private static final int USUAL_LIST = 3;

    private final GraphQLSchema schema;
    private final Map<GraphQLFieldDefinition, Rule> rules = new ConcurrentHashMap<>();

    /**
     * What the schema says of a field.
     *
     * @param weight of asking for it at all
     * @param each of each thing in it: 1, or 0 for what only holds others together
     * @param items how many there may be; 1 where it is no list
     * @param connection whether its {@code nodes} and {@code edges} are as many as its arguments say
     */
    record Rule(int weight, int each, int items, boolean connection) {}

    CostModel(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** @param variables as sent; those of a wrong type are refused later, and count as not given */
    long of(Document document, OperationDefinition operation, Map<String, Object> variables) {
        return new CostOfRequest(schema, this, document, operation, variables).total();
    }

    Rule rule(String parent, GraphQLFieldDefinition field) {
        return rules.computeIfAbsent(field, any -> make(parent, field));
    }

    private Rule make(String parent, GraphQLFieldDefinition field) {
        var unwrapped = GraphQLTypeUtil.unwrapAll(field.getType());
        String type = ((GraphQLNamedType) unwrapped).getName();
        boolean list = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType()));
        Integer assumed = argument(field, "listSize", "assumedSize");
        Integer weight = argument(field, "cost", "weight");
        boolean mutation = parent.equals(name(schema.getMutationType()));
        boolean inner = type.endsWith("Edge") || type.equals("PageInfo");
        return new Rule(
                weight == null ? (mutation ? MUTATION : 0) : weight,
                inner ? 0 : 1,
                assumed != null ? assumed : list ? USUAL_LIST : 1,
                type.endsWith("Connection"));
    }

    private static @Nullable String name(@Nullable GraphQLNamedType type) {
        return type == null ? null : type.getName();
    }

    private static @Nullable Integer argument(GraphQLFieldDefinition field, String directive, String name) {
        var applied = field.getAppliedDirective(directive);
        var given = applied == null ? null : applied.getArgument(name);
        return given == null ? null : number(given.getValue());
    }

    /** A weight is a string in the specification of the directive. */
    private static @Nullable Integer number(@Nullable Object value) {
        return value == null ? null : Integer.valueOf(value.toString());
    }
}
