package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes commands from connections that know the secret, and runs them under the group commit. */
final class EmbeddedBackend extends AbstractMongoBackend {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBackend.class);

    private static final int UNKNOWN_ERROR = 8;

    private static final Set<String> GREETINGS = Set.of("hello", "ismaster");
    private static final Set<String> SMALL_TALK = Set.of("ping", "buildinfo", "whatsmyuri", "getlasterror");
    private static final Set<String> READS = Set.of(
            "find",
            "getmore",
            "killcursors",
            "aggregate",
            "count",
            "distinct",
            "listcollections",
            "listindexes",
            "listdatabases",
            "explain",
            "dbstats",
            "collstats",
            "validate",
            "endsessions",
            "serverstatus",
            "connectionstatus",
            "hostinfo",
            "getlog");

    private static final AttributeKey<Boolean> TRUSTED = AttributeKey.valueOf("embedded-store-trusted");

    private final Kv kv;
    private final byte[] secret;
    private final GroupCommit commits;
    private final Effort effort = new Effort();
    private final Map<String, EmbeddedDatabase> databases = new ConcurrentHashMap<>();

    EmbeddedBackend(Kv kv, Clock clock, String secret) {
        super(clock);
        this.kv = kv;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.commits = new GroupCommit(kv, databases::clear);
    }

    GroupCommit commits() {
        return commits;
    }

    Effort effort() {
        return effort;
    }

    /** Errors become answers here: the stock handler would write whole documents into the log. */
    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        try {
            return handle(channel, database, command, query);
        } catch (MongoServerError e) {
            return error(e.getCode(), e.getCodeName(), e.getMessageWithoutErrorCode());
        } catch (MongoServerException e) {
            return error(UNKNOWN_ERROR, "UnknownError", e.getMessageWithoutErrorCode());
        } catch (RuntimeException e) {
            LOG.error("The command {} failed in the embedded store", command, e);
            String what = "embedded: the command failed (" + e.getClass().getSimpleName() + ")";
            return error(UNKNOWN_ERROR, "UnknownError", what);
        }
    }

    private Document handle(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (GREETINGS.contains(name)) {
            return greet(channel, database, query);
        }
        refuseStranger(channel);
        if (SMALL_TALK.contains(name)) {
            return super.handleCommand(channel, database, command, query);
        }
        Refusals.checkCommand(command, query);
        if (READS.contains(name)) {
            return commits.read(() -> super.handleCommand(channel, database, command, query));
        }
        return commits.write(() -> super.handleCommand(channel, database, command, query));
    }

    /** The way of clients older than those that know the secret. */
    @Override
    public QueryResult handleQuery(MongoQuery query) {
        throw new MongoServerError(352, "UnsupportedOpQueryCommand", "embedded: only OP_MSG is supported");
    }

    @Override
    public Document getServerStatus() {
        return new Document("ok", 1.0);
    }

    @Override
    public EmbeddedDatabase resolveDatabase(String name) {
        return databases.computeIfAbsent(name, this::openOrCreateDatabase);
    }

    @Override
    protected EmbeddedDatabase openOrCreateDatabase(String name) {
        return new EmbeddedDatabase(name, getCursorRegistry(), kv, effort);
    }

    @Override
    protected Set<String> listDatabaseNames() {
        return kv.maps().stream()
                .map(EmbeddedDatabase::databaseOf)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Under the commit lock, like everything that asks for databases. */
    List<EmbeddedDatabase> allDatabases() {
        return listDatabaseNames().stream().sorted().map(this::resolveDatabase).toList();
    }

    List<String> verify() {
        return commits.read(() -> new Verification(kv).problems(allDatabases()));
    }

    @Override
    public void dropDatabase(String name) {
        databases.remove(name);
        kv.maps().stream().filter(map -> EmbeddedDatabase.owns(name, map)).forEach(kv::drop);
    }

    @Override
    public void handleClose(Channel channel) {
        for (MongoDatabase database : databases.values()) {
            database.handleClose(channel);
        }
    }

    @Override
    public void close() {
        databases.clear();
        commits.close();
    }

    private Document greet(Channel channel, String database, Document query) {
        boolean first = !Boolean.TRUE.equals(channel.attr(TRUSTED).get());
        if (first && !knowsSecret(query)) {
            throw new MongoServerError(13, "Unauthorized", "embedded: only the hub itself may connect");
        }
        channel.attr(TRUSTED).set(true);
        Document answer = super.handleCommand(channel, database, "ismaster", query);
        answer.put("isWritablePrimary", true);
        answer.put("helloOk", true);
        return answer;
    }

    private boolean knowsSecret(Document greeting) {
        return greeting.get("client") instanceof Document client
                && client.get("application") instanceof Document application
                && application.get("name") instanceof String name
                && MessageDigest.isEqual(name.getBytes(StandardCharsets.UTF_8), secret);
    }

    private static void refuseStranger(Channel channel) {
        if (!Boolean.TRUE.equals(channel.attr(TRUSTED).get())) {
            throw new MongoServerError(13, "Unauthorized", "embedded: only the hub itself may connect");
        }
    }

    private static Document error(int code, String codeName, String message) {
        return new Document("ok", 0.0)
                .append("errmsg", message)
                .append("code", code)
                .append("codeName", codeName);
    }
}
