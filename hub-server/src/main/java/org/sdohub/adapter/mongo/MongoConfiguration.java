package org.sdohub.adapter.mongo;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the documents are.
 *
 * @param uri a MongoDB replica set's connection string; null for the embedded engine
 * @param database its name there
 * @param timeout of one operation with all its retries; what takes longer has an unknown outcome
 */
@ConfigurationProperties("hub.mongodb")
record MongoConfiguration(
        @Nullable String uri,
        @Bindable(defaultValue = "liaison-hub") String database,
        @Bindable(defaultValue = "10s") Duration timeout) {}
