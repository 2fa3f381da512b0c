package org.sdohub.adapter.jdbc;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Has the embedded database force its file to the disk about each second. A commit survives the end of the process by
 * itself ({@code WRITE_DELAY=0}); this bounds what a power failure can take.
 */
@Singleton
@Requires(property = "hub.jdbc.url", pattern = "jdbc:h2:file:.*")
class Checkpoints {

    private final DataSource database;

    Checkpoints(DataSource database) {
        this.database = DelegatingDataSource.unwrapDataSource(database);
    }

    @Scheduled(fixedDelay = "1s")
    void force() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }
}
