package org.sdohub.adapter.jdbc;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Tries the database once before the pool does, so that what is wrong is told in a sentence and not in a trace. */
@Singleton
final class AccountsDatabase implements BeanCreatedEventListener<DatasourceConfiguration> {

    private static final String FILE = "jdbc:h2:file:";
    /** H2's DATABASE_ALREADY_OPEN_1. */
    private static final int IN_USE = 90020;

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        DatasourceConfiguration database = event.getBean();
        String url = database.getUrl();
        try (Connection connection = DriverManager.getConnection(url, database.getUsername(), database.getPassword())) {
            connection.isValid(1);
        } catch (SQLException failure) {
            throw new ConfigurationException(sentence(withoutParameters(url), failure));
        }
        return database;
    }

    private static String sentence(String url, SQLException failure) {
        if (!url.startsWith(FILE)) {
            return "The accounts' database " + url + " cannot be used: start it, or put HUB_JDBC_URL, HUB_JDBC_USER and"
                    + " HUB_JDBC_PASSWORD right (SQL state " + failure.getSQLState() + ").";
        }
        String file = url.substring(FILE.length()) + ".mv.db";
        if (failure.getErrorCode() == IN_USE) {
            return "The accounts' file " + file
                    + " is in use by another process: stop that one, or use another folder.";
        }
        return "The accounts' file " + file
                + " cannot be read and was left as it is: see that this user may write it, or"
                + " restore the last backup into an empty folder.";
    }

    /** They may hold a password. */
    private static String withoutParameters(String url) {
        return url.split("[;?]", 2)[0];
    }
}
