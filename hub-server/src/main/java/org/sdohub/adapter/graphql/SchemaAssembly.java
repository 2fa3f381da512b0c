package org.sdohub.adapter.graphql;

import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeRuntimeWiring;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts schema and wiring together and refuses to if a field has no answer, an answer has no field, or a field that can
 * be null is promised never to be. graphql-java alone would start silently.
 */
record SchemaAssembly(TypeDefinitionRegistry registry, Wiring wiring) {

    private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

    GraphQLSchema schema() {
        List<String> wrong = new ArrayList<>();
        RuntimeWiring.Builder runtime = RuntimeWiring.newRuntimeWiring();
        HubScalars.ALL.forEach(runtime::scalar);
        for (ObjectTypeDefinition type : registry.getTypes(ObjectTypeDefinition.class)) {
            runtime.type(object(type, wrong));
        }
        TypeResolver resolver = resolver();
        registry.getTypes(InterfaceTypeDefinition.class)
                .forEach(type -> runtime.type(type.getName(), builder -> builder.typeResolver(resolver)));
        registry.getTypes(UnionTypeDefinition.class)
                .forEach(type -> runtime.type(type.getName(), builder -> builder.typeResolver(resolver)));
        strangers(wrong);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(
                    "the schema and its wiring do not fit:\n  " + String.join("\n  ", new TreeSet<>(wrong)));
        }
        return new SchemaGenerator().makeExecutableSchema(registry, runtime.build());
    }

    private TypeRuntimeWiring object(ObjectTypeDefinition type, List<String> wrong) {
        TypeRuntimeWiring.Builder builder = TypeRuntimeWiring.newTypeWiring(type.getName());
        for (FieldDefinition field : fields(type)) {
            DataFetcher<?> fetcher = fetcher(type.getName(), field, wrong);
            if (fetcher != null) {
                builder.dataFetcher(field.getName(), fetcher);
            }
        }
        return builder.build();
    }

    private List<FieldDefinition> fields(ObjectTypeDefinition type) {
        List<FieldDefinition> fields = new ArrayList<>(type.getFieldDefinitions());
        registry.objectTypeExtensions()
                .getOrDefault(type.getName(), List.of())
                .forEach(extension -> fields.addAll(extension.getFieldDefinitions()));
        return fields;
    }

    private @Nullable DataFetcher<?> fetcher(String type, FieldDefinition field, List<String> wrong) {
        DataFetcher<?> explicit = wiring.fetchers().getOrDefault(type, Map.of()).get(field.getName());
        if (explicit != null) {
            return explicit;
        }
        if (type.endsWith("Payload") && !wiring.sources().containsKey(type)) {
            return environment -> Objects.requireNonNull(environment.<Map<String, Object>>getSource())
                    .get(field.getName());
        }
        Optional<Method> accessor = source(type).flatMap(source -> method(source, field.getName()));
        if (accessor.isEmpty()) {
            wrong.add(type + "." + field.getName() + " has no answer");
            return null;
        }
        if (field.getType() instanceof NonNullType && mayBeNull(accessor.get())) {
            wrong.add(type + "." + field.getName() + " is non-null, but its answer may be null");
        }
        return Values.accessor(accessor.get());
    }

    private Optional<Class<?>> source(String type) {
        if (wiring.sources().containsKey(type)) {
            return Optional.ofNullable(wiring.sources().get(type));
        }
        if (type.endsWith("Connection")) {
            return Optional.of(Connection.class);
        }
        if (type.endsWith("Edge")) {
            return Optional.of(Connection.Edge.class);
        }
        return Optional.empty();
    }

    private static Optional<Method> method(Class<?> source, String name) {
        try {
            Method method = source.getMethod(name);
            method.setAccessible(true);
            return Optional.of(method);
        } catch (NoSuchMethodException notThere) {
            return declared(source, name);
        }
    }

    private static Optional<Method> declared(Class<?> source, String name) {
        try {
            Method method = source.getDeclaredMethod(name);
            method.setAccessible(true);
            return Optional.of(method);
        } catch (NoSuchMethodException notThere) {
            return Optional.empty();
        }
    }

    private static boolean mayBeNull(Method method) {
        return method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
    }

    /** Wired names that the schema does not have. */
    private void strangers(List<String> wrong) {
        for (String type : wiring.sources().keySet()) {
            if (registry.getTypeOrNull(type) == null) {
                wrong.add(type + " is wired, but the schema has no such type");
            }
        }
        wiring.fetchers().forEach((type, fields) -> {
            Set<String> known = new HashSet<>();
            if (registry.getTypeOrNull(type) instanceof ObjectTypeDefinition definition) {
                fields(definition).forEach(field -> known.add(field.getName()));
            }
            fields.keySet().stream()
                    .filter(field -> !known.contains(field))
                    .forEach(field -> wrong.add(type + "." + field + " is wired, but the schema has no such field"));
        });
    }

    /** A value's GraphQL type is the one that was wired for its class, or for an interface that it implements. */
    private TypeResolver resolver() {
        return environment -> {
            Object value = Objects.requireNonNull(environment.getObject());
            return wiring.sources().entrySet().stream()
                    .filter(entry -> entry.getValue().isInstance(value))
                    .filter(entry -> !ROOTS.contains(entry.getKey()))
                    .map(entry -> environment.getSchema().getObjectType(entry.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "no GraphQL type is wired for " + value.getClass().getSimpleName()));
        };
    }
}
