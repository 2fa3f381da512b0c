package org.sdohub.adapter.jdbc

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres

import java.sql.DriverManager

/**
 * A real PostgreSQL for specs: the one that HUB_JDBC_URL names, else one that is started from a Maven artifact for this
 * test run. Its programs refuse to run as root; for root they are started in a user namespace of their own.
 */
final class APostgres {

    private static final String SECRET = 'only for specs, and long enough for them'
    private static final String GIVEN = System.getenv('HUB_JDBC_URL')?.startsWith('jdbc:postgresql:') ? System.getenv('HUB_JDBC_URL') : null
    private static EmbeddedPostgres started
    private static Throwable whyNot

    /** Null if there is one, else why there is none. */
    static synchronized String missing() {
        if (!GIVEN && !started && !whyNot) start()
        whyNot ? "no PostgreSQL can be started here ($whyNot.message); set HUB_JDBC_URL to use one" : null
    }

    /** The configuration of a hub whose accounts are in an empty database, or an empty schema of the given one. */
    static synchronized Map<String, Object> empty() {
        String name = 'hub_' + UUID.randomUUID().toString().replace('-', '')
        if (GIVEN) {
            execute(GIVEN, System.getenv('HUB_JDBC_USER') ?: 'hub', System.getenv('HUB_JDBC_PASSWORD') ?: '', "create schema $name")
            return ['hub.jdbc.url': GIVEN + (GIVEN.contains('?') ? '&' : '?') + "currentSchema=$name", 'hub.token.secret': SECRET]
        }
        execute(started.getJdbcUrl('postgres', 'postgres'), 'postgres', '', "create database $name")
        ['hub.jdbc.url': started.getJdbcUrl('postgres', name), 'hub.jdbc.user': 'postgres', 'hub.jdbc.password': '', 'hub.token.secret': SECRET]
    }

    private static void execute(String url, String user, String password, String statement) {
        DriverManager.getConnection(url, user, password).withCloseable { it.createStatement().execute(statement) }
    }

    private static void start() {
        try {
            started = EmbeddedPostgres.builder().start()
            Runtime.runtime.addShutdownHook(new Thread({ started.close() }))
        } catch (Throwable fault) {
            whyNot = fault
        }
    }
}
