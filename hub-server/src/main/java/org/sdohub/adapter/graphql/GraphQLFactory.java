package org.sdohub.adapter.graphql;

import graphql.schema.GraphQLSchema;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes the executable schema, and stops the start where schema and wiring do not fit each other. */
@Factory
final class GraphQLFactory {

    @Singleton
    Wiring wiring(List<Fields> rooms, Mutations mutations) {
        Wiring wiring = new Wiring(mutations);
        rooms.forEach(room -> room.wire(wiring));
        return wiring;
    }

    @Singleton
    GraphQLSchema schema(Wiring wiring) {
        return new SchemaAssembly(SchemaFiles.registry(), wiring).schema();
    }

    @Singleton
    Loaders loaders(Wiring wiring) {
        return wiring.loaders();
    }
}
