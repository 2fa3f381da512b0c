package org.sdohub.adapter.mongo.embedded;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.sdohub.adapter.mongo.embedded.Kv.Entry;

/** Reads a range a page at a time, so that no statement stays open between two of them. */
final class PagedScan implements Iterator<Entry> {

    /** Entries of the first page, and of the largest: most scans end soon, and long ones should not ask too often. */
    private static final int FIRST_PAGE = 16;

    private static final int LARGEST_PAGE = 256;

    /** @param last whether nothing follows */
    record Page(List<Entry> entries, boolean last) {}

    interface Reader {
        Page read(byte[] from, byte[] to, int limit);
    }

    private final Reader reader;
    private final boolean descending;
    private byte[] from;
    private byte[] to;
    private int pageSize = FIRST_PAGE;
    private boolean exhausted;
    private Iterator<Entry> page = List.<Entry>of().iterator();

    /**
     * @param from inclusive
     * @param to exclusive
     */
    PagedScan(Reader reader, byte[] from, byte[] to, boolean descending) {
        this.reader = reader;
        this.from = from;
        this.to = to;
        this.descending = descending;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !exhausted) {
            readPage();
        }
        return page.hasNext();
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }

    private void readPage() {
        Page read = reader.read(from, to, pageSize);
        page = read.entries().iterator();
        exhausted = read.last();
        pageSize = Math.min(pageSize * 2, LARGEST_PAGE);
        if (read.entries().isEmpty()) {
            return;
        }
        byte[] last = read.entries().getLast().key();
        if (descending) {
            to = last;
        } else {
            from = Arrays.copyOf(last, last.length + 1);
        }
    }
}
