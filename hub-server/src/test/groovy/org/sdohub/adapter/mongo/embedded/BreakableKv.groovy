package org.sdohub.adapter.mongo.embedded

/** A store on a medium that a test can break or slow down. */
class BreakableKv implements Kv {

    private final Kv kv = new SqliteKv(SqliteFile.inMemory())

    /** What the medium does at the next sync or change; nothing by default. */
    volatile Closure<?> atCommit = {}
    volatile Closure<?> atPut = {}
    /** What is done at each entry that a scan is asked for. */
    volatile Closure<?> atEntry = {}
    /** What is done at each value that is read by its key, such as a document. */
    volatile Closure<?> atRead = {}

    @Override
    void commit() {
        atCommit()
        kv.commit()
    }

    @Override
    void put(String map, byte[] key, byte[] value) {
        atPut()
        kv.put(map, key, value)
    }

    @Override
    byte[] get(String map, byte[] key) {
        atRead()
        kv.get(map, key)
    }

    @Override
    void remove(String map, byte[] key) {
        kv.remove(map, key)
    }

    @Override
    Iterator<Kv.Entry> scan(String map, byte[] from, byte[] to, boolean descending) {
        def entries = kv.scan(map, from, to, descending)
        new Iterator<Kv.Entry>() {
            boolean hasNext() {
                entries.hasNext()
            }

            Kv.Entry next() {
                atEntry()
                entries.next()
            }
        }
    }

    @Override
    long count(String map) {
        kv.count(map)
    }

    @Override
    Set<String> maps() {
        kv.maps()
    }

    @Override
    void drop(String map) {
        kv.drop(map)
    }

    @Override
    void savepoint() {
        kv.savepoint()
    }

    @Override
    void release() {
        kv.release()
    }

    @Override
    void rollback() {
        kv.rollback()
    }

    @Override
    boolean dirty() {
        kv.dirty()
    }

    @Override
    void abandon() {
        kv.abandon()
    }

    @Override
    void close() {
        kv.close()
    }

    /** As SQLite says it: nothing was written. */
    static KvException noRoom() {
        new KvException('cannot commit ([SQLITE_FULL] Insertion failed because database is full)', new java.sql.SQLException('full', null, 13))
    }

    /** What it was that failed is not known. */
    static KvException diskFull() {
        new KvException('cannot commit (database or disk is full)', new IOException('no space left'))
    }
}
