package org.sdohub.adapter.mongo.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.mongo.embedded.PagedScan.Page;

/** All maps in one table of one SQLite connection, clustered by map and key. */
final class SqliteKv implements Kv {

    /** Bytes after which a page ends, so that large documents do not pile up. */
    private static final int PAGE_BYTES = 1 << 20;

    private static final byte[] FIRST_KEY = {};
    /** Above every key: no sort key starts with 0xff. */
    private static final byte[] LAST_KEY = {(byte) 0xff, (byte) 0xff};

    private final Connection connection;
    private final Map<String, Integer> ids = new HashMap<>();
    private final PreparedStatement get;
    private final PreparedStatement put;
    private final PreparedStatement remove;
    private final PreparedStatement up;
    private final PreparedStatement down;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement savepoint;
    private final PreparedStatement release;
    private final PreparedStatement rollback;

    private boolean inTransaction;
    private boolean dirty;
    private boolean dirtyAtSavepoint;

    /** @param connection in auto-commit mode, used by nobody else from here on; the tables are made if missing */
    SqliteKv(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists map (id integer primary key, name text not null unique)");
            statement.execute("create table if not exists entry (map integer not null, key blob not null,"
                    + " value blob not null, primary key (map, key)) without rowid");
        }
        get = connection.prepareStatement("select value from entry where map = ? and key = ?");
        put = connection.prepareStatement("insert or replace into entry (map, key, value) values (?, ?, ?)");
        remove = connection.prepareStatement("delete from entry where map = ? and key = ?");
        String page = "select key, value from entry where map = ? and key >= ? and key < ? order by ";
        up = connection.prepareStatement(page + "map, key limit ?");
        down = connection.prepareStatement(page + "map desc, key desc limit ?");
        begin = connection.prepareStatement("begin immediate");
        commit = connection.prepareStatement("commit");
        savepoint = connection.prepareStatement("savepoint command");
        release = connection.prepareStatement("release command");
        rollback = connection.prepareStatement("rollback to command");
        loadIds();
    }

    @Override
    public byte @Nullable [] get(String map, byte[] key) {
        Integer id = ids.get(map);
        if (id == null) {
            return null;
        }
        try {
            get.setInt(1, id);
            get.setBytes(2, key);
            try (ResultSet result = get.executeQuery()) {
                return result.next() ? result.getBytes(1) : null;
            }
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    @Override
    public void put(String map, byte[] key, byte[] value) {
        try {
            beginIfNeeded();
            put.setInt(1, idOf(map));
            put.setBytes(2, key);
            put.setBytes(3, value);
            put.executeUpdate();
            dirty = true;
        } catch (SQLException e) {
            throw failed("write", e);
        }
    }

    @Override
    public void remove(String map, byte[] key) {
        Integer id = ids.get(map);
        if (id == null) {
            return;
        }
        try {
            beginIfNeeded();
            remove.setInt(1, id);
            remove.setBytes(2, key);
            remove.executeUpdate();
            dirty = true;
        } catch (SQLException e) {
            throw failed("write", e);
        }
    }

    @Override
    public Iterator<Entry> scan(String map, byte @Nullable [] from, byte @Nullable [] to, boolean descending) {
        byte[] first = from == null ? FIRST_KEY : from;
        byte[] end = to == null ? LAST_KEY : to;
        return new PagedScan((low, high, limit) -> page(map, low, high, limit, descending), first, end, descending);
    }

    @Override
    public long count(String map) {
        Integer id = ids.get(map);
        if (id == null) {
            return 0;
        }
        try (PreparedStatement count = connection.prepareStatement("select count(*) from entry where map = ?")) {
            count.setInt(1, id);
            try (ResultSet result = count.executeQuery()) {
                return result.next() ? result.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    @Override
    public Set<String> maps() {
        return Set.copyOf(ids.keySet());
    }

    @Override
    public void drop(String map) {
        Integer id = ids.remove(map);
        if (id == null) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            beginIfNeeded();
            statement.executeUpdate("delete from entry where map = " + id);
            statement.executeUpdate("delete from map where id = " + id);
            dirty = true;
        } catch (SQLException e) {
            throw failed("write", e);
        }
    }

    @Override
    public void savepoint() {
        try {
            beginIfNeeded();
            savepoint.execute();
            dirtyAtSavepoint = dirty;
        } catch (SQLException e) {
            throw failed("write", e);
        }
    }

    @Override
    public void release() {
        try {
            release.execute();
            if (!dirty) {
                // Nothing to sync, and an open transaction would keep the log from being folded in.
                commit();
            }
        } catch (SQLException e) {
            throw failed("write", e);
        }
    }

    @Override
    public void rollback() {
        try {
            rollback.execute();
            dirty = dirtyAtSavepoint;
            loadIds();
        } catch (SQLException e) {
            throw failed("write", e);
        }
        release();
    }

    @Override
    public boolean dirty() {
        return dirty;
    }

    @Override
    public void commit() {
        if (!inTransaction) {
            return;
        }
        try {
            commit.execute();
            inTransaction = false;
            dirty = false;
        } catch (SQLException e) {
            throw failed("commit", e);
        }
    }

    @Override
    public void abandon() {
        try (Statement statement = connection.createStatement()) {
            rollBack(statement);
            inTransaction = false;
            dirty = false;
            loadIds();
        } catch (SQLException e) {
            throw failed("go back", e);
        }
    }

    /** A full disk may have ended the transaction already. */
    private static void rollBack(Statement statement) throws SQLException {
        try {
            statement.execute("rollback");
        } catch (SQLException none) {
            statement.execute("begin immediate");
            statement.execute("rollback");
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("close", e);
        }
    }

    private void beginIfNeeded() throws SQLException {
        if (!inTransaction) {
            begin.execute();
            inTransaction = true;
        }
    }

    private int idOf(String map) throws SQLException {
        Integer known = ids.get(map);
        if (known != null) {
            return known;
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into map (name) values (?)")) {
            insert.setString(1, map);
            insert.executeUpdate();
        }
        loadIds();
        return Objects.requireNonNull(ids.get(map));
    }

    private void loadIds() throws SQLException {
        ids.clear();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select id, name from map")) {
            while (result.next()) {
                ids.put(result.getString(2), result.getInt(1));
            }
        }
    }

    private static KvException failed(String what, SQLException cause) {
        return new KvException("cannot " + what + " (" + cause.getMessage() + ")", cause);
    }

    private Page page(String map, byte[] from, byte[] to, int limit, boolean descending) {
        Integer id = ids.get(map);
        if (id == null) {
            return new Page(List.of(), true);
        }
        List<Entry> entries = new ArrayList<>();
        PreparedStatement select = descending ? down : up;
        try {
            select.setInt(1, id);
            select.setBytes(2, from);
            select.setBytes(3, to);
            select.setInt(4, limit);
            try (ResultSet result = select.executeQuery()) {
                int bytes = 0;
                while (bytes < PAGE_BYTES && result.next()) {
                    Entry entry = new Entry(result.getBytes(1), result.getBytes(2));
                    bytes += entry.key().length + entry.value().length;
                    entries.add(entry);
                }
                return new Page(entries, entries.size() < limit && bytes < PAGE_BYTES);
            }
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }
}
