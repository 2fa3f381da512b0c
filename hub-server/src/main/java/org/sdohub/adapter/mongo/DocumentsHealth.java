package org.sdohub.adapter.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import io.micronaut.context.BeanProvider;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.bson.Document;
import org.sdohub.adapter.mongo.embedded.EmbeddedEngine;
import org.sdohub.kernel.Durability;

/** Not ready while writes cannot be durable: the disk failed, or no MongoDB answers. The hub stays alive then. */
@Singleton
@Readiness
final class DocumentsHealth extends AbstractHealthIndicator<String> implements Durability {

    private final MongoClient client;
    private final MongoConfiguration configuration;
    private final BeanProvider<EmbeddedEngine> engine;

    DocumentsHealth(MongoClient client, MongoConfiguration configuration, BeanProvider<EmbeddedEngine> engine) {
        this.client = client;
        this.configuration = configuration;
        this.engine = engine;
    }

    @Override
    protected String getName() {
        return "documents";
    }

    @Override
    protected String getHealthInformation() {
        boolean durable = holds();
        healthStatus = durable ? HealthStatus.UP : HealthStatus.DOWN;
        return durable ? "durable" : "writes cannot be durable";
    }

    @Override
    public boolean holds() {
        return engine.find(null).map(EmbeddedEngine::healthy).orElseGet(this::answers);
    }

    private boolean answers() {
        try {
            client.getDatabase(configuration.database()).runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException silent) {
            return false;
        }
    }
}
