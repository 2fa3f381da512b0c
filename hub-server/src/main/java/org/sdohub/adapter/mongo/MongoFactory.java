package org.sdohub.adapter.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.mongo.embedded.EmbeddedEngine;
import org.sdohub.attachment.ContentStore;

/** One driver with the same promises asked of it, whatever answers: a replica set or the engine in this process. */
@Factory
final class MongoFactory {

    private static final String URI = "hub.mongodb.uri";
    private static final String FILE = "docs.sqlite";

    /** @param folder null to keep everything in memory */
    @Singleton
    @Bean(preDestroy = "close")
    @Requires(missingProperty = URI)
    EmbeddedEngine engine(@Property(name = "hub.data") @Nullable Path folder) {
        return folder == null ? EmbeddedEngine.inMemory() : EmbeddedEngine.open(folder.resolve(FILE));
    }

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(missingProperty = URI)
    MongoClient embedded(EmbeddedEngine engine, MongoConfiguration configuration, List<CommandListener> watching) {
        return MongoClients.create(settings(engine.connectionString(), configuration, watching));
    }

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(property = URI)
    MongoClient replicaSet(
            @Property(name = URI) String uri, MongoConfiguration configuration, List<CommandListener> watching) {
        MongoClient client = MongoClients.create(settings(checked(uri), configuration, watching));
        try {
            client.getDatabase(configuration.database()).runCommand(new Document("ping", 1));
            return client;
        } catch (MongoException silent) {
            client.close();
            throw new ConfigurationException(
                    "No MongoDB answers at the address in HUB_MONGODB_URI: start it, or put the"
                            + " address, name and password right.");
        }
    }

    /** Where no folder is named for attachments, they are in the database too. */
    @Singleton
    @Requires(missingProperty = "hub.attachments.folder")
    ContentStore attachments(MongoClient client, MongoConfiguration configuration) {
        return new GridFsContentStore(client.getDatabase(configuration.database()), "attachments");
    }

    /** The driver's own message may repeat the string, which may hold a password. */
    private static String checked(String uri) {
        try {
            return new ConnectionString(uri).getConnectionString();
        } catch (IllegalArgumentException malformed) {
            throw new ConfigurationException("HUB_MONGODB_URI is no connection string: write it as"
                    + " mongodb://host1,host2,host3/?replicaSet=name.");
        }
    }

    /** What was acknowledged survives the loss of a node, and what is read was. */
    private static MongoClientSettings settings(
            String uri, MongoConfiguration configuration, List<CommandListener> watching) {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .commandListenerList(watching)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .retryWrites(true)
                .timeout(configuration.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build();
    }
}
