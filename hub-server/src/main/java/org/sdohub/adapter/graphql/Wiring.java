package org.sdohub.adapter.graphql;

import graphql.schema.DataFetcher;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.sdohub.kernel.Id;

/** Collects from every room where the schema's values come from; {@link SchemaCheck} then finds what is missing. */
final class Wiring {

    @FunctionalInterface
    interface Field<T> {
        @Nullable
        Object of(T source, Ask ask);
    }

    /** Without login nobody's idempotency key is kept, so nothing is ever answered from before. */
    private static final String NOTHING_KEPT = "";

    private final Mutations mutations;
    private final Loaders loaders = new Loaders();
    private final Map<String, Class<?>> sources = new LinkedHashMap<>();
    private final Map<String, Map<String, DataFetcher<?>>> fetchers = new HashMap<>();

    Wiring(Mutations mutations) {
        this.mutations = mutations;
    }

    /** A GraphQL type whose values are of this class; fields that it has as methods need no further word. */
    <T> Type<T> type(String name, Class<T> source) {
        if (sources.put(name, source) != null) {
            throw new IllegalStateException("the type " + name + " is wired twice");
        }
        return new Type<>(name, source);
    }

    /** Adds fields to a type that a lower room has wired, as the schema does with {@code extend type}. */
    <T> Type<T> extend(String name, Class<T> source) {
        return new Type<>(name, source);
    }

    /** A type that {@code node} finds; the batch leaves out what the actor may not see. */
    <I extends Id, T> Type<T> node(
            String name, Class<T> source, Function<UUID, I> id, Loaders.Batch<I, ? extends T> batch) {
        loaders.addNode(id, (keys, actor, now) -> new HashMap<I, Object>(batch.load(keys, actor, now)));
        return type(name, source);
    }

    <K, V> void batch(String name, Loaders.Batch<K, V> batch) {
        loaders.add(name, batch);
    }

    void query(String field, Function<Ask, @Nullable Object> answer) {
        put("Query", field, environment -> answer.apply(new Ask(environment)));
    }

    void mutation(String name, String payloadField, Mutation mutation) {
        put("Mutation", name, mutations.fetcher(name, payloadField, false, ask -> mutation));
    }

    /** One that looks at how it is asked for, such as from where. */
    void mutationAsked(String name, String payloadField, Function<Ask, Mutation> mutation) {
        put("Mutation", name, mutations.fetcher(name, payloadField, false, mutation));
    }

    /** One that needs no login. */
    void openMutation(String name, Function<Ask, Mutation> mutation) {
        put("Mutation", name, mutations.fetcher(name, NOTHING_KEPT, true, mutation));
    }

    void subscription(String name, Function<Ask, Publisher<Happening>> source) {
        put("Subscription", name, environment -> source.apply(new Ask(environment)));
    }

    private void put(String type, String field, DataFetcher<?> fetcher) {
        Map<String, DataFetcher<?>> fields = fetchers.computeIfAbsent(type, any -> new LinkedHashMap<>());
        if (fields.put(field, fetcher) != null) {
            throw new IllegalStateException(type + "." + field + " is wired twice");
        }
    }

    Loaders loaders() {
        return loaders;
    }

    Map<String, Class<?>> sources() {
        return sources;
    }

    Map<String, Map<String, DataFetcher<?>>> fetchers() {
        return fetchers;
    }

    final class Type<T> {

        private final String name;
        private final Class<T> source;

        Type(String name, Class<T> source) {
            this.name = name;
            this.source = source;
        }

        /** An id, or several, may be given where the schema has a thing: it is then loaded in a batch. */
        Type<T> field(String field, Field<T> value) {
            put(name, field, environment -> {
                Ask ask = new Ask(environment);
                return Values.shown(value.of(Objects.requireNonNull(source.cast(environment.getSource())), ask), ask);
            });
            return this;
        }
    }
}
